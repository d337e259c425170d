"""Writing down what happened with a customer, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from bot.flow.ahead import ahead, waiting
from bot.flow.look import look, look_and_see
from bot.flow.plan import Plan
from bot.flow.private import knows_of, make_way
from bot.flow.visit import Visit
from bot.model import Coming, Dossier, Logged, Member, NudgeState
from bot.store import contacts, customers, dossiers, nudges, touchpoints
from bot.store.engine import reading, writing
from bot.words.names import LONGEST, find, normalise
from rules.kit import Kind, Side
from rules.kit.language import look_up, say

UNDO_FOR = timedelta(minutes=10)
SOON, LOOK_AHEAD = timedelta(days=30), timedelta(days=400)


class NameTaken(Exception):
    """A customer is called this already, by name or alias."""


class Undone(StrEnum):
    """What became of an Undo."""

    GONE = "gone"
    TOO_LATE = "too late"
    NOT_YOURS = "not yours"
    NOT_THERE = "not there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What somebody told us. `identity` names the telling, so that the same one counts once.

    `people` are names as written, `contact_ids` are people picked from a list.
    """

    customer_id: int
    on: date
    kind: Kind
    identity: str
    people: Sequence[str] = ()
    contact_ids: Sequence[int] = ()
    project_id: int | None = None
    loop_id: int | None = None
    began: Side | None = None
    answered: bool | None = None
    mood: int | None = None
    note: str = ""
    private: bool = False
    nudge_id: int | None = None
    step: str = ""
    unread: tuple[str, ...] = ()
    other_day: date | None = None
    new_customer: bool = False


def log(visit: Visit, what: Happened) -> Logged:
    """Write it down, close what it answers, and say what was understood."""
    with writing(visit.engine) as connection:
        return write(connection, visit, what)


def write(connection: Connection, visit: Visit, what: Happened) -> Logged:
    """The same, within a transaction of the caller's."""
    workspace_id = visit.workspace_id
    told_before = touchpoints.by_identity(connection, workspace_id, what.identity)
    if told_before:
        touchpoint_id, customer_id = int(told_before.id), int(told_before.customer_id)
        closed: tuple[str, ...] = ()
        (dossier,) = dossiers.load_for_planning(connection, workspace_id, [customer_id])
    else:
        touchpoint_id, customer_id = _add(connection, visit, what), what.customer_id
        closed, dossier = _plan_at_once(connection, visit, what)
    written = next(one for one in dossier.customer.touches if one.key == str(touchpoint_id))
    return Logged(
        touchpoint_id=touchpoint_id,
        customer_id=customer_id,
        customer=dossier.customer.name,
        touch=written,
        today=visit.today,
        undo_until=visit.now + UNDO_FOR,
        new_customer=what.new_customer,
        planned=written.on > visit.today,
        closes=closed,
        next=next_coming(visit, dossier),
        other_day=what.other_day,
        unread=what.unread,
        met=tuple(touchpoints.met(connection, workspace_id, touchpoint_id)),
    )


def _add(connection: Connection, visit: Visit, what: Happened) -> int:
    workspace_id = visit.workspace_id
    picked = contacts.at_customer(connection, workspace_id, what.customer_id, what.contact_ids)
    before = dict(contacts.names(connection, workspace_id, what.customer_id))
    named = [_person(connection, workspace_id, what.customer_id, name) for name in what.people]
    added = touchpoints.add(
        connection,
        workspace_id,
        customer_id=what.customer_id,
        on=what.on,
        kind=what.kind,
        identity=what.identity,
        recorded_at=visit.now,
        recorded_on=visit.today,
        by_member_id=visit.member.id,
        contact_ids=[*picked, *named],
        met_ids=[one for one in named if one not in before],
        project_id=what.project_id,
        loop_id=what.loop_id,
        began=what.began,
        answered=what.answered,
        mood=what.mood,
        note=what.note,
        private=what.private,
        nudge_id=what.nudge_id,
        step=what.step,
    )
    if added is None:
        raise RuntimeError("the write lock is ours, and the identity was free a moment ago")
    return added


def _person(connection: Connection, workspace_id: int, customer_id: int, name: str) -> int:
    """Whom they mean at this customer; a stranger's name is a new contact."""
    known = contacts.names(connection, workspace_id, customer_id)
    name = name[:LONGEST].strip()
    meant = find(name, known).sure
    return meant or contacts.add(connection, workspace_id, customer_id, name, normalise(name))


