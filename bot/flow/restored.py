"""After an older copy of the record was put in place: what was sent since it was made is in Slack,
and the record does not know it.

So whatever belongs to those days is looked for before it is sent, by what makes it the same in
every copy of the record; in a channel, where we cannot read, its keeper is asked.
"""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine

from bot.model import Beat, Messenger, Note, Posted
from bot.store import beats
from bot.store.engine import reading

ONE_DAY = timedelta(days=1)

OLDER = -1
"""The version of whatever was found: what it shows may be older than all that the record knows."""


def sent_before(
    engine: Engine, workspace_id: int, messenger: Messenger, note: Note
) -> Posted | None:
    """Where the note is, if it was sent by a record that is no more."""
    if note.member.channel or not _is_in_doubt(engine, workspace_id, note.day):
        return None
    return messenger.find(note, earliest(note.day))


def only_people_can_tell(engine: Engine, workspace_id: int, note: Note) -> bool:
    """Whether such a note may be in a channel; not once somebody has said that it is not."""
    first = note.member.channel and note.attempts <= 1
    return first and _is_in_doubt(engine, workspace_id, note.day)


def earliest(day: date) -> datetime:
    """No note of a local day was sent before this, wherever its reader is."""
    return datetime.combine(day, datetime.min.time(), UTC) - ONE_DAY


def _is_in_doubt(engine: Engine, workspace_id: int, day: date) -> bool:
    with reading(engine) as connection:
        restored = beats.last(connection, workspace_id).get(Beat.RESTORED)
    if restored is None:
        return False
    at, copied_at = restored
    return _date(copied_at, at) - ONE_DAY <= day <= at.date() + ONE_DAY


def _date(said: str, otherwise: datetime) -> date:
    try:
        return datetime.fromisoformat(said).date()
    except ValueError:
        return otherwise.date()
