"""Working hours in moments, on days on which the clocks are changed."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.intake import cells
from bot.intake.report import Wrong
from bot.model import Member
from bot.model.people import zone_named
from bot.words.leave_words import read_hours
from bot.words.zones import known_zone, zones
from tests.flow.clocks import changes
from tests.flow.team import at, day

SPRING, AUTUMN = day("2026-03-29"), day("2026-10-25")
"""In Madrid the clocks go from 02:00 to 03:00, and from 03:00 back to 02:00."""

names = st.sampled_from(sorted(zones()))
minutes = st.integers(0, 24 * 60)


def member(zone: str = "Europe/Madrid", begins: str = "09:00", ends: str = "18:00") -> Member:
    first, last = read_hours(f"{begins}-{ends}") or (0, 0)
    return Member(id=1, name="Ana", timezone=zone, starts_at=first, ends_at=last)


@pytest.mark.parametrize(
    ("on", "begins", "ends", "first", "last"),
    [
        (SPRING, "09:00", "18:00", "07:00", "16:00"),
        (AUTUMN, "09:00", "18:00", "08:00", "17:00"),
        (SPRING, "02:30", "12:00", "01:30", "10:00"),  # 02:30 is not: 03:30 on the wall
        (SPRING, "01:00", "02:30", "00:00", "01:30"),
        (SPRING, "02:00", "03:00", "01:00", "02:00"),  # an hour that is not is kept right after it
        (SPRING, "02:15", "03:15", "01:15", "02:15"),
        (AUTUMN, "02:30", "12:00", "00:30", "11:00"),  # 02:30 is twice: the first
        (AUTUMN, "01:00", "02:30", "23:00", "00:30"),
        (AUTUMN, "02:00", "03:00", "00:00", "02:00"),
        (SPRING, "00:00", "24:00", "23:00", "22:00"),
        (AUTUMN, "00:00", "24:00", "22:00", "23:00"),
    ],
)
def test_hours_that_fall_into_a_change_of_the_clocks(
    on: date, begins: str, ends: str, first: str, last: str
) -> None:
    ana = member(begins=begins, ends=ends)
    assert (f"{ana.begins(on):%H:%M}", f"{ana.ends(on):%H:%M}") == (first, last)
    assert ana.at_work(ana.begins(on))
    assert not ana.at_work(ana.begins(on) - timedelta(minutes=1)) or begins == "00:00"
    assert not ana.at_work(ana.ends(on)) or ends == "24:00"


@pytest.mark.parametrize("said", ["14:00-14:00", "22:00-06:00", "19:30-07:15", "24:00-24:00"])
def test_hours_of_nothing_and_hours_over_midnight_are_refused(said: str) -> None:
    assert read_hours(said) is None
    with pytest.raises(Wrong):
        cells.hours({"hours": said}, "hours")


@given(
    zone=names, on=st.dates(date(2025, 1, 1), date(2029, 12, 31)), of=st.tuples(minutes, minutes)
)
def test_every_day_of_every_zone_has_its_hours(zone: str, on: date, of: tuple[int, int]) -> None:
    starts_at, ends_at = min(of), max(of)
    assume(starts_at < ends_at)
    one = Member(id=1, name="Ana", timezone=zone, starts_at=starts_at, ends_at=ends_at)
    begins, ends = one.begins(on), one.ends(on)
    assert begins < ends
    assert one.at_work(begins)
    assert one.day(begins) == on
    assert abs((ends - begins) - timedelta(minutes=ends_at - starts_at)) <= timedelta(hours=2)
    assert not one.at_work(ends) or one.day(ends) > on


@given(
    change=st.sampled_from([(one, name) for one, there in changes().items() for name in there]),
    of=st.tuples(st.integers(0, 6 * 60), st.integers(1, 24 * 60)),
    before=st.integers(-36 * 60, 36 * 60),
)
def test_around_a_change_somebody_is_at_work_in_one_stretch_a_day(
    change: tuple[datetime, str], of: tuple[int, int], before: int
) -> None:
    moment, zone = change
    assume(of[0] < of[1])
    one = Member(id=1, name="Ana", timezone=zone, starts_at=of[0], ends_at=of[1])
    now = moment + timedelta(minutes=before)
    on = one.day(now)
    start = datetime.combine(on, time(), ZoneInfo(zone)).astimezone(UTC)
    moments = (start + timedelta(minutes=5 * step) for step in range(12 * 27))
    # In Antarctica/Troll a day may have 22 hours.
    at_work = [one.at_work(moment) for moment in moments if one.day(moment) == on]
    changed = sum(earlier != later for earlier, later in pairwise(at_work))
    assert changed <= 2
    assert one.at_work(now) == (one.begins(on) <= now < one.ends(on))


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc", "Europe", "a\0b", "localtime"])
def test_a_zone_that_nobody_knows_is_utc_and_stops_nobody(name: str) -> None:
    assert known_zone(name) == "UTC"
    assert member(name).at_work(at("2026-03-03 09:00")) or name == "localtime"
    assert zone_named(name).key == "UTC" or name == "localtime"


def test_a_date_that_the_date_line_takes_is_no_day_of_theirs() -> None:
    ana = member("Pacific/Apia")
    new_year = at("2026-01-01 00:30", "Pacific/Apia")
    assert ana.day(new_year) == day("2026-01-01")
    assert member("Pacific/Pago_Pago").day(new_year) == day("2025-12-31")
