"""Where the bot is installed besides the workspace of SLACK_BOT_TOKEN, each with its sealed token.

What is in here as `token` is sealed: see `bot.store.sealed`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from bot.store.tables import installations, workspaces


@dataclass(frozen=True, slots=True)
class Installation:
    workspace_id: int
    team_id: str
    name: str
    token: str = field(repr=False)
    enterprise: str
    since: datetime


def put(
    connection: Connection, workspace_id: int, token: str, enterprise: str, now: datetime
) -> None:
    """Installed again, it has a new token, and only that one is kept."""
    remove(connection, workspace_id)
    row = {
        "workspace_id": workspace_id,
        "token": token,
        "enterprise": enterprise,
        "installed_at": now,
    }
    connection.execute(insert(installations).values(row))


def ids(connection: Connection) -> list[int]:
    wanted = select(installations.c.workspace_id).order_by(installations.c.workspace_id)
    return list(connection.scalars(wanted))


def everyone(connection: Connection) -> list[Installation]:
    found = connection.execute(_wanted().order_by(installations.c.workspace_id))
    return [_installation(row) for row in found]


def of(connection: Connection, workspace_id: int) -> Installation | None:
    wanted = _wanted().where(installations.c.workspace_id == workspace_id)
    row = connection.execute(wanted).first()
    return _installation(row) if row else None


def of_team(connection: Connection, team_id: str) -> Installation | None:
    row = connection.execute(_wanted().where(workspaces.c.team_id == team_id)).first()
    return _installation(row) if row else None


def remove(connection: Connection, workspace_id: int) -> bool:
    """All else stays: installed again, the bot knows what it knew. False where there was none."""
    gone = delete(installations).where(installations.c.workspace_id == workspace_id)
    return connection.execute(gone).rowcount > 0


def seal_again(
    connection: Connection, seal: Callable[[str], str | None]
) -> tuple[list[Installation], list[Installation]]:
    """Those that were sealed again; and those that `seal` gave up on, which stay as they are."""
    done: list[Installation] = []
    left: list[Installation] = []
    for one in everyone(connection):
        sealed = seal(one.token)
        if sealed is None:
            left.append(one)
            continue
        change = update(installations).where(installations.c.workspace_id == one.workspace_id)
        connection.execute(change.values(token=sealed))
        done.append(one)
    return done, left


def _wanted() -> Select[Any]:
    return select(
        installations.c.workspace_id,
        workspaces.c.team_id,
        workspaces.c.name,
        installations.c.token,
        installations.c.enterprise,
        installations.c.installed_at,
    ).join(workspaces, workspaces.c.id == installations.c.workspace_id)


def _installation(row: Row[Any]) -> Installation:
    return Installation(
        row.workspace_id,
        row.team_id or "",
        row.name,
        row.token,
        row.enterprise,
        row.installed_at,
    )
