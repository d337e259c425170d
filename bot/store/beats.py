"""When something that runs by itself last did, and what it found."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from bot.model import Beat
from bot.store.tables import beats


def beat(
    connection: Connection, workspace_id: int, name: Beat, now: datetime, told: str = ""
) -> None:
    silence(connection, workspace_id, name)
    row = {"workspace_id": workspace_id, "name": name, "at": now, "told": told[:500]}
    connection.execute(insert(beats).values(row))


def silence(connection: Connection, workspace_id: int, name: Beat) -> None:
    """As if it had never been."""
    connection.execute(
        delete(beats).where(beats.c.workspace_id == workspace_id, beats.c.name == name)
    )


def last(connection: Connection, workspace_id: int) -> dict[Beat, tuple[datetime, str]]:
    """When each last did, and what it found. What only a newer version knows is left out."""
    wanted = select(beats).where(beats.c.workspace_id == workspace_id, beats.c.name.in_(list(Beat)))
    return {Beat(row.name): (row.at, row.told) for row in connection.execute(wanted)}
