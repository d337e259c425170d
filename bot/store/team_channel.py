"""The team's channel: the one member who is not a person."""

from sqlalchemy import Connection, insert, select, update

from bot.model import Member
from bot.store import members, workspaces
from bot.store.tables import members as rows


def of_workspace(connection: Connection, workspace_id: int) -> Member | None:
    """None where the team has none, or none any more."""
    everybody = members.of_workspace(connection, workspace_id).values()
    return next((one for one in everybody if one.channel and one.active), None)


def put(connection: Connection, workspace_id: int, slack_id: str, name: str, like: Member) -> None:
    """The channel is this one from now on. It lives by the calendar of `like`.

    There is one row for it at most, so that what one channel was told is not told to the next.
    """
    values = {
        "slack_id": slack_id,
        "name": name,
        "normal_name": name.casefold(),
        "timezone": like.timezone,
        "country": like.country,
        "starts_at": like.starts_at,
        "ends_at": like.ends_at,
        "language": workspaces.get(connection, workspace_id).settings.language,
        "active": True,
        "channel": True,
    }
    mine = rows.c.workspace_id == workspace_id, rows.c.channel
    if not connection.execute(update(rows).where(*mine).values(values)).rowcount:
        connection.execute(insert(rows).values(values | {"workspace_id": workspace_id}))


def take_away(connection: Connection, workspace_id: int) -> bool:
    """False when there was none."""
    mine = rows.c.workspace_id == workspace_id, rows.c.channel, rows.c.active
    there = connection.execute(select(rows.c.id).where(*mine)).first() is not None
    connection.execute(update(rows).where(*mine).values(active=False))
    return there
