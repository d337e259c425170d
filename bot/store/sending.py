"""What became of one attempt to send a note.

    sending -> sent            a definite yes
            -> planned         Slack asks us to wait, or takes nothing here, or it was not drawn
            -> failed          a definite no
            -> uncertain       no reply, or a crash while sending
    uncertain -> sent          found in its DM, or by somebody who looked; or a late yes
              -> planned       not there
              -> failed        nobody can tell

One that dies while sending may have posted, so its note becomes uncertain and is looked up. Whoever
wakes up late speaks of its own `attempt`, and not of the one that somebody else has begun since.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, case, select, update

from bot.model import NoteState
from bot.store.notes import LEASE, longest_waiting
from bot.store.tables import notes

OFTEN_ENOUGH = 3
"""What could not be drawn so often never will be."""

STUMBLED = timedelta(minutes=1)

LOOKED_LONG_ENOUGH = 480
"""Once a minute: what Slack does not tell in eight hours it never will."""


def begin(connection: Connection, workspace_id: int, note_id: int, now: datetime) -> int:
    """Write down the intent, before anything leaves the house.

    Answers which attempt this is; 0 when the claim was lost.
    """
    claimed = update(notes).where(
        notes.c.workspace_id == workspace_id,
        notes.c.id == note_id,
        notes.c.state == NoteState.CLAIMED,
    )
    begun = claimed.values(
        state=NoteState.SENDING, try_at=now + LEASE, attempts=notes.c.attempts + 1
    )
    attempt: int | None = connection.scalar(begun.returning(notes.c.attempts))
    return attempt or 0


def sent(
    connection: Connection, workspace_id: int, note_id: int, *, channel: str, ts: str, version: int
) -> bool:
    """Slack shows this version of it. A yes is a yes, however late, and to whichever attempt:
    whatever was believed of the note meanwhile, nobody is to send it any more."""
    values = {"state": NoteState.SENT, "channel": channel, "ts": ts, "shown": version}
    before = set(NoteState) - {NoteState.SENT}
    more = {"trouble": "", "stumbles": 0}
    moved = _move(connection, workspace_id, note_id, None, *before, **values, **more)
    if moved:
        tell_who_asks(connection, workspace_id, note_id)
    return moved


def again(
    connection: Connection, workspace_id: int, note_id: int, *, attempt: int, try_at: datetime
) -> bool:
    """Slack has refused it for now: nothing was posted."""
    planned = {"state": NoteState.PLANNED, "try_at": try_at}
    return _move(connection, workspace_id, note_id, attempt, NoteState.SENDING, **planned)


def failed(
    connection: Connection, workspace_id: int, note_id: int, *, attempt: int, reason: str
) -> bool:
    """Slack will never take it, or never tell whether it did."""
    before = NoteState.CLAIMED, NoteState.SENDING, NoteState.UNCERTAIN
    values = {"state": NoteState.FAILED, "trouble": reason[:200]}
    moved = _move(connection, workspace_id, note_id, attempt, *before, **values)
    if moved:
        tell_who_asks(connection, workspace_id, note_id)
    return moved


def stumbled(
    connection: Connection,
    workspace_id: int,
    note_id: int,
    *,
    attempt: int | None,
    now: datetime,
    reason: str,
) -> bool:
    """It could not be drawn, and nothing was posted. The third time it has failed: answers that.

    Without an `attempt` it was not even begun.
    """
    before = NoteState.CLAIMED if attempt is None else NoteState.SENDING
    over = notes.c.stumbles + 1 >= OFTEN_ENOUGH
    values = {
        "state": case((over, NoteState.FAILED.value), else_=NoteState.PLANNED.value),
        "trouble": case((over, reason[:200]), else_=notes.c.trouble),
        "try_at": now + STUMBLED,
        "stumbles": notes.c.stumbles + 1,
    }
    if not _move(connection, workspace_id, note_id, attempt, before, **values):
        return False
    is_over = _stumbles(connection, workspace_id, note_id) >= OFTEN_ENOUGH
    if is_over:
        tell_who_asks(connection, workspace_id, note_id)
    return is_over


def left_as_it_is(
    connection: Connection, workspace_id: int, note_id: int, *, version: int | None
) -> None:
    """A change of a note could not be shown. The third time Slack keeps what it shows, until the
    note changes once more; without a `version`, which could not be read, whatever it is."""
    over = notes.c.stumbles + 1 >= OFTEN_ENOUGH
    up_to = notes.c.version if version is None else version
    mine = notes.c.workspace_id == workspace_id, notes.c.id == note_id
    connection.execute(
        update(notes)
        .where(*mine, notes.c.state == NoteState.SENT)
        .values(
            shown=case((over, up_to), else_=notes.c.shown),
            stumbles=case((over, 0), else_=notes.c.stumbles + 1),
        )
    )


def uncertain(
    connection: Connection, workspace_id: int, note_id: int, *, attempt: int, settle_at: datetime
) -> bool:
    values = {"state": NoteState.UNCERTAIN, "try_at": settle_at}
    return _move(connection, workspace_id, note_id, attempt, NoteState.SENDING, **values)


def crashed(connection: Connection, workspace_id: int, now: datetime, settle_at: datetime) -> int:
    """Notes whose sender died while sending may be in Slack: uncertain until looked up."""
    left = update(notes).where(
        notes.c.workspace_id == workspace_id,
        notes.c.state == NoteState.SENDING,
        notes.c.try_at <= now,
    )
    gone = left.values(state=NoteState.UNCERTAIN, try_at=settle_at)
    return connection.execute(gone).rowcount


def to_settle(connection: Connection, workspace_id: int, now: datetime, limit: int) -> list[int]:
    """Take notes to look up for the time of a lease, those first that have waited for longest."""
    ready = (
        notes.c.workspace_id == workspace_id,
        notes.c.state == NoteState.UNCERTAIN,
        notes.c.try_at <= now,
    )
    taken = (
        update(notes)
        .where(*ready, notes.c.id.in_(longest_waiting(connection, ready, limit)))
        .values(try_at=now + LEASE)
        .returning(notes.c.id)
    )
    return sorted(connection.scalars(taken))


def look_later(
    connection: Connection, workspace_id: int, note_id: int, *, attempt: int, settle_at: datetime
) -> bool:
    """Somebody was asked: there is nothing to find out by ourselves before."""
    return _move(connection, workspace_id, note_id, attempt, NoteState.UNCERTAIN, try_at=settle_at)


def looked_in_vain(
    connection: Connection, workspace_id: int, note_id: int, *, attempt: int
) -> bool:
    """Slack did not tell whether it arrived. Answers whether that is so for too long already."""
    more = {"stumbles": notes.c.stumbles + 1}
    if not _move(connection, workspace_id, note_id, attempt, NoteState.UNCERTAIN, **more):
        return False
    return _stumbles(connection, workspace_id, note_id) >= LOOKED_LONG_ENOUGH


def never_arrived(
    connection: Connection, workspace_id: int, note_id: int, *, attempt: int, now: datetime
) -> bool:
    """That attempt did not post it, so it is planned again; a later attempt is left alone."""
    planned = {"state": NoteState.PLANNED, "try_at": now, "stumbles": 0}
    return _move(connection, workspace_id, note_id, attempt, NoteState.UNCERTAIN, **planned)


def tell_who_asks(connection: Connection, workspace_id: int, note_id: int) -> None:
    """What is said of this note elsewhere says from now on what has become of it."""
    about = notes.c.workspace_id == workspace_id, notes.c.about_id == note_id
    connection.execute(update(notes).where(*about).values(version=notes.c.version + 1))


def _stumbles(connection: Connection, workspace_id: int, note_id: int) -> int:
    mine = notes.c.workspace_id == workspace_id, notes.c.id == note_id
    stumbles: int = connection.execute(select(notes.c.stumbles).where(*mine)).scalar_one()
    return stumbles


def _move(
    connection: Connection,
    workspace_id: int,
    note_id: int,
    attempt: int | None,
    *before: NoteState,
    **values: object,
) -> bool:
    change = update(notes).where(
        notes.c.workspace_id == workspace_id, notes.c.id == note_id, notes.c.state.in_(before)
    )
    if attempt is not None:
        change = change.where(notes.c.attempts == attempt)
    return connection.execute(change.values(values)).rowcount == 1
