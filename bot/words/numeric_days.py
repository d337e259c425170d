"""Dates in digits: 2025-03-12, 12.3., 3/4, 3-12-2025."""

import re

from bot.words.day_reading import Around, DayReading, day_of

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_ISO_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[t ]\d\d:\d\d.*")
_CJK = re.compile(r"(?:(\d{4})年)?\s*(\d{1,2})月\s*(\d{1,2})日")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}|\d{2}))?")
_DOTTED_SHORT = re.compile(r"(\d{1,2})\.(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
NEVER = {"24/7", "7/24", "9-5", "24-7", "50/50"}


def read_digits(phrase: str, around: Around) -> tuple[bool, DayReading | None]:
    """Whether this looks like a date in digits, and which day it is."""
    if phrase in NEVER:
        return True, None
    if moment := _ISO_MOMENT.fullmatch(phrase):
        phrase = moment[1]
    if found := _ISO.fullmatch(phrase) or _CJK.fullmatch(phrase):
        year, month, day = found[1], *found.groups()[-2:]
        return True, _certain(around, year, int(month), int(day))
    if found := _DOTTED.fullmatch(phrase):
        return True, _certain(around, found[3], int(found[2]), int(found[1]))
    if found := _DOTTED_SHORT.fullmatch(phrase):
        known = around.day_first is True
        return True, _certain(around, None, int(found[2]), int(found[1])) if known else None
    if found := _SLASHED.fullmatch(phrase):
        return True, _slashed(found, around)
    return False, None


def _certain(around: Around, year: str | None, month: int, day: int) -> DayReading | None:
    if not year:
        return around.near(month, day)
    exact = day_of(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return DayReading(exact) if exact else None


def _slashed(found: re.Match[str], around: Around) -> DayReading | None:
    """Both ways round, unless the writer's habits or a number over twelve settle it."""
    if found[2] == "-" and not found[4]:
        return None
    first, second = int(found[1]), int(found[3])
    by_day = _certain(around, found[4], second, first)
    by_month = _certain(around, found[4], first, second)
    if not by_day or not by_month:
        return by_day or by_month
    if around.day_first is None:
        return around.either(by_day.day, by_month.day)
    return by_day if around.day_first else by_month
