"""The kind of touchpoint among the words of a touch line."""

import re

from bot.words.kind_hints import (
    HINTS,
    LONGEST_HINT,
    NOT_DONE,
    NOT_MEANT,
    ONLY_SAID,
    SAYING,
    TURNS,
)
from bot.words.kind_words import KINDS, LONGEST_KIND, MEANS, PAST
from bot.words.touch_head import Head, Role
from bot.words.touch_words import OCCASIONS, PLACE, PUNCTUATION
from rules.kit.kinds import Kind

_OCCASION_KINDS = frozenset({Kind.COFFEE, Kind.WORKSHOP, Kind.REVIEW, Kind.AUDIT, Kind.VISIT})
_SMALL = frozenset({"a", "an", "the", "quick", "einen", "ein", "eine"})
_PREFIX = re.compile(r"^(?:raus|heraus|rüber|hin|nach|zurück|durch|ab|zu)(?=ge)")
_BEEN = frozenset(["was", "were", "war", "waren", "been", "gewesen"])
_ARTICLES = frozenset(["the", "a", "an", "our", "their", "die", "der", "den", "das"])
_ORDERS = frozenset(["call", "email", "mail", "text", "message", "ring", "ping", "meet"])
_ON = frozenset(["on", "via", "per", "by", "over", "am", "auf"])
_EDGES = "[]()|\"'“”!?"

_LONGEST_OTHER = max(len(words.split()) for words in NOT_MEANT)

Found = tuple[int, int, Kind]
"""Where words that name a kind begin and end."""


def take_kind(head: Head) -> Kind | None:
    """The kind that is named, else the one that is hinted at, and none that did not happen yet."""
    found = [each for each in _called(head, KINDS, LONGEST_KIND) if not _is_undone(head, each)]
    hints = [each for each in _called(head, HINTS, LONGEST_HINT) if not _is_undone(head, each)]
    if hints and (not found or _is_only_said(head, hints[0], found[0])):
        start, end, kind = hints[0]
        head.give(start, end, Role.KIND)
        for here, there, _ in found:
            head.give(here, there, Role.SECOND)
        return kind
    named = _strongest(head, found) if found else _been_there(head)
    for here, there, _ in hints:
        if head.roles[here - 1] is Role.KIND and there - here == 1:
            head.give(here, there, Role.KIND)
    return named


def _been_there(head: Head) -> Kind | None:
    """`War gestern bei Acme`."""
    been = any(head.low(place) in _BEEN for place in head.places)
    there = any(
        head.is_customer(place) and head.low(place - 1) in PLACE and not head.is_customer(place - 1)
        for place in head.places
    )
    return Kind.VISIT if been and there else None


def _called(head: Head, named: dict[str, Kind], longest: int) -> list[Found]:
    """In order, and of those that overlap the longest."""
    found: list[Found] = []
    other = [each for each in head.windows(_LONGEST_OTHER) if _said(head, *each) in NOT_MEANT]
    taken = [*other]
    for start, end in head.windows(longest):
        if any(start < there and here < end for here, there in taken):
            continue
        said = _said(head, start, end).strip(_EDGES)
        kind = named.get(said) or named.get(_PREFIX.sub("", said))
        if kind:
            found.append((start, end, kind))
            taken.append((start, end))
    return sorted(found)


def _said(head: Head, start: int, end: int) -> str:
    return " ".join(head.words[start:end]).casefold().replace("’", "'")


def _is_undone(head: Head, found: Found) -> bool:
    """`they want a demo`, `not renewed`, `cancelled the meeting`: that is no demo."""
    place = found[0] - 1
    deed = head.low(found[0]) in PAST and head.low(found[0]).endswith(("ed", "t", "en"))
    if deed and head.low(place) in _ARTICLES:
        return True
    if head.low(place) in _ON or head.low(found[0]) in _ON:
        return False
    while place >= 0 and head.words[place] not in PUNCTUATION:
        said = _said(head, place, place + 1)
        if said in NOT_DONE and not (head.capital(place) and place):
            return True
        place -= 1
    return False


def _is_only_said(head: Head, hint: Found, found: Found) -> bool:
    """`sent the contract`, `spoke about the renewal`: it was mailed, and not signed."""
    words = _said(head, found[0], found[1])
    said = hint[2] in SAYING and hint[0] < found[0]
    return said and found[2] in TURNS and words in ONLY_SAID


def _strongest(head: Head, found: list[Found]) -> Kind:
    """In `feedback call` it is feedback; of two far apart, the first."""
    start, end, kind = found[0]
    head.give(start, end, Role.KIND)
    for here, there, also in found[1:]:
        head.give(here, there, Role.SECOND)
        if also is kind and not _is_for_later(head, here, there):
            head.give(here, there, Role.KIND)
        elif here == end and (kind in MEANS or also in MEANS):
            head.give(here, there, Role.KIND)
            kind = also if kind in MEANS else kind
            end = there
        elif kind in MEANS and also in _OCCASION_KINDS and _is_for(head, here):
            head.give(here, there, Role.KIND)
            kind = also
    return kind


def _is_for_later(head: Head, start: int, end: int) -> bool:
    """`voicemail from Ivo, call him back`: what is still to be done."""
    after = head.places[end:]
    opens = head.low(start - 1) in PUNCTUATION and head.low(start) in _ORDERS
    return opens and bool(after) and head.roles[after[0]] is None


def _is_for(head: Head, place: int) -> bool:
    """`met Ana for a coffee`, `over drinks`."""
    led = place - 1 if head.low(place - 1) not in _SMALL else place - 2
    return head.low(led) in OCCASIONS
