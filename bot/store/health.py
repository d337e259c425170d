"""How the bot itself is doing, as far as its record tells, and what nobody here looks after."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select

from bot.model import Beat, NoteState
from bot.model.beats import SOUND
from bot.model.home import Health
from bot.store import beats, looks, sweeps
from bot.store.tables import customers, members, notes, role_holders
from bot.store.visible import visible_to
from rules.kit import HELD, Role, Standing


def health_of(connection: Connection, workspace_id: int, now: datetime, since: date) -> Health:
    """`since` is the day from which on a note that failed still counts."""
    mine = notes.c.workspace_id == workspace_id
    failed = (notes.c.state == NoteState.FAILED) & (notes.c.day >= since)
    told = connection.execute(
        select(
            func.count().filter(failed).label("failed"),
            func.count().filter(notes.c.state == NoteState.UNCERTAIN).label("uncertain"),
            func.max(notes.c.day).filter(notes.c.state == NoteState.SENT).label("last_sent"),
        ).where(mine)
    ).one()
    behind = select(func.count()).where(
        customers.c.workspace_id == workspace_id, customers.c.look_at <= now
    )
    done, every = looks.progress(connection, workspace_id)
    sweep = sweeps.of(connection, workspace_id)
    marks = beats.last(connection, workspace_id)
    checked, found = marks.get(Beat.CHECK, (now, ""))
    return Health(
        behind=connection.execute(behind).scalar_one(),
        failed=told.failed,
        uncertain=told.uncertain,
        last_sent=told.last_sent,
        stopped=marks.get(Beat.STOPPED, (now, ""))[1],
        checked=checked.date() if found else None,
        damaged=found not in ("", SOUND),
        unsaved=bool(marks.get(Beat.BACKUP, (now, ""))[1]),
        again=every - done,
        every=every,
        swept=None if sweep == sweeps.NEVER else sweep.day,
        swept_all=sweep.done,
        looked=sweep.looked,
        missed=sweep.missed,
    )


def ownerless(
    connection: Connection, workspace_id: int, viewer_id: int, limit: int
) -> tuple[int, list[tuple[int, str]]]:
    """How many customers have no owner who is with us, and the first of them by name."""
    wanted = select(customers.c.id, customers.c.name).where(*_orphaned(workspace_id, viewer_id))
    number = connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
    first = connection.execute(wanted.order_by(customers.c.name).limit(limit))
    return number, [(row.id, row.name) for row in first]


def unheld(connection: Connection, workspace_id: int) -> list[Role]:
    """The roles that nobody who is with us holds at any customer's."""
    wanted = (
        select(role_holders.c.role)
        .join(members, members.c.id == role_holders.c.member_id)
        .where(role_holders.c.workspace_id == workspace_id, members.c.active)
        .distinct()
    )
    held = set(connection.scalars(wanted))
    return [role for role in HELD if role not in held]


def _orphaned(workspace_id: int, viewer_id: int) -> tuple[ColumnElement[bool], ...]:
    here = select(members.c.id).where(members.c.workspace_id == workspace_id, members.c.active)
    return (
        customers.c.workspace_id == workspace_id,
        customers.c.standing.in_([Standing.ACTIVE, Standing.DORMANT]),
        or_(customers.c.owner_id.is_(None), customers.c.owner_id.not_in(here)),
        visible_to(viewer_id),
    )