def _plan_at_once(
    connection: Connection, visit: Visit, what: Happened
) -> tuple[tuple[str, ...], Dossier]:
    """Titles of the rules whose open nudge this has answered, and the customer as planned."""
    customers.changed(connection, visit.workspace_id, what.customer_id)
    who, kind = visit.member.first_name, what.kind.a

    def because() -> str:
        if what.private:
            return say("{who} told me something new", who=who)
        return say("{who} logged {what}", who=who, what=look_up(kind))

    result, dossier = look_and_see(
        connection, visit.here, what.customer_id, visit.now, day=visit.today, because=because
    )
    return closed_by(visit, result), dossier


def closed_by(visit: Visit, planned: Plan) -> tuple[str, ...]:
    """Titles of the rules whose open nudge is overtaken, as far as they may know."""
    titles = {tuned.rule.name: look_up(tuned.rule.title) for tuned in visit.here.rules}
    named = (one for one in planned.overtaken if one.may_be_named_to(visit.member))
    return tuple(titles.get(one.rule, one.rule) for one in named)


def next_coming(visit: Visit, dossier: Dossier) -> Coming | None:
    """The next thing that any rule will ask about this customer, as far as they may know."""
    today, known = visit.day_at(dossier), dossier.seen_by(visit.member)
    # What comes soon is found without reading every calendar far ahead.
    for until in (today + SOON, today + LOOK_AHEAD):
        found = [*waiting(visit.here, known, today, until), *ahead(visit.here, known, today, until)]
        if found:
            return min(found, key=lambda one: one.ask_on)
    return None


def undo(visit: Visit, touchpoint_id: int) -> Undone:
    """Take a touchpoint back within ten minutes, by the one who logged it.

    A nudge that it had closed is open again.
    """
    with writing(visit.engine) as connection:
        return _take_back(connection, visit, touchpoint_id)


def as_told(visit: Visit, touchpoint_id: int) -> Happened | None:
    """What was logged, as it would be told again; None when it is gone."""
    with reading(visit.engine) as connection:
        row = touchpoints.get(connection, visit.workspace_id, touchpoint_id)
        if row is None or not knows_of(connection, visit, row.customer_id):
            return None
        people = touchpoints.contact_ids(connection, visit.workspace_id, touchpoint_id)
    return Happened(
        customer_id=row.customer_id,
        on=row.on,
        kind=Kind(row.kind),
        identity=row.identity,
        contact_ids=people,
        project_id=row.project_id,
        loop_id=row.loop_id,
        began=Side(row.began) if row.began else None,
        answered=row.answered,
        mood=row.mood,
        note=row.note,
        private=row.private,
        nudge_id=row.nudge_id,
        step=row.step,
    )


def change(visit: Visit, touchpoint_id: int, what: Happened) -> Logged | Undone:
    """Say it differently, as long as it could be undone. A nudge it answered stays answered."""
    with writing(visit.engine) as connection:
        outcome = _take_back(connection, visit, touchpoint_id)
        if outcome is not Undone.GONE:
            return outcome
        if what.nudge_id:
            nudges.answer(
                connection,
                visit.workspace_id,
                what.nudge_id,
                state=NudgeState.DONE,
                by=visit.member.id,
                at=visit.now,
            )
        return write(connection, visit, what)


def _take_back(connection: Connection, visit: Visit, touchpoint_id: int) -> Undone:
    row = touchpoints.get(connection, visit.workspace_id, touchpoint_id)
    if row is None or not knows_of(connection, visit, row.customer_id):
        return Undone.NOT_THERE
    if row.by_member_id != visit.member.id:
        return Undone.NOT_YOURS
    if visit.now > row.recorded_at + UNDO_FOR:
        return Undone.TOO_LATE
    customers.changed(connection, visit.workspace_id, row.customer_id)
    touchpoints.remove(connection, visit.workspace_id, touchpoint_id)
    if row.nudge_id:
        nudges.reopen(connection, visit.workspace_id, row.nudge_id)
    look(connection, visit.here, row.customer_id, visit.now, day=visit.today)
    return Undone.GONE


def add_customer(
    visit: Visit,
    name: str,
    *,
    owner: Member | None = None,
    tier: str = "B",
    country: str = "",
    since: date | None = None,
) -> int:
    """A new customer, of whoever adds it unless an owner is named. Raises NameTaken."""
    normal_name = normalise(name)
    with writing(visit.engine) as connection:
        if customers.called(connection, visit.workspace_id, visit.member.id, [normal_name]):
            raise NameTaken(name)
        make_way(connection, visit, name)
        return customers.add(
            connection,
            visit.workspace_id,
            name=name,
            normal_name=normal_name,
            owner_id=(owner or visit.member).id,
            tier=tier,
            country=country,
            since=since,
        )
