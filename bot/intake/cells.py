"""From the text of a cell to what it means. Everything here raises Wrong with what to write."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

import holidays

from bot.intake.report import Wrong
from bot.intake.sheet import Cells, shown
from bot.words.clean import clean
from bot.words.zones import zones
from rules.kit import Birthday

NAME, NOTE, ADDRESS = 200, 3000, 320
FIRST_YEAR, LAST_YEAR = 1900, 2200

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BIRTHDAY = re.compile(r"(\d{4}-|--)\d\d-\d\d", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")
_SLACK_ID = re.compile(r"[A-Z0-9]{2,32}")
_HOURS = re.compile(r"(\d{1,2}):([0-5]\d) ?[-–] ?(\d{1,2}):([0-5]\d)", re.ASCII)
FORMULA = "=+@＝＋－＠-"
"""With one of these, or with quotes before one, begins what a spreadsheet takes for a formula."""

_QUOTED = re.compile(f"'+[{FORMULA}]")
_BETWEEN = re.compile(r"(?<!\\);")
_YES, _NO = {"yes", "y", "true", "1", "x"}, {"no", "n", "false", "0"}

Value = TypeVar("Value", bound=StrEnum)


def filled(values: Mapping[str, object]) -> dict[str, object]:
    """Only what was said: an empty cell says nothing."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def text(cells: Cells, column: str, longest: int = NAME) -> str:
    """One line of text; empty when there is nothing in it."""
    given = cells.get(column, "")
    if not given:
        return ""
    if given[0] == "'":
        given = unquoted(given)
    line = given.strip() if given.isascii() and given.isprintable() else one_line(given)
    if len(line) > longest:
        raise Wrong(f"{column} is longer than {longest} characters. Shorten it.")
    return line


def one_line(given: str) -> str:
    """Clean, and with single spaces unless it was plain to begin with."""
    if given.isascii() and given.isprintable():
        return given.strip()
    return " ".join(clean(given, limit=4 * len(given)).split())


def needed(cells: Cells, column: str, longest: int = NAME) -> str:
    line = text(cells, column, longest)
    if not line:
        raise Wrong(f"{column} is empty. Fill it in, or delete the row.")
    return line


def unquoted(given: str) -> str:
    """Without the quote that keeps a spreadsheet from taking the text for a formula."""
    return given[1:] if given[:1] == "'" and _QUOTED.match(given) else given


def note(cells: Cells, column: str) -> str:
    """Text of several lines, cut where it would be too long to show."""
    given = unquoted(cells.get(column, ""))
    if given.isascii() and given.isprintable():
        return given.strip()[:NOTE].rstrip()
    return clean(given, NOTE)


def whole_text(cells: Cells, column: str) -> str:
    """Text of several lines that must not lose any."""
    given = unquoted(cells.get(column, ""))
    whole = all_lines(given)
    if len(whole) > NOTE:
        raise Wrong(f"{column} is longer than {NOTE:,} characters. Shorten it.")
    return whole


def all_lines(given: str) -> str:
    return clean(given, limit=4 * len(given))


def day(cells: Cells, column: str) -> date | None:
    given = cells.get(column, "").strip()
    return _day(column, given) if given else None


def needed_day(cells: Cells, column: str) -> date:
    return _day(column, needed(cells, column, NOTE))


@lru_cache(maxsize=10_000)
def _day(column: str, given: str) -> date:
    if _DAY.fullmatch(given):
        try:
            found = date.fromisoformat(given)
        except ValueError:
            raise Wrong(f'{column}: there is no day "{given}". Correct it.') from None
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return found
        raise Wrong(
            f"{column}: {given} is not between {FIRST_YEAR} and {LAST_YEAR}. Correct the year."
        )
    raise Wrong(f'{column} is "{shown(given)}"; write it as 2025-03-31.')


def birthday(cells: Cells, column: str) -> str:
    given = text(cells, column)
    if not given:
        return ""
    if not _BIRTHDAY.fullmatch(given):
        raise Wrong(
            f'{column} is "{shown(given)}"; write it as 1980-03-31, or without the year --03-31.'
        )
    try:
        born = Birthday.read(given)
    except ValueError:
        raise Wrong(f'{column}: there is no day "{given}". Correct it.') from None
    if born.year is not None and not FIRST_YEAR <= born.year <= LAST_YEAR:
        raise Wrong(f"{column}: {given} is not after {FIRST_YEAR}. Correct it, or write --MM-DD.")
    return given


def choice(cells: Cells, column: str, of: type[Value]) -> Value | None:
    """One of the words of `of`, in any case."""
    given = text(cells, column, NOTE)
    return _choice(column, given, of) if given else None


