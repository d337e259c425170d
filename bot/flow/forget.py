"""Forgetting what was told in confidence, thirty days after its day, and what nobody needs."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from bot.model.people import zone_named
from bot.store import drafts, life_events, seen, workspaces
from bot.store.engine import reading, writing
from rules.kit import REMEMBERED_FOR

A_DAY = timedelta(days=1)
"""Who presses Undo too late is told so, for as long."""

MOST_AT_ONCE = 2_000
"""As many as a round forgets of what came in: nobody waits long for it to have written."""


def forget(engine: Engine, workspace_id: int, now: datetime) -> int:
    """Erase the life events whose time is over, for good; answers how many there were.

    The day is that of the workspace. What nudges said of them is erased, too, in Slack as well.
    """
    with reading(engine) as connection:
        here = workspaces.get(connection, workspace_id)
        last = now.astimezone(zone_named(here.timezone)).date() - REMEMBERED_FOR
        if not life_events.over(connection, workspace_id, last):
            return 0
    with writing(engine) as connection:
        return life_events.erase(connection, workspace_id, last)


def forget_moves(engine: Engine, workspace_id: int, now: datetime) -> None:
    """What Undo would have put back. It quotes people, and customers who may be erased by now."""
    over = now - A_DAY
    with reading(engine) as connection:
        if not drafts.has_ours(connection, workspace_id, over):
            return
    with writing(engine) as connection:
        drafts.forget_ours(connection, workspace_id, over)


def forget_seen(engine: Engine, workspace_id: int, now: datetime) -> int:
    """What came in a day ago will not come again; answers how many there were."""
    with reading(engine) as connection:
        if not seen.is_over(connection, workspace_id, now):
            return 0
    with writing(engine) as connection:
        return seen.forget(connection, workspace_id, now, MOST_AT_ONCE)
