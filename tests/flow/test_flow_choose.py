from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.choose import Choice, choose
from bot.flow.hold_back import HeldBack, Known, Load
from bot.model import Member, Waiting
from tests.flow.planning import ACME
from tests.flow.team import TUESDAY, day

ANA = Member(id=1, name="Ana", country="ES")


def waiting(
    number: int,
    *,
    worth: int = 50,
    urgent: bool = False,
    tier: str = "C",
    country: str = "",
    ask_on: date = TUESDAY,
    due: date = TUESDAY,
    customer: str = "Acme",
    rule: str = "check_in",
) -> Waiting:
    return Waiting(
        id=number,
        customer=customer,
        tier=tier,
        country=country,
        rule=rule,
        due=due,
        ask_on=ask_on,
        good_until=date.max,
        worth=worth,
        urgent=urgent,
    )


def choice_of(
    all_: Sequence[Waiting],
    member: Member = ANA,
    on: date = TUESDAY,
    *,
    sent_today: int = 0,
    sent_this_week: int = 0,
) -> Choice:
    load = Load(today=sent_today, this_week=sent_this_week)
    return choose(all_, member, on, load, look_up=lambda _: Known(ACME, ()))


def chosen(*all_: Waiting, sent_today: int = 0, sent_this_week: int = 0) -> list[int]:
    choice = choice_of(all_, sent_today=sent_today, sent_this_week=sent_this_week)
    assert {one.id for one in choice.chosen} | {one.id for one, _ in choice.held} == {
        one.id for one in all_
    }
    return [one.id for one in choice.chosen]


def held(
    *all_: Waiting, on: date = TUESDAY, sent_today: int = 0, sent_this_week: int = 0
) -> dict[int, str]:
    choice = choice_of(all_, on=on, sent_today=sent_today, sent_this_week=sent_this_week)
    return {one.id: held.reason.value for one, held in choice.held}


def test_three_a_day_and_the_others_wait() -> None:
    all_ = [waiting(number) for number in range(5)]
    assert chosen(*all_) == [0, 1, 2]
    assert held(*all_) == {3: "daily budget", 4: "daily budget"}


def test_what_was_sent_today_counts() -> None:
    assert chosen(waiting(1), waiting(2), sent_today=2) == [1]
    assert chosen(waiting(1), sent_today=3) == []


def test_ten_a_week_and_the_others_wait() -> None:
    all_ = waiting(1), waiting(2), waiting(3)
    assert chosen(*all_, sent_this_week=8) == [1, 2]
    assert held(*all_, sent_this_week=8) == {3: "weekly budget"}


def test_budgets_are_each_persons_own() -> None:
    busy = Member(id=2, name="Ben", daily_budget=1, weekly_budget=2)
    choice = choice_of([waiting(1), waiting(2)], busy)
    assert [one.id for one in choice.chosen] == [1]
    late = choice_of([waiting(1)], busy, sent_this_week=2)
    assert late.held[0][1].reason is HeldBack.WEEKLY_BUDGET


def test_an_urgent_one_passes_both_budgets() -> None:
    assert chosen(waiting(1, urgent=True), waiting(2), sent_today=3, sent_this_week=10) == [1]


def test_an_urgent_one_counts_in_both_budgets() -> None:
    all_ = (waiting(1, urgent=True), waiting(2, worth=90), waiting(3, worth=80), waiting(4))
    assert chosen(*all_) == [1, 2, 3]
    assert chosen(*all_, sent_this_week=8) == [1, 2]


def test_the_most_valuable_go_first() -> None:
    assert chosen(waiting(1, worth=10), waiting(2, worth=30), waiting(3, worth=20)) == [2, 3, 1]


def test_a_better_tier_is_worth_more() -> None:
    all_ = waiting(1, worth=55), waiting(2, worth=46, tier="B"), waiting(3, worth=37, tier="A")
    assert chosen(*all_) == [3, 2, 1]


def test_waiting_gains_until_its_turn_comes() -> None:
    patient = waiting(1, worth=40, ask_on=TUESDAY - timedelta(days=11))
    assert chosen(waiting(2), waiting(3), waiting(4), patient) == [1, 2, 3]
    assert patient.value(TUESDAY - timedelta(days=20)) == 40


def test_equals_go_by_due_day_then_customer_then_rule() -> None:
    assert chosen(
        waiting(1, customer="Zoo"),
        waiting(2, customer="Ada", rule="thank_you_note"),
        waiting(3, customer="Ada", rule="coffee"),
    ) == [3, 2, 1]
    older = waiting(9, customer="Zoo", due=TUESDAY - timedelta(days=1))
    assert chosen(waiting(1), older) == [9, 1]


@given(st.permutations([waiting(number, worth=number % 3) for number in range(8)]))
def test_the_order_in_which_they_come_does_not_matter(mixed: list[Waiting]) -> None:
    assert chosen(*mixed) == [2, 5, 1]


@pytest.mark.parametrize("urgent", [False, True])
def test_on_a_holiday_of_theirs_nothing_is_asked_about_them(urgent: bool) -> None:
    unity = day("2025-10-03")
    german = waiting(1, country="DE", urgent=urgent)
    assert held(german, waiting(2, country="FR"), on=unity) == {1: "holiday at the customer's"}


@pytest.mark.parametrize("off", ["2026-03-07", "2026-03-08", "2026-01-06"])
def test_on_a_day_off_nothing_is_asked_at_all(off: str) -> None:
    assert held(waiting(1), waiting(2, urgent=True), on=day(off)) == {1: "day off", 2: "day off"}


def test_a_holiday_of_another_country_is_no_day_off() -> None:
    assert held(waiting(1, country="ES"), on=day("2026-02-23")) == {}
    assert held(waiting(1, country="JP"), on=day("2026-02-23")) == {1: "holiday at the customer's"}


def test_what_is_held_back_takes_no_place_of_another() -> None:
    on_holiday = [waiting(number, country="BG", worth=90) for number in range(3)]
    choice = choice_of([*on_holiday, waiting(9)])
    assert [one.id for one in choice.chosen] == [9]
