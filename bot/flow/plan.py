"""What is due for one customer on one day. Pure: facts and a day in, decisions out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import takewhile

from bot.flow.hold_back import CLOSED
from bot.flow.working_days import move
from bot.model import Dossier, Member, NudgeState, Seen, Tuned, Way
from bot.words.languages import language
from rules.kit import ContactStanding, Customer, Role, Standing
from rules.kit.language import ENGLISH, speaking
from rules.kit.nudge import DayOff, Nudge
from rules.kit.rule import Rule

ONE_DAY = timedelta(days=1)
MOVED_AT_MOST = timedelta(days=31)
"""What moves to the previous working day is asked before it is due, so we read ahead; what moves
to the next is asked later than it is good for, so we read back."""


SILENT = CLOSED - {Standing.LOST}
"""About whom nothing is ever asked; about the lost, what says so of itself."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A nudge, with whom to ask and the working day on which that may first be done."""

    rule: Rule
    nudge: Nudge
    to: Member
    ask_on: date

    @property
    def good_until(self) -> date:
        """What moved past its own last day is still asked on the day it moved to."""
        return max(self.nudge.good_until, self.ask_on)


@dataclass(slots=True)
class Plan:
    """What the facts ask for. `look_on` is the next day on which that may change by itself.

    `retold` are those that nobody has read yet, with what they say by now; `spared` those whose
    time went by while their reader was away.
    """

    today: date
    look_on: date = date.max
    ask: list[Suggestion] = field(default_factory=list)
    overtaken: list[Seen] = field(default_factory=list)
    lapsed: list[Seen] = field(default_factory=list)
    back: list[Seen] = field(default_factory=list)
    moved: list[tuple[Seen, Member]] = field(default_factory=list)
    spared: list[Seen] = field(default_factory=list)
    retold: list[tuple[Seen, Suggestion]] = field(default_factory=list)
    broken: list[tuple[Rule, Exception]] = field(default_factory=list)

    def look_again(self, day: date) -> None:
        self.look_on = min(self.look_on, day)


BACK_FOR = 3
"""So many days after a leave what has waited through it may still be asked."""

Read = Callable[[Customer, Tuned], Iterable[Nudge]]
"""How a rule's calendar for a customer is come by."""


def afresh(customer: Customer, tuned: Tuned) -> Iterator[Nudge]:
    return tuned.rule.nudges(customer, tuned.knobs)


def plan(dossier: Dossier, rules: Sequence[Tuned], today: date, read: Read = afresh) -> Plan:
    """Everything that today's facts ask for, rule by rule; a rule that breaks stops no other."""
    result = Plan(today)
    customer = dossier.customer.as_of(today)
    if customer.standing in SILENT:
        result.overtaken.extend(seen for seen in dossier.seen if seen.open)
        return result
    for day in dossier.customer.days_ahead(today):
        result.look_again(day)
    for tuned in rules:
        seen = [one for one in dossier.seen if one.rule == tuned.rule.name]
        try:
            span = _span(seen, today)
            with speaking(ENGLISH):
                coming, next_due = _suggest(dossier, customer, tuned, read(customer, tuned), span)
            coming = [*_said_to_each(coming, customer, tuned, read)]
        except Exception as error:  # noqa: BLE001 - any failure of one rule is shown, and stops no other
            result.broken.append((tuned.rule, error))
        else:
            _plan_rule(result, dossier, coming, seen, today)
            result.look_again(next_due - MOVED_AT_MOST)
    _forget_rules_switched_off(result, dossier, rules)
    return result


def coming(dossier: Dossier, tuned: Tuned, today: date, until: date) -> list[Suggestion]:
    """What a rule will ask from now to `until`, as far as today's facts tell.

    What should have been asked before today and is still good comes on the next working day.
    """
    customer = dossier.customer.as_of(today)
    if customer.standing in SILENT:
        return []
    asked = _latest_asked([seen for seen in dossier.seen if seen.rule == tuned.rule.name])
    calendar = afresh(customer, tuned)
    span = today, until + MOVED_AT_MOST
    found, _ = _suggest(dossier, customer, tuned, calendar, span)
    ahead = [
        one if one.ask_on >= today else _late(one, customer, today)
        for one in found
        if one.good_until >= today and one.nudge.due > asked.get(one.nudge.about.subject, date.min)
    ]
    return [one for one in ahead if one.ask_on <= until]


