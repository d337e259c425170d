"""The table of clocks: when a round may find something to do in a workspace.

Early is harmless and late never, so whoever writes rings for a round at once: see `writing`. A
round takes its ring away for the time of a lease, in which no other begins; one that dies or fails
leaves it at that, and is made again. One that is finished says when there may be more to do.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    case,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.store.tables import rings, workspaces

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""In the past whatever clock is in use."""

FARTHEST = timedelta(minutes=15)
"""No round puts the next one off for longer: what is further off was rung by a clock that was
ahead, and must not stop the rounds until it is that late."""

LEASE = timedelta(seconds=55)
"""Less than from one minute to the next: a round that failed is made again in the next one."""

# Ready made, since every change goes through them.
_RING_EVERYWHERE = (
    update(rings)
    .where(rings.c.due_at > AT_ONCE)
    .values(due_at=AT_ONCE)
    .returning(rings.c.workspace_id)
)
_RING = _RING_EVERYWHERE.where(rings.c.workspace_id == bindparam("here"))


def ring(connection: Connection, workspace_id: int | None = None) -> Sequence[int]:
    """A round is due at once; without a workspace in all of them.

    Answers in which nobody has rung before. One without a row is due as it is.
    """
    if workspace_id is None:
        return connection.scalars(_RING_EVERYWHERE).all()
    return connection.scalars(_RING, {"here": workspace_id}).all()


def due(connection: Connection, now: datetime) -> list[int]:
    """The workspaces in which it is time for a round, the longest waiting first."""
    at, waiting = rings.c.due_at, func.coalesce(rings.c.due_at, AT_ONCE)
    wanted = (
        select(workspaces.c.id)
        .outerjoin(rings, rings.c.workspace_id == workspaces.c.id)
        .where(or_(at.is_(None), at <= now, at > now + FARTHEST))
        .order_by(waiting, workspaces.c.id)
    )
    return list(connection.scalars(wanted))


def of(connection: Connection, workspace_id: int) -> datetime | None:
    """When a round is due; AT_ONCE where somebody rang, None where there was none yet."""
    return connection.scalar(select(rings.c.due_at).where(_is(workspace_id)))


def take(connection: Connection, workspace_id: int, now: datetime) -> datetime:
    """A round begins: until the moment that this answers nobody else begins one by the clock."""
    until = now + LEASE
    # Only one that has no row yet gets one: each try takes a number in PostgreSQL, and they end.
    mine = update(rings).where(_is(workspace_id)).values(due_at=until)
    if not connection.execute(mine).rowcount:
        connection.execute(insert(rings).values(workspace_id=workspace_id, due_at=until))
    return until


def rang(connection: Connection, workspace_id: int, next_at: datetime, *, taken: datetime) -> None:
    """The round is finished that had `taken` the ring. Whoever rang meanwhile is not forgotten."""
    sooner = case((rings.c.due_at < next_at, rings.c.due_at), else_=next_at)
    answered = case((rings.c.due_at == taken, next_at), else_=sooner)
    connection.execute(update(rings).where(_is(workspace_id)).values(due_at=answered))


def _is(workspace_id: int) -> ColumnElement[bool]:
    return rings.c.workspace_id == workspace_id
