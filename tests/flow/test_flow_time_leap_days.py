"""29 February, the ends of months, and birthdays without a year, from 2024 to 2032."""

from datetime import date, timedelta

import pytest

from rules.kit import Kind
from rules.kit.days import months_after
from rules.kit.rule import load
from tests.flow.team import Team, at, day

BIRTHDAY = next(rule for rule in load() if rule.name == "birthday")

KEPT_ON = {
    2024: ("2024-02-29", "2024-02-29"),
    2025: ("2025-02-28", "2025-02-28"),
    2026: ("2026-02-28", "2026-02-27"),
    2027: ("2027-02-28", "2027-02-26"),
    2028: ("2028-02-29", "2028-02-29"),
    2029: ("2029-02-28", "2029-02-28"),
    2030: ("2030-02-28", "2030-02-28"),
    2031: ("2031-02-28", "2031-02-28"),
    2032: ("2032-02-29", "2032-02-27"),
}
"""By year the day on which a leap-day child is wished well, and the working day of the note."""


@pytest.mark.parametrize("born", ["--02-29", "1984-02-29"])
@pytest.mark.parametrize("year", KEPT_ON)
def test_a_leap_day_child_is_wished_well_every_year_once(team: Team, year: int, born: str) -> None:
    acme = team.customer("Acme", team.hire("Uli", "Europe/Berlin", "DE"))
    team.change("contacts", team.contact(acme, "Lea Brandt"), birthday=born)
    team.touched(acme, date(year, 1, 12), Kind.CALL)
    team.rules = [BIRTHDAY]
    first = at(f"{year}-02-20 09:00", "Europe/Berlin")
    for number in range(20):
        team.round(first + timedelta(days=number))
    asked = [(str(note.cards[0].due), str(note.day)) for note in team.courier.posted]
    assert asked == [KEPT_ON[year]]


@pytest.mark.parametrize("year", range(2024, 2033))
def test_a_rhythm_of_months_keeps_to_the_ends_of_months(year: int) -> None:
    last_of_february = 29 if year % 4 == 0 else 28
    ends = [months_after(date(year, 1, 31), number).day for number in range(12)]
    assert ends == [31, last_of_february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert months_after(date(year, 12, 31), 2) == date(year + 1, 3, 1) - timedelta(days=1)
    leap = date(2024, 2, 29)
    assert months_after(leap, 12 * (year - 2024)) == day(KEPT_ON[year][0])
