"""People at the customers'."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from bot.store.tables import contacts


def names(connection: Connection, workspace_id: int, customer_id: int) -> list[tuple[int, str]]:
    """(id, normalised name) of everybody known there."""
    wanted = select(contacts.c.id, contacts.c.normal_name).where(
        contacts.c.workspace_id == workspace_id, contacts.c.customer_id == customer_id
    )
    return [(row[0], row[1]) for row in connection.execute(wanted.order_by(contacts.c.id))]


def labels(connection: Connection, workspace_id: int, customer_id: int) -> list[tuple[int, str]]:
    """(id, name) of everybody known there, by name."""
    wanted = select(contacts.c.id, contacts.c.name).where(
        contacts.c.workspace_id == workspace_id, contacts.c.customer_id == customer_id
    )
    return [(row[0], row[1]) for row in connection.execute(wanted.order_by(contacts.c.name))]


def at_customer(
    connection: Connection, workspace_id: int, customer_id: int, ids: Sequence[int]
) -> list[int]:
    """Those of `ids` that are people of this customer."""
    wanted = select(contacts.c.id).where(
        contacts.c.workspace_id == workspace_id,
        contacts.c.customer_id == customer_id,
        contacts.c.id.in_(ids),
    )
    return list(connection.scalars(wanted.order_by(contacts.c.id)))


def add(
    connection: Connection, workspace_id: int, customer_id: int, name: str, normal_name: str
) -> int:
    """A new person there. Raises IntegrityError when the name is taken."""
    row = {
        "workspace_id": workspace_id,
        "customer_id": customer_id,
        "name": name,
        "normal_name": normal_name,
    }
    added = connection.execute(insert(contacts).values(row).returning(contacts.c.id))
    return int(added.scalar_one())
