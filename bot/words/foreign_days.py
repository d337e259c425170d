"""Days in the languages that our own grammar does not speak, by dateparser on a short lead.

dateparser always finds something, so each kind of phrase is asked for by itself, and an answer
counts only where dateparser cannot have guessed.
"""

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.words.day_reading import Around, DayReading, months_later

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LANGUAGES = ("fr", "es", "it", "pt", "nl", "pl", "sv", "da", "cs", "tr", "ru", "ja", "zh")

_SHORT = re.compile(r"[a-z]{1,3}\.?")
_MAY_BE_A_NAME = re.compile(r"[a-z]{1,4}\.?")
_LEAD = re.compile(r"(?:le|la|el|il|lo|op|em|no|na|we|w|v|på|в|во|на) (?=\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def read_foreign(phrase: str, around: Around) -> DayReading | None:
    bare = _LEAD.sub("", phrase, count=1)
    return _read(phrase, around) or (_read(bare, around) if bare != phrase else None)


def _read(phrase: str, around: Around) -> DayReading | None:
    if _SHORT.fullmatch(phrase) or not any(letter.isalpha() for letter in phrase):
        return None
    if reading := _counted(phrase, around):
        return reading
    numbers = re.findall(r"\d+", phrase)
    return _named(phrase, numbers, around) if numbers else _weekday(phrase, around)


def _counted(phrase: str, around: Around) -> DayReading | None:
    """`hier`, `hace 3 días`. Refused: what depends on the hour, and a mere `next week`."""
    ours, late = (
        _ask(phrase, datetime.combine(around.today, hour), "relative-time")
        for hour in (time.min, time.max)
    )
    if not ours or ours != late:
        return None
    about = {around.plus(-7), around.plus(7), *(months_later(around.today, n) for n in (-1, 1))}
    vague = ours[0] in about and not re.search(r"\d", phrase)
    return None if vague else DayReading(ours[0])


def _named(phrase: str, numbers: list[str], around: Around) -> DayReading | None:
    """`12 mars`, `vendredi 14 mars 2025`: day and year must be the numbers that were written."""
    base = datetime.combine(around.today, time.min)
    found = {_ask(phrase, base, "absolute-time", order) for order in ("DMY", "MDY")}
    answer = found.pop()
    if found or not answer:
        return None
    year = next(filter(_YEAR.fullmatch, numbers), None)
    if sorted(map(int, numbers)) != sorted([answer[0].day, *([int(year)] if year else [])]):
        return None
    exact = DayReading(answer[0]) if year else around.near(answer[0].month, answer[0].day)
    weekday = _weekday(phrase.partition(" ")[0], around)
    agrees = not weekday or (exact and weekday.day.weekday() == exact.day.weekday())
    return exact if agrees else None


def _weekday(word: str, around: Around) -> DayReading | None:
    if _MAY_BE_A_NAME.fullmatch(word):
        return None
    asked = [
        _ask(word, datetime.combine(around.plus(shift), time.min), "absolute-time")
        for shift in (0, 1)
    ]
    days = [answer[0] for answer in asked if answer and answer[1] == "day"]
    if len(days) < 2 or days[0].weekday() != days[1].weekday():
        return None
    return around.weekday(days[0].weekday())


def _ask(phrase: str, base: datetime, kind: str, order: str = "DMY") -> tuple[date, str] | None:
    answer = _parser(base, kind, order).get_date_data(phrase)
    return (answer.date_obj.date(), answer.period) if answer.date_obj else None


@lru_cache(maxsize=8)
def _parser(base: datetime, kind: str, order: str) -> "DateDataParser":
    # Imported here because it takes a tenth of a second, and most phrases never need it.
    from dateparser.date import DateDataParser  # noqa: PLC0415

    return DateDataParser(
        languages=list(LANGUAGES),
        use_given_order=True,
        settings={
            "RELATIVE_BASE": base,
            "PREFER_DATES_FROM": "past",
            "RETURN_TIME_AS_PERIOD": True,
            "DATE_ORDER": order,
            "PARSERS": [kind],
        },
    )
