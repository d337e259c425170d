"""The phrases for days in English and German, each with what it means.

The first pattern that covers the whole phrase decides, even when what it decides is "no idea".
"""

import re
from collections.abc import Callable

from bot.words.day_reading import Around, DayReading, day_of, last_of_month, months_later
from bot.words.day_words import (
    LAST,
    MONTHS,
    NEAR,
    NEXT,
    NUMBERS,
    SOON,
    THIS,
    UNITS,
    WEEK,
    WEEKDAYS,
    one_of,
)

Meaning = Callable[[re.Match[str], Around], DayReading | None]

_COUNT = (
    rf"(?P<count>\d{{1,3}}(?=\s?[a-z])|(?:{one_of(NUMBERS)})(?=\s))\s?(?P<unit>{one_of(UNITS)})"
)
_WEEKDAY = rf"(?P<weekday>{one_of(WEEKDAYS)})\.?"
_MONTH = rf"(?P<month>{one_of(MONTHS)})\.?"
_DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_END = r"(?:the )?(?:end of(?: the)?|ende(?: des| der)?)"


def _near(found: re.Match[str], around: Around) -> DayReading:
    return DayReading(around.plus(NEAR[found["near"]]))


def _ago(found: re.Match[str], around: Around) -> DayReading | None:
    return _counted(found, around, -1)


def _ahead(found: re.Match[str], around: Around) -> DayReading | None:
    return _counted(found, around, 1)


def _counted(found: re.Match[str], around: Around, sign: int) -> DayReading:
    count = int(found["count"]) if found["count"].isdecimal() else NUMBERS[found["count"]]
    unit = UNITS[found["unit"]]
    if unit in {"month", "year"}:
        months = count * (12 if unit == "year" else 1)
        return DayReading(months_later(around.today, sign * months))
    return DayReading(around.plus(sign * count * {"day": 1, "week": 7, "fortnight": 14}[unit]))


def _span(found: re.Match[str], around: Around) -> DayReading | None:
    """`3w`: most likely ahead; who logs the past may have meant "ago"."""
    ahead = _counted(found, around, 1).day
    return around.either(
        ahead, ahead if around.prefer == "future" else _counted(found, around, -1).day
    )


def _fortnight(_: re.Match[str], around: Around) -> DayReading:
    return around.either(around.plus(14), around.plus(14 if around.prefer == "future" else -14))


def _weekday(found: re.Match[str], around: Around) -> DayReading:
    return around.weekday(WEEKDAYS[found["weekday"]])


def _last_weekday(found: re.Match[str], around: Around) -> DayReading:
    """The latest one before today; a week earlier may be meant when that was still this week."""
    since = around.since(WEEKDAYS[found["weekday"]]) or 7
    this_week = since <= around.today.weekday()
    return around.either(around.plus(-since), around.plus(-since - 7 * this_week))


def _coming_weekday(found: re.Match[str], around: Around) -> DayReading:
    return DayReading(around.plus(7 - around.since(WEEKDAYS[found["weekday"]])))


def _next_weekday(found: re.Match[str], around: Around) -> DayReading:
    until = 7 - around.since(WEEKDAYS[found["weekday"]])
    this_week = around.today.weekday() + until < 7
    return around.either(around.plus(until), around.plus(until + 7 * this_week))


def _weekday_of_week(weeks: int) -> Meaning:
    def meaning(found: re.Match[str], around: Around) -> DayReading:
        monday = -around.today.weekday()
        return DayReading(around.plus(monday + WEEKDAYS[found["weekday"]] + 7 * weeks))

    return meaning


def _next_week(_: re.Match[str], around: Around) -> DayReading:
    monday = around.plus(7 - around.today.weekday())
    return around.either(monday, monday if around.prefer == "future" else around.plus(7))


def _last_week(_: re.Match[str], around: Around) -> DayReading | None:
    """No day at all, strictly: so two of them are offered."""
    friday = around.plus(-around.today.weekday() - 3)
    return around.either(around.plus(-7), friday) if around.prefer == "past" else None


def _next_month(_: re.Match[str], around: Around) -> DayReading:
    later = months_later(around.today, 1)
    return around.either(later.replace(day=1), later)


def _end_of_month(months: int) -> Meaning:
    def meaning(_: re.Match[str], around: Around) -> DayReading:
        day = months_later(around.today, months)
        return DayReading(last_of_month(day.year, day.month))

    return meaning


