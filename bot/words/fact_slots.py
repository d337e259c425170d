"""Taking slots such as `by @ben` or `until Friday` off both ends of what somebody wrote."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model.nouns import Value
from bot.words.touch_split import split_note

LONGEST_VALUE = 6
_WORD = re.compile(r'"[^"\n]+"|“[^”\n]+”|\S+')
_EDGES = " \t\n,;:."
_ENDS_IT = r"(?:until|till|by|before|bis|vor)"
_BEGINS_WITH_END = re.compile(rf"{_ENDS_IT}\s", re.IGNORECASE)
_AFTER_END = re.compile(rf"(?:^|\s){_ENDS_IT}\s+$", re.IGNORECASE)

Reads = Callable[[str], Value | None]


@dataclass(frozen=True, slots=True)
class Slot:
    """`lead` is the pattern of the word in front of it, empty where it may stand alone.

    `at_end`: it is looked for at the end of a text, too. `longest` is in words.
    """

    field: str
    lead: str
    reads: Reads
    at_end: bool = True
    longest: int = LONGEST_VALUE

    def led(self, text: str) -> re.Match[str] | None:
        return re.match(rf"{self.lead}\b:?\s+" if self.lead else "", text, re.IGNORECASE)

    def value(self, phrase: str, before: str = "") -> Value | None:
        """A day with "until" or "by" in front of it is no day on which something happened."""
        value = self.reads(phrase.strip(_EDGES))
        ends = _BEGINS_WITH_END.match(phrase.lstrip(_EDGES)) or _AFTER_END.search(before)
        return None if isinstance(value, date) and not self.lead and ends else value


Taken = tuple[str, dict[str, Value]]
"""What is left of the words, and what the slots hold."""


def take(text: str, slots: Sequence[Slot]) -> Taken:
    """In `severe by @ben: the text` only what stands before the colon is read, if it is all slots.

    Without a colon the slots are taken off the front and off the end.
    """
    head, body = split_note(text)
    if body:
        left, found = from_front(head, slots)
        if not left:
            return body, found
    left, found = from_front(text, slots)
    return from_end(left, [slot for slot in slots if slot.at_end], found)


def from_front(text: str, slots: Sequence[Slot]) -> Taken:
    left, found = text.strip(), dict[str, Value]()
    while taken := next(_fronts(left, [one for one in slots if one.field not in found]), None):
        slot, value, left = taken
        found[slot.field] = value
    return left, found


def from_end(text: str, slots: Sequence[Slot], found: dict[str, Value] | None = None) -> Taken:
    left, found = text.strip(), dict(found or {})
    while taken := next(_ends(left, [one for one in slots if one.field not in found]), None):
        slot, value, left = taken
        found[slot.field] = value
    return left, found


def _fronts(text: str, slots: Sequence[Slot]) -> Iterator[tuple[Slot, Value, str]]:
    for slot in slots:
        lead = slot.led(text)
        if lead is None:
            continue
        rest = text[lead.end() :]
        places = [word.end() for word in _WORD.finditer(rest)][: slot.longest]
        for end in reversed(places):
            value = slot.value(rest[:end])
            if value is not None:
                yield slot, value, rest[end:].lstrip(_EDGES)


def _ends(text: str, slots: Sequence[Slot]) -> Iterator[tuple[Slot, Value, str]]:
    starts = [word.start() for word in _WORD.finditer(text)][-LONGEST_VALUE - 1 :]
    for slot in slots:
        for start in starts:
            lead = re.match(
                rf"{slot.lead}\b:?\s+" if slot.lead else "", text[start:], re.IGNORECASE
            )
            if lead is None:
                continue
            value = slot.value(text[start + lead.end() :], text[:start])
            if value is not None:
                yield slot, value, text[:start].rstrip(" \t\n,;")
