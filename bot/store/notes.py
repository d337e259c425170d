"""Notes: one Slack message to one person for one occasion, and where it is on its way.

    planned -> claimed -> sending -> sent            a definite yes
                                  -> planned         Slack asks us to wait
                                  -> failed          a definite no
                                  -> uncertain       no reply, or a crash while sending

A claim is a lease: when its holder dies before `sending`, somebody else claims the note again.
One that dies while sending may have posted, so its note becomes uncertain and is looked up.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.model import NoteState
from bot.store.new_row import insert_new
from bot.store.tables import note_nudges, notes

LEASE = timedelta(seconds=60)
"""Far longer than the Slack client's time-out of 10 seconds."""


def open_for(
    connection: Connection,
    workspace_id: int,
    member_id: int,
    *,
    occasion: str,
    day: date,
    now: datetime,
    nudge_ids: Sequence[int],
    text: str = "",
) -> int | None:
    """Plan a note that holds these nudges, or a text alone.

    None when there is one for the occasion already.
    """
    row = {
        "workspace_id": workspace_id,
        "member_id": member_id,
        "occasion": occasion,
        "day": day,
        "state": NoteState.PLANNED,
        "try_at": now,
        "text": text,
    }
    added = connection.execute(
        insert_new(connection, notes).values(row).returning(notes.c.id)
    ).scalar_one_or_none()
    if added is None:
        return None
    for place, nudge_id in enumerate(nudge_ids):
        link = {"workspace_id": workspace_id, "note_id": added, "nudge_id": nudge_id}
        connection.execute(insert(note_nudges).values(link | {"place": place}))
    return int(added)


def at(connection: Connection, workspace_id: int, channel: str, ts: str) -> int | None:
    """The note that is this Slack message."""
    wanted = select(notes.c.id).where(
        notes.c.workspace_id == workspace_id, notes.c.channel == channel, notes.c.ts == ts
    )
    note_id: int | None = connection.execute(wanted).scalar_one_or_none()
    return note_id


def occasions(connection: Connection, workspace_id: int, first: date) -> set[tuple[int, str]]:
    """(member, occasion) of every note of a local day from `first` on."""
    wanted = select(notes.c.member_id, notes.c.occasion).where(
        notes.c.workspace_id == workspace_id, notes.c.day >= first
    )
    return {(row[0], row[1]) for row in connection.execute(wanted)}


def nudges_sent(
    connection: Connection, workspace_id: int, member_id: int, first: date, last: date
) -> int:
    """How many nudges went into somebody's notes between two local days, both included."""
    wanted = (
        select(func.count())
        .select_from(note_nudges.join(notes, notes.c.id == note_nudges.c.note_id))
        .where(
            notes.c.workspace_id == workspace_id,
            notes.c.member_id == member_id,
            notes.c.day.between(first, last),
        )
    )
    return connection.execute(wanted).scalar_one()


def claim(connection: Connection, workspace_id: int, now: datetime, limit: int) -> list[int]:
    """Take notes to send for the time of a lease: what is planned, and what a dead holder left."""
    mine = notes.c.workspace_id == workspace_id
    ready = select(notes.c.id).where(
        mine,
        notes.c.state.in_([NoteState.PLANNED, NoteState.CLAIMED]),
        notes.c.try_at <= now,
    )
    taken = (
        update(notes)
        .where(mine, notes.c.id.in_(ready.order_by(notes.c.try_at, notes.c.id).limit(limit)))
        .values(state=NoteState.CLAIMED, try_at=now + LEASE)
        .returning(notes.c.id)
    )
    return sorted(connection.scalars(taken))


def put_off(connection: Connection, workspace_id: int, note_id: int, *, try_at: datetime) -> bool:
    """Nothing was begun: claim it again later."""
    planned = {"state": NoteState.PLANNED, "try_at": try_at}
    return _move(connection, workspace_id, note_id, NoteState.CLAIMED, **planned)


def unsent(connection: Connection, workspace_id: int, now: datetime) -> list[tuple[int, int, date]]:
    """(id, member, local day) of every note of nudges that nobody has begun to send.

    What a note of words alone has to say nobody says again on another day.
    """
    wanted = select(notes.c.id, notes.c.member_id, notes.c.day).where(
        notes.c.workspace_id == workspace_id, notes.c.text == "", _free(now)
    )
    return [(row.id, row.member_id, row.day) for row in connection.execute(wanted)]


def take_back(
    connection: Connection, workspace_id: int, note_id: int, *, now: datetime, mine: bool = False
) -> list[int]:
    """Remove a note that nobody has begun to send; answers the nudges that it held.

    `mine` says that the caller has claimed it.
    """
    held = select(note_nudges.c.nudge_id).where(
        note_nudges.c.workspace_id == workspace_id, note_nudges.c.note_id == note_id
    )
    ids = list(connection.scalars(held))
    unsent = delete(notes).where(
        notes.c.workspace_id == workspace_id,
        notes.c.id == note_id,
        notes.c.state == NoteState.CLAIMED if mine else _free(now),
    )
    return ids if connection.execute(unsent).rowcount else []