def _late(one: Suggestion, customer: Customer, today: date) -> Suggestion:
    return replace(one, ask_on=_working_day(today, DayOff.NEXT, one.to, customer))


def recipient(dossier: Dossier, customer: Customer, rule: Rule, nudge: Nudge) -> Member | None:
    """Whom it names: a colleague, a holder of a role, the lead, the team's channel.

    Who is not there falls to the owner, and without an owner to the team lead. The lead and the
    channel are told of what the owner knows: where the lead is the owner, nobody is told twice.
    Somebody may have asked that somebody else be asked. What is private is the owner's alone.
    """
    meant = _named(dossier, customer, nudge)
    for one in dossier.arrangements if meant else ():
        if meant and one.way is Way.SOMEBODY_ELSE and one.holds(rule.name, dossier.id, meant.id):
            meant = dossier.active(one.to_member_id) or meant
    if meant is None or dossier.is_open_to(meant):
        return meant
    # Of a private customer those are asked who know of it; the lead and the channel are only told.
    return None if nudge.to in (Role.LEAD, Role.TEAM) else dossier.owner


def _named(dossier: Dossier, customer: Customer, nudge: Nudge) -> Member | None:
    to = nudge.to
    if nudge.private or to is Role.OWNER:
        return dossier.owner
    if to is Role.TEAM and dossier.channel and not dossier.private:
        return dossier.channel
    if to in (Role.LEAD, Role.TEAM):
        return dossier.lead_besides_owner
    held_by = customer.holder(to) if isinstance(to, Role) else to
    key = held_by.key if held_by else ""
    return (dossier.active(int(key)) if key.isdecimal() else None) or dossier.owner


def _suggest(
    dossier: Dossier,
    customer: Customer,
    tuned: Tuned,
    calendar: Iterable[Nudge],
    span: tuple[date, date],
) -> tuple[list[Suggestion], date]:
    """The calendar of a span, with recipients and asking days, and the next due day after it."""
    since, until = span
    found: list[Suggestion] = []
    chosen = _chosen_by_hand(dossier, tuned.rule)
    for nudge in calendar:
        if nudge.due > until:
            return found, nudge.due
        long_over = nudge.due < since and nudge.good_until < since - MOVED_AT_MOST
        contact = nudge.about.contact
        unwanted = contact and contact.standing is ContactStanding.DO_NOT_CONTACT
        closed = customer.standing in CLOSED and not nudge.even_if_lost
        silent = long_over or unwanted or closed
        by_hand = None if silent else chosen.get(nudge.key)
        to = None if silent else by_hand or recipient(dossier, customer, tuned.rule, nudge)
        if to:
            found.append(Suggestion(tuned.rule, nudge, to, _ask_on(nudge, to, customer)))
    return found, date.max


def _said_to_each(
    coming: Sequence[Suggestion], customer: Customer, tuned: Tuned, read: Read
) -> Iterator[Suggestion]:
    """The same, each in the language of whoever is asked."""
    last = max((one.nudge.due for one in coming), default=date.min)
    said: dict[str, dict[tuple[str, date], Nudge]] = {ENGLISH.code: {}}
    for one in coming:
        code = one.to.language
        if code not in said:
            with speaking(language(code)):
                calendar = takewhile(lambda nudge: nudge.due <= last, read(customer, tuned))
                said[code] = {nudge.key: nudge for nudge in calendar}
        yield replace(one, nudge=said[code].get(one.nudge.key, one.nudge))


