"""A message that somebody wants to log: whom it is about, who was there, and what it was."""

import re
from collections.abc import Sequence

from bot.words.kind_words import KINDS, LONGEST_KIND
from bot.words.names import normalise
from rules.kit.kinds import Kind

MOST_PEOPLE = 5
_MEETS = frozenset({Kind.CALL, Kind.MEETING, Kind.COFFEE, Kind.VISIT, Kind.EMAIL, Kind.WORKSHOP})
"""Kinds that a message speaks of when it names them; of others it may only dream."""

_WORD = re.compile(r"[^\s,;:.!?()\[\]\"“”]+")
_CHANNEL_WORDS = frozenset(
    ["ext", "customer", "client", "kunde", "proj", "project", "team", "support", "account", "acct"]
)

Names = Sequence[tuple[int, str]]


def customer_in(text: str, channel: str, known: Names) -> int | None:
    """The one whose whole name is in the text, else in the channel's; None if there are more."""
    for words in (normalise(text), normalise(_channel(channel))):
        meant = {number for number, name in known if name and f" {name} " in f" {words} "}
        if meant:
            return meant.pop() if len(meant) == 1 else None
    return None


def people_in(text: str, people: Names) -> list[int]:
    """Those there whose whole name stands in the text; or their first, if nobody shares it."""
    words = f" {normalise(text)} "
    firsts = [name.partition(" ")[0] for _, name in people]
    return [
        number
        for (number, name), first in zip(people, firsts, strict=True)
        if f" {name} " in words or (firsts.count(first) == 1 and f" {first} " in words)
    ][:MOST_PEOPLE]


def kind_in(text: str) -> Kind:
    """The first that is named, of those that a message may be a report of; else a message."""
    words = [word.casefold() for word in _WORD.findall(text)]
    for start in range(len(words)):
        for length in range(LONGEST_KIND, 0, -1):
            kind = KINDS.get(" ".join(words[start : start + length]))
            if kind in _MEETS:
                return kind
    return Kind.MESSAGE


def _channel(name: str) -> str:
    """#ext-acme and #customer_acme are about Acme."""
    words = re.split(r"[-_.]+", name.casefold())
    return " ".join(word for word in words if word not in _CHANNEL_WORDS)
