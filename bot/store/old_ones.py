"""What nobody needs any more: found by its age, and dropped a bounded number at a time.

Whoever drops some may meet another who does: what is gone already is dropped by neither.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Select, delete, exists, or_, select, update

from bot.model import NoteState, NudgeState
from bot.model.nudges import OPEN
from bot.store.tables import note_nudges, notes, nudges, questions

OVER = (NoteState.SENT, NoteState.FAILED)
WORDS = ("why", "draft", "reason", "handed_because")
NEVER_ANSWERED = (NudgeState.OVERTAKEN, NudgeState.LAPSED)


def drop_unasked(connection: Connection, workspace_id: int, before: date, limit: int) -> int:
    """Nudges that nobody was asked, good until a day before that.

    The last one of a rule and subject stays: by its day the planner knows where to go on.
    """
    later = nudges.alias("later")
    went_on = exists().where(
        later.c.workspace_id == workspace_id,
        later.c.customer_id == nudges.c.customer_id,
        later.c.rule == nudges.c.rule,
        later.c.subject == nudges.c.subject,
        later.c.due > nudges.c.due,
        later.c.ask_on >= nudges.c.ask_on,
    )
    old = select(nudges.c.id).where(
        nudges.c.workspace_id == workspace_id,
        nudges.c.state.in_(NEVER_ANSWERED),
        nudges.c.ask_on < before,
        nudges.c.good_until < before,
        nudges.c.asked_on.is_(None),
        went_on,
    )
    gone = nudges.c.workspace_id == workspace_id, nudges.c.id.in_(_some(connection, old, limit))
    return connection.execute(delete(nudges).where(*gone)).rowcount


def drop_words(connection: Connection, workspace_id: int, before: date, limit: int) -> int:
    """What was asked before that day stays counted, with its answer; its words go."""
    worded = or_(*(nudges.c[name] != "" for name in WORDS))
    old = select(nudges.c.id).where(
        nudges.c.workspace_id == workspace_id,
        nudges.c.state.not_in(OPEN),
        nudges.c.asked_on < before,
        nudges.c.good_until < before,
        worded,
    )
    gone = nudges.c.workspace_id == workspace_id, nudges.c.id.in_(_some(connection, old, limit))
    return connection.execute(update(nudges).where(*gone).values(dict.fromkeys(WORDS, ""))).rowcount


def drop_notes(
    connection: Connection, workspace_id: int, before: date, *, texts_before: date, limit: int
) -> int:
    """Notes of a day before that, once all that they asked is over, and the question in them gone.

    Those of words alone are kept for longer: that they were told is known by their occasion.
    """
    old = _old_notes(workspace_id, before, texts_before)
    gone = notes.c.workspace_id == workspace_id, notes.c.id.in_(_some(connection, old, limit))
    return connection.execute(delete(notes).where(*gone)).rowcount


def _old_notes(workspace_id: int, before: date, texts_before: date) -> Select[int]:
    alive = or_(nudges.c.state.in_(OPEN), nudges.c.good_until >= before)
    shows_one = exists(
        select(note_nudges.c.id)
        .join(nudges, nudges.c.id == note_nudges.c.nudge_id)
        .where(note_nudges.c.note_id == notes.c.id, alive)
    )
    asks_one = exists().where(questions.c.note_id == notes.c.id)
    return select(notes.c.id).where(
        notes.c.workspace_id == workspace_id,
        notes.c.state.in_(OVER),
        notes.c.day < before,
        or_(notes.c.text == "", notes.c.day < texts_before),
        ~shows_one,
        ~asks_one,
    )


def drop_questions(connection: Connection, workspace_id: int, before: date, limit: int) -> int:
    """What was asked before that day may be asked again, as if it had never been."""
    old = select(questions.c.id).where(
        questions.c.workspace_id == workspace_id, questions.c.asked_on < before
    )
    gone = (
        questions.c.workspace_id == workspace_id,
        questions.c.id.in_(_some(connection, old, limit)),
    )
    return connection.execute(delete(questions).where(*gone)).rowcount


def _some(connection: Connection, old: Select[int], limit: int) -> Sequence[int]:
    """Looked for first: in one statement, PostgreSQL may look for them anew with each that goes."""
    return connection.scalars(old.limit(limit)).all()
