"""Nudges: added once, answered once. The database decides who was first."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select, update

from bot.model import NudgeState, Waiting
from bot.store.few import among_few
from bot.store.new_row import insert_new
from bot.store.tables import contacts, customers, members, note_nudges, notes, nudges
from rules.kit import ContactStanding, Standing

WAITS_AFRESH = {
    "state": NudgeState.WAITING,
    "note_id": None,
    "asked_on": None,
    "asked_at": None,
}
"""As if it had never been in a note."""

NOT_BY_HAND = {"handed_by_id": None, "handed_because": ""}


def add(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Add those that are new by (workspace, customer, rule, subject, due)."""
    if rows:
        connection.execute(insert_new(connection, nudges), list(rows))


def close(
    connection: Connection, workspace_id: int, ids: Collection[int], state: NudgeState, reason: str
) -> None:
    """Close what is still open; the notes that show it will be shown again."""
    if not ids:
        return
    open_ones = nudges.c.state.in_([NudgeState.WAITING, NudgeState.ASKED])
    mine = _mine(workspace_id, ids)
    connection.execute(update(nudges).where(*mine, open_ones).values(state=state, reason=reason))
    show_again(connection, workspace_id, ids)


def bring_back(connection: Connection, workspace_id: int, ids: Collection[int]) -> None:
    """What was overtaken is meant again: in its note, if it was in one, or waiting for one."""
    if not ids:
        return
    overtaken = nudges.c.state == NudgeState.OVERTAKEN
    for in_note, state in ((True, NudgeState.ASKED), (False, NudgeState.WAITING)):
        where = nudges.c.note_id.is_not(None) if in_note else nudges.c.note_id.is_(None)
        connection.execute(
            update(nudges)
            .where(*_mine(workspace_id, ids), overtaken, where)
            .values(state=state, reason="")
        )
    show_again(connection, workspace_id, ids)


def keep_alive(connection: Connection, workspace_id: int, ids: Collection[int], day: date) -> None:
    """What waits is good until a day, at least."""
    if not ids:
        return
    earlier = update(nudges).where(*_mine(workspace_id, ids), nudges.c.good_until < day)
    connection.execute(earlier.values(good_until=day))


def hand_to(connection: Connection, workspace_id: int, nudge_id: int, member_id: int) -> None:
    """Somebody else will be asked: nobody was, or who was is not with us any more."""
    gone = nudges.c.to_member_id.in_(select(members.c.id).where(~members.c.active))
    # Of a private customer, who was asked may be somebody who is not to know of it any more.
    private = nudges.c.customer_id.in_(select(customers.c.id).where(customers.c.private))
    left = or_(gone, private)
    waits, asked = nudges.c.state == NudgeState.WAITING, nudges.c.state == NudgeState.ASKED
    connection.execute(
        update(nudges)
        .where(*_mine(workspace_id, [nudge_id]), or_(waits, and_(asked, left)))
        .values(to_member_id=member_id, **NOT_BY_HAND, **WAITS_AFRESH)
    )


def retell(
    connection: Connection, workspace_id: int, nudge_id: int, said: Mapping[str, object]
) -> None:
    """What waits says what the facts say by now."""
    waits = nudges.c.state == NudgeState.WAITING
    connection.execute(
        update(nudges).where(*_mine(workspace_id, [nudge_id]), waits).values(dict(said))
    )


def answer(
    connection: Connection,
    workspace_id: int,
    nudge_id: int,
    *,
    state: NudgeState,
    by: int,
    at: datetime,
    reason: str = "",
) -> bool:
    """The first answer counts: False when there was one already."""
    said = {"state": state, "answered_by": by, "answered_at": at, "reason": reason}
    return _answered_first(connection, workspace_id, nudge_id, **said)


def reopen(connection: Connection, workspace_id: int, nudge_id: int) -> None:
    """What was done was taken back: it is asked again, in the note where it stands."""
    done = nudges.c.state == NudgeState.DONE
    connection.execute(
        update(nudges)
        .where(*_mine(workspace_id, [nudge_id]), done)
        .values(state=NudgeState.ASKED, answered_by=None, answered_at=None)
    )
    show_again(connection, workspace_id, [nudge_id])


def snooze(
    connection: Connection,
    workspace_id: int,
    nudge_id: int,
    *,
    until: date,
    good_until: date,
    by: int,
    reason: str,
) -> bool:
    """Let it wait for the note of a later day. The first answer counts."""
    return _answered_first(
        connection,
        workspace_id,
        nudge_id,
        state=NudgeState.WAITING,
        ask_on=until,
        good_until=good_until,
        answered_by=by,
        note_id=None,
        reason=reason,
        snoozes=nudges.c.snoozes + 1,
    )


