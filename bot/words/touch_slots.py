"""Day, kind and contacts among the words of a touch line."""

import re

from bot.words.days import DayReading, read_day, read_plain_day
from bot.words.kind_words import KINDS, LONGEST_KIND, MEANS
from bot.words.touch_head import Head, Role
from bot.words.touch_words import ANDS, AT, FROM, PLACE, SPOKE, WITH
from rules.kit.kinds import Kind

_BARE_ORDINAL = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_EARLY_NAMES = frozenset({"sun", "mon", "sat", "wed"})
_LONGEST_DAY = 7
_FOREIGN_TRIES = 8
_LONGEST_NAME = 3


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
    return reading


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
    """Sun Media, with Jan, a 2nd call."""
    text = head.text(start, end)
    in_front = (start, end) == (0, 1) and text.casefold() in _EARLY_NAMES
    person = head.low(start - 1) in WITH - {"to", "an"} | ANDS
    return in_front or person or bool(_BARE_ORDINAL.fullmatch(text))


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


def take_kind(head: Head) -> Kind | None:
    """The kind that is named. In `feedback call` it is feedback; of two far apart, the first."""
    found: list[tuple[int, int, Kind]] = []
    for start, end in head.windows(LONGEST_KIND):
        kind = KINDS.get(" ".join(head.words[start:end]).casefold())
        if kind and not any(start < there and here < end for here, there, _ in found):
            found.append((start, end, kind))
    found.sort()
    if not found:
        return None
    start, end, kind = found[0]
    head.give(start, end, Role.KIND)
    for here, there, also in found[1:]:
        head.give(here, there, Role.SECOND)
        if also is kind:
            head.give(here, there, Role.KIND)
        elif here == end and (kind in MEANS or also in MEANS):
            head.give(here, there, Role.KIND)
            kind = also if kind in MEANS else kind
            end = there
    return kind


def take_contacts(head: Head) -> tuple[str, ...]:
    """Who is written with an @, after "with", or between the kind and "at"."""
    names: list[str] = []
    for place, word in enumerate(head.words):
        if head.roles[place] is not None:
            continue
        if len(word) > 1 and word.startswith("@"):
            names += _list_from(head, place)
        elif _means_with(head, place):
            names += _list_from(head, place + 1)
            head.give(place, place + 1, Role.LINK)
        elif place and head.roles[place - 1] is Role.KIND and head.free(place):
            names += _before_at(head, place)
    return tuple(dict.fromkeys(names))


def _means_with(head: Head, place: int) -> bool:
    word = head.low(place)
    after_kind = place > 0 and head.roles[place - 1] is Role.KIND
    if word in FROM:
        return after_kind and head.capital(place + 1) and not head.is_customer(place + 1)
    spoken = after_kind or (place > 0 and head.low(place - 1) in SPOKE)
    return word in WITH and (word not in {"to", "an"} or spoken)


def _list_from(head: Head, place: int) -> list[str]:
    """Names joined by commas and "and"; a name of many words is no name, and stays unread."""
    names: list[str] = []
    while True:
        end = _name_end(head, place)
        if end == place or end - place > _LONGEST_NAME:
            return names
        names.append(" ".join(word.lstrip("@") for word in head.words[place:end]))
        head.give(place, end, Role.CONTACT)
        place = _next_name(head, end, after_handle=head.words[place].startswith("@"))


def _name_end(head: Head, place: int) -> int:
    """A handle is one word, or more when its words are capitalised; other names end at any role."""
    end = place
    while _in_a_name(head, end) and (end == place or not head.words[end].startswith("@")):
        handle = head.words[place].startswith("@")
        if handle and end > place and not (head.capital(place) and head.capital(end)):
            break
        end += 1
    return end


def _in_a_name(head: Head, place: int) -> bool:
    return head.free(place) and head.words[place].lstrip('@(„“"')[:1].isalpha()


def _next_name(head: Head, end: int, *, after_handle: bool) -> int:
    """Where the list goes on, or a place without a name when it ends here."""
    place = end
    while head.low(place) in ANDS | {",", ";"}:
        place += 1
    handle = place < len(head.words) and head.words[place].startswith("@")
    joined = any(head.low(each) in ANDS for each in range(end, place))
    goes_on = place > end and (handle or not after_handle or (joined and head.free(place)))
    if not goes_on or not head.free(place):
        return len(head.words)
    head.give(end, place, Role.LINK)
    return place


def _before_at(head: Head, place: int) -> list[str]:
    """`called Ana at Acme`: who stands between the kind and the company."""
    end = place
    while head.free(end) or head.low(end) in ANDS:
        end += 1
    known = head.low(end) in AT and head.is_customer(end + 1)
    named = head.low(end) in PLACE and head.free(end + 1)
    return _list_from(head, place) if known or named else []
