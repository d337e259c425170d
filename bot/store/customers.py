"""Customers: their names, when to look at them next, and the compare-and-set behind it.

Whatever a person reads is asked for with the `viewer_id` of that member.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    func,
    insert,
    or_,
    select,
    true,
    union_all,
    update,
)

from bot.store import offers, revisions
from bot.store.few import among_few
from bot.store.tables import aliases, customers, members, touchpoints
from bot.store.visible import visible_to

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""A `look_at` in the past whatever clock is in use."""


def names(connection: Connection, workspace_id: int, viewer_id: int) -> list[tuple[int, str]]:
    """(id, normalised name) of every customer and alias, for finding what people mean."""
    return _names(connection, workspace_id, visible_to(viewer_id))


def how_many(connection: Connection, workspace_id: int) -> int:
    wanted = select(func.count()).where(customers.c.workspace_id == workspace_id)
    return connection.execute(wanted).scalar_one()


def called(
    connection: Connection, workspace_id: int, viewer_id: int, normal_names: Sequence[str]
) -> list[tuple[int, str]]:
    """Those of `names` that are one of these: found by an index, however many there are."""
    return _called(connection, workspace_id, normal_names, visible_to(viewer_id))


def _called(
    connection: Connection,
    workspace_id: int,
    normal_names: Sequence[str],
    known: ColumnElement[bool],
) -> list[tuple[int, str]]:
    own, other = _names_wanted(workspace_id, known)
    wanted = union_all(
        own.where(customers.c.normal_name.in_(normal_names)),
        other.where(aliases.c.normal_name.in_(normal_names)),
    )
    return [(row[0], row[1]) for row in connection.execute(wanted)]


def names_for_nobody(connection: Connection, workspace_id: int) -> list[tuple[int, str]]:
    """The same with what is private to anybody: no member may read of it."""
    return _names(connection, workspace_id, true())


def _names(
    connection: Connection, workspace_id: int, known: ColumnElement[bool]
) -> list[tuple[int, str]]:
    return pairs(connection, union_all(*_names_wanted(workspace_id, known)))


def pairs(
    connection: Connection, wanted: Select[int, str] | CompoundSelect[int, str]
) -> list[tuple[int, str]]:
    """Straight from the driver: of fifty thousand rows SQLAlchemy's own take half of the time."""
    result = connection.execute(wanted)
    found = result.cursor.fetchall() if result.cursor else []
    result.close()
    return [*found]


def _names_wanted(
    workspace_id: int, known: ColumnElement[bool]
) -> tuple[Select[int, str], Select[int, str]]:
    own = select(customers.c.id, customers.c.normal_name).where(
        customers.c.workspace_id == workspace_id, known
    )
    other = (
        select(aliases.c.customer_id, aliases.c.normal_name)
        .join(customers, customers.c.id == aliases.c.customer_id)
        .where(aliases.c.workspace_id == workspace_id, known)
    )
    return own, other


def name_of(
    connection: Connection, workspace_id: int, ids: Sequence[int], viewer_id: int
) -> dict[int, str]:
    """The names of those that there are, as far as this member may know."""
    return _name_of(connection, workspace_id, ids, visible_to(viewer_id))


def name_of_for_nobody(
    connection: Connection, workspace_id: int, ids: Sequence[int]
) -> dict[int, str]:
    """The same with what is private to anybody: no member may read of it."""
    return _name_of(connection, workspace_id, ids, true())


def _name_of(
    connection: Connection, workspace_id: int, ids: Sequence[int], known: ColumnElement[bool]
) -> dict[int, str]:
    wanted = select(customers.c.id, customers.c.name).where(
        customers.c.workspace_id == workspace_id, customers.c.id.in_(ids), known
    )
    return {row.id: row.name for row in connection.execute(wanted)}


def of_member(
    connection: Connection, workspace_id: int, member_id: int, since: date, limit: int
) -> list[int]:
    """Customers that somebody owns or has dealt with since a day, the next to look at first."""
    dealt_with = select(touchpoints.c.customer_id).where(
        among_few(touchpoints, workspace_id),
        touchpoints.c.by_member_id == member_id,
        touchpoints.c.on >= since,
    )
    wanted = select(customers.c.id).where(
        among_few(customers, workspace_id),
        or_(customers.c.owner_id == member_id, customers.c.id.in_(dealt_with)),
        visible_to(member_id),
    )
    return list(connection.scalars(wanted.order_by(customers.c.look_at, "id").limit(limit)))


