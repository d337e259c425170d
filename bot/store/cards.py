"""Cards and notes as people see them: nudges with their customers, contacts and answers."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Row, select

from bot.model import Card, Dossier, Member, Note, NudgeState
from bot.model.manners import asked_before, let_pass, others_to_try
from bot.store import customers as customer_rows
from bot.store import dossiers, questions
from bot.store import members as member_rows
from bot.store.few import among_few
from bot.store.not_sent import one as in_question
from bot.store.tables import (
    contacts,
    customers,
    members,
    note_nudges,
    notes,
    nudges,
    projects,
    touchpoints,
)
from bot.store.visible import visible_to
from rules.kit import Customer, Project

MOODS_SHOWN = 2


def of_nudges(
    connection: Connection, workspace_id: int, ids: Collection[int], viewer_id: int
) -> list[Card]:
    """The cards of these nudges, in the order of `ids`, as far as this member may know of them."""
    wanted = (
        select(
            nudges,
            customers.c.name.label("customer"),
            contacts.c.name.label("contact"),
            projects.c.name.label("project"),
            members.c.name.label("answerer"),
        )
        .join(customers, customers.c.id == nudges.c.customer_id)
        .outerjoin(contacts, contacts.c.id == nudges.c.contact_id)
        .outerjoin(projects, projects.c.id == nudges.c.project_id)
        .outerjoin(members, members.c.id == nudges.c.answered_by)
        .where(among_few(nudges, workspace_id), nudges.c.id.in_(ids), visible_to(viewer_id))
    )
    rows = {row.id: row for row in connection.execute(wanted)}
    whose = sorted({row.customer_id for row in rows.values()})
    about = {one.id: one for one in dossiers.load_for_planning(connection, workspace_id, whose)}
    done = _done_with(connection, workspace_id, rows)
    return [
        _card(rows[one], about[rows[one].customer_id], done.get(one)) for one in ids if one in rows
    ]


def _done_with(connection: Connection, workspace_id: int, ids: Collection[int]) -> dict[int, str]:
    """The key of the touchpoint that each of these nudges was done with."""
    wanted = select(touchpoints.c.nudge_id, touchpoints.c.id).where(
        among_few(touchpoints, workspace_id), touchpoints.c.nudge_id.in_(ids)
    )
    return {row.nudge_id: str(row.id) for row in connection.execute(wanted)}


def note(connection: Connection, workspace_id: int, note_id: int) -> Note | None:
    """A note with its cards in order, or None for a stranger's."""
    row = connection.execute(
        select(notes).where(notes.c.workspace_id == workspace_id, notes.c.id == note_id)
    ).first()
    if row is None:
        return None
    held = select(note_nudges.c.nudge_id).where(
        note_nudges.c.workspace_id == workspace_id, note_nudges.c.note_id == note_id
    )
    ids = connection.scalars(held.order_by(note_nudges.c.place)).all()
    team = member_rows.of_workspace(connection, workspace_id)
    names = customer_rows.name_of(connection, workspace_id, row.customer_ids, row.member_id)
    return Note(
        id=row.id,
        member=team[row.member_id],
        day=row.day,
        occasion=row.occasion,
        version=row.version,
        channel=row.channel,
        ts=row.ts,
        text=row.text,
        sent_at=datetime.fromtimestamp(float(row.ts), UTC) if row.ts else None,
        wanted_at=row.wanted_at,
        attempts=row.attempts,
        about=in_question(connection, workspace_id, row.about_id) if row.about_id else None,
        customers=tuple(names.items()),
        question=questions.in_note(connection, workspace_id, note_id, row.member_id),
        cards=tuple(
            _in_note(one, row, team)
            for one in of_nudges(connection, workspace_id, ids, row.member_id)
        ),
    )


def _in_note(card: Card, note: Row[tuple[object, ...]], members: Mapping[int, Member]) -> Card:
    """What is asked again in a later note is put off as far as this one goes."""
    to = members.get(card.to_member_id or 0)
    handed = to.name if to and to.id != note.member_id else ""
    elsewhere = card.state is NudgeState.ASKED and card.note_id != note.id
    state = NudgeState.WAITING if elsewhere else card.state
    # What somebody else did in private, or why they put it off, is told to who was asked by then,
    # and not to who was before.
    secret = handed and card.answer and card.answer.private
    return replace(
        card,
        state=state,
        handed_to=handed,
        answer=None if secret else card.answer,
        reason="" if handed and card.state is NudgeState.WAITING else card.reason,
    )


def _card(row: Row[tuple[object, ...]], about: Dossier, done_with: str | None) -> Card:
    reader = about.members.get(row.to_member_id)
    day = max(row.ask_on, row.asked_on or row.ask_on)
    known = (about.seen_by(reader) if reader else about).customer
    told = known.as_of(day)
    own = next((one for one in told.projects if one.key == str(row.project_id)), None)
    contact = str(row.contact_id) if row.contact_id else None
    return Card(
        id=row.id,
        rule=row.rule,
        customer_id=row.customer_id,
        customer=row.customer,
        to_member_id=row.to_member_id,
        to=reader.name if reader else "",
        to_channel=bool(reader and reader.channel),
        due=row.due,
        why=row.why,
        draft=row.draft,
        private=row.private,
        urgent=row.urgent,
        state=NudgeState(row.state),
        reason=row.reason,
        ask_on=row.ask_on,
        handed_by=about.name_of(row.handed_by_id),
        handed_because=row.handed_because,
        answered_by=row.answerer or "",
        contact=row.contact or "",
        contact_id=row.contact_id,
        note_id=row.note_id,
        project=row.project or "",
        step=row.step,
        last_touch=told.touches[-1] if told.touches else None,
        loops=tuple(one for one in told.loops if one.open and one.key != str(row.loop_id)),
        ignored=_ignored(row, about),
        silent=tuple(one.name for one in others_to_try(told, contact, day)),
        journey=own or _under_way(told),
        moods=tuple(told.mood_line(own)[-MOODS_SHOWN:]),
        answer=next((one for one in known.touches if done_with and one.key == done_with), None),
    )


def _under_way(customer: Customer) -> Project | None:
    """Of what is not over the one that moved last."""
    moving = [one for one in customer.projects if one.stage and not one.over]
    return max(moving, key=lambda one: one.stages[-1][1], default=None)


def _ignored(row: Row[tuple[object, ...]], about: Dossier) -> int:
    """How often in a row its reader has let this ritual pass at this customer."""
    if row.to_member_id is None:
        return 0
    said = [
        one.since for one in about.arrangements if one.holds(row.rule, about.id, row.to_member_id)
    ]
    earlier = [one for one in about.seen if one.id != row.id]
    history = asked_before(earlier, row.rule, row.to_member_id)
    return let_pass(history, max(said, default=date.min))
