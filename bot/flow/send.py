"""One note on its way into Slack, from the intent to what became of it.

Everything that may keep it back is looked at here, however long ago it was written: its reader's
hours, what was muted, who may still know of a customer, how fast Slack lets us post, and whether it
was sent before an older copy of the record was put in place.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from bot import meters
from bot.flow import restored
from bot.flow.halt import KNOCK_AGAIN, go_on, halt
from bot.flow.left import account_closed
from bot.flow.tell_not_sent import ask_keeper, tell_failure
from bot.flow.write_notes import ASK_AGAIN, can_be_told, take_back
from bot.model import (
    Clock,
    GiveUp,
    Messenger,
    NotDrawn,
    Note,
    NudgeState,
    Posted,
    Reach,
    Stopped,
    TryAgain,
    Uncertain,
    Way,
)
from bot.store import arrangements, cards, notes, pace, sending, unread
from bot.store.engine import CannotWrite, writing
from rules.kit.language import ENGLISH, say, speaking

log = logging.getLogger(__name__)

SETTLE_AFTER = timedelta(seconds=90)
"""Longer than any reply of Slack can be late: what is not in the history by then never will be."""

TOO_SLOW = notes.LEASE / 2
"""Whoever was kept for longer between the intent and the post begins again: others may believe that
nothing is posted any more."""

Told = Callable[[Note, Posted], None]


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends what it has claimed. `told` hears of each note that was sent for certain, once."""

    engine: Engine
    workspace_id: int
    messenger: Messenger
    clock: Clock
    told: Told | None = None

    def send(self, note_id: int) -> bool:
        """Raises TryAgain and Stopped where nothing more is to be sent now, and Uncertain where
        Slack gave no answer."""
        note = self._begun(note_id)
        if note is None:
            return False
        try:
            return self._carry(note)
        except TryAgain as wait:
            self._again(note, wait)
            raise
        except Stopped as why:
            self._stopped(note, why)
            raise
        except GiveUp as reason:
            self._failed(note, str(reason))
        except NotDrawn as why:
            log.warning("note %s could not be drawn: %s", note.id, why)
            self._stumbled(note.id, note.attempts)
        except Uncertain:
            self._uncertain(note)
            raise
        return False

    def _begun(self, note_id: int) -> Note | None:
        try:
            return self._begin(note_id)
        except (CannotWrite, OperationalError):
            raise
        except Exception:
            log.exception("what note %s is to say could not be gathered", note_id)
            self._stumbled(note_id, None)
            return None

    def _begin(self, note_id: int) -> Note | None:
        """The note, its sending written down as begun; None when it is not to be sent now."""
        now = self.clock()
        with writing(self.engine) as connection:
            note = self._still_to_send(connection, note_id, now)
            if note is None:
                return None
            room_at = pace.take(connection, self.workspace_id, note.member.slack_id or "", now)
            if room_at:
                notes.put_off(connection, self.workspace_id, note_id, try_at=room_at)
                return None
            attempt = sending.begin(connection, self.workspace_id, note_id, now)
            return replace(note, sent_at=now, attempts=attempt) if attempt else None

    def _still_to_send(self, connection: Connection, note_id: int, now: datetime) -> Note | None:
        if not notes.is_claimed(connection, self.workspace_id, note_id):
            return None  # it took us longer than the lease, and somebody else has it
        note = cards.note(connection, self.workspace_id, note_id)
        if note is None:
            return None
        note = _without_muted(connection, self.workspace_id, note)
        on_its_day = note.day == note.member.day(now)
        asks = on_its_day and any(card.state is NudgeState.ASKED for card in note.cards)
        if not note.member.active and note.text and not note.member.channel:
            self._fail(connection, note, _closed())
        elif not note.member.active or not (note.text or asks):
            take_back(connection, self.workspace_id, note_id, now, mine=True)
        elif not can_be_told(note.member, now):
            notes.put_off(connection, self.workspace_id, note_id, try_at=now + ASK_AGAIN)
        else:
            return note
        return None

    def _carry(self, note: Note) -> bool:
        reach = self.messenger.reach(note.member)
        if reach is Reach.CLOSED:
            self._closed(note)
            return False
        if restored.only_people_can_tell(self.engine, self.workspace_id, note):
            self._ask(note)
            return False
        if reach is Reach.SHARED:
            raise GiveUp(_shared())
        return self._post(note)

    def _post(self, note: Note) -> bool:
        posted = restored.sent_before(self.engine, self.workspace_id, self.messenger, note)
        if posted:
            return self._sent(note, posted, version=restored.OLDER)
        now = self.clock()
        if note.sent_at and now > note.sent_at + TOO_SLOW:
            with writing(self.engine) as connection:
                self._plan(connection, note, now)
            return False
        posted = self.messenger.send(note)
        sent = self._sent(note, posted, version=note.version)
        meters.NOTES.labels("sent").inc()
        if sent:
            count_sent(note, self.clock())
            if self.told:
                self.told(note, posted)
        return sent

    def _sent(self, note: Note, posted: Posted, *, version: int) -> bool:
        with writing(self.engine) as connection:
            go_on(connection, self.workspace_id)
            return sending.sent(
                connection,
                self.workspace_id,
                note.id,
                channel=posted.channel,
                ts=posted.ts,
                version=version,
            )

    def _again(self, note: Note, wait: TryAgain) -> None:
        meters.NOTES.labels("try_again").inc()
        now = self.clock()
        until = now + timedelta(seconds=wait.seconds)
        with writing(self.engine) as connection:
            pace.rest(connection, self.workspace_id, now, until)
            self._plan(connection, note, until)

    def _stopped(self, note: Note, why: Stopped) -> None:
        meters.NOTES.labels("stopped").inc()
        now = self.clock()
        with writing(self.engine) as connection:
            halt(connection, self.workspace_id, now, why)
            self._plan(connection, note, now + KNOCK_AGAIN)

    def _plan(self, connection: Connection, note: Note, try_at: datetime) -> None:
        sending.again(connection, self.workspace_id, note.id, attempt=note.attempts, try_at=try_at)

    def _closed(self, note: Note) -> None:
        """What they were asked falls to others: see what is still to send in the next round."""
        now = self.clock()
        with writing(self.engine) as connection:
            self._plan(connection, note, now)
        account_closed(self.engine, self.workspace_id, note.member, now)

    def _ask(self, note: Note) -> None:
        now = self.clock()
        with writing(self.engine) as connection:
            self._wonder(connection, note, now)
            ask_keeper(connection, self.workspace_id, note.id, now, restored=True)

    def _failed(self, note: Note, reason: str) -> None:
        meters.NOTES.labels("failed").inc()
        with writing(self.engine) as connection:
            self._fail(connection, note, reason)

    def _fail(self, connection: Connection, note: Note, reason: str) -> None:
        mine = connection, self.workspace_id, note.id
        if sending.failed(*mine, attempt=note.attempts, reason=reason):
            unread.not_asked(*mine)
            tell_failure(*mine, self.clock())

    def _stumbled(self, note_id: int, attempt: int | None) -> None:
        meters.NOTES.labels("stumbled").inc()
        mine, now = (self.workspace_id, note_id), self.clock()
        with writing(self.engine) as connection:
            if sending.stumbled(connection, *mine, attempt=attempt, now=now, reason=_not_drawn()):
                unread.not_asked(connection, *mine)
                tell_failure(connection, *mine, now)

    def _uncertain(self, note: Note) -> None:
        meters.NOTES.labels("uncertain").inc()
        with writing(self.engine) as connection:
            self._wonder(connection, note, self.clock() + SETTLE_AFTER)

    def _wonder(self, connection: Connection, note: Note, settle_at: datetime) -> None:
        sending.uncertain(
            connection, self.workspace_id, note.id, attempt=note.attempts, settle_at=settle_at
        )


