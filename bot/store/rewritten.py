"""Drafts that somebody has put in words of their own."""

from sqlalchemy import Connection, update

from bot.model import NudgeState
from bot.store.nudges import show_again
from bot.store.tables import nudges


def rewrite(connection: Connection, workspace_id: int, nudge_id: int, draft: str) -> bool:
    """Only what is asked has been read by anybody: False where it is not, or not any more.

    What waits says what the facts say, so a draft that is put off is written afresh.
    """
    asked = (
        nudges.c.workspace_id == workspace_id,
        nudges.c.id == nudge_id,
        nudges.c.state == NudgeState.ASKED,
    )
    if connection.execute(update(nudges).where(*asked).values(draft=draft)).rowcount != 1:
        return False
    show_again(connection, workspace_id, [nudge_id])
    return True
