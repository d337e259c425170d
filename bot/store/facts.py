"""Rows of the record as the facts that rules know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Row

from bot.model import NudgeState, Seen
from rules.kit import (
    Birthday,
    Colleague,
    Contact,
    ContactStanding,
    Holding,
    HonestNo,
    Item,
    Job,
    Kind,
    LifeEvent,
    LifeKind,
    Loop,
    LoopKind,
    Need,
    Offering,
    Project,
    Role,
    Seniority,
    Severity,
    Side,
    Stage,
    Term,
    Touch,
    Value,
)

SqlRow = Row[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class People:
    """Whom the facts about one customer may name, by id.

    `here` are those of us who are still active: what somebody else holds is held by nobody.
    """

    ours: Mapping[int, Colleague]
    here: Mapping[int, Colleague]
    theirs: Mapping[int, Contact]


def contact(row: SqlRow) -> Contact:
    return Contact(
        key=str(row.id),
        name=row.name,
        title=row.title,
        department=row.department,
        seniority=Seniority(row.seniority) if row.seniority else None,
        birthday=Birthday.read(row.birthday) if row.birthday else None,
        champion=row.champion,
        standing=ContactStanding(row.standing),
        standing_since=row.standing_since,
        met_on=row.met_on,
        successor_of=_key(row.successor_of_id),
    )


def project(row: SqlRow, stages: Iterable[SqlRow], terms: Iterable[SqlRow]) -> Project:
    entered = sorted((one.entered_on, one.id, Stage(one.stage)) for one in stages)
    return Project(
        key=str(row.id),
        name=row.name,
        stages=tuple((stage, on) for on, _, stage in entered),
        chosen_on=row.chosen_on,
        chosen_because=row.chosen_because,
        terms=tuple(
            Term(item=Item(one.item), text=one.text, on=one.on)
            for one in terms
            if one.project_id == row.id
        ),
        ends_on=row.ends_on,
        report_every=row.report_every,
        paused_on=row.paused_on,
        delivered_on=row.delivered_on,
        accepted_on=row.accepted_on,
        lost_on=row.lost_on,
        lost_because=row.lost_because,
    )


def touch(row: SqlRow, with_whom: Iterable[SqlRow], people: People) -> Touch:
    theirs = people.theirs
    return Touch(
        key=str(row.id),
        on=row.on,
        kind=Kind(row.kind),
        contacts=tuple(theirs[one.contact_id] for one in with_whom if one.contact_id in theirs),
        by=people.ours.get(row.by_member_id),
        project=_key(row.project_id),
        loop=_key(row.loop_id),
        began=Side(row.began) if row.began else None,
        answered=row.answered,
        mood=row.mood,
        note=row.note,
        private=row.private,
        step=row.step,
        recorded_on=row.recorded_on,
    )


def loop(row: SqlRow, people: People) -> Loop:
    return Loop(
        key=str(row.id),
        kind=LoopKind(row.kind),
        text=row.text,
        opened_on=row.opened_on,
        severity=Severity(row.severity),
        by=people.here.get(row.by_member_id),
        contact=people.theirs.get(row.contact_id),
        wait_until=row.wait_until,
        closed_on=row.closed_on,
    )


def honest_no(row: SqlRow, people: People) -> HonestNo:
    return HonestNo(
        key=str(row.id),
        text=row.text,
        on=row.on,
        contact=people.theirs.get(row.contact_id),
        win=row.win,
        instead=row.instead,
        revisit_on=row.revisit_on,
        closed_on=row.closed_on,
    )


def job(row: SqlRow, people: People) -> Job:
    return Job(text=row.text, on=row.on, contact=people.theirs.get(row.contact_id))


def need(row: SqlRow) -> Need:
    return Need(tag=row.tag, text=row.text, on=row.on, met_on=row.met_on, refused_on=row.refused_on)


def value(row: SqlRow, people: People) -> Value:
    return Value(
        text=row.text,
        on=row.on,
        contact=people.theirs.get(row.contact_id),
        project=_key(row.project_id),
    )


def life_event(row: SqlRow, people: People) -> LifeEvent:
    return LifeEvent(
        key=str(row.id),
        kind=LifeKind(row.kind),
        contact=people.theirs[row.contact_id],
        on=row.on,
        silent=row.silent,
    )


def holding(row: SqlRow, people: People) -> Holding:
    return Holding(role=Role(row.role), by=people.here.get(row.member_id), since=row.since)


def offering(row: SqlRow) -> Offering:
    return Offering(
        key=str(row.id),
        title=row.title,
        published_on=row.published_on,
        kind=row.kind,
        tags=frozenset(row.tags),
        link=row.link,
    )


def seen(row: SqlRow) -> Seen:
    return Seen(
        id=row.id,
        rule=row.rule,
        subject=row.subject,
        due=row.due,
        state=NudgeState(row.state),
        good_until=row.good_until,
        ask_on=row.ask_on,
        to_member_id=row.to_member_id,
        asked_on=row.asked_on,
        asks=row.asks,
        private=row.private,
        contact=_key(row.contact_id),
        by_hand=row.handed_by_id is not None,
    )


def _key(row_id: int | None) -> str | None:
    return str(row_id) if row_id is not None else None
