"""The words that rules are written in."""

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from rules.kit import (
    About,
    Birthday,
    Contact,
    ContactStanding,
    Customer,
    Example,
    Kind,
    Nudge,
    Stage,
    ada,
    contact,
    days,
    every,
    in_order,
    months_after,
    need,
    offering,
    planned,
    project,
    say_day,
    say_days,
    touch,
    working_days_after,
)
from rules.kit.proof import broken_promises
from rules.kit.rule import load

ANA, BEN = contact("Ana Souza"), contact("Ben Okafor")
MARCH_3 = date(2025, 3, 3)


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 1, 15), 35, date(2027, 12, 15)),
    ],
)
def test_months_end_on_the_last_day_there_is(day: date, number: int, then: date) -> None:
    assert months_after(day, number) == then


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [
        (date(2025, 3, 6), 1, date(2025, 3, 7)),
        (date(2025, 3, 7), 1, date(2025, 3, 10)),
        (date(2025, 3, 8), 1, date(2025, 3, 10)),
        (date(2025, 3, 3), 10, date(2025, 3, 17)),
        (date(2025, 3, 8), 0, date(2025, 3, 8)),
    ],
)
def test_working_days_leave_out_the_weekend(day: date, number: int, then: date) -> None:
    assert working_days_after(day, number) == then


def test_a_rhythm_goes_on_and_stops_only_where_the_calendar_does() -> None:
    assert list(islice(every(days(21), after=MARCH_3), 2)) == [
        MARCH_3 + days(21),
        date(2025, 4, 14),
    ]
    assert list(every(days(21), after=date.max - days(50))) == [
        date.max - days(29),
        date.max - days(8),
    ]


def test_a_rhythm_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least a day"):
        next(every(days(0), after=MARCH_3))


def test_days_are_said_as_people_say_them() -> None:
    assert say_day(MARCH_3) == "3 March 2025"
    assert (say_days(1), say_days(2)) == ("1 day", "2 days")


@pytest.mark.parametrize(
    ("text", "year", "kept"),
    [
        ("--05-03", 2025, date(2025, 5, 3)),
        ("1980-05-03", 2025, date(2025, 5, 3)),
        ("--02-29", 2024, date(2024, 2, 29)),
        ("--02-29", 2025, date(2025, 2, 28)),
        ("1984-02-29", 2026, date(2026, 2, 28)),
        ("1984-02-29", 2028, date(2028, 2, 29)),
    ],
)
def test_a_birthday_is_kept_once_in_every_year(text: str, year: int, kept: date) -> None:
    assert Birthday.read(text).in_year(year) == kept


@pytest.mark.parametrize("text", ["--02-30", "1983-02-29", "--13-01", "3 May", ""])
def test_a_birthday_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- the words are the standard library's
        Birthday.read(text)


def known_in_full() -> Customer:
    return ada(
        contact("Ana Souza", standing=ContactStanding.LEFT, standing_since="2025-03-03"),
        project("Shop", (Stage.CONTRACT, "2025-02-03"), (Stage.DONE, "2025-03-03")),
        project("Till", delivered_on="2025-03-02", accepted_on="2025-03-03"),
        touch(Kind.CALL, "2025-03-02"),
        touch(Kind.MEETING, "2025-03-03"),
        planned(Kind.COFFEE, "2025-03-10", recorded_on="2025-03-03"),
        need("flour", "2025-03-03"),
        offering("Rye", "2025-03-03", "flour"),
        since="2025-03-03",
    )


def test_the_day_itself_is_known_at_its_end() -> None:
    assert known_in_full().as_of(MARCH_3) == known_in_full()


def test_what_comes_later_is_hidden() -> None:
    before = known_in_full().as_of(MARCH_3 - days(1))
    (ana,), (shop, till) = before.contacts, before.projects
    assert before.since is None
    assert ana.standing is ContactStanding.ACTIVE
    assert shop.stage is Stage.CONTRACT
    assert (till.delivered_on, till.accepted_on) == (date(2025, 3, 2), None)
    assert [one.kind for one in before.touches] == [Kind.CALL]
    assert not [*before.planned, *before.needs, *before.offerings]


def test_what_was_planned_has_happened_once_its_day_has_come() -> None:
    after = known_in_full().as_of(date(2025, 3, 10))
    assert [one.kind for one in after.touches] == [Kind.CALL, Kind.MEETING, Kind.COFFEE]
    assert after.planned == ()


