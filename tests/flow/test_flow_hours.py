"""Whose nine o'clock it is, and whose day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from bot.flow.working_days import is_holiday, move, works
from bot.model import Member, TryAgain
from rules.kit import DayOff
from rules.kit.rule import Rule
from tests.flow.planning import ANA
from tests.flow.team import TUESDAY, Team, asks, at, day

ZONES = {
    "Ana": ("Europe/Madrid", "ES"),
    "Ben": ("Asia/Tokyo", "JP"),
    "Cleo": ("America/New_York", "US"),
    "Dev": ("Asia/Kolkata", "IN"),
    "Eli": ("Pacific/Auckland", "NZ"),
}


ROUND_AT = ("00", "05", "08", "09", "10", "17", "22")


def a_rule_a_day(first: date, number: int) -> Sequence[Rule]:
    """Something new to say on every day of the calendar."""
    days = [first + timedelta(days=one) for one in range(number)]
    return [asks(f"on_{one:%d_%b}", one, good_for=0) for one in days]


def rounds(team: Team, first: date, number_of_days: int, zone: str) -> list[datetime]:
    """Rounds by the clock there; answers the moments at which something was sent."""
    days = [first + timedelta(days=number) for number in range(number_of_days)]
    moments = [at(f"{one} {hour}:00", zone) for one in days for hour in ROUND_AT]
    return [now for now in moments if team.round(now)]


@pytest.mark.parametrize(("name", "zone", "country"), [(k, *v) for k, v in ZONES.items()])
@pytest.mark.parametrize("around", ["2026-03-07", "2026-03-28", "2026-04-04", "2026-10-24"])
def test_one_note_a_working_day_at_their_own_nine_across_every_clock_change(
    team: Team, name: str, zone: str, country: str, around: str
) -> None:
    first = day(around) - timedelta(days=2)
    team.customer("Acme", team.hire(name, zone, country))
    team.rules = a_rule_a_day(first, 6)
    sent = rounds(team, first, 6, zone)
    week = [first + timedelta(days=number) for number in range(6)]
    workdays = [one for one in week if works(one, (country,))]
    assert 2 <= len(workdays) <= 4
    assert sent == [at(f"{one} 09:00", zone) for one in workdays]
    assert [note.day for note in team.courier.posted] == workdays


def test_each_is_written_to_on_their_own_tuesday(team: Team) -> None:
    for name, (zone, country) in ZONES.items():
        team.customer(f"{name}'s", team.hire(name, zone, country))
    team.rules = [asks("call", TUESDAY)]
    for number in range(48):
        team.round(at("2026-03-02 12:30") + number * timedelta(hours=1))
    assert team.courier.told() == [
        (name, TUESDAY, ["call"]) for name in ("Eli", "Ben", "Dev", "Ana", "Cleo")
    ]


@pytest.mark.parametrize("when", ["08:59", "18:00", "23:59", "00:00"])
def test_nothing_is_sent_before_nine_or_after_hours(team: Team, ana: Member, when: str) -> None:
    team.customer("Acme", ana)
    team.rules = [asks("call", TUESDAY)]
    assert team.round(at(f"2026-03-03 {when}", "Europe/Madrid")) == 0
    assert team.rows("notes") == []


def test_within_hours_a_note_that_is_late_is_sent_at_once(team: Team, ana: Member) -> None:
    team.customer("Acme", ana)
    team.rules = [asks("call", TUESDAY)]
    assert team.round(at("2026-03-03 17:59", "Europe/Madrid")) == 1


def test_hours_are_each_persons_own(team: Team) -> None:
    early = team.hire("Ida", "Europe/Madrid", "ES", starts_at=7 * 60 + 30, ends_at=12 * 60)
    team.customer("Acme", early)
    team.rules = [asks("call", TUESDAY)]
    assert team.round(at("2026-03-03 07:29", "Europe/Madrid")) == 0
    assert team.round(at("2026-03-03 12:00", "Europe/Madrid")) == 0
    assert team.round(at("2026-03-03 07:30", "Europe/Madrid")) == 1


@pytest.mark.parametrize(
    ("zone", "country", "off", "back"),
    [
        ("Europe/Madrid", "ES", "2026-03-07", "2026-03-09"),
        ("Europe/Madrid", "ES", "2026-01-06", "2026-01-07"),
        ("Asia/Tokyo", "JP", "2026-02-23", "2026-02-24"),
        ("America/New_York", "US", "2026-11-26", "2026-11-27"),
    ],
)
def test_on_a_day_off_it_waits_for_the_next_working_day(
    team: Team, zone: str, country: str, off: str, back: str
) -> None:
    team.customer("Acme", team.hire("Ida", zone, country))
    team.rules = [asks("call", day(off))]
    assert team.round(at(f"{off} 10:00", zone)) == 0
    assert team.round(at(f"{back} 10:00", zone)) == 1
    assert team.courier.told() == [("Ida", day(back), ["call"])]


def test_a_holiday_of_theirs_holds_back_only_what_is_about_them(team: Team, ana: Member) -> None:
    team.customer("Sofia Ltd", ana, country="BG")
    team.customer("Acme", ana)
    team.rules = [asks("call", day("2026-03-02"), TUESDAY)]
    team.tick(at("2026-03-02 20:00"))
    team.round(at("2026-03-03 09:00", "Europe/Madrid"))
    assert [[card.customer for card in note.cards] for note in team.courier.posted] == [["Acme"]]
    team.round(at("2026-03-04 09:00", "Europe/Madrid"))
    assert [card.customer for card in team.courier.posted[1].cards] == ["Sofia Ltd"]


@pytest.mark.parametrize("goes_to", ["America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
def test_who_moves_on_the_same_day_gets_no_second_note(
    team: Team, ana: Member, goes_to: str
) -> None:
    team.customer("Acme", ana)
    team.rules = [*a_rule_a_day(day("2026-03-02"), 8), asks("more", day("2026-03-02"))]
    assert team.round(at("2026-03-03 09:00", "Europe/Madrid")) == 1
    team.change("members", ana.id, timezone=goes_to)
    rounds(team, TUESDAY, 3, goes_to)
    days = [note.day for note in team.courier.posted]
    assert len(days) == len(set(days))
    assert days == sorted(days)


def test_whoever_was_away_for_three_weeks_gets_one_note_and_each_thing_once(
    team: Team, ana: Member
) -> None:
    team.customer("Acme", ana)
    weekly = asks("call", *(TUESDAY + timedelta(weeks=number) for number in range(6)), good_for=6)
    team.rules = [weekly, asks("wish", day("2026-03-10"), good_for=3)]
    team.tick(at("2026-03-02 08:00"))
    assert team.round(at("2026-03-24 09:00", "Europe/Madrid")) == 1
    (note,) = team.courier.posted
    assert [(card.rule, card.due) for card in note.cards] == [("call", day("2026-03-24"))]


@pytest.mark.parametrize("country", ["", "XX", "ZZ"])
def test_a_country_that_is_not_known_has_no_holidays(country: str) -> None:
    assert works(day("2026-12-25"), (country,))
    assert not is_holiday(day("2026-12-25"), country)


def test_a_break_without_end_moves_nothing() -> None:
    assert move(TUESDAY, DayOff.NEXT, (), ANA) == TUESDAY
    christmas = move(day("2026-12-25"), DayOff.NEXT, ("DE", "GB"), ANA)
    assert christmas == day("2026-12-29")
    assert move(day("2026-12-25"), DayOff.PREVIOUS, ("DE", "GB"), ANA) == day("2026-12-24")


def held_up_until_six(team: Team) -> datetime:
    """Slack asks us to wait all day long; it is six in the evening, and nothing was sent."""
    team.customer("Acme", team.hire("Ana", "Europe/Madrid", "ES"))
    team.rules = [asks("call", TUESDAY), asks("write", TUESDAY)]
    team.courier.troubles = [(TryAgain(9 * 3600 + 60), False)]
    assert team.round(at("2026-03-03 09:00", "Europe/Madrid")) == 0
    return at("2026-03-03 18:01", "Europe/Madrid")


def test_a_note_that_was_held_up_is_not_sent_at_night(team: Team) -> None:
    evening = held_up_until_six(team)
    nights = [evening + timedelta(minutes=20 * number) for number in range(44)]
    assert nights[-1] < at("2026-03-04 09:00", "Europe/Madrid")
    assert [now for now in nights if team.round(now)] == []


def test_what_was_held_up_comes_in_the_one_note_of_the_next_morning(team: Team) -> None:
    team.round(held_up_until_six(team))
    team.rules = [*team.rules, asks("thank", day("2026-03-04"))]
    for number in range(4):
        team.round(at("2026-03-04 09:00", "Europe/Madrid") + timedelta(minutes=20 * number))
    (told,) = team.courier.told()
    assert (told[0], told[1], sorted(told[2])) == (
        "Ana",
        day("2026-03-04"),
        ["call", "thank", "write"],
    )
    assert set(team.states().values()) == {"asked"}
