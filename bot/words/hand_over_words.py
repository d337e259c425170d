"""`/customer handover Acme to @ben`, in any order and in a few words more or less."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"(?<!\S)(?:hand[\s-]?over|übergabe|übergeben)(?!\S)", re.IGNORECASE)
_ALL = re.compile(
    r"(?:everything|all|alles)(?=\s*(?:$|:)|\s+(?:of|from|von|to|an|because|weil)\s)", re.IGNORECASE
)
_TO = re.compile(r"(?<!\S)(?:to|an)\s+", re.IGNORECASE)
_OF = re.compile(r"(?<!\S)(?:of|from|von)\s+", re.IGNORECASE)
_BECAUSE = re.compile(r"\s*:\s+|\s+(?:because|weil)\s+", re.IGNORECASE)
LONGEST_NAME = 4
"""In words: a first name, or all of them."""


@dataclass(frozen=True, slots=True)
class HandOverLine:
    """`what` is whose everything where that goes, and else the customer; `to` is who takes over."""

    what: str = ""
    to: str = ""
    because: str = ""


def around(text: str) -> tuple[str, str] | None:
    """What stands before the word that says hand over, and after it; None where nothing says so."""
    said = _WORD.search(text)
    return (text[: said.start()].strip(), text[said.end() :].strip()) if said else None


def everything(words: str) -> HandOverLine | None:
    """`everything of @cem to @ben`; None where it is about a customer."""
    said = _ALL.match(words)
    if said is None:
        return None
    rest, because = _because(words[said.end() :])
    of, to = _OF.search(rest), _TO.search(rest)
    whose = _between(rest, of, to)
    return HandOverLine(_name(whose), _name(_between(rest, to, of)), because)


def readings(words: str) -> Iterator[HandOverLine]:
    """Each way in which the words may name a customer and a colleague, the likeliest first."""
    head, because = _because(words)
    for said in reversed([*_TO.finditer(head)]):
        before, after = head[: said.start()].strip(), head[said.end() :]
        if before:
            yield HandOverLine(before, _name(after), because)
        yield from _name_first(after, because)
    before, at, after = head.rpartition("@")
    if at and before.strip():
        yield HandOverLine(before.strip(), _name(after), because)
    elif at:
        yield from _name_first(after, because)
    yield HandOverLine(head.strip(), "", because)


def _name_first(words: str, because: str) -> Iterator[HandOverLine]:
    """`@ben Acme`: nobody says where the name ends."""
    parts = words.split()
    for number in range(1, min(LONGEST_NAME, len(parts) - 1) + 1):
        name, rest = " ".join(parts[:number]), " ".join(parts[number:])
        yield HandOverLine(rest, _name(name), because)
    yield HandOverLine("", _name(words), because)


def _because(words: str) -> tuple[str, str]:
    head, *rest = _BECAUSE.split(words, maxsplit=1)
    return head, rest[0].strip() if rest else ""


def _between(text: str, begin: re.Match[str] | None, end: re.Match[str] | None) -> str:
    if begin is None:
        return ""
    until = end.start() if end and end.start() > begin.start() else len(text)
    return text[begin.end() : until]


def _name(words: str) -> str:
    return words.strip().removeprefix("@").strip(" .,;")
