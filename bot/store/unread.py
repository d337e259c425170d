"""Nudges whose note never reached anybody: they were asked of nobody."""

from collections.abc import Collection

from sqlalchemy import Connection, update

from bot.model import NudgeState
from bot.store.nudges import WAITS_AFRESH
from bot.store.tables import nudges


def wait_again(connection: Connection, workspace_id: int, ids: Collection[int]) -> None:
    """The note that was to ask these was taken back: they wait for another.

    What has closed itself meanwhile stays closed.
    """
    mine = (
        nudges.c.workspace_id == workspace_id,
        nudges.c.id.in_(ids),
        nudges.c.note_id.is_(None),
    )
    asked = nudges.c.state == NudgeState.ASKED
    connection.execute(update(nudges).where(*mine, asked).values(WAITS_AFRESH))
    closed = nudges.c.state.in_([NudgeState.OVERTAKEN, NudgeState.LAPSED])
    connection.execute(update(nudges).where(*mine, closed).values(asked_on=None, asked_at=None))


def not_asked(connection: Connection, workspace_id: int, note_id: int) -> None:
    """Slack has refused this note for good: who did not read it lets nothing pass."""
    mine = nudges.c.workspace_id == workspace_id, nudges.c.note_id == note_id
    connection.execute(update(nudges).where(*mine).values(asked_on=None, asked_at=None))
