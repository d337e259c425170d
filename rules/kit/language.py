"""Sentences in the language of whoever reads them. The code says them in English."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

DATE = "d MMMM y"
DATE_OF_THE_YEAR = "d MMMM"
WEEKDAY_AND_DATE = "EEEE d MMMM y"
WEEKDAY_AND_DATE_OF_THE_YEAR = "EEEE d MMMM"
MONTH = "MMMM y"
PATTERNS = (DATE, DATE_OF_THE_YEAR, WEEKDAY_AND_DATE, WEEKDAY_AND_DATE_OF_THE_YEAR, MONTH)
"""How days are written, in the letters that Unicode gives to their parts."""

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Language:
    """`code` is what is stored; `locale` also settles how days and numbers look."""

    code: str
    locale: Locale
    catalogue: NullTranslations

    @cached_property
    def days(self) -> dict[tuple[date, str], str]:
        """Days already put into words: the same few are said again and again."""
        return {}


ENGLISH = Language("en", Locale("en", "GB"), NullTranslations())

_spoken = ContextVar("spoken", default=ENGLISH)


def spoken() -> Language:
    return _spoken.get()


def speak(language: Language) -> None:
    """From now on in this thread: for an edge where somebody new speaks each time."""
    _spoken.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def say(text: str, /, **parts: object) -> str:
    """`text` in the language spoken, its {names} filled in. What it does not know stays English."""
    return spoken().catalogue.gettext(text).format(**parts)


def say_n(number: int, one: str, many: str, /, **parts: object) -> str:
    """The same for a number of things: {n} in figures, {many} in words, {Many} to begin with."""
    text = spoken().catalogue.ngettext(one, many, number)
    words = in_words(number)
    return text.format(
        n=in_figures(number), many=words, Many=f"{words[:1].upper()}{words[1:]}", **parts
    )


def look_up(text: str, context: str = "") -> str:
    """A text that stands elsewhere, such as the title of a rule: no parts are filled in."""
    catalogue = spoken().catalogue
    if not text:
        return ""
    return catalogue.pgettext(context, text) if context else catalogue.gettext(text)


def word(one: StrEnum) -> str:
    """What the value of an enumeration is called, such as a kind of touchpoint or a stage."""
    return spoken().catalogue.pgettext(type(one).__name__, one.value)


def in_words(number: int) -> str:
    """ "two", "nine", "12": small numbers as one says them."""
    if 0 <= number < len(SMALL):
        return spoken().catalogue.pgettext("number", SMALL[number])
    return in_figures(number)


def in_figures(number: int) -> str:
    return _in_figures(number, spoken().locale)


@lru_cache(maxsize=10_000)
def _in_figures(number: int, locale: Locale) -> str:
    """The same few are said again and again, as days are."""
    return format_decimal(number, locale=locale)


def day_in_words(day: date, pattern: str = WEEKDAY_AND_DATE) -> str:
    """`pattern` is one of those above; a language may put its parts in another order."""
    language = spoken()
    key = day, pattern
    if key not in language.days:
        own = language.catalogue.pgettext("date", pattern)
        language.days[key] = format_date(day, own, locale=language.locale)
    return language.days[key]
