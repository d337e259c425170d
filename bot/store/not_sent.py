"""Notes that have not reached their readers for certain, and what people say of them."""

from datetime import date, datetime

from sqlalchemy import Connection, Row, Select, and_, exists, or_, select, update

from bot.model import Member, NoteState, NotSent, Posted
from bot.store import members as people
from bot.store import sending, workspaces
from bot.store.tables import members, notes

NOT_SENT, IS_IT_THERE = ABOUT = ("not_sent:", "is_it_there:")
"""How the occasions of notes about other notes begin."""

MOST = 10


def one(connection: Connection, workspace_id: int, note_id: int) -> NotSent | None:
    """Any note as one that may not have arrived; None for a stranger's."""
    wanted = _notes(workspace_id).where(notes.c.id == note_id)
    row = connection.execute(wanted).first()
    return _told(row) if row else None


def is_about_another(connection: Connection, workspace_id: int, note_id: int) -> bool:
    wanted = select(notes.c.occasion).where(
        notes.c.workspace_id == workspace_id, notes.c.id == note_id
    )
    return str(connection.scalar(wanted)).startswith(ABOUT)


def asked_since(connection: Connection, workspace_id: int, note_id: int, since: datetime) -> bool:
    """Whether somebody was asked about it, since that moment."""
    wanted = select(notes.c.id).where(
        notes.c.workspace_id == workspace_id,
        notes.c.about_id == note_id,
        notes.c.occasion.startswith(IS_IT_THERE),
        notes.c.wanted_at >= since,
    )
    return connection.execute(wanted).first() is not None


def for_viewer(
    connection: Connection, workspace_id: int, viewer: Member, since: date
) -> list[NotSent]:
    """What somebody may see to, the newest first: their own, and for the lead and for who keeps the
    channel, what was for it, and what could not be sent to others."""
    own = notes.c.member_id == viewer.id
    asked = notes.alias("asked")
    is_asked = exists().where(asked.c.about_id == notes.c.id)
    # Words about such a note say no more than its own line does.
    theirs = and_(*(~notes.c.occasion.startswith(begins) for begins in ABOUT))
    in_question = or_(
        notes.c.state == NoteState.FAILED,
        and_(notes.c.state == NoteState.UNCERTAIN, or_(~members.c.channel, is_asked)),
    )
    unsettled = notes.c.state.in_([NoteState.FAILED, NoteState.UNCERTAIN])
    wanted = _notes(workspace_id).where(unsettled, theirs, notes.c.day >= since, in_question)
    if not _sees_to_others(connection, workspace_id, viewer):
        wanted = wanted.where(own)
    else:
        sent_to_others = or_(notes.c.state == NoteState.FAILED, members.c.channel)
        wanted = wanted.where(or_(own, sent_to_others))
    rows = connection.execute(wanted.order_by(notes.c.id.desc()).limit(MOST))
    return [_told(row) for row in rows]


def may_see_to(connection: Connection, workspace_id: int, viewer: Member, what: NotSent) -> bool:
    """Its reader, the lead, and who keeps it."""
    lead = workspaces.lead_of(connection, workspace_id)
    keeper = keeper_of(connection, workspace_id, what.reader_id)
    allowed = {what.reader_id, *(one.id for one in (lead, keeper) if one)}
    return viewer.active and viewer.id in allowed


def keeper_of(connection: Connection, workspace_id: int, reader_id: int) -> Member | None:
    """Who sees to what does not reach somebody: the lead, or else who has been here for longest."""
    lead = workspaces.lead_of(connection, workspace_id)
    if lead and lead.slack_id and lead.id != reader_id:
        return lead
    others = (
        one
        for one in people.of_workspace(connection, workspace_id).values()
        if one.active and one.slack_id and not one.channel and one.id != reader_id
    )
    return min(others, key=lambda one: one.id, default=None)


def go_again(connection: Connection, workspace_id: int, what: NotSent, now: datetime) -> bool:
    """Send it once more. False when its fate has been settled since, by whomever."""
    return _settle(
        connection,
        workspace_id,
        what,
        state=NoteState.PLANNED,
        try_at=now,
        attempts=notes.c.attempts + 1,
        stumbles=0,
        trouble="",
    )


def is_there(
    connection: Connection, workspace_id: int, what: NotSent, posted: Posted | None
) -> bool:
    """Somebody has seen it; where exactly we know only if we have found it, too."""
    where = {"channel": posted.channel, "ts": posted.ts} if posted else {}
    return _settle(
        connection, workspace_id, what, state=NoteState.SENT, stumbles=0, trouble="", **where
    )


def _settle(connection: Connection, workspace_id: int, what: NotSent, **values: object) -> bool:
    mine = notes.c.workspace_id == workspace_id
    open_still = update(notes).where(
        mine,
        notes.c.id == what.note_id,
        notes.c.attempts == what.attempt,
        notes.c.state.in_([NoteState.FAILED, NoteState.UNCERTAIN]),
    )
    if connection.execute(open_still.values(values)).rowcount != 1:
        return False
    sending.tell_who_asks(connection, workspace_id, what.note_id)
    return True


def _sees_to_others(connection: Connection, workspace_id: int, viewer: Member) -> bool:
    lead = workspaces.lead_of(connection, workspace_id)
    keeper = lead or keeper_of(connection, workspace_id, 0)
    return keeper is not None and keeper.id == viewer.id


def _notes(workspace_id: int) -> Select[tuple[object, ...]]:
    return (
        select(notes, members.c.name, members.c.channel.label("is_channel"))
        .join(members, members.c.id == notes.c.member_id)
        .where(notes.c.workspace_id == workspace_id)
    )


def _told(row: Row[tuple[object, ...]]) -> NotSent:
    return NotSent(
        note_id=row.id,
        attempt=row.attempts,
        state=NoteState(row.state),
        day=row.day,
        reader_id=row.member_id,
        reader=row.name,
        channel=row.is_channel,
        trouble=row.trouble,
    )
