"""A rehearsal says what would have happened, so it is held against what does."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.flow.rehearse import Line, Rehearsal
from bot.model import Dossier, Member, Tuned
from bot.store import dossiers
from bot.store.engine import reading
from rules.kit import Kind
from rules.kit.rule import Rule
from tests.flow.busy import FIRST, LAST, NUMBER_OF_DAYS, busy_team_in
from tests.flow.team import TUESDAY, Team, asks, at, breaks, day

HALF = FIRST + timedelta(days=60)
NINE_SOMEWHERE = ("00", "08", "14")
"""Hours of UTC at which it is nine or ten in Tokyo, Madrid and New York."""


def rehearsed(of: Sequence[Dossier], rules: Sequence[Rule], first: date, last: date) -> list[Line]:
    rehearsal = Rehearsal("Test", of, [Tuned(rule, {}) for rule in rules])
    return [line for _, lines in rehearsal.days(first, last) for line in lines]


def everybody(team: Team) -> list[Dossier]:
    with reading(team.engine) as connection:
        return list(dossiers.stream(connection, team.workspace_id))


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    team = busy_team_in(tmp_path_factory.mktemp("busy"))
    yield team
    team.engine.dispose()


@pytest.fixture(scope="module")
def lines(busy: Team) -> list[Line]:
    return rehearsed(everybody(busy), busy.rules, FIRST, LAST)


Told = tuple[date, str, str, str, str, str, date]


def test_a_rehearsal_tells_what_really_happens_when_nobody_answers(
    busy: Team, lines: list[Line]
) -> None:
    for number in range(NUMBER_OF_DAYS):
        for hour in NINE_SOMEWHERE:
            busy.round(at(f"{FIRST + timedelta(days=number)} {hour}:00"))
    happened: list[Told] = [
        (note.day, note.member.name, card.customer, card.rule, card.contact, card.project, card.due)
        for note in busy.courier.posted
        for card in note.cards
    ]
    told: list[Told] = [
        (
            line.day,
            line.to,
            line.customer,
            line.rule,
            line.contact or "",
            line.project or "",
            line.due,
        )
        for line in lines
    ]
    assert Counter(told) == Counter(happened)
    assert len({line.rule for line in lines}) >= 8
    assert len({line.to for line in lines}) == 3
    assert len(lines) > 200


def test_a_later_end_changes_nothing_before_it(busy: Team, lines: list[Line]) -> None:
    shorter = rehearsed(everybody(busy), busy.rules, FIRST, HALF)
    assert shorter == [line for line in lines if line.day <= HALF]


def test_what_was_not_known_yet_changes_nothing(busy: Team, lines: list[Line]) -> None:
    known = [replace(one, customer=one.customer.as_of(HALF)) for one in everybody(busy)]
    then = rehearsed(known, busy.rules, FIRST, HALF)
    assert then == [line for line in lines if line.day <= HALF]


def test_nobody_gets_more_than_their_budgets(lines: list[Line]) -> None:
    calm = [line for line in lines if not line.urgent]
    a_day = Counter((line.to, line.day) for line in calm)
    a_week = Counter((line.to, line.day - timedelta(days=line.day.weekday())) for line in calm)
    assert max(a_day.values()) == 3
    assert max(a_week.values()) <= 10
    assert all(line.day.weekday() < 5 for line in lines)
    assert "daily budget" in {reason for line in lines for reason in line.held_back_by}


def test_each_nudge_is_told_once_and_in_order_of_day(lines: list[Line]) -> None:
    told = [(one.customer, one.rule, one.contact, one.project, one.due) for one in lines]
    # Two pieces of news are two nudges, and a line names no offering.
    moments = {one.rule for one, number in Counter(lines).items() if number > 1}
    assert moments <= {"keep_abreast"}
    assert len(told) == len(lines)
    assert [line.day for line in lines] == sorted(line.day for line in lines)


def test_a_line_holds_exactly_what_is_promised(lines: list[Line]) -> None:
    for line in lines:
        assert list(line.as_json()) == [
            "day",
            "due",
            "workspace",
            "customer",
            "contact",
            "project",
            "rule",
            "to",
            "urgent",
            "held_back_by",
        ]


def test_a_line_says_what_moved_it(team: Team, ana: Member) -> None:
    team.customer("Acme", ana, country="DE")
    team.rules = [
        asks("weekend", day("2026-03-07")),
        asks("their_holiday", day("2025-10-03")),
        asks("plain", TUESDAY),
    ]
    lines = rehearsed(everybody(team), team.rules, day("2025-10-01"), day("2026-03-31"))
    assert [(line.rule, line.day, line.due, line.held_back_by) for line in lines] == [
        ("their_holiday", day("2025-10-06"), day("2025-10-03"), ("holiday at the customer's",)),
        ("plain", TUESDAY, TUESDAY, ()),
        ("weekend", day("2026-03-09"), day("2026-03-07"), ("day off",)),
    ]


def test_a_line_in_json_reads_like_this(team: Team, ana: Member) -> None:
    team.customer("Acme", ana)
    team.rules = [asks(f"rule_{number}", TUESDAY, worth=90 - number) for number in range(4)]
    lines = rehearsed(everybody(team), team.rules, TUESDAY, day("2026-03-04"))
    assert lines[-1].as_json() == {
        "day": "2026-03-04",
        "due": "2026-03-03",
        "workspace": "Test",
        "customer": "Acme",
        "contact": None,
        "project": None,
        "rule": "rule_3",
        "to": "Ana",
        "urgent": False,
        "held_back_by": ("daily budget",),
    }


def test_what_waited_too_long_is_counted_and_not_told(team: Team, ana: Member) -> None:
    team.customer("Acme", ana)
    rules = [asks(f"rule_{number}", TUESDAY, good_for=0) for number in range(5)]
    rehearsal = Rehearsal("Test", everybody(team), [Tuned(rule, {}) for rule in rules])
    told = [len(lines) for _, lines in rehearsal.days(TUESDAY, day("2026-03-06"))]
    assert told == [3, 0, 0, 0]
    assert rehearsal.lapsed == 2


def test_a_rule_that_breaks_is_counted_and_stops_no_other(team: Team, ana: Member) -> None:
    team.customer("Acme", ana)
    rules = [breaks(), asks("call", TUESDAY)]
    rehearsal = Rehearsal("Test", everybody(team), [Tuned(rule, {}) for rule in rules])
    told = [line.rule for _, lines in rehearsal.days(TUESDAY, TUESDAY) for line in lines]
    assert told == ["call"]
    assert rehearsal.broken == {"broken": 1}


def test_what_is_answered_in_the_history_is_asked_until_then(team: Team, ana: Member) -> None:
    acme = team.customer("Acme", ana)
    team.rules = [asks("call", TUESDAY, day("2026-03-10"), good_for=3)]
    team.touched(acme, day("2026-03-05"), Kind.CALL)
    lines = rehearsed(everybody(team), team.rules, TUESDAY, day("2026-03-31"))
    assert [(line.day, line.due) for line in lines] == [
        (TUESDAY, TUESDAY),
        (day("2026-03-10"), day("2026-03-10")),
    ]


def test_what_was_suggested_in_earnest_does_not_count(team: Team, ana: Member) -> None:
    team.customer("Acme", ana)
    team.rules = [asks("call", TUESDAY)]
    team.round(at("2026-03-03 09:00", "Europe/Madrid"))
    lines = rehearsed(everybody(team), team.rules, TUESDAY, TUESDAY)
    assert [line.rule for line in lines] == ["call"]
