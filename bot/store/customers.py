"""Customers: their names, when to look at them next, and the compare-and-set behind it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, insert, or_, select, union_all, update

from bot.store.tables import aliases, customers, touchpoints

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""A `look_at` in the past whatever clock is in use."""


def names(connection: Connection, workspace_id: int) -> list[tuple[int, str]]:
    """(id, normalised name) of every customer and alias, for finding what people mean."""
    own = select(customers.c.id, customers.c.normal_name).where(
        customers.c.workspace_id == workspace_id
    )
    other = select(aliases.c.customer_id, aliases.c.normal_name).where(
        aliases.c.workspace_id == workspace_id
    )
    return [(row[0], row[1]) for row in connection.execute(union_all(own, other))]


def name_of(connection: Connection, workspace_id: int, ids: Sequence[int]) -> dict[int, str]:
    wanted = select(customers.c.id, customers.c.name).where(
        customers.c.workspace_id == workspace_id, customers.c.id.in_(ids)
    )
    return {row.id: row.name for row in connection.execute(wanted)}


def of_member(
    connection: Connection, workspace_id: int, member_id: int, since: date, limit: int
) -> list[int]:
    """Customers that somebody owns or has dealt with since a day, the next to look at first."""
    dealt_with = select(touchpoints.c.customer_id).where(
        touchpoints.c.workspace_id == workspace_id,
        touchpoints.c.by_member_id == member_id,
        touchpoints.c.on >= since,
    )
    wanted = select(customers.c.id).where(
        customers.c.workspace_id == workspace_id,
        or_(customers.c.owner_id == member_id, customers.c.id.in_(dealt_with)),
    )
    return list(connection.scalars(wanted.order_by(customers.c.look_at, "id").limit(limit)))


def count_of_owner(connection: Connection, workspace_id: int, member_id: int) -> int:
    wanted = select(func.count()).where(
        customers.c.workspace_id == workspace_id, customers.c.owner_id == member_id
    )
    return connection.execute(wanted).scalar_one()


def add(
    connection: Connection, workspace_id: int, *, name: str, normal_name: str, **columns: object
) -> int:
    """A new customer, looked at on the next tick. Raises IntegrityError when the name is taken."""
    row = {"workspace_id": workspace_id, "name": name, "normal_name": normal_name, **columns}
    new = insert(customers).values(row | {"look_at": AT_ONCE})
    return int(connection.execute(new.returning(customers.c.id)).scalar_one())


def add_alias(
    connection: Connection, workspace_id: int, customer_id: int, name: str, normal_name: str
) -> None:
    """Remember what somebody calls this customer; a name it has already is no news."""
    if (customer_id, normal_name) not in names(connection, workspace_id):
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


def to_look_at(
    connection: Connection, workspace_id: int, now: datetime, revision: int, limit: int
) -> list[int]:
    """Customers whose time has come, or who were planned under older rules."""
    mine = customers.c.workspace_id == workspace_id
    due = select(customers.c.id).where(mine, customers.c.look_at <= now)
    found = connection.scalars(due.order_by(customers.c.look_at).limit(limit)).all()
    if len(found) < limit:
        behind = select(customers.c.id).where(mine, customers.c.revision < revision)
        found = [*found, *connection.scalars(behind.limit(limit - len(found)))]
    return sorted(set(found))


def look_again(
    connection: Connection,
    workspace_id: int,
    customer_id: int,
    *,
    at: datetime,
    revision: int,
    version: int,
) -> bool:
    """Set when to look next, unless the facts have changed since `version` was read."""
    planned = (
        update(customers)
        .where(
            customers.c.workspace_id == workspace_id,
            customers.c.id == customer_id,
            customers.c.version == version,
        )
        .values(look_at=at, revision=revision)
    )
    return connection.execute(planned).rowcount == 1


def changed(connection: Connection, workspace_id: int, *customer_ids: int) -> None:
    """Their facts have changed: look at them on the next tick."""
    connection.execute(
        update(customers)
        .where(customers.c.workspace_id == workspace_id, customers.c.id.in_(customer_ids))
        .values(look_at=AT_ONCE, version=customers.c.version + 1)
    )


def all_changed(connection: Connection, workspace_id: int) -> None:
    """Something has changed that may concern every customer, such as an offering."""
    connection.execute(
        update(customers)
        .where(customers.c.workspace_id == workspace_id)
        .values(look_at=AT_ONCE, version=customers.c.version + 1)
    )
