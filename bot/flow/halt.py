"""Slack takes nothing from us in a workspace: it is left alone until somebody has mended that."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.model import Beat, Stopped
from bot.store import beats

KNOCK_AGAIN = timedelta(minutes=3)
"""How long we leave Slack alone before we try again."""

log = logging.getLogger(__name__)


def is_halted(connection: Connection, workspace_id: int, now: datetime) -> bool:
    stopped = beats.last(connection, workspace_id).get(Beat.STOPPED)
    return stopped is not None and stopped[0] <= now < stopped[0] + KNOCK_AGAIN


def halt(connection: Connection, workspace_id: int, now: datetime, why: Stopped) -> None:
    """It is told once in the log, and on Home for as long as it lasts."""
    if Beat.STOPPED not in beats.last(connection, workspace_id):
        log.error("Slack takes nothing in workspace %s: %s", workspace_id, why)
    beats.beat(connection, workspace_id, Beat.STOPPED, now, str(why))


def go_on(connection: Connection, workspace_id: int) -> None:
    """Slack has taken something."""
    beats.silence(connection, workspace_id, Beat.STOPPED)
