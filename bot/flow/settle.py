"""Notes whose fate is unknown: found in the history of their DM, or sent again.

We look only when no late reply can come any more, so that a note is never posted twice because we
looked too soon.
"""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from bot.flow.deliver import SETTLE_AFTER
from bot.model import GiveUp, Messenger, TryAgain, Uncertain
from bot.store import cards, notes
from bot.store.engine import reading, writing

LOOK_BACK = timedelta(days=2)


def settle(engine: Engine, workspace_id: int, messenger: Messenger, now: datetime) -> int:
    """Answers how many notes were settled: found as sent, planned again, or shown as not sent."""
    with writing(engine) as connection:
        notes.crashed(connection, workspace_id, now, now + SETTLE_AFTER)
    with reading(engine) as connection:
        uncertain = notes.to_settle(connection, workspace_id, now)
    return sum(_settle(engine, workspace_id, note_id, messenger, now) for note_id in uncertain)


def _settle(
    engine: Engine, workspace_id: int, note_id: int, messenger: Messenger, now: datetime
) -> bool:
    with reading(engine) as connection:
        note = cards.note(connection, workspace_id, note_id)
    if note is None:
        return False
    try:
        posted = messenger.find(note, now - LOOK_BACK)
    except (TryAgain, Uncertain):
        return False
    except GiveUp as reason:
        with writing(engine) as connection:
            return notes.failed(connection, workspace_id, note_id, str(reason))
    with writing(engine) as connection:
        if posted is None:
            return notes.plan_again(connection, workspace_id, note_id, now)
        return notes.sent(
            connection,
            workspace_id,
            note_id,
            channel=posted.channel,
            ts=posted.ts,
            version=0,
        )