def _chosen_by_hand(dossier: Dossier, rule: Rule) -> dict[tuple[str, date], Member]:
    """What was passed on by hand stays with whom it was handed to, while that one is with us."""
    by_hand = (one for one in dossier.seen if one.by_hand and one.rule == rule.name)
    here = ((one.key, dossier.active(one.to_member_id)) for one in by_hand)
    return {key: to for key, to in here if to and dossier.is_open_to(to)}


def _ask_on(nudge: Nudge, to: Member, customer: Customer) -> date:
    return _working_day(nudge.due, nudge.on_day_off, to, customer)


def _working_day(day: date, direction: DayOff, to: Member, customer: Customer) -> date:
    return move(day, direction, (to.country, customer.country), to)


def _span(seen: Sequence[Seen], today: date) -> tuple[date, date]:
    """The due days that may matter today: those still open, and those soon to be asked."""
    alive = [one.due for one in seen if one.open or one.good_until >= today]
    return min([today, *alive]), max([today + MOVED_AT_MOST, *alive])


def _latest_asked(seen: Sequence[Seen]) -> dict[str, date]:
    """By subject, the last day that was asked for, or that somebody put it off to."""
    latest: dict[str, date] = {}
    for one in seen:
        latest[one.subject] = max(one.due, one.ask_on, latest.get(one.subject, date.min))
    return latest


def _plan_rule(
    result: Plan,
    dossier: Dossier,
    coming: Sequence[Suggestion],
    seen: Sequence[Seen],
    today: date,
) -> None:
    still_meant = {one.nudge.key: one for one in coming}
    busy = _settle_seen(result, dossier, seen, still_meant, today)
    asked = _latest_asked(seen)
    for one in coming:
        subject = one.nudge.about.subject
        if one.nudge.due <= asked.get(subject, date.min) or one.good_until < today:
            continue
        if one.ask_on > today:
            result.look_again(one.ask_on)
        elif subject not in busy:
            result.ask.append(one)
            busy.add(subject)
            result.look_again(one.good_until + ONE_DAY)


def _settle_seen(
    result: Plan,
    dossier: Dossier,
    seen: Sequence[Seen],
    still_meant: dict[tuple[str, date], Suggestion],
    today: date,
) -> set[str]:
    """Close, reopen or hand on what was suggested before; answers the subjects still open."""
    busy = set[str]()
    for one in seen:
        meant = still_meant.get(one.key)
        in_time = one.good_until >= today
        spared = meant is not None and not in_time and _was_away(one, meant, today)
        if one.open and not meant:
            result.overtaken.append(one)
        elif one.open and not in_time and not spared:
            result.lapsed.append(one)
        elif meant and (spared or in_time) and (one.open or one.state is NudgeState.OVERTAKEN):
            busy.add(one.subject)
            result.look_again(max(one.good_until, today) + ONE_DAY)
            if spared:
                result.spared.append(one)
            if not one.open:
                result.back.append(one)
            _keep_up(result, dossier, one, meant)
    return busy


def _keep_up(result: Plan, dossier: Dossier, one: Seen, meant: Suggestion) -> None:
    """What nobody has read yet says what is so by now, and is asked of whom it is meant for."""
    reader = dossier.active(one.to_member_id)
    asked = one.state is NudgeState.ASKED and reader and dossier.is_open_to(reader)
    if not asked:
        result.retold.append((one, meant))
        if one.to_member_id != meant.to.id:
            result.moved.append((one, meant.to))


def _was_away(one: Seen, meant: Suggestion, today: date) -> bool:
    """Leave moves what waits, and drops nothing but what belongs to its day."""
    lately = (today - ONE_DAY * number for number in range(BACK_FOR + 1))
    waits = one.state is NudgeState.WAITING and not meant.nudge.dated
    return waits and any(meant.to.away(day) for day in lately)


def _forget_rules_switched_off(result: Plan, dossier: Dossier, rules: Sequence[Tuned]) -> None:
    known = {tuned.rule.name for tuned in rules}
    result.overtaken.extend(seen for seen in dossier.seen if seen.open and seen.rule not in known)
