"""When to look at customers next: whose time has come, and who is behind the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, true

from bot.store import sweeps
from bot.store.tables import customers, workspaces

_mine = customers.c.workspace_id == bindparam("here")

# Ready made, since every round of every workspace asks this, and mostly nothing else.
_AHEAD = select(
    workspaces.c.revision,
    workspaces.c.fingerprint,
    select(func.min(customers.c.look_at)).where(_mine).scalar_subquery(),
    select(func.min(customers.c.revision)).where(_mine).scalar_subquery(),
).where(workspaces.c.id == bindparam("here"))


@dataclass(frozen=True, slots=True)
class Ahead:
    """`revision` and `fingerprint` are those of the rules of today. `first` is when the next
    customer is due, `oldest` the oldest revision under which any was planned; both are the ends of
    an index, and None where there are no customers."""

    revision: int
    fingerprint: str
    first: datetime | None
    oldest: int | None

    def left(self, now: datetime) -> bool:
        due = self.first is not None and self.first <= now
        return due or self.is_behind(self.revision)

    def is_behind(self, revision: int) -> bool:
        return self.oldest is not None and self.oldest < revision


def ahead(connection: Connection, workspace_id: int) -> Ahead:
    return Ahead(*connection.execute(_AHEAD, {"here": workspace_id}).one())


def due(connection: Connection, workspace_id: int, now: datetime, limit: int) -> list[int]:
    """Customers whose time has come, who has waited longest first."""
    wanted = (
        select(customers.c.id)
        .where(customers.c.workspace_id == workspace_id, customers.c.look_at <= now)
        .order_by(customers.c.look_at)
    )
    return sorted(connection.scalars(wanted.limit(limit)))


def behind(connection: Connection, workspace_id: int, revision: int, limit: int) -> list[int]:
    """Customers who were planned under older rules."""
    # In order, or a database that believes there are many would go through all of them for a few.
    wanted = (
        select(customers.c.id)
        .where(customers.c.workspace_id == workspace_id, customers.c.revision < revision)
        .order_by(customers.c.revision)
    )
    return sorted(connection.scalars(wanted.limit(limit)))


def behind_among(
    connection: Connection, workspace_id: int, ids: Sequence[int], revision: int
) -> list[int]:
    """Those of `ids` who were planned under older rules."""
    wanted = select(customers.c.id).where(
        customers.c.workspace_id == workspace_id,
        customers.c.id.in_(ids),
        customers.c.revision < revision,
    )
    return sorted(connection.scalars(wanted))


def how_many_behind(connection: Connection, workspace_id: int | None) -> int:
    """How many customers were planned under older rules than those of today; without a workspace,
    for those who run it, in all of them together."""
    here = true() if workspace_id is None else workspaces.c.id == workspace_id
    older = (customers.c.workspace_id == workspaces.c.id) & (
        customers.c.revision < workspaces.c.revision
    )
    wanted = select(func.count(customers.c.id)).select_from(workspaces).join(customers, older)
    return connection.execute(wanted.where(here)).scalar_one()


def progress(connection: Connection, workspace_id: int) -> tuple[int, int]:
    """Of how many customers how many were planned under the rules of today; of none if all were."""
    late = how_many_behind(connection, workspace_id)
    every = sweeps.count_after(connection, workspace_id, 0) if late else 0
    return every - late, every
