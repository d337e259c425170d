"""Where the slots of a touch line end, when more than one colon or dash stands in it."""

import re
from datetime import date

from bot.words.days import read_plain_day
from bot.words.exact_names import Exact
from bot.words.kind_words import KINDS, LONGEST_KIND, PAST
from bot.words.names import normalise
from bot.words.plain_words import is_plain
from bot.words.touch_split import breaks
from bot.words.touch_words import ANDS, FILLERS, JUDGING

_LONGEST_NAME, _MOST_NAMES = 6, 3
_UNITS = frozenset(
    ["min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "std", "minuten"]
)
_COUNT = re.compile(r"~?\d{1,3}(?:min|mins|h)?", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|h|uhr)?", re.IGNORECASE)


def split_slots(line: str, names: Exact, today: date, day_first: bool | None) -> tuple[str, str]:
    """What is read, and the note: `Acme: coffee with Ana yesterday: likes it` is read as if the
    first colon were a comma, since no note begins with what is still missing in front of it.
    """
    found = breaks(line)
    if not found:
        return line.strip(), ""
    last = line[found[-1][1] :].strip()
    if len(found) > 1 and normalise(last) in names and not _names_one(line, found[-1][0], names):
        slots, note = split_slots(line[: found[-1][0]], names, today, day_first)
        return f"{slots}, {last}", note
    slots = line[: found[0][0]].strip()
    for place, (_, end) in enumerate(found):
        after = found[place + 1][0] if place + 1 < len(found) else len(line)
        part = line[end:after].strip()
        names_only = after < len(line) and _is_names(part) and _said_before(slots, names)
        if not names_only and not _is_slots(slots, part, names, today, day_first):
            return slots, line[end:].strip()
        slots = f"{slots}, {part}" if slots else part
    return slots, ""


def _is_slots(before: str, part: str, names: Exact, today: date, day_first: bool | None) -> bool:
    if not part or not before:
        return False
    words = _without_name(before.split(), names)
    said = [word for word in words if word.casefold() not in FILLERS]
    if len(words) == len(before.split()) and normalise(part) in names:
        return True
    if read_plain_day(part, today=today, day_first=day_first):
        return not _has_day(said, today, day_first)
    if _is_deed(part) and not any(_kind_at(said, place) for place in range(len(said))):
        return True
    if _begins_with_kind(part):
        return not any(_kind_at(said, place) for place in range(len(said)))
    only = (
        _kind_at(said, 0) == len(said)
        or _CLOCK.fullmatch(before)
        or _has_day([before], today, day_first)
    )
    return bool(only) and _begins_with_name(part, names)


def _is_names(part: str) -> bool:
    """`Priya, Sam`, and not `Good news`."""
    words = [word.strip(",") for word in part.split()]
    named = [word for word in words if word.casefold() not in ANDS]
    few = 1 <= len(named) <= _MOST_NAMES
    return few and all(_is_name(word) for word in named)


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.isalpha() and not is_plain(word.casefold())


def _said_before(slots: str, names: Exact) -> bool:
    """The customer and what it was."""
    words = slots.split()
    rest = _without_name(words, names)
    return len(rest) < len(words) and any(_kind_at(rest, place) for place in range(len(rest)))


def _is_deed(part: str) -> bool:
    """`Ivo texted`: what follows is the note."""
    *names, verb = part.split()
    named = 1 <= len(names) <= _MOST_NAMES and all(word[:1].isupper() for word in names)
    return named and verb.casefold() in PAST


def _has_day(words: list[str], today: date, day_first: bool | None) -> bool:
    return any(
        read_plain_day(" ".join(words[start:end]), today=today, day_first=day_first)
        for start in range(len(words))
        for end in range(start + 1, min(start + 5, len(words)) + 1)
    )


def _names_one(line: str, end: int, names: Exact) -> bool:
    words = line[:end].split()
    return len(_without_name(words, names)) < len(words)


def _begins_with_kind(part: str) -> bool:
    words = part.split()
    while words and (
        words[0].casefold() in FILLERS | JUDGING | _UNITS or _COUNT.fullmatch(words[0])
    ):
        words = words[1:]
    return _kind_at(words, 0) > 0


def _kind_at(words: list[str], place: int) -> int:
    """How many words from there on name a kind; 0 when none does."""
    for length in range(LONGEST_KIND, 0, -1):
        if " ".join(words[place : place + length]).casefold().strip(",.;[]()") in KINDS:
            return min(length, len(words) - place)
    return 0


def _without_name(words: list[str], names: Exact) -> list[str]:
    """Without the customer, who may be called Coffee Circle."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if normalise(" ".join(words[start : start + length])) in names:
                return words[:start] + words[start + length :]
    return words


def _begins_with_name(part: str, names: Exact) -> bool:
    words = part.split()[:_LONGEST_NAME]
    return any(normalise(" ".join(words[:end])) in names for end in range(1, len(words) + 1))