def test_a_meeting_planned_for_later_is_in_the_diary_from_the_day_it_was_recorded() -> None:
    happened = ada(planned(Kind.COFFEE, "2025-03-10", recorded_on="2025-03-03")).as_of(
        date(2025, 4, 1)
    )
    assert happened.as_of(MARCH_3).plans(Kind.COFFEE, first=MARCH_3, last=date(2025, 3, 10))
    assert not happened.as_of(MARCH_3 - days(1)).planned


def test_plans_count_both_ends_and_whom_they_are_with() -> None:
    customer = ada(planned(Kind.MEETING, "2025-03-10", ANA))
    tenth = date(2025, 3, 10)
    assert customer.plans(Kind.MEETING, first=tenth, last=tenth, contact=ANA)
    assert not customer.plans(Kind.MEETING, first=tenth, last=tenth, contact=BEN)
    assert not customer.plans(Kind.COFFEE, first=tenth, last=tenth)
    assert not customer.plans(Kind.MEETING, first=MARCH_3, last=tenth - days(1))
    assert not customer.plans(Kind.MEETING, first=tenth + days(1), last=tenth + days(9))


def test_the_last_of_its_kind_may_be_asked_for_by_person() -> None:
    customer = ada(touch(Kind.CALL, "2025-03-03", ANA), touch(Kind.CALL, "2025-03-05", BEN))
    by_ana = customer.last(Kind.CALL, contact=ANA)
    assert by_ana
    assert by_ana.on == MARCH_3
    assert customer.has(Kind.CALL, since=date(2025, 3, 5))
    assert not customer.has(Kind.CALL, since=date(2025, 3, 4), contact=ANA)
    assert customer.last(Kind.COFFEE) is None


def test_days_ahead_are_those_on_which_something_recorded_comes_true() -> None:
    ahead = set(known_in_full().days_ahead(date(2025, 3, 2)))
    assert ahead == {MARCH_3, date(2025, 3, 10)}
    assert not list(known_in_full().days_ahead(date(2025, 3, 10)))


@pytest.mark.parametrize(
    ("people", "whom"),
    [
        ((), "[name]"),
        ((ANA,), "Ana"),
        ((ANA, BEN), "Ana and Ben"),
        ((ANA, BEN, contact("Cem")), "Ana, Ben and Cem"),
    ],
)
def test_people_are_addressed_by_first_name_and_a_stranger_by_a_blank(
    people: tuple[Contact, ...], whom: str
) -> None:
    assert touch(Kind.CALL, "2025-03-03", *people).whom == whom


def test_the_subject_of_a_nudge_is_made_of_keys_alone() -> None:
    about = About(contact=ANA, project=project("Shop"), offering=offering("Rye", "2025-03-03"))
    assert about.subject == "contact:Ana Souza project:Shop offering:Rye"
    assert About(step="month 5").subject == "step:month 5"
    assert About().subject == ""


def nudge(on: date, text: str = "") -> Nudge:
    return Nudge(due=on, why=text, draft=text)


def test_calendars_are_merged_in_order_even_when_endless() -> None:
    weekly = (nudge(day) for day in every(days(7), after=MARCH_3))
    dues = [one.due for one in islice(in_order(weekly, [nudge(date(2025, 3, 12))]), 3)]
    assert dues == [date(2025, 3, 10), date(2025, 3, 12), date(2025, 3, 17)]


def test_two_causes_with_one_subject_and_due_day_are_one_nudge() -> None:
    nudges = [nudge(MARCH_3, "one"), nudge(MARCH_3, "two"), nudge(MARCH_3 + days(1), "three")]
    check_in = next(rule for rule in load() if rule.name == "check_in")
    twice = replace(check_in, calendar=lambda _: iter(nudges))
    assert [one.why for one in twice.nudges(ada())] == ["one", "three"]


def test_an_example_that_is_not_kept_says_in_words_what_is_wrong() -> None:
    check_in = next(rule for rule in load() if rule.name == "check_in")
    called = ada(touch(Kind.CALL, "2025-03-03"), tier="A")
    wrong = Example("too early", called, due=("2025-03-23",), until="2025-03-31", why="a week")
    days_off, reason = broken_promises(check_in, wrong)
    assert days_off == "it should ask on 23 March 2025, but it asks on 24 March 2025"
    assert reason.startswith("the why should hold “a week”, but it says “Nobody has spoken")
    quiet = Example("quiet", called, until="2025-03-31")
    assert broken_promises(check_in, quiet) == [
        "it should ask nobody, but it asks on 24 March 2025"
    ]
