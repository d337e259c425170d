"""Leave and hours: what is due waits, and nothing is lost."""

from datetime import date, timedelta

import pytest

from bot.flow.leave import away_by_status, back, here_by_status, keep_hours, leave
from bot.model import Absence, Member
from rules.kit import DayOff
from tests.flow.team import TUESDAY, Team, asks, at, day

ONE_DAY = timedelta(days=1)
MONDAY = day("2026-03-09")


def nine(on: date) -> str:
    return f"{on} 09:00"


def ana_at_nine(team: Team, on: date) -> bool:
    """Whether a round at Ana's nine o'clock wrote to anybody."""
    return bool(team.round(at(nine(on), "Europe/Madrid")))


def takes(team: Team, first: date, last: date | None = None, on: date = TUESDAY) -> Absence:
    visit = team.visit(team.member("Ana"), at(nine(on), "Europe/Madrid"))
    return leave(visit, Absence(first, last))


def comes_back(team: Team, on: date) -> list[Absence]:
    return back(team.visit(team.member("Ana"), at(nine(on), "Europe/Madrid")))


def away(team: Team, on: date, until: str = "") -> None:
    """Slack says so at nine in the morning; `until` is a moment in Madrid."""
    ends = at(until, "Europe/Madrid") if until else None
    now = at(nine(on), "Europe/Madrid")
    away_by_status(team.engine, team.workspace_id, team.member("Ana"), now, ends)


def cleared(team: Team, on: date) -> None:
    now = at(nine(on), "Europe/Madrid")
    here_by_status(team.engine, team.workspace_id, team.member("Ana"), now)


def off(team: Team) -> list[date]:
    """The days of this March on which Ana is away."""
    ana = team.member("Ana")
    return [one for one in (day("2026-03-01") + n * ONE_DAY for n in range(31)) if ana.away(one)]


def march(*days: int) -> list[date]:
    return [date(2026, 3, one) for one in days]


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    team.rules = [asks("call", TUESDAY)]
    return team.customer("Acme", ana)


def test_what_is_due_waits_until_the_day_somebody_is_back(team: Team, acme: int) -> None:
    takes(team, TUESDAY, MONDAY - ONE_DAY)
    week = [TUESDAY + number * ONE_DAY for number in range(6)]
    assert [one for one in week if ana_at_nine(team, one)] == []
    assert ana_at_nine(team, MONDAY)
    assert team.courier.told() == [("Ana", MONDAY, ["call"])]


def test_what_waits_in_a_note_already_is_not_sent_into_a_leave(team: Team, acme: int) -> None:
    team.tick(at("2026-03-03 08:00", "Europe/Madrid"))
    takes(team, TUESDAY, TUESDAY)
    assert not ana_at_nine(team, TUESDAY)
    assert ana_at_nine(team, TUESDAY + ONE_DAY)


@pytest.mark.parametrize(("dated", "asked"), [(False, ["asked"]), (True, ["lapsed"])])
def test_a_long_leave_drops_nothing_but_what_belongs_to_its_day(
    team: Team, acme: int, *, dated: bool, asked: list[str]
) -> None:
    team.rules = [asks("ritual", MONDAY, good_for=5, dated=dated)]
    team.tick(at(nine(TUESDAY)))
    takes(team, TUESDAY, MONDAY + timedelta(weeks=9))
    on = MONDAY
    while on <= MONDAY + timedelta(weeks=9, days=1):
        ana_at_nine(team, on)
        on += ONE_DAY
    assert [row["state"] for row in team.rows("nudges")] == asked
    assert len(team.courier.posted) == asked.count("asked")


def test_whoever_comes_back_early_is_told_with_the_next_round(team: Team, acme: int) -> None:
    takes(team, TUESDAY)
    assert not ana_at_nine(team, TUESDAY)
    assert comes_back(team, day("2026-03-05")) == [Absence(TUESDAY)]
    assert ana_at_nine(team, day("2026-03-05"))
    assert off(team) == march(3, 4)


def test_what_belongs_to_a_day_of_a_leave_is_asked_before_it(team: Team, ana: Member) -> None:
    team.rules = [asks("birthday", day("2026-03-12"), on_day_off=DayOff.PREVIOUS)]
    team.customer("Acme", ana)
    assert not ana_at_nine(team, TUESDAY)
    takes(team, day("2026-03-05"), day("2026-03-20"))
    assert not ana_at_nine(team, TUESDAY)
    assert ana_at_nine(team, day("2026-03-04"))


def test_the_last_word_about_today_counts(team: Team, acme: int) -> None:
    takes(team, TUESDAY)
    takes(team, TUESDAY, day("2026-03-04"))
    assert off(team) == march(3, 4)
    takes(team, TUESDAY, day("2026-03-05"))
    assert off(team) == march(3, 4, 5)


def test_a_leave_ahead_stays_beside_the_one_of_today(team: Team, acme: int) -> None:
    takes(team, day("2026-03-16"), day("2026-03-17"))
    takes(team, TUESDAY, TUESDAY)
    assert off(team) == march(3, 16, 17)
    assert comes_back(team, TUESDAY) == [Absence(TUESDAY, TUESDAY)]
    assert off(team) == march(16, 17)


