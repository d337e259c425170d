"""Notes whose fate is unknown: found in the history of their DM, or sent again.

We look only when no late reply can come any more, so that a note is never posted twice because we
looked too soon. In a channel we cannot look: its keeper is asked.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from bot.flow.halt import halt, is_halted
from bot.flow.restored import earliest
from bot.flow.send import SETTLE_AFTER, count_sent
from bot.flow.tell_not_sent import ask_keeper, tell_failure
from bot.model import GiveUp, Messenger, Note, Posted, Stopped, TryAgain, Uncertain
from bot.store import cards, sending
from bot.store.engine import writing

ASK_TOMORROW = timedelta(days=1)
"""Then somebody else may keep the channel; who was asked already is not asked again."""

NOBODY_TO_ASK = timedelta(minutes=15)


def settle(engine: Engine, workspace_id: int, messenger: Messenger, now: datetime) -> int:
    """Answers how many notes were settled: found as sent, planned again, or shown as not sent."""
    with writing(engine) as connection:
        sending.crashed(connection, workspace_id, now, now + SETTLE_AFTER)
        if is_halted(connection, workspace_id, now):
            return 0
        uncertain = sending.to_settle(connection, workspace_id, now)
        looked_for = [cards.note(connection, workspace_id, note_id) for note_id in uncertain]
    settler, settled = _Settler(engine, workspace_id, messenger, now), 0
    for note in filter(None, looked_for):
        try:
            settled += settler.settle(note)
        except Stopped as why:
            with writing(engine) as connection:
                halt(connection, workspace_id, now, why)
            break
    return settled


@dataclass(frozen=True, slots=True)
class _Settler:
    engine: Engine
    workspace_id: int
    messenger: Messenger
    now: datetime

    def settle(self, note: Note) -> bool:
        """False where it is still unknown."""
        if note.member.channel:
            return self._ask(note)
        try:
            posted = self.messenger.find(note, earliest(note.day))
        except (TryAgain, Uncertain):
            return False
        except GiveUp as reason:
            return self._fail(note, str(reason))
        return self._found(note, posted) if posted else self._never_arrived(note)

    def _ask(self, note: Note) -> bool:
        with writing(self.engine) as connection:
            asked = ask_keeper(connection, self.workspace_id, note.id, self.now)
            wait = ASK_TOMORROW if asked else NOBODY_TO_ASK
            sending.look_later(
                connection,
                self.workspace_id,
                note.id,
                attempt=note.attempts,
                settle_at=self.now + wait,
            )
        return False

    def _fail(self, note: Note, reason: str) -> bool:
        with writing(self.engine) as connection:
            mine = connection, self.workspace_id, note.id
            failed = sending.failed(*mine, attempt=note.attempts, reason=reason)
            if failed:
                tell_failure(*mine, self.now)
        return failed

    def _found(self, note: Note, posted: Posted) -> bool:
        with writing(self.engine) as connection:
            sent = sending.sent(
                connection,
                self.workspace_id,
                note.id,
                channel=posted.channel,
                ts=posted.ts,
                version=0,
            )
        if sent:
            count_sent(note, datetime.fromtimestamp(float(posted.ts), UTC))
        return sent

    def _never_arrived(self, note: Note) -> bool:
        with writing(self.engine) as connection:
            return sending.never_arrived(
                connection, self.workspace_id, note.id, attempt=note.attempts, now=self.now
            )
