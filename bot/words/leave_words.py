"""Days off and working hours, as people type them behind a command."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.words.day_words import NEXT, NUMBERS, THIS, UNITS, WEEK, one_of
from bot.words.days import read_day
from rules.kit.days import say_day
from rules.kit.language import say

ONE_DAY = timedelta(days=1)
LONG = timedelta(days=120)
"""Whose end would be further off than that was most likely typed the wrong way round."""

_OPEN = {"", "now", "from now on", "until further notice", "indefinitely", "bis auf weiteres"}
_UNTIL = re.compile(r"(?:until|till?|bis|up to)(?: (?:the|zum|zur))? (?P<day>.+)")
_UP_TO = re.compile(r"(?:through|thru|up to and including|bis einschlie(?:ß|ss)lich) (?P<day>.+)")
_FROM = re.compile(r"(?:from|starting|ab|von|vom) (?P<day>.+?)(?: on)?")
_SINCE = re.compile(r"(?:since|seit) (?P<day>.+)")
_SPAN = re.compile(
    rf"(?:for |für |fuer )?(?:the )?(?:(?:{NEXT}) (?=\d|(?:{one_of(NUMBERS)}) ))?"
    rf"(?P<span>(?:[1-9]\d{{,2}}|{one_of(NUMBERS)})? ?(?:{one_of(UNITS)}))"
)
_WHOLE_WEEK = re.compile(rf"(?P<next>{NEXT})? ?(?:{THIS}|the rest of the|rest of the)? ?(?:{WEEK})")
_LEAD = re.compile(r"(?:from|between|von|vom) ")
_BETWEEN = re.compile(
    r" (?:to|until|till?|through|thru|and|bis(?: zum)?|und|-|–|—) | ?[–—] ?|(?<=[\w.])-(?=\w)"
)
_FIRST_NUMBER = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?")
_THEN_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th|\.)? ?(?P<month>(?:of )?[^\W\d].*)")
_THEN_DOTTED = re.compile(r"\d{1,2}(?P<month>\.\d{1,2}\.(?:\d{2}|\d{4})?)")
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d]+\.?) \d{1,2}(?:st|nd|rd|th)?")

_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.|uhr|h|o'clock)?"
_HOURS = re.compile(
    rf"(?:from |between |von )?{_CLOCK} ?(?:-|–|—|to|until|till?|and|bis|und) ?{_CLOCK}"
)
MIDDAY, MIDNIGHT = 12 * 60, 24 * 60


class Unread(Exception):
    """What was typed is no leave, or may be two; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Days off, both included; without a `last` until further notice."""

    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class _Reader:
    today: date
    day_first: bool | None

    def day(self, phrase: str, today: date | None = None) -> date | None:
        """Raises Unread where two days may be meant."""
        around = today or self.today
        found = read_day(phrase, today=around, day_first=self.day_first, prefer="future")
        if found and found.other:
            raise Unread(
                say(
                    "“{words}” may be {day} or {other}. Write the date itself, such as {day}.",
                    words=phrase[:40],
                    day=say_day(found.day),
                    other=say_day(found.other),
                )
            )
        return found.day if found else None


def read_leave(phrase: str, *, today: date, day_first: bool | None = None) -> Leave:
    """`until Monday`, `3 Aug to 14 Aug`, `two weeks`, `tomorrow`; nothing at all is from today on.

    Who is away until a day is back on it. Raises Unread.
    """
    read = _Reader(today, day_first)
    said = " ".join(phrase.casefold().replace(",", " ").split()).strip(" !?\"'")
    said = said.removeprefix("please ").removesuffix(" please")
    found = Leave(today) if said in _OPEN else _open_ended(read, said)
    found = found or _range(read, said) or _spell(read, said) or _one_day(read, said)
    if found is None:
        raise Unread(say("I do not understand “{words}” as days off.", words=phrase.strip()[:60]))
    if found.last and found.last < today:
        raise Unread(say("That is over already. Name a day that is still ahead."))
    return Leave(max(found.first, today), found.last)


def _open_ended(read: _Reader, said: str) -> Leave | None:
    """What names one end: until a day, up to and including one, or from one on."""
    if (found := _UP_TO.fullmatch(said)) and (day := read.day(found["day"])):
        return Leave(read.today, day)
    if (found := _UNTIL.fullmatch(said)) and (day := read.day(found["day"])):
        if day == read.today:
            raise Unread(say("Until today leaves no day off. Name a day that is still ahead."))
        return Leave(min(read.today, day - ONE_DAY), day - ONE_DAY)
    if (found := _FROM.fullmatch(said)) and (day := read.day(found["day"])):
        return Leave(day)
    if found := _SINCE.fullmatch(said):
        begun = read_day(found["day"], today=read.today, day_first=read.day_first)
        if begun and begun.day <= read.today:
            return Leave(read.today)
    return None


def _range(read: _Reader, said: str) -> Leave | None:
    said = _LEAD.sub("", said, count=1) if _LEAD.match(said) else said
    for between in _BETWEEN.finditer(said):
        first, last = said[: between.start()], said[between.end() :]
        first, last = _with_month_of(last, first), _with_month_before(first, last)
        if (start := read.day(first)) and (end := read.day(last)):
            start = _in_its_year(read, first, start, end)
            return Leave(start, end) if start <= end else _turned(read, first, last, start)
    return None


def _in_its_year(read: _Reader, first: str, start: date, end: date) -> date:
    """`3 August to 14 August 2027` begins in 2027; nobody means a year and eleven days."""
    if end - start <= LONG:
        return start
    same = read.day(f"{first} {end.year}")
    return same if same and same <= end else start


def _turned(read: _Reader, first: str, last: str, start: date) -> Leave:
    """`1 March to 6 March`, typed on the third, has begun; `Monday to Friday`, typed on Tuesday,
    means the Friday after that Monday. Raises Unread.
    """
    near, end = read_day(first, today=read.today, day_first=read.day_first), read.day(last)
    begun = near.day if near and _is_dated(first) else date.max
    if end and begun <= read.today <= end <= begun + LONG:
        return Leave(begun, end)
    later = read.day(last, today=start)
    if later and start <= later <= start + LONG:
        return Leave(start, later)
    raise Unread(say("That ends before it begins. Write the first day, then the last."))


def _is_dated(phrase: str) -> bool:
    return any(letter.isdigit() for letter in phrase)


def _with_month_of(last: str, first: str) -> str:
    """`3 to 14 August` begins on 3 August."""
    number = _FIRST_NUMBER.fullmatch(first)
    if number and (named := _THEN_MONTH.fullmatch(last)):
        return f"{number['day']} {named['month']}"
    if number and (named := _THEN_DOTTED.fullmatch(last)):
        return f"{number['day']}{named['month']}"
    return first


def _with_month_before(first: str, last: str) -> str:
    """`August 3 to 14` ends on 14 August."""
    number, named = _FIRST_NUMBER.fullmatch(last), _MONTH_FIRST.fullmatch(first)
    return f"{number['day']} {named['month']}" if number and named else last


def _spell(read: _Reader, said: str) -> Leave | None:
    """`two weeks` from today, or the rest of this week, or all of the next."""
    if found := _WHOLE_WEEK.fullmatch(said):
        monday = read.today - timedelta(days=read.today.weekday() - 7 * bool(found["next"]))
        return Leave(max(monday, read.today), monday + timedelta(days=6))
    found = _SPAN.fullmatch(said)
    until = read.day(f"in {_counted(found['span'])}") if found else None
    return Leave(read.today, until - ONE_DAY) if until and until > read.today else None


def _counted(span: str) -> str:
    return span.strip() if " " in span.strip() or span[0].isdigit() else f"a {span.strip()}"


def _one_day(read: _Reader, said: str) -> Leave | None:
    day = read.day(said)
    return Leave(day, day) if day else None


def read_hours(phrase: str) -> tuple[int, int] | None:
    """`8:30-17:00`, `9 to 5`, `8.30 bis 17 Uhr`, in minutes after midnight; None when in doubt."""
    found = _HOURS.fullmatch(" ".join(phrase.casefold().split()).strip(" .!?"))
    if found is None:
        return None
    hour, minute, half, to_hour, to_minute, to_half = found.groups()
    begins, ends = _minutes(hour, minute, half), _minutes(to_hour, to_minute, to_half)
    if not to_half and ends <= begins and ends < MIDDAY:
        ends += MIDDAY
    if not half and (to_half or "").startswith("p") and begins + MIDDAY < ends:
        begins += MIDDAY
    sound = int(minute or 0) < 60 and int(to_minute or 0) < 60
    return (begins, ends) if sound and begins < ends <= MIDNIGHT else None


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    number = int(hour)
    if half and half[0] in "ap":
        number = number % 12 + (12 if half[0] == "p" else 0)
    return number * 60 + int(minute or 0)