def test_days_within_a_leave_do_not_shorten_it(team: Team, acme: int) -> None:
    takes(team, TUESDAY, day("2026-03-20"))
    takes(team, day("2026-03-10"), day("2026-03-11"))
    assert off(team) == march(*range(3, 21))


def test_a_planned_leave_is_changed_and_called_off(team: Team, acme: int) -> None:
    takes(team, day("2026-03-16"), day("2026-03-20"))
    takes(team, day("2026-03-16"), day("2026-03-17"))
    assert off(team) == march(16, 17)
    takes(team, day("2026-03-13"), day("2026-03-16"))
    assert off(team) == march(13, 14, 15, 16)
    assert comes_back(team, TUESDAY) == [Absence(day("2026-03-13"), day("2026-03-16"))]
    assert off(team) == []
    assert comes_back(team, TUESDAY) == []


def test_days_that_were_taken_stay_on_record(team: Team, acme: int) -> None:
    takes(team, TUESDAY, day("2026-03-12"))
    takes(team, day("2026-03-10"), day("2026-03-10"), on=day("2026-03-10"))
    assert off(team) == march(*range(3, 11))


def test_a_status_means_leave_to_the_day_it_ends(team: Team, acme: int) -> None:
    away(team, TUESDAY, until="2026-03-06 00:00")
    assert off(team) == march(3, 4, 5)
    away(team, TUESDAY, until="2026-03-04 17:00")
    assert off(team) == march(3, 4)
    assert not ana_at_nine(team, TUESDAY)
    assert ana_at_nine(team, day("2026-03-05"))


def test_a_status_without_an_end_means_leave_until_it_is_cleared(team: Team, acme: int) -> None:
    away(team, TUESDAY)
    away(team, day("2026-03-04"))
    assert off(team) == march(*range(3, 32))
    assert not ana_at_nine(team, day("2026-03-05"))
    cleared(team, day("2026-03-06"))
    assert off(team) == march(3, 4, 5)
    assert ana_at_nine(team, day("2026-03-06"))


def test_a_status_that_is_over_already_means_nothing(team: Team, acme: int) -> None:
    away(team, TUESDAY, until="2026-03-02 12:00")
    assert off(team) == []


def test_clearing_a_status_leaves_alone_what_somebody_said(team: Team, acme: int) -> None:
    takes(team, TUESDAY, day("2026-03-04"))
    away(team, TUESDAY)
    cleared(team, TUESDAY)
    assert off(team) == march(3, 4)
    cleared(team, TUESDAY)
    assert off(team) == march(3, 4)


def test_who_says_they_are_back_is_believed_until_the_status_changes(team: Team, acme: int) -> None:
    away(team, day("2026-03-02"), until="2026-03-20 18:00")
    assert comes_back(team, TUESDAY) == [Absence(day("2026-03-02"), day("2026-03-20"))]
    for later in (TUESDAY, day("2026-03-05")):
        away(team, later, until="2026-03-20 18:00")
    assert off(team) == march(2)
    assert ana_at_nine(team, TUESDAY)
    cleared(team, day("2026-03-06"))
    away(team, day("2026-03-06"), until="2026-03-06 18:00")
    assert off(team) == march(2, 6)


def test_the_same_day_a_status_was_set_one_may_be_back(team: Team, acme: int) -> None:
    away(team, TUESDAY)
    comes_back(team, TUESDAY)
    away(team, TUESDAY)
    assert off(team) == []


def test_a_longer_status_is_told_to_whoever_says_a_shorter_leave(team: Team, acme: int) -> None:
    away(team, TUESDAY, until="2026-03-10 18:00")
    assert takes(team, TUESDAY, TUESDAY) == Absence(TUESDAY, day("2026-03-10"))
    assert takes(team, TUESDAY, MONDAY + 5 * ONE_DAY) == Absence(TUESDAY, MONDAY + 5 * ONE_DAY)


def test_only_the_customers_somebody_may_be_asked_about_are_planned_again(
    team: Team, acme: int, ben: Member
) -> None:
    others = team.customer("Cobalt", ben)
    team.tick(at(nine(TUESDAY), "Europe/Madrid"))
    before = {row["id"]: row["version"] for row in team.rows("customers")}
    takes(team, TUESDAY)
    after = {row["id"]: row["version"] for row in team.rows("customers")}
    assert after[acme] != before[acme]
    assert after[others] == before[others]


def test_notes_come_in_the_hours_somebody_keeps(team: Team, acme: int) -> None:
    visit = team.visit(team.member("Ana"), at("2026-03-03 07:00", "Europe/Madrid"))
    keep_hours(visit, 7 * 60 + 30, 12 * 60)
    assert not team.round(at("2026-03-03 07:29", "Europe/Madrid"))
    assert team.round(at("2026-03-03 07:30", "Europe/Madrid"))
