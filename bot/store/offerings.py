"""What we have to tell: offerings, case studies, wins and facts, each with its tags."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from bot.store import customers as every_customer
from bot.store.tables import customers, needs, offerings
from bot.store.visible import visible_to
from rules.kit import Standing


def publish(
    connection: Connection, workspace_id: int, title: str, on: date, values: Mapping[str, object]
) -> tuple[int, Sequence[str] | None]:
    """Its id, and the tags it had until now, None where it is new: the same title on the same day
    is the same, said better."""
    same = (
        offerings.c.workspace_id == workspace_id,
        offerings.c.title == title,
        offerings.c.published_on == on,
    )
    known = connection.execute(select(offerings).where(*same)).first()
    if known is not None:
        connection.execute(update(offerings).where(*same).values(values))
        return known.id, known.tags
    row = {"workspace_id": workspace_id, "title": title, "published_on": on, **values}
    added = connection.execute(insert(offerings).values(row).returning(offerings.c.id))
    return int(added.scalar_one()), None


def get(
    connection: Connection, workspace_id: int, offering_id: int
) -> tuple[date, list[str]] | None:
    """The day on which it was published, and its tags."""
    mine = offerings.c.workspace_id == workspace_id, offerings.c.id == offering_id
    row = connection.execute(select(offerings).where(*mine)).first()
    return (row.published_on, list(row.tags)) if row else None


def withdraw(connection: Connection, workspace_id: int, offering_id: int) -> None:
    mine = offerings.c.workspace_id == workspace_id, offerings.c.id == offering_id
    connection.execute(delete(offerings).where(*mine))


def in_need(
    connection: Connection, workspace_id: int, tags: Collection[str], today: date, viewer_id: int
) -> int:
    """How many customers have told us of a need with one of these tags, and still have it.

    As far as this member may know of them.
    """
    still = (needs.c.met_on.is_(None)) | (needs.c.met_on > today)
    wanted = (
        select(func.count(needs.c.customer_id.distinct()))
        .join(customers, customers.c.id == needs.c.customer_id)
        .where(*_tagged(workspace_id, tags), still, customers.c.standing == Standing.ACTIVE.value)
        .where(visible_to(viewer_id))
    )
    return int(connection.execute(wanted).scalar_one())


def look_again(connection: Connection, workspace_id: int, tags: Collection[str]) -> None:
    """The customers whom it may concern are looked at on the next tick."""
    wanted = select(needs.c.customer_id).where(*_tagged(workspace_id, tags)).distinct()
    found = list(connection.scalars(wanted))
    for first in range(0, len(found), 500):
        every_customer.changed(connection, workspace_id, *found[first : first + 500])


def _tagged(workspace_id: int, tags: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return needs.c.workspace_id == workspace_id, needs.c.tag.in_(tags)
