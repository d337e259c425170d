"""The laws that hold for every rule and any customer. This file never grows with a new rule."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rules.kit import Customer, Kind, Need, Nudge, Offering, Role, Team, Touch, days
from rules.kit.rule import Rule, load
from tests.rules.strategies import FIRST, SECRET, TODAY, customers, in_time, teams

RULES = [rule for rule in load() if not rule.of_team]
OF_TEAM = [rule for rule in load() if rule.of_team]
END = TODAY + days(400)

LEFTOVERS = re.compile(r"None|True|False|  |\"\"|''|“”|\(\)|[{}!<>]|\b1 days|\bKind\.| [,.;:?]")
SALES = re.compile(
    r"\b(offer\w*|buy\w*|price\w*|discount\w*|upgrade\w*|sell\w*|sale\w*|product\w*|demo\w*"
    r"|order\w*|deal\w*|quote\w*)\b",
    re.IGNORECASE,
)

any_customer = given(customer=customers(), data=st.data())
quickly = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def calendar(rule: Rule, subject: Customer | Team) -> list[Nudge]:
    return list(takewhile(lambda nudge: nudge.due <= END, rule.nudges(subject)))


def all_nudges(customer: Customer) -> list[tuple[Rule, Nudge]]:
    return [(rule, nudge) for rule in RULES for nudge in calendar(rule, customer)]


def some_nudges(customer: Customer, data: st.DataObject) -> Iterator[tuple[Rule, Nudge]]:
    """One of each rule that speaks: all of them would take minutes."""
    for rule in RULES:
        if nudges := calendar(rule, customer):
            yield rule, data.draw(st.sampled_from(nudges))


def keys(rule: Rule, customer: Customer) -> set[tuple[str, date]]:
    return {nudge.key for nudge in calendar(rule, customer)}


def with_touch(customer: Customer, touch: Touch) -> Customer:
    return replace(customer, touches=in_time([*customer.touches, touch]))


def answer(rule: Rule, nudge: Nudge, on: date) -> Touch:
    """What Done & log would record."""
    about = nudge.about
    return Touch(
        on=on,
        kind=rule.answer,
        contacts=(about.contact,) if about.contact else (),
        project=about.project.key if about.project else None,
        loop=about.loop.key if about.loop else None,
        step=about.step,
    )


class AllHaveSpoken(Exception):
    """Nothing is left to wait for."""


def test_customers_are_made_up_to_which_every_rule_speaks() -> None:
    silent = {rule.name: rule for rule in RULES}

    @settings(quickly, max_examples=3000, phases=[Phase.generate], database=None)
    @given(customer=customers())
    def listen(customer: Customer) -> None:
        for rule in list(silent.values()):
            if calendar(rule, customer):
                del silent[rule.name]
        if not silent:
            raise AllHaveSpoken

    with suppress(AllHaveSpoken):
        listen()
    assert not silent


@quickly
@given(customer=customers())
def test_a_calendar_is_in_order_the_same_each_time_and_names_nothing_twice(
    customer: Customer,
) -> None:
    for rule in RULES:
        nudges = calendar(rule, customer)
        assert all(first.due <= second.due for first, second in pairwise(nudges)), rule.name
        assert nudges == calendar(rule, customer), rule.name
        assert len({nudge.key for nudge in nudges}) == len(nudges), rule.name


@quickly
@any_customer
def test_a_nudge_rests_on_what_is_known_on_its_due_day(
    customer: Customer, data: st.DataObject
) -> None:
    # A plan counts as done once its day has passed, so beyond it nothing is promised.
    certain = min((plan.on for plan in customer.planned), default=date.max)
    for rule, nudge in some_nudges(customer, data):
        if nudge.due < certain:
            assert nudge.key in keys(rule, customer.as_of(nudge.due)), rule.name


@quickly
@any_customer
def test_answering_makes_it_go_away(customer: Customer, data: st.DataObject) -> None:
    for rule, nudge in some_nudges(customer, data):
        on = nudge.due + days(data.draw(st.sampled_from((0, 1, nudge.good_for))))
        answered = with_touch(customer, answer(rule, nudge, on))
        assert nudge.key not in keys(rule, answered), rule.name


@quickly
@given(customer=customers())
def test_of_two_answers_from_long_ago_the_older_one_closes_nothing(customer: Customer) -> None:
    for rule in RULES:
        for nudge in calendar(rule, customer)[:1]:
            long_ago = nudge.due - days(400)
            once = with_touch(customer, answer(rule, nudge, long_ago))
            twice = with_touch(once, answer(rule, nudge, long_ago - days(1)))
            late = {key for key in keys(rule, once) if key[1] >= nudge.due}
            assert late <= keys(rule, twice), rule.name


UNRELATED: tuple[Callable[[Customer], Customer], ...] = (
    lambda customer: replace(
        customer,
        offerings=(*customer.offerings, Offering(key="x", title="X", published_on=TODAY)),
    ),
    lambda customer: replace(
        customer,
        offerings=(
            Offering(key="x", title="X", published_on=FIRST, tags=frozenset({"moon"})),
            *customer.offerings,
        ),
    ),
    lambda customer: replace(customer, needs=(*customer.needs, Need(tag="stars", on=TODAY))),
    lambda customer: replace(customer, country="BR"),
)


@quickly
@any_customer
def test_an_unrelated_fact_changes_nothing(customer: Customer, data: st.DataObject) -> None:
    add = data.draw(st.sampled_from(UNRELATED))
    for rule in RULES:
        assert calendar(rule, add(customer)) == calendar(rule, customer), rule.name


@quickly
@given(customer=customers(), on=st.dates(FIRST, TODAY))
def test_a_card_that_was_sent_answers_nothing(customer: Customer, on: date) -> None:
    carded = with_touch(customer, Touch(on=on, kind=Kind.CARD))
    for rule in RULES:
        if rule.answer is not Kind.CARD:
            assert keys(rule, carded) == keys(rule, customer), rule.name


@quickly
@given(customer=customers())
def test_reason_and_draft_are_finished_sentences(customer: Customer) -> None:
    for rule, nudge in all_nudges(customer):
        for text in (nudge.why, nudge.draft):
            assert text == text.strip(), rule.name
            assert text.endswith((".", "?")), text
            assert not LEFTOVERS.search(text), text
        assert customer.name in nudge.why, rule.name
        assert 0 <= nudge.worth <= 100, rule.name


@quickly
@given(customer=customers())
def test_nothing_private_is_told_to_the_whole_team(customer: Customer) -> None:
    for rule, nudge in all_nudges(customer):
        if nudge.to is Role.TEAM:
            assert not nudge.private, rule.name
            assert SECRET not in nudge.why + nudge.draft, rule.name


@quickly
@given(team=teams())
def test_a_rule_of_the_team_keeps_the_laws_too(team: Team) -> None:
    for rule in OF_TEAM:
        nudges = calendar(rule, team)
        assert all(first.due < second.due for first, second in pairwise(nudges)), rule.name
        assert nudges == calendar(rule, team), rule.name
        for nudge in nudges:
            known = Team(
                name=team.name, months=tuple(m for m in team.months if m.first < nudge.due)
            )
            assert nudge.key in {one.key for one in calendar(rule, known)}, rule.name
            assert not nudge.private, rule.name
            for text in (nudge.why, nudge.draft):
                assert not LEFTOVERS.search(text), text


def rule_named(name: str) -> Rule:
    return next(rule for rule in RULES if rule.name == name)


@quickly
@given(customer=customers())
def test_a_check_in_sells_nothing(customer: Customer) -> None:
    for nudge in calendar(rule_named("check_in"), customer):
        assert not SALES.search(nudge.draft), nudge.draft


@quickly
@given(customer=customers())
def test_a_birthday_wish_is_private_and_says_no_age(customer: Customer) -> None:
    for nudge in calendar(rule_named("birthday"), customer):
        person = nudge.about.contact
        assert person
        assert person.birthday
        assert nudge.private
        if born := person.birthday.year:
            told = re.findall(r"\d+", nudge.why + nudge.draft)
            assert not {str(born), str(nudge.due.year - born)} & set(told)
