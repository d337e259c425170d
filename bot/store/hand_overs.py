"""What is whose, and passing it on: customers, roles, promises, rituals, nudges."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.model import OPEN, NoteState
from bot.store import customers as customer_rows
from bot.store.dates import later_of
from bot.store.few import among_few
from bot.store.moves import Step, by_table, change, elsewhere
from bot.store.nudges import NOT_BY_HAND, WAITS_AFRESH, show_again
from bot.store.tables import (
    arrangements,
    customers,
    loops,
    members,
    notes,
    nudges,
    role_holders,
    touchpoints,
    workspaces,
)
from bot.store.visible import visible_to

AT_A_TIME = 5_000

Role = tuple[int, int, str, date | None]
"""The row, the customer, the role, and since when it is held."""


def customers_of(
    connection: Connection, workspace_id: int, owner_id: int, viewer: int
) -> tuple[list[int], int]:
    """Those that `viewer` may see, the most important first, and how many others there are."""
    mine = customers.c.workspace_id == workspace_id, customers.c.owner_id == owner_id
    wanted = select(customers.c.id).where(*mine).order_by(customers.c.tier, customers.c.name)
    seen = list(connection.scalars(wanted.where(visible_to(viewer))))
    every = connection.execute(select(func.count()).select_from(customers).where(*mine))
    return seen, every.scalar_one() - len(seen)


def roles_of(
    connection: Connection,
    workspace_id: int,
    member_id: int,
    viewer: int,
    customer_id: int | None = None,
) -> list[Role]:
    """The roles that somebody holds, or is to hold from a day ahead, where `viewer` may see it."""
    wanted = select(role_holders).where(
        role_holders.c.member_id == member_id,
        ~_passed_on(),
        *_within(role_holders, workspace_id, viewer, customer_id),
    )
    rows = connection.execute(wanted.order_by(role_holders.c.customer_id, role_holders.c.id))
    return [(row.id, row.customer_id, row.role, row.since) for row in rows]


def open_nudges(
    connection: Connection, workspace_id: int, member_id: int, viewer: int
) -> dict[int, int]:
    """The customer of each nudge that is open and with somebody, where `viewer` may see it."""
    wanted = select(nudges.c.id, nudges.c.customer_id).where(
        nudges.c.to_member_id == member_id,
        nudges.c.state.in_(OPEN),
        *_within(nudges, workspace_id, viewer),
    )
    return {row.id: row.customer_id for row in connection.execute(wanted)}


def customers_with(connection: Connection, workspace_id: int, member_id: int) -> list[int]:
    """Those about whom somebody was asked, or has promised something that is open."""
    asked = select(nudges.c.customer_id).where(
        among_few(nudges, workspace_id),
        nudges.c.to_member_id == member_id,
        nudges.c.state.in_(OPEN),
    )
    promised = select(loops.c.customer_id).where(
        loops.c.workspace_id == workspace_id,
        loops.c.by_member_id == member_id,
        loops.c.closed_on.is_(None),
    )
    return sorted({*connection.scalars(asked), *connection.scalars(promised)})


def set_active(connection: Connection, workspace_id: int, member_id: int, *, active: bool) -> bool:
    """False when it was so before."""
    mine = members.c.workspace_id == workspace_id, members.c.id == member_id
    changed = update(members).where(*mine, members.c.active != active).values(active=active)
    return connection.execute(changed).rowcount == 1


def _passed_on() -> ColumnElement[bool]:
    """A later entry of the same role counts."""
    later = role_holders.alias("later")
    since, later_since = (func.coalesce(one.c.since, date.min) for one in (role_holders, later))
    later_one = or_(later_since > since, (later_since == since) & (later.c.id > role_holders.c.id))
    return exists().where(
        later.c.customer_id == role_holders.c.customer_id,
        later.c.role == role_holders.c.role,
        later_one,
    )


def _within(
    table: Table, workspace_id: int, viewer: int, customer_id: int | None = None
) -> list[ColumnElement[bool]]:
    """The rows of a customer, or of all those that somebody may see."""
    seen = select(customers.c.id).where(
        customers.c.workspace_id == workspace_id, visible_to(viewer)
    )
    here = table.c.customer_id.in_(seen) if customer_id is None else None
    return [
        among_few(table, workspace_id),
        table.c.customer_id == customer_id if here is None else here,
    ]


def own(
    connection: Connection, workspace_id: int, ids: Sequence[int], member_id: int
) -> list[Step]:
    """From now on somebody looks after these customers; what depends on it is planned again."""
    steps: list[Step] = []
    for start in range(0, len(ids), AT_A_TIME):
        some = ids[start : start + AT_A_TIME]
        # Before as well as after: it concerns others of the old owner, and others of the new one.
        customer_rows.changed(connection, workspace_id, *some)
        steps += change(
            connection, workspace_id, customers, [customers.c.id.in_(some)], owner_id=member_id
        )
        customer_rows.changed(connection, workspace_id, *some)
    return steps


def pass_role_on(
    connection: Connection, workspace_id: int, role: Role, member_id: int, today: date
) -> Step:
    """From today on somebody holds this role; who held it until then stays on record."""
    row_id, customer_id, name, since = role
    customer_rows.changed(connection, workspace_id, customer_id)
    if since is not None and since >= today:
        here = [role_holders.c.id == row_id]
        (step,) = change(connection, workspace_id, role_holders, here, member_id=member_id)
        return step
    held = {"customer_id": customer_id, "role": name, "member_id": member_id, "since": today}
    new = insert(role_holders).values(workspace_id=workspace_id, **held)
    added = connection.execute(new.returning(role_holders.c.id)).scalar_one()
    return Step("role_holders", added, None)


def pass_loops_on(
    connection: Connection,
    workspace_id: int,
    old: int,
    new: int,
    *,
    viewer: int,
    customer_id: int | None = None,
) -> list[Step]:
    """What somebody has promised to look after, and is open."""
    mine = [
        loops.c.by_member_id == old,
        loops.c.closed_on.is_(None),
        *_within(loops, workspace_id, viewer, customer_id),
    ]
    about = connection.scalars(select(loops.c.customer_id).where(*mine)).all()
    steps = change(connection, workspace_id, loops, mine, by_member_id=new)
    customer_rows.changed(connection, workspace_id, *about)
    return steps


def pass_rituals_on(connection: Connection, workspace_id: int, old: int, new: int) -> list[Step]:
    """What somebody is asked in the place of a colleague."""
    mine = [arrangements.c.to_member_id == old]
    here = arrangements.c.workspace_id == workspace_id
    about = connection.scalars(select(arrangements.c.customer_id).where(here, *mine)).all()
    customer_rows.changed_or_all(connection, workspace_id, about)
    return change(connection, workspace_id, arrangements, mine, to_member_id=new)


def lead_on(connection: Connection, workspace_id: int, old: int, new: int) -> list[Step]:
    """The team's lead, where it is this one."""
    leads = [workspaces.c.id == workspace_id, workspaces.c.lead_member_id == old]
    steps = change(connection, workspace_id, workspaces, leads, lead_member_id=new)
    if steps:
        customer_rows.all_changed(connection, workspace_id)
    return steps


