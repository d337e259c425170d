"""How fast we may post: a bucket for each channel and one for the workspace, for all workers.

A row holds when its bucket will be full again ("generic cell rate"), so that there is nothing to
refill, and to take is to move that moment on. Nobody reads between two who take: see `writing`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from bot.store.tables import pace

WORKSPACE = ""
"""The name of the bucket that all of a workspace share."""

SET_BACK = timedelta(minutes=30)
"""Slack asks nobody to wait for longer: a moment further off was kept by a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class Rate:
    """One message `every` so often in the long run, and this many at once after a rest."""

    every: timedelta
    burst: int

    @property
    def slack(self) -> timedelta:
        return (self.burst - 1) * self.every


OF_A_CHANNEL = Rate(timedelta(seconds=1), 3)
OF_A_WORKSPACE = Rate(timedelta(minutes=1) / 50, 50)


def take(connection: Connection, workspace_id: int, channel: str, now: datetime) -> datetime | None:
    """Take room for one message; where there is none, nothing is taken: answers when there is."""
    rates = {WORKSPACE: OF_A_WORKSPACE, channel: OF_A_CHANNEL}
    full_at = {name: max(_full_at(connection, workspace_id, name, now), now) for name in rates}
    room_at = max(full_at[name] - rate.slack for name, rate in rates.items())
    if room_at > now:
        return room_at
    for name, rate in rates.items():
        _keep(connection, workspace_id, name, full_at[name] + rate.every)
    return None


def rest(connection: Connection, workspace_id: int, now: datetime, until: datetime) -> None:
    """Slack asks us to wait: nobody posts here before, and then one after the other."""
    full_at = max(_full_at(connection, workspace_id, WORKSPACE, now), until + OF_A_WORKSPACE.slack)
    _keep(connection, workspace_id, WORKSPACE, full_at)


def _full_at(connection: Connection, workspace_id: int, name: str, now: datetime) -> datetime:
    wanted = select(pace.c.free_at).where(
        pace.c.workspace_id == workspace_id, pace.c.channel == name
    )
    kept: datetime | None = connection.execute(wanted).scalar_one_or_none()
    return kept if kept and kept <= now + SET_BACK else now


def _keep(connection: Connection, workspace_id: int, name: str, full_at: datetime) -> None:
    mine = pace.c.workspace_id == workspace_id, pace.c.channel == name
    kept = connection.execute(update(pace).where(*mine).values(free_at=full_at))
    if not kept.rowcount:
        row = {"workspace_id": workspace_id, "channel": name, "free_at": full_at}
        connection.execute(insert(pace).values(row))
