"""The day among the words of a touch line."""

import re

from bot.words.days import DayReading, read_day, read_plain_day
from bot.words.kind_words import KINDS
from bot.words.touch_head import Head, Role
from bot.words.touch_words import ANDS, PLANNED, WITH

_BARE_ORDINAL = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_LASTING = re.compile(
    r"\d ?(?:min|mins|minutes|minuten|h|hrs?|hours?|std)\b|[05] ?m\b"
    r"|^\d+ (?:days?|weeks?|months?|years?|tagen?|tage|wochen?|monaten?|monate|jahren?|jahre)$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?:(?:for|at|by|the|about|from) )?~?\d{1,3}", re.IGNORECASE)
_EARLY_NAMES = frozenset({"sun", "mon", "sat", "wed"})
_LONGEST_DAY = 7
_FOREIGN_TRIES = 8


def take_day(head: Head) -> DayReading | None:
    """The first day that is written; `2nd` alone counts calls, not days."""
    found = _days(head)
    if not found:
        return _take_foreign_day(head)
    for start, end, _ in found:
        head.give(start, end, Role.SECOND)
    start, end, reading = found[0]
    if reading:
        head.give(start, end, Role.DAY)
    return _planned(head, start, end) or reading


def _planned(head: Head, start: int, end: int) -> DayReading | None:
    """`schedule lunch for Monday`: the one to come."""
    if not any(head.low(place) in PLANNED for place in head.places):
        return None
    text = head.text(start, end)
    return read_day(text, today=head.today, day_first=head.day_first, prefer="future")


def _days(head: Head) -> list[tuple[int, int, DayReading | None]]:
    """Where days stand, in order. No reading where two compete: `Jan 3 March`."""
    found: list[tuple[int, int, DayReading | None]] = []
    for start, end in head.windows(_LONGEST_DAY, over=True):
        reading = None if _no_day(head, start, end) else head.day_in(start, end, read_plain_day)
        rival = next((each for each in found if start < each[1] and each[0] < end), None)
        if reading and not rival:
            found.append((start, end, reading))
        elif reading and rival and rival[2] != reading and rival[1] - rival[0] == end - start:
            found[found.index(rival)] = (min(start, rival[0]), max(end, rival[1]), None)
    return sorted(found, key=lambda each: each[0])


def _no_day(head: Head, start: int, end: int) -> bool:
    """Sun Media, with Jan, a 2nd call, for 20 minutes."""
    text = head.text(start, end)
    in_front = (start, end) == (0, 1) and text.casefold() in _EARLY_NAMES
    person = head.low(start - 1) in WITH - {"to", "an"} | ANDS
    if _LASTING.search(text.strip(", ")):
        return True
    counts = _BARE_NUMBER.fullmatch(text) and head.words[end : end + 1]
    counting = bool(counts) and head.words[end].isalpha()
    return in_front or person or counting or bool(_BARE_ORDINAL.fullmatch(text))


def _take_foreign_day(head: Head) -> DayReading | None:
    """Names are capitalised and could be anybody's word for a day, so they are not tried."""
    free = [
        (start, end)
        for start, end in head.windows(4)
        if head.free(start) and not head.words[start][0].isupper() and head.low(start) not in KINDS
    ]
    for start, end in free[:_FOREIGN_TRIES] + free[_FOREIGN_TRIES:][-_FOREIGN_TRIES:]:
        reading = None if _no_day(head, start, end) else head.day_in(start, end, read_day)
        if reading:
            head.give(start, end, Role.DAY)
            return reading
    return None
