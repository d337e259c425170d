"""Words that may have been meant as a day, though they are none as they stand."""

import re
from datetime import date

from rapidfuzz.distance import OSA

from bot.words.day_reading import Around
from bot.words.day_words import MONTHS, NEAR, WEEKDAYS
from bot.words.foreign_days import read_foreign

_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm|h|uhr)|\d{1,2}:\d\d", re.IGNORECASE)
_AMOUNT = re.compile(
    r"[x€$£~]?\d+(?:[.,]\d+)*(?:k|m|x|%|€|\$|£|t|h|kg|min|mins|minutes|hrs?|st\.?|mio|pcs)?"
    r"(?<!\d)|[x€$£~]\d+(?:[.,]\d+)*|[A-Za-z]+-?\d+",
    re.IGNORECASE,
)
_ANY_DAY = date(2000, 1, 1)
_LONG = [
    word
    for word in (*WEEKDAYS, *MONTHS, *NEAR, "week", "weeks", "month", "woche", "monat")
    if len(word) > 3 and " " not in word
]


def may_be_a_day(word: str) -> bool:
    """A number that counts nothing we know, the name of a day or month, or a slip of the finger."""
    if _CLOCK.fullmatch(word) or _AMOUNT.fullmatch(word.strip("()")):
        return False
    said = word.casefold().strip(".,;!?")
    numbered = any(letter.isdigit() for letter in word)
    return numbered or said in WEEKDAYS or said in MONTHS or _abroad(word) or slipped_day(word)


def counts(word: str, after: str) -> bool:
    """`20 licences`: a number that says how many, and no day of a month."""
    unit = after.strip(".,;!?").casefold()
    return word.strip("~").isdecimal() and unit.isalpha() and not may_be_a_day(unit)


def _abroad(word: str) -> bool:
    """`Ayer`: no English or German name of a day, and with a capital."""
    capital = word[:1].isupper() and word[1:].islower() and len(word) > 2
    return capital and read_foreign(word.casefold(), Around(_ANY_DAY)) is not None


def slipped_day(word: str) -> bool:
    """`yesterdya`, `blursday`; and never a day that is written as it should be."""
    said = word.casefold().strip(".,;!?")
    return said not in _LONG and any(OSA.distance(said, day) <= _slips(day) for day in _LONG)


def _slips(day: str) -> int:
    return (len(day) > 4) + (len(day) > 7)
