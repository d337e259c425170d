"""Which days are working days, by the `holidays` library, and where a day off moves to."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import holidays

from bot.model import Member
from rules.kit.nudge import DayOff

ONE_DAY = timedelta(days=1)
LONGEST_BREAK = 30
SATURDAY_AND_SUNDAY = frozenset({5, 6})

MOST_LIVE_IN = {"GB": "ENG"}
"""Where what is common to all parts of a country leaves out days that nearly everybody keeps."""


def is_country(code: str) -> bool:
    """Whether the public holidays of this two-letter country are known."""
    return code in holidays.list_supported_countries()


@lru_cache(maxsize=4096)
def public_holidays(country: str, year: int) -> frozenset[date]:
    """The country's nationwide holidays; of an unknown country, none."""
    if not is_country(country):
        return frozenset()
    return frozenset(holidays.country_holidays(country, MOST_LIVE_IN.get(country), years=year))


@lru_cache(maxsize=512)
def weekend(country: str) -> frozenset[int]:
    """The days of the week, Monday as 0, on which the country rests; of an unknown one, ours."""
    if not is_country(country):
        return SATURDAY_AND_SUNDAY
    return frozenset(holidays.country_holidays(country).weekend)


def is_holiday(day: date, country: str) -> bool:
    return bool(country) and day in public_holidays(country, day.year)


def works(day: date, countries: Iterable[str]) -> bool:
    """Neither in the weekend nor a public holiday in any of the countries.

    Where no country is known, Monday to Friday. A weekend that is worked by decree stays one.
    """
    known = [country for country in countries if country] or [""]
    return not any(day.weekday() in weekend(one) or is_holiday(day, one) for one in known)


def move(day: date, direction: DayOff, countries: tuple[str, ...], member: Member) -> date:
    """`day` itself, or the nearest working day in that direction within a month.

    It is one in all the countries, and one on which the member is not on leave.
    """
    step = ONE_DAY if direction is DayOff.NEXT else -ONE_DAY
    moved = day
    for _ in range(LONGEST_BREAK):
        if works(moved, countries) and not member.away(moved):
            return moved
        moved += step
    return day