def _end_of_named_month(found: re.Match[str], around: Around) -> DayReading | None:
    month = MONTHS[found["month"]]
    if found["year"]:
        return DayReading(last_of_month(int(found["year"]), month))
    near = around.near(month, 28)
    return near and DayReading(
        last_of_month(near.day.year, month),
        near.other and last_of_month(near.other.year, month),
    )


def _end_of_week(_: re.Match[str], around: Around) -> DayReading:
    return DayReading(around.plus(4 - around.today.weekday()))


def _end_of_year(_: re.Match[str], around: Around) -> DayReading:
    return DayReading(around.today.replace(month=12, day=31))


def _day_of_month(found: re.Match[str], around: Around) -> DayReading | None:
    months = (months_later(around.today, shift) for shift in range(-2, 3))
    days = [day for month in months if (day := day_of(month.year, month.month, int(found["day"])))]
    ahead = [day for day in days if day >= around.today]
    back = [day for day in days if day <= around.today]
    if not ahead or not back:
        return None
    return DayReading(ahead[0]) if around.prefer == "future" else around.either(back[-1], ahead[0])


def _named(found: re.Match[str], around: Around) -> DayReading | None:
    month, day = MONTHS[found["month"]], int(found["day"])
    if found["year"]:
        exact = day_of(int(found["year"]), month, day)
        return DayReading(exact) if exact else None
    return around.near(month, day)


_LAST_WEEK, _NEXT_WEEK, _THIS_WEEK = (f"(?:{when}) (?:{WEEK})" for when in (LAST, NEXT, THIS))

_PHRASES: tuple[tuple[str, Meaning], ...] = (
    (rf"(?P<near>{one_of(NEAR)})", _near),
    (rf"{_COUNT} (?:ago|back|earlier|her)", _ago),
    (rf"vor {_COUNT}", _ago),
    (rf"in {_COUNT}(?:'s time|s' time| time)?", _ahead),
    (rf"{_COUNT} (?:from now|from today|hence|later)", _ahead),
    (rf"(?!(?:a|an|one|ein\w*)\b){_COUNT}", _span),
    (r"fortnight", _fortnight),
    (_WEEKDAY, _weekday),
    (rf"(?:the )?(?:{LAST}) {_WEEKDAY}", _last_weekday),
    (rf"(?:the )?(?:{SOON}) {_WEEKDAY}", _coming_weekday),
    (rf"(?:{NEXT}) {_WEEKDAY}", _next_weekday),
    (rf"(?:{THIS}) {_WEEKDAY}", _weekday_of_week(0)),
    (rf"{_WEEKDAY} (?:of )?{_LAST_WEEK}", _weekday_of_week(-1)),
    (rf"{_LAST_WEEK} (?:on |am )?{_WEEKDAY}", _weekday_of_week(-1)),
    (rf"{_WEEKDAY} (?:of )?{_NEXT_WEEK}", _weekday_of_week(1)),
    (rf"{_NEXT_WEEK} (?:on |am )?{_WEEKDAY}", _weekday_of_week(1)),
    (rf"{_WEEKDAY} (?:of )?{_THIS_WEEK}", _weekday_of_week(0)),
    (_LAST_WEEK, _last_week),
    (_NEXT_WEEK, _next_week),
    (rf"(?:{NEXT}) (?:month|monat)", _next_month),
    (rf"eom|monatsende|{_END} (?:this |diesen )?(?:month|monats?)", _end_of_month(0)),
    (rf"{_END} (?:{NEXT}) (?:month|monats)", _end_of_month(1)),
    (rf"{_END} (?:{LAST}) (?:month|monats)", _end_of_month(-1)),
    (rf"{_END} {_MONTH}{_YEAR}", _end_of_named_month),
    (rf"eow|{_END} (?:this )?(?:{WEEK})", _end_of_week),
    (rf"eoy|jahresende|{_END} (?:this )?(?:year|jahres)", _end_of_year),
    (r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
    (r"(?:am|den|der|dem) (?P<day>\d{1,2})\.", _day_of_month),
    (rf"{_DAY} ?{_MONTH}{_YEAR}", _named),
    (rf"{_MONTH} {_DAY}{_YEAR}", _named),
)
PHRASES = tuple((re.compile(pattern), meaning) for pattern, meaning in _PHRASES)


def read_words(phrase: str, around: Around) -> tuple[bool, DayReading | None]:
    """Whether the grammar knows the phrase, and what it says about it."""
    for pattern, meaning in PHRASES:
        if found := pattern.fullmatch(phrase):
            return True, meaning(found, around)
    return False, None
