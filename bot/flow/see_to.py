"""Somebody says what is to become of a note that has not reached its reader for certain."""

from enum import Enum, auto

from sqlalchemy import Connection

from bot.flow.restored import earliest
from bot.flow.visit import Visit
from bot.model import GiveUp, Messenger, NoteState, NotSent, Posted, Stopped, TryAgain, Uncertain
from bot.store import cards, not_sent, unread
from bot.store.engine import reading, writing


class Became(Enum):
    """What became of it. SETTLED: somebody else, or we ourselves, were quicker. NOT_YET: it is
    being looked up. NOT_THEIRS: it is somebody else's, or was never there."""

    GOES_AGAIN = auto()
    IS_THERE = auto()
    SETTLED = auto()
    NOT_YET = auto()
    NOT_THEIRS = auto()


def post_again(visit: Visit, note_id: int, attempt: int) -> Became:
    """It goes out in the next round, as far as what it asks is still open."""
    with writing(visit.engine) as connection:
        what = _theirs(connection, visit, note_id)
        if what is None:
            return Became.NOT_THEIRS
        if what.attempt != attempt or not what.open:
            return Became.SETTLED
        if not what.can_go_again:
            return Became.NOT_YET
        if not not_sent.go_again(connection, visit.workspace_id, what, visit.now):
            return Became.SETTLED
        unread.asked_after_all(connection, visit.workspace_id, note_id, what.day, visit.now)
    return Became.GOES_AGAIN


def it_is_there(visit: Visit, messenger: Messenger, note_id: int, attempt: int) -> Became:
    """In a DM it is found as well, so that it can be brought up to date later."""
    with reading(visit.engine) as connection:
        what = _theirs(connection, visit, note_id)
    if what is None:
        return Became.NOT_THEIRS
    if what.attempt != attempt or not what.open:
        return Became.SETTLED
    posted = _found(visit, messenger, what)
    with writing(visit.engine) as connection:
        if not not_sent.is_there(connection, visit.workspace_id, what, posted):
            return Became.SETTLED
        if what.state is NoteState.FAILED:
            unread.asked_after_all(connection, visit.workspace_id, note_id, what.day, visit.now)
    return Became.IS_THERE


def _theirs(connection: Connection, visit: Visit, note_id: int) -> NotSent | None:
    what = not_sent.one(connection, visit.workspace_id, note_id)
    if what and not_sent.may_see_to(connection, visit.workspace_id, visit.member, what):
        return what
    return None


def _found(visit: Visit, messenger: Messenger, what: NotSent) -> Posted | None:
    with reading(visit.engine) as connection:
        note = cards.note(connection, visit.workspace_id, what.note_id)
    if note is None or what.channel:
        return None
    try:
        return messenger.find(note, earliest(note.day))
    except (TryAgain, GiveUp, Stopped, Uncertain):
        return None
