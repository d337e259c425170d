"""What Slack has told us already: it may tell the same thing again, and to several at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, select, update

from bot.store.new_row import insert_new
from bot.store.tables import seen

LEASE = timedelta(seconds=60)
"""Whoever is at it for longer has died: then the same thing may be taken up again."""

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Claim:
    """Ours to act upon until then. Without `until` nothing is written yet: the record was busy."""

    workspace_id: int
    key: str
    until: datetime | None = None


def is_claimed(connection: Connection, workspace_id: int, key: str, now: datetime) -> bool:
    """Whether it is done, or somebody is at it."""
    wanted = select(seen.c.id).where(_is(workspace_id, key), seen.c.done | (seen.c.until > now))
    return connection.execute(wanted).first() is not None


def is_done(connection: Connection, workspace_id: int, key: str) -> bool:
    """Once and for all, and not only begun."""
    wanted = select(seen.c.id).where(_is(workspace_id, key), seen.c.done)
    return connection.execute(wanted).first() is not None


def claim(connection: Connection, workspace_id: int, key: str, now: datetime) -> Claim | None:
    """None where somebody was first, and is not dead."""
    ours = Claim(workspace_id, key, now + LEASE)
    taken = _take(connection, ours, now, until=now + LEASE, done=False)
    return ours if taken else None


def finish(connection: Connection, ours: Claim, now: datetime) -> bool:
    """It is done, once and for all. False where it is not ours any more, or never was."""
    if ours.until is None:
        return _take(connection, ours, now, until=now + KEPT, done=True)
    done = update(seen).where(_held(ours)).values(done=True, until=now + KEPT)
    return connection.execute(done).rowcount == 1


def release(connection: Connection, ours: Claim) -> None:
    """It failed, and nothing came of it: the next time counts."""
    connection.execute(delete(seen).where(_held(ours)))


def reopen(connection: Connection, workspace_id: int, key: str) -> None:
    """It is done, and may be done once more."""
    connection.execute(delete(seen).where(_is(workspace_id, key)))


def is_over(connection: Connection, workspace_id: int, now: datetime) -> bool:
    """Whether there is anything to forget."""
    wanted = select(seen.c.id).where(_over(workspace_id, now)).limit(1)
    return connection.execute(wanted).first() is not None


def forget(connection: Connection, workspace_id: int, now: datetime, at_most: int) -> int:
    """What Slack will not tell again; answers how many there were."""
    over = select(seen.c.id).where(_over(workspace_id, now)).order_by(seen.c.until)
    # Looked for first: in one statement, PostgreSQL may look for them anew with each that goes.
    some = connection.scalars(over.limit(at_most)).all()
    return connection.execute(delete(seen).where(seen.c.id.in_(some))).rowcount


def _take(
    connection: Connection, ours: Claim, now: datetime, *, until: datetime, done: bool
) -> bool:
    """Whether nobody was first, or whoever was is dead."""
    row = {"workspace_id": ours.workspace_id, "key": ours.key}
    new = insert_new(connection, seen).values(row | {"until": until, "done": done})
    if connection.execute(new).rowcount == 1:
        return True
    lapsed = seen.c.done.is_(False) & (seen.c.until <= now)
    mine = _is(ours.workspace_id, ours.key), lapsed
    again = update(seen).where(*mine).values(until=until, done=done)
    return connection.execute(again).rowcount == 1


def _over(workspace_id: int, now: datetime) -> ColumnElement[bool]:
    return (seen.c.workspace_id == workspace_id) & (seen.c.until < now)


def _is(workspace_id: int, key: str) -> ColumnElement[bool]:
    return (seen.c.workspace_id == workspace_id) & (seen.c.key == key)


def _held(ours: Claim) -> ColumnElement[bool]:
    mine = seen.c.done.is_(False) & (seen.c.until == ours.until)
    return _is(ours.workspace_id, ours.key) & mine
