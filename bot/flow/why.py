"""Why, or why not: what every ritual has to say about a customer on a day, today or gone by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection, Engine

from bot.flow.choose import waiting_of
from bot.flow.hold_back import CLOSED, Case, Held, HeldBack, Known, Load, held_back
from bot.flow.known import load_of
from bot.flow.plan import Suggestion, coming
from bot.flow.tick import InForce
from bot.flow.visit import Visit
from bot.model import Dossier, Member, NudgeState, RuleLine, Seen, Tuned, Verdict
from bot.store import dossiers
from bot.store.engine import reading
from rules.kit.language import look_up, word
from rules.kit.rule import Rule

FAR_AHEAD, SOON = timedelta(days=800), timedelta(days=31)


def why(
    visit: Visit, rules: Sequence[Rule], customer_id: int, on: date | None = None
) -> list[RuleLine]:
    """As far as this member may know: what is private to somebody else is left out."""
    with reading(visit.engine) as connection:
        (whole,) = dossiers.load(connection, visit.workspace_id, [customer_id], visit.member.id)
        today = visit.day_at(whole)
        known = whole.seen_by(visit.member)
        theirs = (one for one in known.seen if one.may_be_named_to(visit.member))
        known = replace(known, seen=tuple(theirs))
        asking = _asking(connection, visit.here, known, on or today, today)
        return _lines(asking, rules, visit.member)


def why_at_all(
    engine: Engine, here: InForce, rules: Sequence[Rule], customer_id: int, now: datetime
) -> Callable[[date | None], list[RuleLine]]:
    """The same on any day for whoever runs the bot: the reasons of private nudges are left out."""

    def on(day: date | None) -> list[RuleLine]:
        with reading(engine) as connection:
            (whole,) = dossiers.load_for_planning(connection, here.workspace.id, [customer_id])
            today = whole.today(now)
            asking = _asking(connection, here, whole, day or today, today)
            return _lines(replace(asking, hides_private=True), rules, None)

    return on


@dataclass(frozen=True, slots=True)
class _Asking:
    """`day` is the one that is asked about; `load` is what a member has had by then."""

    dossier: Dossier
    tuned: dict[str, Tuned]
    day: date
    load: Callable[[Member], Load]
    past: bool
    hides_private: bool = False


def _asking(
    connection: Connection, here: InForce, dossier: Dossier, day: date, today: date
) -> _Asking:
    tuned = {one.rule.name: one for one in here.rules}
    load = partial(_load, connection, here.workspace.id, day)
    by_then = [one for one in dossier.seen if day >= today or (one.asked_on or one.ask_on) <= day]
    return _Asking(replace(dossier, seen=tuple(by_then)), tuned, day, load, day < today)


def _load(connection: Connection, workspace_id: int, day: date, member: Member) -> Load:
    return load_of(connection, workspace_id, member, day)


def _lines(asking: _Asking, rules: Sequence[Rule], reader: Member | None) -> list[RuleLine]:
    said = (_line(asking, rule, reader) for rule in rules if not rule.of_team)
    lines = [line for line in said if line]
    return sorted(lines, key=lambda line: (line.day is None, line.day or asking.day, line.rule))


def _line(asking: _Asking, rule: Rule, reader: Member | None) -> RuleLine | None:
    line = RuleLine(
        rule=look_up(rule.title),
        about=look_up(rule.why).splitlines()[0],
        verdict=Verdict.QUIET,
    )
    tuned = asking.tuned.get(rule.name)
    if tuned is None:
        return replace(line, verdict=Verdict.OFF)
    try:
        whole = coming(replace(asking.dossier, seen=()), tuned, asking.day, asking.day + FAR_AHEAD)
        ahead = coming(asking.dossier, tuned, asking.day, asking.day + FAR_AHEAD)
    except Exception:  # noqa: BLE001 - a broken rule is shown as such, whatever broke it
        return replace(line, verdict=Verdict.BROKEN)
    if reader and any(one.nudge.private and one.to != reader for one in whole):
        return None
    open_now = [one for one in asking.dossier.seen if one.rule == rule.name and _open(asking, one)]
    if open_now:
        return _of_seen(asking, line, open_now[0], whole)
    if ahead:
        return _of_coming(asking, line, ahead)
    return _quiet(asking, line)


def _open(asking: _Asking, one: Seen) -> bool:
    """On a day gone by: what had been asked by then, and could still be answered."""
    if asking.past:
        return one.asked_on is not None and one.asked_on <= asking.day <= one.good_until
    return one.open


def _of_seen(asking: _Asking, line: RuleLine, seen: Seen, whole: Sequence[Suggestion]) -> RuleLine:
    to = asking.dossier.name_of(seen.to_member_id)
    became = "" if seen.open else word(seen.state)
    meant = next((one for one in whole if one.nudge.key == seen.key), None)
    line = replace(line, why=_why(asking, meant) if meant else "")
    if asking.past or seen.state is NudgeState.ASKED:
        return replace(line, verdict=Verdict.OPEN, day=seen.due, to=to, became=became)
    line = replace(line, verdict=Verdict.WAITING, day=seen.due, to=to)
    if meant is None:
        return line
    return _with(line, _held(asking, replace(meant, ask_on=seen.ask_on), seen.id))


def _of_coming(asking: _Asking, line: RuleLine, ahead: Sequence[Suggestion]) -> RuleLine:
    first = min(ahead, key=lambda one: one.ask_on)
    told = replace(
        line,
        verdict=Verdict.COMING,
        day=first.ask_on,
        to=first.to.name,
        # What is counted for a day far ahead would read like today's.
        why=_why(asking, first) if first.ask_on <= asking.day + SOON else "",
    )
    return _with(told, _held(asking, first, 0))


def _why(asking: _Asking, one: Suggestion) -> str:
    return "" if one.nudge.private and asking.hides_private else one.nudge.why


def _quiet(asking: _Asking, line: RuleLine) -> RuleLine:
    closed = asking.dossier.customer.standing_on(asking.day) in CLOSED
    return _with(line, Held(HeldBack.CLOSED) if closed else None)


def _held(asking: _Asking, one: Suggestion, nudge_id: int) -> Held | None:
    """What would hold it back on its day, by what is known on the day that is asked about."""
    dossier = asking.dossier
    day = max(one.ask_on, asking.day)
    known = Known(dossier.customer.as_of(asking.day), dossier.seen)
    return held_back(
        Case(
            nudge=waiting_of(nudge_id, dossier, one, day),
            member=one.to,
            day=day,
            load=asking.load(one.to) if day == asking.day else Load(),
            arrangements=dossier.arrangements,
            look_up=lambda: known,
        )
    )


def _with(line: RuleLine, held: Held | None) -> RuleLine:
    return replace(line, held=word(held.reason), until=held.until) if held else line
