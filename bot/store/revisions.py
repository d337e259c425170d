"""The revision of a workspace: who was planned under an older one is looked at again."""

from sqlalchemy import Connection, update

from bot.store.tables import workspaces


def begin(connection: Connection, workspace_id: int) -> None:
    """Something that may concern every customer has changed, in this very transaction.

    However many there are, this is one row: a plan that was made before is of the older revision.
    """
    mine = workspaces.c.id == workspace_id
    connection.execute(update(workspaces).where(mine).values(revision=workspaces.c.revision + 1))
