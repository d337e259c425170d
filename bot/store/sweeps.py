"""How far everybody has been looked at, due or not. One process at a time takes the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select, update

from bot.store.new_row import insert_new
from bot.store.tables import customers, sweeps


@dataclass(frozen=True, slots=True)
class Sweep:
    """One pass over everybody: on `day` (in UTC) it was last gone on with, up to `after_id`.

    A pass that a day was too short for is ended on the next, so that nobody is always left out.
    """

    day: date
    after_id: int = 0
    looked: int = 0
    missed: int = 0
    done: bool = False

    def to_go_on(self, today: date) -> "Sweep | None":
        """The pass to go on with on a day; None when that of the day is over."""
        if not self.done:
            return self
        # A clock that was ahead for a while must not stop it for as long.
        return Sweep(today) if self.day != today else None


@dataclass(frozen=True, slots=True)
class Look:
    """When to look at a customer next, and the version of the facts that this was reckoned from."""

    at: datetime
    version: int


NEVER = Sweep(date.min, done=True)


def of(connection: Connection, workspace_id: int) -> Sweep:
    row = connection.execute(select(sweeps).where(sweeps.c.workspace_id == workspace_id)).first()
    return Sweep(row.day, row.after_id, row.looked, row.missed, row.done) if row else NEVER


def step(connection: Connection, workspace_id: int, old: Sweep, new: Sweep) -> bool:
    """From `old` to `new`. False when another process has taken that step."""
    values = {
        "day": new.day,
        "after_id": new.after_id,
        "looked": new.looked,
        "missed": new.missed,
        "done": new.done,
    }
    if old == NEVER:
        first = insert_new(connection, sweeps).values(workspace_id=workspace_id, **values)
        return connection.execute(first).rowcount == 1
    same = (sweeps.c.day == old.day, sweeps.c.after_id == old.after_id, sweeps.c.done == old.done)
    taken = update(sweeps).where(sweeps.c.workspace_id == workspace_id, *same).values(values)
    return connection.execute(taken).rowcount == 1


def ids_after(connection: Connection, workspace_id: int, after_id: int, limit: int) -> list[int]:
    wanted = select(customers.c.id).where(
        customers.c.workspace_id == workspace_id, customers.c.id > after_id
    )
    return list(connection.scalars(wanted.order_by(customers.c.id).limit(limit)))


def count_after(connection: Connection, workspace_id: int, after_id: int) -> int:
    wanted = select(func.count()).where(
        customers.c.workspace_id == workspace_id, customers.c.id > after_id
    )
    return connection.execute(wanted).scalar_one()


def looks_of(
    connection: Connection, workspace_id: int, ids: Sequence[int], revision: int
) -> dict[int, Look]:
    """By customer; without those who are behind the rules."""
    wanted = select(customers.c.id, customers.c.look_at, customers.c.version).where(
        customers.c.workspace_id == workspace_id,
        customers.c.id.in_(ids),
        customers.c.revision >= revision,
    )
    return {row.id: Look(row.look_at, row.version) for row in connection.execute(wanted)}
