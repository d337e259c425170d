"""Notes whose fate is unknown: found in the history of their DM, or sent again.

We look only when no late reply can come any more, so that a note is never posted twice because we
looked too soon.
"""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from bot.flow.deliver import SETTLE_AFTER
from bot.model import GiveUp, Messenger, Note, TryAgain, Uncertain
from bot.store import cards, notes
from bot.store.engine import writing

LOOK_BACK = timedelta(days=2)


def settle(engine: Engine, workspace_id: int, messenger: Messenger, now: datetime) -> int:
    """Answers how many notes were settled: found as sent, planned again, or shown as not sent."""
    with writing(engine) as connection:
        notes.crashed(connection, workspace_id, now, now + SETTLE_AFTER)
        uncertain = notes.to_settle(connection, workspace_id, now)
        looked_for = [
            (cards.note(connection, workspace_id, note_id), attempt)
            for note_id, attempt in uncertain.items()
        ]
    return sum(
        _settle(engine, workspace_id, messenger, now, note=note, attempt=attempt)
        for note, attempt in looked_for
        if note
    )


def _settle(
    engine: Engine,
    workspace_id: int,
    messenger: Messenger,
    now: datetime,
    *,
    note: Note,
    attempt: int,
) -> bool:
    try:
        posted = messenger.find(note, now - LOOK_BACK)
    except (TryAgain, Uncertain):
        return False
    except GiveUp as reason:
        with writing(engine) as connection:
            return notes.failed(connection, workspace_id, note.id, str(reason))
    with writing(engine) as connection:
        if posted is None:
            return notes.never_arrived(connection, workspace_id, note.id, attempt=attempt, now=now)
        return notes.sent(
            connection,
            workspace_id,
            note.id,
            channel=posted.channel,
            ts=posted.ts,
            version=0,
        )