def hand_over(
    connection: Connection,
    workspace_id: int,
    nudge_id: int,
    *,
    to: int,
    by: int,
    on: date,
    good_until: date,
) -> bool:
    """Let it wait for somebody else's note. The first answer counts."""
    return _answered_first(
        connection,
        workspace_id,
        nudge_id,
        to_member_id=to,
        ask_on=on,
        good_until=good_until,
        answered_by=by,
        # What was passed on by hand before stays with whom it is passed on to now.
        handed_by_id=case((nudges.c.handed_by_id.is_not(None), by)),
        handed_because="",
        **WAITS_AFRESH,
    )


def _answered_first(
    connection: Connection, workspace_id: int, nudge_id: int, **values: object
) -> bool:
    """False when it is not asked any more."""
    first = update(nudges).where(
        *_mine(workspace_id, [nudge_id]), nudges.c.state == NudgeState.ASKED
    )
    won = connection.execute(first.values(values)).rowcount == 1
    if won:
        show_again(connection, workspace_id, [nudge_id])
    return won


def get(connection: Connection, workspace_id: int, nudge_id: int) -> Row[tuple[object, ...]] | None:
    return connection.execute(select(nudges).where(*_mine(workspace_id, [nudge_id]))).first()


def members_waiting(
    connection: Connection, workspace_id: int, latest_day: date
) -> dict[int, tuple[bool, int]]:
    """Who has a nudge that may be asked on `latest_day` or before; whether one is urgent, and a
    number that changes when one comes or goes."""
    wanted = (
        select(nudges.c.to_member_id, func.count().filter(nudges.c.urgent), func.sum(nudges.c.id))
        .where(
            nudges.c.workspace_id == workspace_id,
            nudges.c.state == NudgeState.WAITING,
            nudges.c.ask_on <= latest_day,
            nudges.c.to_member_id.is_not(None),
        )
        .group_by(nudges.c.to_member_id)
    )
    return {row[0]: (bool(row[1]), row[2]) for row in connection.execute(wanted)}


def waiting(connection: Connection, workspace_id: int, member_id: int, day: date) -> list[Waiting]:
    """What may be asked of somebody on a local day and is still good then."""
    wanted = (
        select(
            nudges,
            customers.c.name,
            customers.c.tier,
            customers.c.country,
            customers.c.standing,
            contacts.c.standing.label("contact_standing"),
        )
        .join(customers, customers.c.id == nudges.c.customer_id)
        .outerjoin(contacts, contacts.c.id == nudges.c.contact_id)
        .where(
            among_few(nudges, workspace_id),
            nudges.c.to_member_id == member_id,
            nudges.c.state == NudgeState.WAITING,
            nudges.c.ask_on <= day,
            nudges.c.good_until >= day,
        )
    )
    return [
        Waiting(
            id=row.id,
            customer=row.name,
            tier=row.tier,
            country=row.country,
            rule=row.rule,
            due=row.due,
            ask_on=row.ask_on,
            good_until=row.good_until,
            worth=row.worth,
            urgent=row.urgent,
            customer_id=row.customer_id,
            standing=Standing(row.standing),
            contact=str(row.contact_id) if row.contact_id else None,
            unwanted=row.contact_standing == ContactStanding.DO_NOT_CONTACT,
            asks=row.asks,
            sells=row.sells,
            dated=row.dated,
            even_if_lost=row.even_if_lost,
            day_chosen=row.snoozes > 0,
        )
        for row in connection.execute(wanted)
    ]


def of_member(
    connection: Connection, workspace_id: int, member_id: int, states: Collection[NudgeState]
) -> list[int]:
    """The ids of somebody's nudges in these states: the urgent first, then by day."""
    wanted = select(nudges.c.id).where(
        among_few(nudges, workspace_id),
        nudges.c.to_member_id == member_id,
        nudges.c.state.in_(states),
    )
    return list(connection.scalars(wanted.order_by(~nudges.c.urgent, nudges.c.ask_on, nudges.c.id)))


def put_into(
    connection: Connection,
    workspace_id: int,
    note_id: int,
    good_until: Mapping[int, date],
    *,
    day: date,
    now: datetime,
) -> None:
    """These are asked now, in this note of a local day; each is good until its own."""
    for nudge_id, last in good_until.items():
        connection.execute(
            update(nudges)
            .where(*_mine(workspace_id, [nudge_id]), nudges.c.state == NudgeState.WAITING)
            .values(
                state=NudgeState.ASKED,
                note_id=note_id,
                reason="",
                good_until=last,
                asked_on=day,
                asked_at=now,
            )
        )


def _mine(workspace_id: int, ids: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    return (among_few(nudges, workspace_id), nudges.c.id.in_(ids))


def show_again(connection: Connection, workspace_id: int, ids: Collection[int]) -> None:
    """The notes that show these nudges say something else now."""
    showing = select(note_nudges.c.note_id).where(
        among_few(note_nudges, workspace_id), note_nudges.c.nudge_id.in_(ids)
    )
    connection.execute(
        update(notes)
        .where(notes.c.workspace_id == workspace_id, notes.c.id.in_(showing))
        .values(version=notes.c.version + 1)
    )
