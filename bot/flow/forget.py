"""Forgetting what was told in confidence, thirty days after its day."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.store import life_events, workspaces
from bot.store.engine import reading, writing
from rules.kit import REMEMBERED_FOR


def forget(engine: Engine, workspace_id: int, now: datetime) -> int:
    """Erase the life events whose time is over, for good; answers how many there were.

    The day is that of the workspace. What nudges said of them is erased, too, in Slack as well.
    """
    with reading(engine) as connection:
        here = workspaces.get(connection, workspace_id)
        last = now.astimezone(ZoneInfo(here.timezone)).date() - REMEMBERED_FOR
        if not life_events.over(connection, workspace_id, last):
            return 0
    with writing(engine) as connection:
        return life_events.erase(connection, workspace_id, last)
