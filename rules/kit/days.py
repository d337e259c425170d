"""Arithmetic of days, and days in words. There is no today in here."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from rules.kit.language import DATE, DATE_OF_THE_YEAR, MONTH, day_in_words, say_n


def days(number: int) -> timedelta:
    return timedelta(days=number)


def known_by(on: date | None, day: date) -> date | None:
    """`on` if it has come by `day`."""
    return on if on is not None and on <= day else None


def months_after(day: date, number: int) -> date:
    """The same day of a later month, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days_after(day: date, number: int) -> date:
    """The number-th Monday to Friday after `day`. Public holidays are left to the planner."""
    while number > 0:
        day += days(1)
        number -= day.weekday() < 5
    return day


def every(step: timedelta, *, after: date) -> Iterator[date]:
    """`after` plus one step, plus two, and on to the end of the calendar.

    Raises ValueError for a step under a day.
    """
    if step < days(1):
        raise ValueError(f"a rhythm needs at least a day, not {step}")
    day = after
    while day <= date.max - step:
        day += step
        yield day


def say_day(day: date) -> str:
    return day_in_words(day, DATE)


def say_day_of_year(day: date) -> str:
    """ "3 March"."""
    return day_in_words(day, DATE_OF_THE_YEAR)


def say_month(day: date) -> str:
    """ "March 2025"."""
    return day_in_words(day, MONTH)


def say_days(number: int) -> str:
    return say_n(number, "1 day", "{n} days")
