"""Which customer a touch line is about."""

import re
from dataclasses import dataclass

from bot.words.days import read_plain_day
from bot.words.exact_names import Exact, Names
from bot.words.kind_words import KINDS
from bot.words.names import Found, find, normalise
from bot.words.plain_words import PLAIN, is_plain
from bot.words.touch_head import Head, Role
from bot.words.touch_words import ANDS, AT, FILLERS, PLACE, STOPS, WITH
from rules.kit.kinds import Kind

_LONGEST_NAME = 8
_QUOTES = '"“”„«»'
_BRINGING_TOGETHER = frozenset({Kind.REFERRAL, Kind.INTRODUCTION})
_GIVER = frozenset({"to", "an", "us", "them", "uns"})
_OWNING = re.compile(r"['’]s$")
_EDGES = f"{_QUOTES}()[]"


@dataclass(frozen=True)
class Named:
    """The customer that is meant, or those it may be, and the words that were read as its name."""

    customer: int | None = None
    choices: tuple[int, ...] = ()
    words: str = ""


def take_known(head: Head, known: Exact) -> set[int]:
    """Give the words that are exactly a customer's name their role; whom they name.

    First of all, so that Coffee Circle is no coffee and April Ltd no month.
    """
    found = [
        (_rank(head, start, end), start, end, ids)
        for start, end in head.windows(_LONGEST_NAME, over=True)
        if _may_name(head, start, end) and (ids := _named(head.text(start, end), known))
    ]
    if not found:
        return set()
    rank, start, end, ids = max(found, key=lambda each: each[0])
    head.give(start, end, Role.CUSTOMER)
    rivals = [each for each in found if each[0][:2] == rank[:2] and not _touch(each, (start, end))]
    return ids.union(*(each[3] for each in rivals))


def _named(text: str, known: Exact) -> set[int]:
    owner = _OWNING.sub("", text)
    return known.ids(normalise(text)) or known.ids(normalise(owner))


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
    closed = taken and head.words[taken[0]].startswith("(")
    person = (
        taken
        and not closed
        and (head.low(taken[0] - 1) in WITH - {"to", "an"} or head.low(taken[-1] + 1) in PLACE)
    )
    if not person or not any(_may_be_customer(head, place, taken) for place in head.places):
        return False
    head.roles = [None if role is Role.CUSTOMER else role for role in head.roles]
    return True


def _may_be_customer(head: Head, place: int, taken: list[int]) -> bool:
    """In lower case beside a name in capitals it is none: `emailed proposal to Acme`."""
    if head.low(place) in PLAIN or is_plain(head.words[place]):
        return False
    lazy = not any(map(head.capital, taken))
    return head.free(place) and (lazy or head.capital(place) or head.low(place - 1) in AT)


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


def others_named(head: Head, exact: Exact, kind: Kind | None) -> set[int]:
    """`Acme recommended us to Cobalt`: it may be a touch of either."""
    leads = WITH - {"to", "an"} if kind in _BRINGING_TOGETHER else WITH
    return {
        number
        for start, end in _stretches(head)
        if head.capital(start) and head.low(start - 1) not in leads
        for number in _named(head.text(start, end), exact)
    }


def _stretches(head: Head) -> list[tuple[int, int]]:
    """Of words that are no customer, kind or day, nor a person whom a word such as "from" led."""
    open_at = [
        role is None or (role is Role.CONTACT and head.low(at - 1) in _GIVER)
        for at, role in enumerate(head.roles)
    ]
    return [
        (start, end)
        for start in head.places
        for end in range(start + 1, min(start + _LONGEST_NAME, len(head.words)) + 1)
        if all(open_at[start:end])
    ]


def joined(head: Head, exact: Exact) -> set[int]:
    """Customers who stand in one list with the customer: `with Acme & Newco` is about two."""
    return {
        number
        for place in head.places
        if head.is_contact(place) and head.low(place + 1) in ANDS and head.is_customer(place + 2)
        for number in _named(head.words[place], exact)
    }


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
    """Never beyond a bracket that closes, nor over a word that is part of no name."""
    if head.words[start][0] in _QUOTES:
        return start, start + 1
    end = start + 1
    while not head.words[start].startswith("(") and _in_one_name(head, start - 1):
        start -= 1
    while not _closes(head.words[end - 1]):
        if _in_one_name(head, end) and not head.words[end].startswith("("):
            end += 1
        elif head.low(end) in ANDS and _in_one_name(head, end + 1):
            end += 2
        else:
            break
    return start, end


def _in_one_name(head: Head, place: int) -> bool:
    return head.is_customer(place) or (head.free(place) and not is_plain(head.words[place]))


def _closes(word: str) -> bool:
    return word.endswith(")") or bool(_OWNING.search(word))
