"""After an older copy of the record was put in place: what was sent since it was made is in Slack,
and the record does not know it.

So whatever is of a day until then is looked for before it is sent, by what makes it the same in
every copy of the record; in a channel, where we cannot read, its keeper is asked.
"""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, Engine

from bot.model import Beat, Messenger, Note, Posted
from bot.store import beats, not_sent
from bot.store.engine import reading

ONE_DAY = timedelta(days=1)

LOOK_BACK = 3 * ONE_DAY
"""A day is local, and a clock that is wrong by one must not hide what Slack has dated rightly."""

OLDER = -1
"""The version of whatever was found: what it shows may be older than all that the record knows."""


def sent_before(
    engine: Engine, workspace_id: int, messenger: Messenger, note: Note
) -> Posted | None:
    """Where the note is, if it was sent by a record that is no more."""
    if note.member.channel or not is_in_doubt(engine, workspace_id, note.day):
        return None
    return messenger.find(note, earliest(note.day))


def only_people_can_tell(engine: Engine, workspace_id: int, note: Note) -> bool:
    """Whether such a note may be in a channel; not once somebody has said that it is not."""
    if not note.member.channel:
        return False
    with reading(engine) as connection:
        since = _put_in_place(connection, workspace_id, note.day)
        return since is not None and not not_sent.asked_since(
            connection, workspace_id, note.id, since
        )


def earliest(day: date) -> datetime:
    """No note of a local day was sent before this, wherever its reader is."""
    return datetime.combine(day, datetime.min.time(), UTC) - LOOK_BACK


def is_in_doubt(engine: Engine, workspace_id: int, day: date) -> bool:
    with reading(engine) as connection:
        return _put_in_place(connection, workspace_id, day) is not None


def _put_in_place(connection: Connection, workspace_id: int, day: date) -> datetime | None:
    """When a copy was, that may not know of a note of this day; None where none was.

    However old the day: a note may have waited for its reader when the copy was made, and have
    been sent since.
    """
    restored = beats.last(connection, workspace_id).get(Beat.RESTORED)
    return restored[0] if restored and day <= restored[0].date() + ONE_DAY else None
