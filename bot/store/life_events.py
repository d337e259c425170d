"""Life events, which are private and kept for thirty days, and the nudges made of them."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, delete, exists, or_, select, update

from bot.store import customers
from bot.store.tables import life_events, note_nudges, notes, nudges

RULE = "get_well"
ERASED = "What this was about is not on record any more."


def over(connection: Connection, workspace_id: int, last: date) -> list[int]:
    """The customers with a life event of `last` or before."""
    wanted = select(life_events.c.customer_id).where(
        life_events.c.workspace_id == workspace_id, life_events.c.on <= last
    )
    return list(connection.scalars(wanted.distinct()))


def erase(connection: Connection, workspace_id: int, last: date) -> int:
    """Forget those of `last` or before for good, with all that was said because of them."""
    whose = over(connection, workspace_id, last)
    gone = delete(life_events).where(
        life_events.c.workspace_id == workspace_id, life_events.c.on <= last
    )
    erased = connection.execute(gone).rowcount
    silence(connection, workspace_id, whose)
    customers.changed(connection, workspace_id, *whose)
    return erased


def silence(connection: Connection, workspace_id: int, customer_ids: Collection[int]) -> None:
    """Nudges whose life event is not on record say nothing of it, and neither do their notes.

    Those that nobody has seen go altogether, so that the same told again is asked in its own words.
    """
    still_known = exists().where(
        life_events.c.customer_id == nudges.c.customer_id,
        life_events.c.on <= nudges.c.due,
        or_(nudges.c.contact_id.is_(None), nudges.c.contact_id == life_events.c.contact_id),
    )
    wanted = select(nudges.c.id).where(
        nudges.c.workspace_id == workspace_id,
        nudges.c.customer_id.in_(customer_ids),
        nudges.c.rule == RULE,
        nudges.c.why != ERASED,
        ~still_known,
    )
    ids = list(connection.scalars(wanted))
    shown = (note_nudges.c.workspace_id == workspace_id, note_nudges.c.nudge_id.in_(ids))
    these = (nudges.c.workspace_id == workspace_id, nudges.c.id.in_(ids))
    unseen = nudges.c.id.not_in(select(note_nudges.c.nudge_id).where(*shown))
    connection.execute(delete(nudges).where(*these, unseen))
    connection.execute(update(nudges).where(*these).values(why=ERASED, draft="", reason=""))
    showing = notes.c.id.in_(select(note_nudges.c.note_id).where(*shown))
    told = update(notes).where(notes.c.workspace_id == workspace_id, showing)
    connection.execute(told.values(version=notes.c.version + 1))
