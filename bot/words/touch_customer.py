"""Which customer a touch line is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.words.days import read_plain_day
from bot.words.kind_words import KINDS
from bot.words.names import Found, find, normalise
from bot.words.touch_head import Head, Role
from bot.words.touch_words import ANDS, AT, FILLERS, PLACE, STOPS, WITH

_LONGEST_NAME = 8
_QUOTES = '"“”„«»'
_OWNING = re.compile(r"['’]s$")
_EDGES = f"{_QUOTES}()[]"

Names = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Named:
    """The customer that is meant, or those it may be, and the words that were read as its name."""

    customer: int | None = None
    choices: tuple[int, ...] = ()
    words: str = ""


def take_known(head: Head, customers: Names) -> set[int]:
    """Give the words that are exactly a customer's name their role; whom they name.

    First of all, so that Coffee Circle is no coffee and April Ltd no month.
    """
    known: dict[str, set[int]] = {}
    for customer, name in customers:
        known.setdefault(name, set()).add(customer)
    found = [
        (_rank(head, start, end), start, end, ids)
        for start, end in head.windows(_LONGEST_NAME, over=True)
        if (ids := _named(head.text(start, end), known)) and _may_name(head, start, end)
    ]
    if not found:
        return set()
    rank, start, end, ids = max(found, key=lambda each: each[0])
    head.give(start, end, Role.CUSTOMER)
    rivals = [each for each in found if each[0][:2] == rank[:2] and not _touch(each, (start, end))]
    return ids.union(*(each[3] for each in rivals))


def _named(text: str, known: dict[str, set[int]]) -> set[int]:
    owner = _OWNING.sub("", text)
    return known.get(normalise(text)) or known.get(normalise(owner)) or set()


def _rank(head: Head, start: int, end: int) -> tuple[bool, bool, int, int]:
    before = head.low(start - 1)
    return before not in WITH, before in AT, end - start, -start


def _touch(found: tuple[object, int, int, object], taken: tuple[int, int]) -> bool:
    return found[1] < taken[1] and taken[0] < found[2]


def _may_name(head: Head, start: int, end: int) -> bool:
    text, first, last = head.text(start, end).casefold(), head.low(start), head.low(end - 1)
    if text in KINDS or text.startswith("@") or _in_a_day(head, start, end):
        return False
    return (
        first not in ANDS | STOPS | {","}
        and last not in ANDS | STOPS | {","}
        and not all(head.low(place) in FILLERS for place in range(start, end))
    )


def _in_a_day(head: Head, start: int, end: int) -> bool:
    wider = ((start, end), (max(start - 1, 0), end), (start, end + 1))
    return any(head.day_in(*each, read_plain_day) for each in wider)


def release_contact(head: Head) -> bool:
    """`with Ana`, `met Ana at Newco`: if others are named, no customer called Ana is meant."""
    taken = [place for place in head.places if head.is_customer(place)]
    person = taken and (head.low(taken[0] - 1) in WITH or head.low(taken[-1] + 1) in PLACE)
    if not person or not any(map(head.free, head.places)):
        return False
    head.roles = [None if role is Role.CUSTOMER else role for role in head.roles]
    return True


def take_customer(head: Head, customers: Names, known: set[int]) -> Named:
    """Sure only where every word of the name is accounted for: Apple Bank is not Apple."""
    start, end = _span(head)
    if start == end:
        return Named()
    exact = all(role is Role.CUSTOMER for role in head.roles[start:end])
    words = head.text(start, end).strip(_EDGES)
    head.give(start, end, Role.CUSTOMER)
    if exact:
        return _among(known, words)
    found = find(words, customers)
    if found.sure is not None and known <= {found.sure}:
        return Named(found.sure, (), words)
    offered = [*sorted(known), *_offered(found)]
    offered = offered or _offered(find(words.partition(" ")[0], customers))
    return Named(None, tuple(dict.fromkeys(offered))[:5], words)


def take_contact_for_customer(name: str, customers: Names) -> Named:
    """`call with Newco` names nobody else: most likely the customer, so better ask."""
    return Named(None, tuple(_offered(find(name, customers))), name)


def _among(known: set[int], words: str) -> Named:
    if len(known) == 1:
        return Named(next(iter(known)), (), words)
    return Named(None, tuple(sorted(known))[:5], words)


def _offered(found: Found) -> list[int]:
    return [found.sure] if found.sure is not None else [*found.choices]


def _span(head: Head) -> tuple[int, int]:
    """The known customer with the unread words around it; else in quotes; after "at"; the first."""
    after_at = (place for place in head.places if head.low(place - 1) in AT and head.free(place))
    places = (
        [place for place in head.places if head.is_customer(place)],
        [place for place in head.places if head.free(place) and head.words[place][0] in _QUOTES],
        [*after_at],
        [place for place in head.places if head.free(place)],
    )
    for start in (found[0] for found in places if found):
        return _widened(head, start)
    return 0, 0


def _widened(head: Head, start: int) -> tuple[int, int]:
    if head.words[start][0] in _QUOTES:
        return start, start + 1
    end = start + 1
    while head.names(start - 1):
        start -= 1
    while head.names(end) or (head.low(end) in ANDS and head.names(end + 1)):
        end += 1
    return start, end
