"""Notes: one Slack message to one person for one occasion, and where it is on its way.

    planned -> claimed -> sending                    and then see `bot.store.sending`

A claim is a lease: when its holder dies before `sending`, somebody else claims the note again.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    union_all,
    update,
)

from bot.model import NoteState
from bot.store.new_row import insert_new
from bot.store.tables import members, note_nudges, notes, nudges

LEASE = timedelta(seconds=60)
"""Far longer than the Slack client's time-out of 10 seconds."""

AT_A_TIME = 500
"""So many members are asked about by one statement."""

ON_THEIR_WAY = (NoteState.PLANNED, NoteState.CLAIMED, NoteState.SENDING, NoteState.UNCERTAIN)


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
    wanted_at: datetime | None = None,
    about_id: int | None = None,
) -> int | None:
    """Plan a note that holds these nudges, or a text alone, perhaps about another note.

    None when there is one for the occasion already. It is late from `wanted_at` on, or from now.
    """
    row = {
        "workspace_id": workspace_id,
        "member_id": member_id,
        "occasion": occasion,
        "day": day,
        "state": NoteState.PLANNED,
        "try_at": now,
        "text": text,
        "wanted_at": wanted_at or now,
        "about_id": about_id,
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
    # By whom they are for, or the index by member and day is of no use.
    everybody = select(members.c.id).where(members.c.workspace_id == workspace_id)
    wanted = select(notes.c.member_id, notes.c.occasion).where(
        notes.c.workspace_id == workspace_id,
        notes.c.member_id.in_(everybody),
        notes.c.day >= first,
    )
    return {(row[0], row[1]) for row in connection.execute(wanted)}


def keys_of_nudges(connection: Connection, workspace_id: int, ids: Sequence[int]) -> dict[int, str]:
    """What makes each of these nudges the one that it is, by id."""
    own = nudges.c.customer_id, nudges.c.rule, nudges.c.subject, nudges.c.due
    mine = nudges.c.workspace_id == workspace_id, nudges.c.id.in_(ids)
    found = connection.execute(select(nudges.c.id, *own).where(*mine))
    return {number: "|".join(map(str, key)) for number, *key in found}


def asks_about(connection: Connection, workspace_id: int, note_id: int) -> list[int]:
    """The customers of the nudges in a note."""
    wanted = (
        select(nudges.c.customer_id)
        .join(note_nudges, note_nudges.c.nudge_id == nudges.c.id)
        .where(note_nudges.c.workspace_id == workspace_id, note_nudges.c.note_id == note_id)
    )
    return sorted(set(connection.scalars(wanted)))


def nudges_about(
    connection: Connection, workspace_id: int, note_id: int, about: Collection[int]
) -> list[int]:
    """The nudges in a note that are about these customers."""
    wanted = (
        select(nudges.c.id)
        .join(note_nudges, note_nudges.c.nudge_id == nudges.c.id)
        .where(
            note_nudges.c.workspace_id == workspace_id,
            note_nudges.c.note_id == note_id,
            nudges.c.customer_id.in_(about),
        )
    )
    return list(connection.scalars(wanted))


def nudges_sent(
    connection: Connection, workspace_id: int, member_ids: Sequence[int], first: date
) -> dict[int, dict[date, int]]:
    """By member and local day, from `first` on, how many nudges went into notes of theirs."""
    sent: dict[int, dict[date, int]] = {one: {} for one in member_ids}
    for start in range(0, len(member_ids), AT_A_TIME):
        wanted = (
            select(notes.c.member_id, notes.c.day, func.count())
            .select_from(note_nudges.join(notes, notes.c.id == note_nudges.c.note_id))
            .where(
                notes.c.workspace_id == workspace_id,
                notes.c.member_id.in_(member_ids[start : start + AT_A_TIME]),
                notes.c.day >= first,
            )
            .group_by(notes.c.member_id, notes.c.day)
        )
        for member_id, day, number in connection.execute(wanted):
            sent[member_id][day] = number
    return sent


def claim(connection: Connection, workspace_id: int, now: datetime, limit: int) -> list[int]:
    """Take notes to send for the time of a lease: what is planned, and what a dead holder left.

    What was tried least comes first, so that one that Slack never takes keeps none from going out.
    """
    ready = (
        notes.c.workspace_id == workspace_id,
        notes.c.state.in_([NoteState.PLANNED, NoteState.CLAIMED]),
        notes.c.try_at <= now,
    )
    taken = (
        update(notes)
        .where(*ready, notes.c.id.in_(longest_waiting(connection, ready, limit)))
        .values(state=NoteState.CLAIMED, try_at=now + LEASE)
        .returning(notes.c.attempts, notes.c.id)
    )
    return [note_id for _, note_id in sorted(map(tuple, connection.execute(taken)))]


def longest_waiting(
    connection: Connection, ready: Sequence[ColumnElement[bool]], limit: int
) -> Sequence[int]:
    """Those that are ready, to be taken by a statement that says `ready` as well.

    In one statement PostgreSQL may look for them anew with each that it takes; and SQLite, which
    does not know how many notes there are, would go through them all for a handful of ids.
    """
    wanted = select(notes.c.id).where(*ready).order_by(notes.c.try_at, notes.c.id)
    return connection.scalars(wanted.limit(limit)).all()


def next_try(connection: Connection, workspace_id: int) -> datetime | None:
    """When something is to be done next about any that is on its way; None when none is."""
    of_each = [
        select(func.min(notes.c.try_at).label("at")).where(
            notes.c.workspace_id == workspace_id, notes.c.state == state
        )
        for state in ON_THEIR_WAY
    ]
    moments = union_all(*of_each).subquery()
    first: datetime | None = connection.scalar(select(func.min(moments.c.at)))
    return first


def is_claimed(connection: Connection, workspace_id: int, note_id: int) -> bool:
    """Whether nobody has begun to send it since somebody took it to send."""
    wanted = select(notes.c.id).where(
        notes.c.workspace_id == workspace_id,
        notes.c.id == note_id,
        notes.c.state == NoteState.CLAIMED,
    )
    return connection.execute(wanted).first() is not None


def put_off(connection: Connection, workspace_id: int, note_id: int, *, try_at: datetime) -> bool:
    """Nothing was begun: claim it again later."""
    off = update(notes).where(
        notes.c.workspace_id == workspace_id,
        notes.c.id == note_id,
        notes.c.state == NoteState.CLAIMED,
    )
    values = {"state": NoteState.PLANNED, "try_at": try_at}
    return connection.execute(off.values(values)).rowcount == 1


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
    nobody_sends = notes.c.state.in_([NoteState.PLANNED, NoteState.CLAIMED])
    return and_(nobody_sends, or_(notes.c.state == NoteState.PLANNED, notes.c.try_at <= now))


def stale(connection: Connection, workspace_id: int, limit: int) -> list[int]:
    """Notes in Slack that show less than has happened since."""
    wanted = select(notes.c.id).where(
        notes.c.workspace_id == workspace_id,
        notes.c.state == NoteState.SENT,
        notes.c.shown < notes.c.version,
        notes.c.ts.is_not(None),
    )
    return list(connection.scalars(wanted.order_by(notes.c.id).limit(limit)))


def shown(connection: Connection, workspace_id: int, note_id: int, version: int) -> None:
    """Slack shows this version now. An older one that came late makes the note stale again."""
    connection.execute(
        update(notes)
        .where(notes.c.workspace_id == workspace_id, notes.c.id == note_id)
        .values(shown=version, stumbles=0)
    )
