"""What each of many was asked, by their own days and weeks: as when one of them is asked about."""

from datetime import datetime, timedelta

import pytest

from bot.flow.known import load_of, loads_of
from bot.store.engine import reading
from tests.flow.team import Team, asks, at, day

AN_HOUR = timedelta(hours=1)
ZONES = {"Kai": "Pacific/Kiritimati", "Mar": "Europe/Madrid", "Hoku": "Pacific/Honolulu"}
FRIDAY, MONDAY = day("2026-02-27"), day("2026-03-02")


@pytest.fixture
def asked(team: Team) -> Team:
    """Everybody on a Friday and on a Monday of theirs."""
    team.rules = [asks("call", FRIDAY), asks("write", MONDAY)]
    for name, zone in ZONES.items():
        team.customer(f"{name} & Co", team.hire(name, zone))
    now = at("2026-02-26 12:00")
    while now < at("2026-03-03 12:00"):
        team.tick(now)
        team.deliver(now)
        now += AN_HOUR
    return team


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at("2026-03-02 00:30"), {"Kai": (1, 1), "Mar": (1, 1), "Hoku": (0, 1)}),
        (at("2026-03-02 20:30"), {"Kai": (0, 1), "Mar": (1, 1), "Hoku": (1, 1)}),
    ],
)
def test_each_is_counted_by_their_own_week(
    asked: Team, now: datetime, expected: dict[str, tuple[int, int]]
) -> None:
    readers = [asked.member(name) for name in ZONES]
    here = asked.workspace_id
    with reading(asked.engine) as connection:
        many = loads_of(connection, here, readers, now)
        each = {one.id: load_of(connection, here, one, one.day(now)) for one in readers}
        assert loads_of(connection, here, [], now) == {}
    assert many == each
    found = {one.name: (many[one.id].today, many[one.id].this_week) for one in readers}
    assert found == expected