def count_of_owner(connection: Connection, workspace_id: int, member_id: int) -> int:
    wanted = select(func.count()).where(
        among_few(customers, workspace_id),
        customers.c.owner_id == member_id,
        visible_to(member_id),
    )
    return connection.execute(wanted).scalar_one()


def add(
    connection: Connection, workspace_id: int, *, name: str, normal_name: str, **columns: object
) -> int:
    """A new customer, looked at on the next tick. Raises IntegrityError when the name is taken."""
    row = {"workspace_id": workspace_id, "name": name, "normal_name": normal_name, **columns}
    new = insert(customers).values(row | {"look_at": AT_ONCE})
    return int(connection.execute(new.returning(customers.c.id)).scalar_one())


def hidden_from(
    connection: Connection, workspace_id: int, normal_name: str, viewer_id: int
) -> list[tuple[int, str, str]]:
    """(id, name, its owner's name) of those called this of whom this member may not know."""
    wanted = (
        select(customers.c.id, customers.c.name, func.coalesce(members.c.name, ""))
        .outerjoin(members, members.c.id == customers.c.owner_id)
        .where(
            customers.c.workspace_id == workspace_id,
            customers.c.normal_name == normal_name,
            ~visible_to(viewer_id),
        )
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(wanted)]


def is_taken(connection: Connection, workspace_id: int, name: str) -> bool:
    """By anybody's, private or not."""
    same = customers.c.workspace_id == workspace_id, customers.c.name == name
    return connection.execute(select(customers.c.id).where(*same)).first() is not None


def rename(
    connection: Connection, workspace_id: int, customer_id: int, name: str, normal_name: str
) -> None:
    connection.execute(
        update(customers)
        .where(customers.c.workspace_id == workspace_id, customers.c.id == customer_id)
        .values(name=name, normal_name=normal_name)
    )
    changed(connection, workspace_id, customer_id)


def add_alias(
    connection: Connection, workspace_id: int, customer_id: int, name: str, normal_name: str
) -> None:
    """Remember what somebody calls this customer; a name it has already is no news."""
    if (customer_id, normal_name) not in _called(connection, workspace_id, [normal_name], true()):
        connection.execute(
            insert(aliases).values(
                workspace_id=workspace_id,
                customer_id=customer_id,
                name=name,
                normal_name=normal_name,
            )
        )


def aliases_of(connection: Connection, workspace_id: int, customer_id: int) -> list[str]:
    wanted = select(aliases.c.name).where(
        aliases.c.workspace_id == workspace_id, aliases.c.customer_id == customer_id
    )
    return list(connection.scalars(wanted.order_by(aliases.c.name)))


def look_again(
    connection: Connection,
    workspace_id: int,
    customer_id: int,
    *,
    at: datetime,
    revision: int,
    version: int,
    today: date,
) -> bool:
    """Set when to look next, unless the facts have changed since `version` was read.

    `today` is the day that was looked at.
    """
    planned = (
        update(customers)
        .where(
            customers.c.workspace_id == workspace_id,
            customers.c.id == customer_id,
            customers.c.version == version,
        )
        .values(look_at=at, revision=revision, planned_on=today)
    )
    return connection.execute(planned).rowcount == 1


def look_later(
    connection: Connection, workspace_id: int, customer_id: int, *, at: datetime, revision: int
) -> None:
    """Nothing could be planned, whatever the facts."""
    mine = customers.c.workspace_id == workspace_id, customers.c.id == customer_id
    connection.execute(update(customers).where(*mine).values(look_at=at, revision=revision))


def changed(connection: Connection, workspace_id: int, *customer_ids: int) -> None:
    """Their facts have changed: look at them on the next tick. What takes away a fact that others
    depend on, such as an offer, calls this before."""
    others = offers.others_concerned(connection, workspace_id, customer_ids)
    connection.execute(
        update(customers)
        .where(
            customers.c.workspace_id == workspace_id,
            customers.c.id.in_({*customer_ids, *others}),
        )
        .values(look_at=AT_ONCE, version=customers.c.version + 1)
    )


def changed_or_all(
    connection: Connection, workspace_id: int, customer_ids: Collection[int | None]
) -> None:
    """The same for many, or for all of them where there is None among these."""
    if None in customer_ids:
        all_changed(connection, workspace_id)
    some = sorted({one for one in customer_ids if one is not None})
    for start in range(0, len(some), 500):
        changed(connection, workspace_id, *some[start : start + 500])


def all_changed(connection: Connection, workspace_id: int) -> None:
    """Something has changed that may concern every customer, such as an offering."""
    revisions.begin(connection, workspace_id)