def pass_nudges_on(
    connection: Connection,
    workspace_id: int,
    ids: Collection[int],
    *,
    to: int,
    ask_on: date,
    good_until: date,
) -> list[Step]:
    """These are asked of somebody else, in a note to come, as if nobody had been asked."""
    still = [nudges.c.id.in_(ids), nudges.c.state.in_(OPEN)]
    steps = change(
        connection,
        workspace_id,
        nudges,
        still,
        to_member_id=to,
        ask_on=later_of(nudges.c.ask_on, ask_on),
        good_until=later_of(nudges.c.good_until, good_until),
        answered_by=None,
        **NOT_BY_HAND,
        **WAITS_AFRESH,
    )
    show_again(connection, workspace_id, ids)
    return steps


def sign(
    connection: Connection, workspace_id: int, ids: Collection[int], *, by: int, because: str
) -> None:
    """Who has passed these nudges on by hand, and in which words."""
    mine = nudges.c.workspace_id == workspace_id, nudges.c.id.in_(ids)
    connection.execute(update(nudges).where(*mine).values(handed_by_id=by, handed_because=because))


def offer_pages(
    connection: Connection, workspace_id: int, note_id: int, ids: Sequence[int]
) -> None:
    """A note offers to show the pages of these customers."""
    mine = notes.c.workspace_id == workspace_id, notes.c.id == note_id
    connection.execute(update(notes).where(*mine).values(customer_ids=list(ids)))


def say_instead(
    connection: Connection, workspace_id: int, note_id: int, member_id: int, text: str
) -> None:
    """A text note says something else from now on; one that nobody has begun to send is gone."""
    mine = (
        notes.c.workspace_id == workspace_id,
        notes.c.id == note_id,
        notes.c.member_id == member_id,
    )
    unsent = delete(notes).where(*mine, notes.c.state == NoteState.PLANNED)
    if connection.execute(unsent).rowcount == 0:
        other = {"text": text, "customer_ids": [], "version": notes.c.version + 1}
        connection.execute(update(notes).where(*mine).values(other))


def private_or_not(
    connection: Connection, workspace_id: int, steps: Iterable[Step]
) -> list[list[int]]:
    """[id, whether it is private] of each customer that has changed hands and is still there."""
    ids = sorted(by_table(steps)["customers"])
    found: list[list[int]] = []
    for start in range(0, len(ids), AT_A_TIME):
        there = select(customers.c.id, customers.c.private).where(
            customers.c.workspace_id == workspace_id,
            customers.c.id.in_(ids[start : start + AT_A_TIME]),
        )
        rows = connection.execute(there.order_by(customers.c.id))
        found += [[row.id, int(row.private)] for row in rows]
    return found


def acted_since(
    connection: Connection, workspace_id: int, member_id: int, steps: Iterable[Step], at: datetime
) -> bool:
    """Whether whoever took these over has done something with them: answered, logged, moved on."""
    moved = by_table(steps)
    answered = select(nudges.c.id).where(
        among_few(nudges, workspace_id),
        nudges.c.id.in_(moved["nudges"]),
        nudges.c.answered_by == member_id,
    )
    logged = select(touchpoints.c.customer_id).where(
        among_few(touchpoints, workspace_id),
        touchpoints.c.by_member_id == member_id,
        touchpoints.c.recorded_at >= at,
    )
    return (
        connection.scalars(answered.limit(1)).first() is not None
        or not moved["customers"].isdisjoint(connection.scalars(logged))
        or any(
            connection.scalars(elsewhere(workspace_id, name, ids, member_id)).first() is not None
            for name, ids in moved.items()
        )
    )
