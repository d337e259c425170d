"""The slots of a touch line, word by word: each has one role, or is unread."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Protocol

from bot.words.days import DayReading
from bot.words.touch_split import QUOTED
from bot.words.touch_words import ANDS, FILLERS, JUDGING, STOPS

MOST_WORDS = 60

_WITH_GLUED = re.compile(r"(?<!\S)w/(?=\S)", re.IGNORECASE)
_TOKEN = re.compile(rf"{QUOTED}|[,;]|[^\s,;]+")


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
    """The words before the note; reading it fills in `roles`, one for each word."""

    words: list[str]
    today: date
    day_first: bool | None
    roles: list[Role | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.roles = [Role.LINK if word in {",", ";"} else None for word in self.words]

    @classmethod
    def of(cls, text: str, today: date, day_first: bool | None) -> "Head":
        return cls(_TOKEN.findall(_WITH_GLUED.sub("w/ ", text))[:MOST_WORDS], today, day_first)

    def low(self, place: int) -> str:
        return self.words[place].casefold() if 0 <= place < len(self.words) else ""

    def free(self, place: int) -> bool:
        """Still without a role, and worth one."""
        inside = 0 <= place < len(self.words) and self.roles[place] is None
        return inside and self.low(place) not in STOPS | ANDS and not self._says_nothing(place)

    def _says_nothing(self, place: int) -> bool:
        """Will with a capital is a name, unless it opens the line."""
        word, after = self.low(place), place + 1
        if word in JUDGING:
            return after < len(self.words) and (
                self.roles[after] is Role.KIND or self._says_nothing(after)
            )
        opens = place == 0 and not self.capital(after)
        return word in FILLERS and (opens or not self.capital(place))

    def capital(self, place: int) -> bool:
        return place < len(self.words) and self.words[place].lstrip("@")[:1].isupper()

    def text(self, start: int, end: int) -> str:
        return re.sub(r"\s+([,;])", r"\1", " ".join(self.words[start:end]))

    def give(self, start: int, end: int, role: Role) -> None:
        self.roles[start:end] = [role] * (end - start)

    def unread(self) -> tuple[str, ...]:
        return tuple(
            word
            for place, word in enumerate(self.words)
            if self.free(place) or (self.roles[place] is Role.SECOND and word not in {",", ";"})
        )

    def is_customer(self, place: int) -> bool:
        return 0 <= place < len(self.words) and self.roles[place] is Role.CUSTOMER

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