@lru_cache(maxsize=1_000)
def _choice(column: str, given: str, of: type[Value]) -> Value:
    try:
        return of(given.lower())
    except ValueError:
        words = [str(word) for word in of]
        raise Wrong(
            f'{column} is "{shown(given)}"; write one of: {" ".join(words)}.', given, words
        ) from None


def one_of(cells: Cells, column: str, of: tuple[str, ...]) -> str:
    """The same, for words that are no type of their own."""
    given = text(cells, column, NOTE)
    meant = given.casefold()
    if not given or meant in of:
        return meant
    between = "; " if any(" " in word for word in of) else " "
    raise Wrong(f'{column} is "{shown(given)}"; write one of: {between.join(of)}.', given, of)


def yes_or_no(cells: Cells, column: str) -> bool | None:
    given = text(cells, column, NOTE).lower()
    if given in _YES | _NO:
        return given in _YES
    if given:
        raise Wrong(f'{column} is "{shown(given)}"; write yes or no.')
    return None


def tier(cells: Cells, column: str) -> str:
    given = text(cells, column, NOTE).upper()
    if given in ("", "A", "B", "C"):
        return given
    raise Wrong(f'{column} is "{shown(given)}"; write A, B or C.')


def mood(cells: Cells, column: str) -> int | None:
    given = text(cells, column, NOTE)
    if given in ("1", "2", "3", "4", "5"):
        return int(given)
    if given:
        raise Wrong(f'{column} is "{shown(given)}"; write a number from 1 to 5.')
    return None


def number(cells: Cells, column: str, least: int = 1, most: int = 1_000) -> int | None:
    given = text(cells, column, NOTE)
    if not given:
        return None
    if given.isascii() and given.isdigit() and len(given) < 9 and least <= int(given) <= most:
        return int(given)
    raise Wrong(f'{column} is "{shown(given)}"; write a number from {least} to {most:,}.')


def hours(cells: Cells, column: str) -> tuple[int, int] | None:
    """When somebody's working day begins and ends, in minutes after midnight."""
    given = text(cells, column, NOTE)
    if not given:
        return None
    if found := _HOURS.fullmatch(given):
        from_hour, from_minute, to_hour, to_minute = map(int, found.groups())
        begins, ends = from_hour * 60 + from_minute, to_hour * 60 + to_minute
        if begins < ends <= 24 * 60:
            return begins, ends
    raise Wrong(f'{column} is "{shown(given)}"; write it as 09:00-17:30, from morning to evening.')


def country(cells: Cells, column: str) -> str:
    """A two-letter code whose public holidays are known."""
    given = text(cells, column, NOTE).upper()
    given = "GB" if given == "UK" else given
    if not given or given in _countries():
        return given
    raise Wrong(
        f'{column} is "{shown(given)}", which is no country code that we know; write two letters,'
        f" such as DE, or leave it empty."
    )


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries())


def zone(cells: Cells, column: str) -> str:
    given = text(cells, column, NOTE)
    if not given or given in zones():
        return given
    raise Wrong(
        f'{column} is "{shown(given)}"; write the name of a time zone, such as Europe/Berlin.',
        given,
        zones(),
    )


def email(cells: Cells, column: str) -> str:
    return _shaped(cells, column, _EMAIL, ADDRESS, "an address such as ana@example.com").lower()


def slack_id(cells: Cells, column: str) -> str:
    return _shaped(cells, column, _SLACK_ID, 32, "a Slack user id such as U0123ABCD")


def _shaped(cells: Cells, column: str, shape: re.Pattern[str], longest: int, like: str) -> str:
    given = text(cells, column, longest)
    if given and not shape.fullmatch(given):
        raise Wrong(f'{column} is "{shown(given)}"; write {like}, or leave it empty.')
    return given


def link(cells: Cells, column: str) -> str:
    given = text(cells, column, 2000)
    if given and not given.lower().startswith(("https://", "http://")):
        raise Wrong(f'{column} is "{shown(given)}"; write an address that starts with https://')
    return given


def several(cells: Cells, column: str, longest: int = NAME) -> list[str]:
    """What semicolons part, each once. One that is meant is written with a backslash before it."""
    given = _BETWEEN.split(cells.get(column, ""))
    parts = (text({column: part.strip().replace("\\;", ";")}, column, longest) for part in given)
    return list(dict.fromkeys(filter(None, parts)))


def tags(cells: Cells, column: str) -> list[str]:
    return list(dict.fromkeys(tag.lower() for tag in several(cells, column, 64)))
