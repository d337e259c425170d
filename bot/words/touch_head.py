"""The slots of a touch line, word by word: each has one role, or is unread."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Protocol

from bot.words.days import DayReading
from bot.words.touch_split import QUOTED
from bot.words.touch_words import ANDS, CALLED, DEEDS, DOTTED, FILLERS, JUDGING, PUNCTUATION, STOPS

MOST_WORDS = 60

_TOKEN = re.compile(rf"{QUOTED}|[,;]|(?<!\S)w/(?=\S)|[^\s,;]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?P<word>\w{3,}[)\"”]?)[.!?]+$")


class DayReader(Protocol):
    def __call__(
        self, phrase: str, *, today: date, day_first: bool | None
    ) -> DayReading | None: ...


class Role(Enum):
    CUSTOMER = auto()
    KIND = auto()
    DAY = auto()
    CONTACT = auto()
    LINK = auto()
    """A word such as "with" that shows the role of others."""
    SECOND = auto()
    """A second day or kind, which a line has no slot for."""


@dataclass
class Head:
    """The words before the note; reading it fills in `roles`, one for each word.

    `starts` is where each word stands in the text.
    """

    words: list[str]
    starts: list[int]
    today: date
    day_first: bool | None
    roles: list[Role | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.roles = [Role.LINK if word in PUNCTUATION else None for word in self.words]

    @classmethod
    def of(cls, text: str, today: date, day_first: bool | None) -> "Head":
        found = [*_TOKEN.finditer(text)][: MOST_WORDS + 1]
        followers = [*found[1:], None] if found else []
        parted = [
            each
            for word, after in zip(found, followers, strict=True)
            for each in _without_stop(word, after)
        ][:MOST_WORDS]
        words, starts = (
            ["," if word == "/" else word for word, _ in parted],
            [start for _, start in parted],
        )
        return cls(words, starts, today, day_first)

    def low(self, place: int) -> str:
        return self.words[place].casefold() if 0 <= place < len(self.words) else ""

    def free(self, place: int) -> bool:
        """Still without a role, and worth one."""
        inside = 0 <= place < len(self.words) and self.roles[place] is None
        return inside and self.low(place) not in STOPS | ANDS and not self._says_nothing(place)

    def _says_nothing(self, place: int) -> bool:
        """Will with a capital is a name, unless it opens the line."""
        word, after = self.low(place), place + 1
        if word in CALLED and self.is_customer(after):
            return True
        if word in JUDGING | CALLED and self._leads_to_nothing(after):
            return True
        if word in (JUDGING | CALLED) - FILLERS:
            return False
        if place == 0 and word in DEEDS:
            return True
        opens = place == 0 and not self.capital(after)
        return word in FILLERS and (opens or not self.capital(place))

    def _leads_to_nothing(self, after: int) -> bool:
        inside = after < len(self.words)
        return inside and (self.roles[after] is Role.KIND or self._says_nothing(after))

    def capital(self, place: int) -> bool:
        return place < len(self.words) and self.words[place].lstrip("@")[:1].isupper()

    def text(self, start: int, end: int) -> str:
        return re.sub(r"\s+([,;.!?])(?!\S)", r"\1", " ".join(self.words[start:end]))

    def give(self, start: int, end: int, role: Role) -> None:
        self.roles[start:end] = [role] * (end - start)

    def unread(self) -> tuple[str, ...]:
        return tuple(word for place, word in enumerate(self.words) if self._is_unread(place))

    def left_over(self) -> str:
        """The same, with the small words that stand beside them."""
        kept = [self._is_unread(place) for place in self.places]
        return " ".join(
            word
            for place, word in enumerate(self.words)
            if kept[place] or self._follows(kept, place) or self._leads(kept, place)
        )

    def _is_unread(self, place: int) -> bool:
        second = self.roles[place] is Role.SECOND and self.words[place] not in PUNCTUATION
        return self.free(place) or second

    def _follows(self, kept: list[bool], place: int) -> bool:
        """`auf der Messe`, `call him back`; and not the "to" before the customer."""
        before, after = place, place + 1
        while before >= 0 and not kept[before] and self.roles[before] is None:
            before -= 1
        while after < len(kept) and not kept[after] and self.roles[after] is None:
            after += 1
        behind = before >= 0 and kept[before] and self.roles[place] is None
        within = after < len(kept) and kept[after]
        return behind and (within or self.low(place) not in STOPS | ANDS | {"of"})

    def _leads(self, kept: list[bool], place: int) -> bool:
        """`at Lucali`."""
        after = place + 1
        leads = self.roles[place] is None and self.low(place) in STOPS
        return leads and after < len(kept) and kept[after]

    def is_customer(self, place: int) -> bool:
        return 0 <= place < len(self.words) and self.roles[place] is Role.CUSTOMER

    def is_contact(self, place: int) -> bool:
        return 0 <= place < len(self.words) and self.roles[place] is Role.CONTACT

    def names(self, place: int) -> bool:
        """May be part of the customer's name."""
        return self.free(place) or self.is_customer(place)

    @property
    def places(self) -> range:
        return range(len(self.words))

    def day_in(self, start: int, end: int, read: DayReader) -> DayReading | None:
        return read(self.text(start, end), today=self.today, day_first=self.day_first)

    def windows(self, longest: int, *, over: bool = False) -> list[tuple[int, int]]:
        """Every stretch of words without a role, the longest first; `over` commas if asked."""
        return [
            (start, start + length)
            for length in range(min(longest, len(self.words)), 0, -1)
            for start in range(len(self.words) - length + 1)
            if all(self._open(place, over) for place in range(start, start + length))
        ]

    def _open(self, place: int, over: bool) -> bool:
        return self.roles[place] is None or (over and self.low(place) == ",")


def _without_stop(word: re.Match[str], after: re.Match[str] | None) -> list[tuple[str, int]]:
    """The stop at the end of a sentence is a word of its own: `Called Acme. They want more.`"""
    found = _SENTENCE_END.fullmatch(word[0])
    if found is None or found["word"].casefold() in DOTTED:
        return [(word[0], word.start())]
    if after is not None and not after[0][:1].isupper():
        return [(word[0], word.start())]
    stop = word.start() + len(found["word"])
    return [(found["word"], word.start()), (word[0][len(found["word"])], stop)]