def _free(now: datetime) -> ColumnElement[bool]:
    """Planned, or claimed by somebody who has been gone for longer than the lease."""
    left = and_(notes.c.state == NoteState.CLAIMED, notes.c.try_at <= now)
    return or_(notes.c.state == NoteState.PLANNED, left)


def begin_sending(connection: Connection, workspace_id: int, note_id: int, now: datetime) -> bool:
    """Write down the intent, before anything leaves the house. False when the claim was lost."""
    return _move(
        connection,
        workspace_id,
        note_id,
        NoteState.CLAIMED,
        state=NoteState.SENDING,
        try_at=now + LEASE,
        attempts=notes.c.attempts + 1,
    )


def sent(
    connection: Connection, workspace_id: int, note_id: int, *, channel: str, ts: str, version: int
) -> bool:
    """Slack shows this version of it."""
    return _move(
        connection,
        workspace_id,
        note_id,
        NoteState.SENDING,
        NoteState.UNCERTAIN,
        state=NoteState.SENT,
        channel=channel,
        ts=ts,
        shown=version,
        trouble="",
    )


def not_sent(connection: Connection, workspace_id: int, note_id: int, *, try_at: datetime) -> bool:
    """Slack has refused it for now: nothing was posted."""
    planned = {"state": NoteState.PLANNED, "try_at": try_at}
    return _move(connection, workspace_id, note_id, NoteState.SENDING, **planned)


def failed(connection: Connection, workspace_id: int, note_id: int, reason: str) -> bool:
    """Slack will never take it, or never tell whether it did."""
    before = NoteState.SENDING, NoteState.UNCERTAIN
    values = {"state": NoteState.FAILED, "trouble": reason[:200]}
    return _move(connection, workspace_id, note_id, *before, **values)


def uncertain(connection: Connection, workspace_id: int, note_id: int, settle_at: datetime) -> bool:
    return _move(
        connection,
        workspace_id,
        note_id,
        NoteState.SENDING,
        state=NoteState.UNCERTAIN,
        try_at=settle_at,
    )


def crashed(connection: Connection, workspace_id: int, now: datetime, settle_at: datetime) -> int:
    """Notes whose sender died while sending may be in Slack: uncertain until looked up."""
    left = update(notes).where(
        notes.c.workspace_id == workspace_id,
        notes.c.state == NoteState.SENDING,
        notes.c.try_at <= now,
    )
    gone = left.values(state=NoteState.UNCERTAIN, try_at=settle_at)
    return connection.execute(gone).rowcount


def to_settle(connection: Connection, workspace_id: int, now: datetime) -> dict[int, int]:
    """Take notes to look up for the time of a lease: the id, and which attempt is in question."""
    mine = notes.c.workspace_id == workspace_id
    taken = (
        update(notes)
        .where(mine, notes.c.state == NoteState.UNCERTAIN, notes.c.try_at <= now)
        .values(try_at=now + LEASE)
        .returning(notes.c.id, notes.c.attempts)
    )
    return {row.id: row.attempts for row in connection.execute(taken)}


def never_arrived(
    connection: Connection, workspace_id: int, note_id: int, *, attempt: int, now: datetime
) -> bool:
    """That attempt did not post it, so it is planned again; a later attempt is left alone."""
    gone = update(notes).where(
        notes.c.workspace_id == workspace_id,
        notes.c.id == note_id,
        notes.c.state == NoteState.UNCERTAIN,
        notes.c.attempts == attempt,
    )
    planned = gone.values(state=NoteState.PLANNED, try_at=now)
    return connection.execute(planned).rowcount == 1


def stale(connection: Connection, workspace_id: int, limit: int) -> list[int]:
    """Notes in Slack that show less than has happened since."""
    wanted = select(notes.c.id).where(
        notes.c.workspace_id == workspace_id,
        notes.c.state == NoteState.SENT,
        notes.c.shown < notes.c.version,
    )
    return list(connection.scalars(wanted.order_by(notes.c.id).limit(limit)))


def shown(connection: Connection, workspace_id: int, note_id: int, version: int) -> None:
    """Slack shows this version now. An older one that came late makes the note stale again."""
    connection.execute(
        update(notes)
        .where(notes.c.workspace_id == workspace_id, notes.c.id == note_id)
        .values(shown=version)
    )


def failures(
    connection: Connection, workspace_id: int, member_id: int, since: date
) -> list[Row[tuple[object, ...]]]:
    """What could not be sent to somebody since a day, the newest first."""
    wanted = select(notes).where(
        notes.c.workspace_id == workspace_id,
        notes.c.member_id == member_id,
        notes.c.state == NoteState.FAILED,
        notes.c.day >= since,
    )
    return list(connection.execute(wanted.order_by(notes.c.id.desc()).limit(10)))


def _move(
    connection: Connection,
    workspace_id: int,
    note_id: int,
    *before: NoteState,
    **values: object,
) -> bool:
    change = update(notes).where(
        notes.c.workspace_id == workspace_id, notes.c.id == note_id, notes.c.state.in_(before)
    )
    return connection.execute(change.values(values)).rowcount == 1
