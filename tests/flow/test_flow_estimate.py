"""What a rule would add, before it is switched on."""

from collections.abc import Iterator
from datetime import timedelta

from bot.flow.estimate import estimate
from bot.model import Tuned
from bot.model.rituals import Estimate
from bot.views.rules import say_estimate
from rules.kit import Customer, Nudge
from rules.kit.rule import Rule
from tests.flow.planning import ACME, ANA, BEN, dossier
from tests.flow.team import TUESDAY, asks, breaks, rule_of

A_WEEK = timedelta(days=7)


def weekly() -> Rule:
    """On every Tuesday, good for six days."""

    def nudges(customer: Customer) -> Iterator[Nudge]:
        day = TUESDAY - 20 * A_WEEK
        while True:
            yield Nudge(due=day, why=f"{customer.name}.", draft="Hello.", good_for=6)
            day += A_WEEK

    return rule_of("weekly", nudges)


def of(rule: Rule, number: int = 1) -> Estimate:
    known = [dossier(ACME, owner=ANA if one % 2 else BEN) for one in range(number)]
    return estimate(known, Tuned(rule, {}), TUESDAY)


def test_a_rhythm_is_counted_by_the_week_and_what_is_due_now_apart() -> None:
    assert of(weekly()) == Estimate(in_all=8, colleagues=1, at_once=1)
    assert of(weekly(), 10).a_week == 10.0
    assert of(weekly(), 10).colleagues == 2


def test_no_budget_hides_how_many_there_are() -> None:
    overdue = asks("call", TUESDAY - 9 * A_WEEK, good_for=100)
    assert of(overdue, 40) == Estimate(in_all=0, colleagues=2, at_once=40)


def test_what_is_no_longer_good_for_anything_is_not_due() -> None:
    assert of(asks("call", TUESDAY - 9 * A_WEEK, good_for=10)) == Estimate()


def test_a_rule_that_breaks_says_so() -> None:
    found = of(breaks())
    assert found.breaks
    assert say_estimate("broken", found) == (
        "broken breaks on some customers here: mend it first, and try it on the record."
    )


def test_it_is_said_in_a_sentence() -> None:
    assert say_estimate("coffee", Estimate(in_all=32, colleagues=3, at_once=12)) == (
        "coffee would add about four nudges a week, for three colleagues; 12 are due at once and"
        " come three a day."
    )
    assert say_estimate("coffee", Estimate(in_all=3, colleagues=1, at_once=1)) == (
        "coffee would add three nudges in eight weeks, for one colleague; one is due at once."
    )
    assert say_estimate("coffee", Estimate(in_all=8, colleagues=1)) == (
        "coffee would add about one nudge a week, for one colleague; none is due at once."
    )
    assert say_estimate("coffee", Estimate()) == (
        "By what is on record, coffee has nothing to ask at present."
    )
    assert say_estimate("coffee", Estimate(colleagues=2, at_once=2)) == (
        "coffee would add no nudges in eight weeks, for two colleagues; two are due at once."
    )