def count_sent(note: Note, at: datetime) -> None:
    """It is in Slack for certain, since this moment."""
    meters.NUDGES_SENT.inc(sum(card.state is NudgeState.ASKED for card in note.cards))
    if note.wanted_at:
        meters.NUDGE_LATENESS.observe(max((at - note.wanted_at).total_seconds(), 0))


def _without_muted(connection: Connection, workspace_id: int, note: Note) -> Note:
    """What somebody does not want to be asked any more is not asked because it was planned."""
    mutes = [
        one
        for one in arrangements.of_workspace(connection, workspace_id)
        if one.way in (Way.MUTED, Way.STOPPED)
    ]
    muted = {
        card.id
        for card in note.cards
        for one in mutes
        if card.state is NudgeState.ASKED and one.holds(card.rule, card.customer_id, note.member.id)
    }
    if not muted:
        return note
    unread.take_out(connection, workspace_id, note.id, muted)
    return replace(note, cards=tuple(one for one in note.cards if one.id not in muted))


# The record keeps reasons in English; they are looked up for whoever reads them.


def _closed() -> str:
    with speaking(ENGLISH):
        return say("Their Slack account is closed.")


def _shared() -> str:
    with speaking(ENGLISH):
        return say(
            "The channel is shared with another organisation, and nothing about customers goes"
            " there: choose another by /nudges channel."
        )


def _not_drawn() -> str:
    with speaking(ENGLISH):
        return say("I could not draw it, three times: please tell whoever set up the bot.")
