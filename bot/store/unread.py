"""Nudges whose note never reached anybody: they were asked of nobody."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, delete, select, update

from bot.model import NudgeState
from bot.store import customers
from bot.store.nudges import WAITS_AFRESH
from bot.store.tables import note_nudges, nudges


def wait_again(connection: Connection, workspace_id: int, ids: Collection[int]) -> None:
    """The note that was to ask these was taken back: they wait for another.

    What has closed itself meanwhile stays closed.
    """
    mine = (
        nudges.c.workspace_id == workspace_id,
        nudges.c.id.in_(ids),
        nudges.c.note_id.is_(None),
    )
    asked = nudges.c.state == NudgeState.ASKED
    connection.execute(update(nudges).where(*mine, asked).values(WAITS_AFRESH))
    closed = nudges.c.state.in_([NudgeState.OVERTAKEN, NudgeState.LAPSED])
    connection.execute(update(nudges).where(*mine, closed).values(asked_on=None, asked_at=None))
    # What waits follows the facts again: whom it is for, and what it says.
    about = connection.scalars(select(nudges.c.customer_id).where(*mine).distinct()).all()
    customers.changed(connection, workspace_id, *about)


def not_asked(connection: Connection, workspace_id: int, note_id: int) -> None:
    """Slack has refused this note for good: who did not read it lets nothing pass."""
    mine = nudges.c.workspace_id == workspace_id, nudges.c.note_id == note_id
    connection.execute(update(nudges).where(*mine).values(asked_on=None, asked_at=None))


def asked_after_all(
    connection: Connection, workspace_id: int, note_id: int, day: date, now: datetime
) -> None:
    """The note goes out once more, with what is still open in it."""
    mine = nudges.c.workspace_id == workspace_id, nudges.c.note_id == note_id
    still = nudges.c.state == NudgeState.ASKED
    connection.execute(update(nudges).where(*mine, still).values(asked_on=day, asked_at=now))


def take_out(connection: Connection, workspace_id: int, note_id: int, ids: Collection[int]) -> None:
    """These have no place in a note that nobody has read: they wait for another, or for good."""
    links = note_nudges.c.workspace_id == workspace_id, note_nudges.c.note_id == note_id
    connection.execute(delete(note_nudges).where(*links, note_nudges.c.nudge_id.in_(ids)))
    mine = nudges.c.workspace_id == workspace_id, nudges.c.note_id == note_id
    theirs = update(nudges).where(*mine, nudges.c.id.in_(ids)).values(note_id=None)
    connection.execute(theirs)
    wait_again(connection, workspace_id, ids)
