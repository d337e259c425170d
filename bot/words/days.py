"""Which day a phrase means: `last Tuesday`, `12 March`, `in zwei Wochen`, `3w`, `hier`."""

import re
import unicodedata
from datetime import date

from bot.words.day_grammar import read_words
from bot.words.day_reading import Around, DayReading, Prefer
from bot.words.day_words import WEEKDAYS, one_of
from bot.words.foreign_days import read_foreign
from bot.words.numeric_days import read_digits

__all__ = ["DayReading", "Prefer", "read_day", "read_plain_day"]

LONGEST = 64
_EDGES = " \t\n,;!?()[]\"'"
_LEAD = re.compile(r"(?:on|at|for|by|until|till|from|since|am|vom|den|dem|bis|seit|zum|ab|der) ")
_CLOCK = r"\d{1,2}(?:[:.h]\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|uhr|h|o'clock)|\d{1,2}:\d{2}"
_PART = (
    r"(?:in the |am |at )?(?:early )?(?:morning|afternoon|evening|noon|night"
    r"|früh|morgen|vormittag|mittag|nachmittag|abend|nacht)s?"
)
_TIME = re.compile(
    rf" (?:(?:at |around |um |gegen |@ ?)?(?:{_CLOCK})|(?:at|um) \d{{1,2}}|{_PART})$"
)
_WITH_WEEKDAY = re.compile(
    rf"(?P<weekday>{one_of(WEEKDAYS)})\.? (?:the |den |der |dem )?(?P<day>.*\d.*)"
)


def read_day(
    phrase: str, *, today: date, day_first: bool | None = None, prefer: Prefer = "past"
) -> DayReading | None:
    """The day a phrase means, or None when in doubt: a bare month, a bare number, a contradiction.

    `prefer` settles a bare weekday. `day_first` settles `3/4`; unless it is known, both are told.
    """
    return _read(phrase, Around(today, day_first, prefer), foreign=True)


def read_plain_day(phrase: str, *, today: date, day_first: bool | None = None) -> DayReading | None:
    """As `read_day`, in English, German and digits only: quick enough to ask about every word."""
    return _read(phrase, Around(today, day_first), foreign=False)


def _read(phrase: str, around: Around, *, foreign: bool) -> DayReading | None:
    wordings = _wordings(phrase)
    try:
        for wording in wordings:
            known, reading = _plainly(wording, around)
            if known:
                return around.sensible(reading)
        if foreign:
            found = filter(None, (read_foreign(wording, around) for wording in wordings))
            return around.sensible(next(found, None))
    except (OverflowError, ValueError):  # off the calendar: before year 1 or after 9999
        return None
    return None


def _wordings(phrase: str) -> list[str]:
    """The phrase as it stands, then without "on", then without the time of day."""
    told = " ".join(unicodedata.normalize("NFC", phrase).casefold().replace(",", " ").split())
    told = told[:LONGEST].strip(_EDGES)
    led = _LEAD.sub("", told, count=1) if _LEAD.match(told) else told
    untimed = [_TIME.sub("", each) for each in (told, led)]
    undotted = [each.removesuffix(".") for each in (led, *untimed)]
    return [each for each in dict.fromkeys((told, led, *untimed, *undotted)) if each]


def _plainly(phrase: str, around: Around) -> tuple[bool, DayReading | None]:
    known, reading = read_digits(phrase, around)
    if known:
        return True, reading
    if named := _WITH_WEEKDAY.fullmatch(phrase):
        known, reading = _plainly(named["day"], around)
        if known:
            return True, _agreeing(reading, WEEKDAYS[named["weekday"]])
    return read_words(phrase, around)


def _agreeing(reading: DayReading | None, weekday: int) -> DayReading | None:
    """The weekday picks between two readings; when it fits neither, somebody has slipped."""
    days = (reading.day, reading.other) if reading else ()
    return next((DayReading(day) for day in days if day and day.weekday() == weekday), None)
