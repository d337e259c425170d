"""No note on a day off: weekends and public holidays of ten countries, for two years."""

from datetime import timedelta

import holidays
import pytest

from bot.flow.working_days import weekend, works
from tests.flow.clocks import FIRST, ONE_DAY, OVER, Travellers
from tests.flow.team import Team, asks, at, day

TEN = {
    "AE": ("Asia/Dubai", {5, 6}),
    "BR": ("America/Sao_Paulo", {5, 6}),
    "DE": ("Europe/Berlin", {5, 6}),
    "EG": ("Africa/Cairo", {4, 5}),
    "HK": ("Asia/Hong_Kong", {6}),
    "IL": ("Asia/Jerusalem", {4, 5}),
    "IN": ("Asia/Kolkata", {5, 6}),
    "IR": ("Asia/Tehran", {4}),
    "JP": ("Asia/Tokyo", {5, 6}),
    "US": ("America/New_York", {5, 6}),
}
"""Countries with their zone and the days on which they rest, Monday as 0."""

DAYS = [FIRST.date() + number * ONE_DAY for number in range((OVER - FIRST).days)]


@pytest.mark.parametrize("country", TEN)
def test_a_country_rests_on_its_own_weekend_and_on_its_holidays(country: str) -> None:
    off = holidays.country_holidays(country, years=(2026, 2027))
    for one in DAYS:
        assert works(one, (country,)) == (one.weekday() not in TEN[country][1] and one not in off)


def test_whoever_works_on_sundays_is_written_to_on_sundays_and_not_on_fridays(team: Team) -> None:
    team.customer("Acme", team.hire("Noa", "Asia/Jerusalem", "IL"))
    team.rules = [asks("call", day("2026-05-29")), asks("write", day("2026-06-01"))]
    sent = [
        now
        for number in range(5 * 24)
        if team.round(now := at("2026-05-29 00:00", "Asia/Jerusalem") + timedelta(hours=number))
    ]
    assert sent == [
        at("2026-05-31 09:00", "Asia/Jerusalem"),
        at("2026-06-01 09:00", "Asia/Jerusalem"),
    ]


def test_where_no_country_is_known_a_customers_own_counts() -> None:
    friday, sunday = day("2026-06-12"), day("2026-06-14")
    assert works(friday, ("", ""))
    assert not works(sunday, ("",))
    assert not works(friday, ("", "SA"))
    assert works(sunday, ("", "SA"))
    assert not works(sunday, ("DE", "SA"))
    assert weekend("ZZ") == weekend("") == {5, 6}


@pytest.mark.thorough
def test_no_note_on_a_day_off_in_two_years(team: Team) -> None:
    travellers = Travellers(team)
    for country, (zone, _) in TEN.items():
        travellers.hire(zone, country)
    travellers.ask(DAYS[0], len(DAYS), good_for=5, on=lambda one: one.weekday() > 3)
    moments = [FIRST + timedelta(hours=3) * number for number in range(8 * len(DAYS))]
    travellers.walk(moments)
    country_of = {one.id: one.country for one in travellers.people}
    told = [(country_of[note.member.id], note.day) for note in team.courier.posted]
    assert len(told) == len(set(told))
    off = {one: holidays.country_holidays(one, years=(2026, 2027)) for one in TEN}
    assert [
        one for one in told if one[1] in off[one[0]] or one[1].weekday() in TEN[one[0]][1]
    ] == []
    # Something was asked on every such day, and all of it was good for long enough to be read.
    assert len(told) > 9 * 2 * 52
