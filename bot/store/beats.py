"""When something that runs by itself last did, and what it found."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from bot.model import Beat
from bot.store.tables import beats


def beat(
    connection: Connection, workspace_id: int, name: Beat, now: datetime, told: str = ""
) -> None:
    mark = {"at": now, "told": told[:500]}
    # One a minute: a row made anew each time would use up the numbers of rows.
    if not connection.execute(update(beats).where(_is(workspace_id, name)).values(mark)).rowcount:
        new = {"workspace_id": workspace_id, "name": name, **mark}
        connection.execute(insert(beats).values(new))


def silence(connection: Connection, workspace_id: int, name: Beat) -> None:
    """As if it had never been."""
    connection.execute(delete(beats).where(_is(workspace_id, name)))


def last(connection: Connection, workspace_id: int) -> dict[Beat, tuple[datetime, str]]:
    """When each last did, and what it found. What only a newer version knows is left out."""
    wanted = select(beats).where(beats.c.workspace_id == workspace_id, beats.c.name.in_(list(Beat)))
    return {Beat(row.name): (row.at, row.told) for row in connection.execute(wanted)}


def of_all(connection: Connection, name: Beat) -> dict[int, datetime]:
    """By workspace, when it last did: for those who run all of them."""
    wanted = select(beats.c.workspace_id, beats.c.at).where(beats.c.name == name)
    return {row.workspace_id: row.at for row in connection.execute(wanted)}


def _is(workspace_id: int, name: Beat) -> ColumnElement[bool]:
    return (beats.c.workspace_id == workspace_id) & (beats.c.name == name)
