"""Looking only when it may matter is as good as looking every day."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.flow.plan import Plan, plan
from bot.flow.rehearse import Rehearsal
from bot.model import Dossier, NudgeState, Seen, Tuned
from rules.kit import (
    About,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    DayOff,
    Kind,
    Nudge,
    Touch,
)
from rules.kit.rule import Rule, load
from tests.flow.planning import ACME, ANA, BEN, dossier
from tests.flow.team import TUESDAY, day, rule_of
from tests.rules.strategies import FIRST, TODAY, customers

EVERY_RULE = [Tuned(rule, {}) for rule in load()]
COUNTRIES = ("", "ES", "JP", "DE", "CN")
Event = tuple[date, str, str, str, date]


def replay(
    of: Dossier, rules: list[Tuned], first: date, last: date, due_to_look: Callable[[date], bool]
) -> tuple[list[Event], Dossier, date]:
    """What is decided on which day; nobody answers."""
    events: list[Event] = []
    look_on, today = first, first
    while today <= last:
        if today >= look_on or due_to_look(today):
            result = plan(of, rules, today)
            look_on = result.look_on
            assert look_on > today
            of = written(of, result, events)
        today += timedelta(days=1)
    return events, of, look_on


def written(of: Dossier, result: Plan, events: list[Event]) -> Dossier:
    states: dict[int, NudgeState] = {}
    for what, closed, state in (
        ("overtaken", result.overtaken, NudgeState.OVERTAKEN),
        ("lapsed", result.lapsed, NudgeState.LAPSED),
        ("back", result.back, NudgeState.WAITING),
    ):
        for one in closed:
            states[one.id] = state
            events.append((result.today, what, one.rule, one.subject, one.due))
    known = [replace(one, state=states.get(one.id, one.state)) for one in of.seen]
    for new in result.ask:
        subject, due = new.nudge.about.subject, new.nudge.due
        events.append((result.today, "asked", new.rule.name, subject, due))
        known.append(
            Seen(
                id=len(known),
                rule=new.rule.name,
                subject=subject,
                due=due,
                state=NudgeState.WAITING,
                good_until=new.good_until,
                ask_on=new.ask_on,
                to_member_id=new.to.id,
            )
        )
    return replace(of, seen=tuple(known))


def assert_never_late(of: Dossier, rules: list[Tuned], first: date, number_of_days: int) -> None:
    last = first + timedelta(days=number_of_days)
    daily, _, _ = replay(of, rules, first, last, lambda _: True)
    when_told, _, _ = replay(of, rules, first, last, lambda _: False)
    assert sorted(when_told) == sorted(daily)


a_country = st.sampled_from(COUNTRIES)
slowly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slowly
@given(
    customer=customers(),
    first=st.dates(FIRST, TODAY),
    ours=a_country,
    theirs=a_country,
)
def test_no_decision_of_the_real_rules_comes_late(
    customer: Customer, first: date, ours: str, theirs: str
) -> None:
    of = dossier(replace(customer, country=theirs), members=(replace(ANA, country=ours),))
    assert_never_late(of, EVERY_RULE, first, 100)


PEOPLE = (
    Contact(key="1", name="Ada"),
    Contact(key="2", name="Cem", standing=ContactStanding.DO_NOT_CONTACT),
)
nudges_of_any_kind = st.builds(
    lambda after, about, to, **more: Nudge(
        due=TUESDAY + timedelta(days=after),
        about=About(contact=about) if about else About(),
        to=to,
        why="?",
        draft="?",
        **more,
    ),
    after=st.integers(-40, 100),
    about=st.sampled_from((None, *PEOPLE)),
    to=st.sampled_from((Colleague("1", "Ana"), Colleague("2", "Ben"))),
    good_for=st.sampled_from((0, 3, 30)),
    on_day_off=st.sampled_from(DayOff),
)


def rule_with(calendar: list[Nudge]) -> Rule:
    def nudges(customer: Customer) -> Iterator[Nudge]:
        yield from sorted(calendar, key=lambda nudge: nudge.due)

    return rule_of("anything", nudges)


@settings(max_examples=150, deadline=None)
@given(calendar=st.lists(nudges_of_any_kind, max_size=8), theirs=a_country)
def test_no_decision_of_any_rule_comes_late(calendar: list[Nudge], theirs: str) -> None:
    of = dossier(replace(ACME, country=theirs, contacts=PEOPLE))
    assert_never_late(of, [Tuned(rule_with(calendar), {})], TUESDAY, 120)


def nudge(due: str, *, on_day_off: DayOff = DayOff.NEXT, about: Contact | None = None) -> Nudge:
    about_whom = About(contact=about) if about else About()
    return Nudge(due=day(due), why="?", draft="?", about=about_whom, on_day_off=on_day_off)


def test_somebody_to_be_left_alone_hides_nobody_behind_them() -> None:
    calendar = [nudge("2026-06-01", about=PEOPLE[1]), nudge("2026-06-09", about=PEOPLE[0])]
    of = dossier(replace(ACME, contacts=PEOPLE))
    assert_never_late(of, [Tuned(rule_with(calendar), {})], TUESDAY, 120)


def test_what_moves_back_is_not_hidden_by_what_moves_on() -> None:
    calendar = [
        nudge("2026-06-06"),
        nudge("2026-06-07", on_day_off=DayOff.PREVIOUS, about=PEOPLE[0]),
    ]
    of = dossier(replace(ACME, contacts=PEOPLE), members=(ANA, BEN))
    assert_never_late(of, [Tuned(rule_with(calendar), {})], TUESDAY, 120)


def test_a_plan_counts_from_the_day_on_which_it_was_made() -> None:
    meeting = Touch(on=day("2026-06-20"), kind=Kind.MEETING, recorded_on=day("2026-05-20"))

    def nudges(customer: Customer) -> Iterator[Nudge]:
        if not customer.plans(Kind.MEETING, first=day("2026-06-01"), last=day("2026-07-01")):
            yield nudge("2026-05-06")
            yield nudge("2026-06-10")

    of = dossier(replace(ACME, planned=(meeting,)))
    rules = [Tuned(rule_of("coffee", nudges), {})]
    assert_never_late(of, rules, TUESDAY, 120)
    told = [lines for _, lines in Rehearsal("Test", [of], rules).days(TUESDAY, day("2026-06-19"))]
    assert [line.due for lines in told for line in lines] == [day("2026-05-06")]
