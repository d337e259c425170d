"""What an examination of the bot has found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """NOTE: nothing is broken, and somebody should know. BAD: the bot cannot do all it should."""

    OK = "ok"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` was looked at, what was `found`, and unless all is well, what is `to_do` about it."""

    verdict: Verdict
    what: str
    found: str
    to_do: str = ""


def ok(what: str, found: str) -> Finding:
    return Finding(Verdict.OK, what, found)


def note(what: str, found: str, to_do: str) -> Finding:
    return Finding(Verdict.NOTE, what, found, to_do)


def bad(what: str, found: str, to_do: str) -> Finding:
    return Finding(Verdict.BAD, what, found, to_do)


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at; it may have several things to say, or none."""

    what: str
    look: Callable[[], Iterable[Finding]]
