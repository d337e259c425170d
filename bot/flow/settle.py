"""Notes whose fate is unknown: found in the history of their DM, or sent again.

We look only when no late reply can come any more, so that a note is never posted twice because we
looked too soon. In a channel we cannot look: its keeper is asked.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from structlog.contextvars import bound_contextvars

from bot.flow import restored
from bot.flow.halt import go_on, halt, is_halted
from bot.flow.send import SETTLE_AFTER, count_sent
from bot.flow.tell_not_sent import ask_keeper, tell_failure
from bot.model import GiveUp, Messenger, Note, NoteState, NotSent, Posted, Stopped
from bot.store import cards, not_sent, sending, unread
from bot.store.engine import CannotWrite, reading, writing
from rules.kit.language import ENGLISH, say, speaking

ASK_TOMORROW = timedelta(days=1)
"""Then somebody else may keep the channel; who was asked already is not asked again."""

NOBODY_TO_ASK = timedelta(minutes=15)

AT_ONCE = 20
"""To look for one takes as long as Slack lets us wait, and what is due waits behind it."""

TRIED_ENOUGH = 50
"""Of that many posts, two minutes and more apart, not one has arrived, and Slack answers else."""

log = logging.getLogger(__name__)


def settle(engine: Engine, workspace_id: int, messenger: Messenger, now: datetime) -> int:
    """Answers how many notes were settled: found as sent, planned again, or shown as not sent."""
    with writing(engine) as connection:
        sending.crashed(connection, workspace_id, now, now + SETTLE_AFTER)
        if is_halted(connection, workspace_id, now):
            return 0
        uncertain = sending.to_settle(connection, workspace_id, now, AT_ONCE)
    settler, settled = _Settler(engine, workspace_id, messenger, now), 0
    for note_id in uncertain:
        try:
            with bound_contextvars(note=note_id):
                settled += settler.settle(note_id)
        except Stopped as why:
            with writing(engine) as connection:
                halt(connection, workspace_id, now, why)
            break
        except CannotWrite as why:
            log.error("note %s could not be settled: %s", note_id, type(why).__name__)
            break
    return settled


@dataclass(frozen=True, slots=True)
class _Settler:
    engine: Engine
    workspace_id: int
    messenger: Messenger
    now: datetime

    def settle(self, note_id: int) -> bool:
        """False where it is still unknown."""
        with reading(self.engine) as connection:
            what = not_sent.one(connection, self.workspace_id, note_id)
        if what is None or what.state is not NoteState.UNCERTAIN:
            return False
        return self._ask(what) if what.channel else self._look(what)

    def _look(self, what: NotSent) -> bool:
        try:
            note = self._note(what)
            posted = note and self.messenger.find(note, restored.earliest(note.day))
        except GiveUp as reason:
            return self._fail(what, str(reason))
        except (Stopped, CannotWrite):
            raise
        except Exception as why:  # noqa: BLE001 - one note stops no other, and is given up in the end
            log.warning("note %s could not be looked up: %s", what.note_id, type(why).__name__)
            return self._in_vain(what)
        if note is None:
            return False
        return self._found(note, posted) if posted else self._never_arrived(note, what)

    def _note(self, what: NotSent) -> Note | None:
        with reading(self.engine) as connection:
            return cards.note(connection, self.workspace_id, what.note_id)

    def _ask(self, what: NotSent) -> bool:
        in_doubt = restored.is_in_doubt(self.engine, self.workspace_id, what.day)
        with writing(self.engine) as connection:
            asked = ask_keeper(
                connection, self.workspace_id, what.note_id, self.now, restored=in_doubt
            )
            sending.look_later(
                connection,
                self.workspace_id,
                what.note_id,
                attempt=what.attempt,
                settle_at=self.now + (ASK_TOMORROW if asked else NOBODY_TO_ASK),
            )
        return False

    def _in_vain(self, what: NotSent) -> bool:
        with writing(self.engine) as connection:
            over = sending.looked_in_vain(
                connection, self.workspace_id, what.note_id, attempt=what.attempt
            )
        return over and self._fail(what, _nobody_tells())

    def _fail(self, what: NotSent, reason: str, *, unread_for_certain: bool = False) -> bool:
        with writing(self.engine) as connection:
            mine = connection, self.workspace_id, what.note_id
            failed = sending.failed(*mine, attempt=what.attempt, reason=reason)
            if failed and unread_for_certain:
                unread.not_asked(*mine)
            if failed:
                tell_failure(*mine, self.now)
        return failed

    def _found(self, note: Note, posted: Posted) -> bool:
        with writing(self.engine) as connection:
            go_on(connection, self.workspace_id)
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

    def _never_arrived(self, note: Note, what: NotSent) -> bool:
        if note.text and note.attempts >= TRIED_ENOUGH:
            return self._fail(what, _never_passes(), unread_for_certain=True)
        with writing(self.engine) as connection:
            return sending.never_arrived(
                connection, self.workspace_id, note.id, attempt=what.attempt, now=self.now
            )


# The record keeps reasons in English; they are looked up for whoever reads them.


def _nobody_tells() -> str:
    with speaking(ENGLISH):
        return say("Slack does not tell me whether it arrived: please look there.")


def _never_passes() -> str:
    with speaking(ENGLISH):
        return say("Slack broke down each time I sent it, and it did not arrive.")
