"""What a line that tells a fact is read against, and what was understood of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model.nouns import CUSTOMER, ROLE, Field, Noun, Value
from bot.words.days import DayReading, Prefer, read_day, read_plain_day
from bot.words.names import find
from bot.words.touch_words import SMALL as SMALL_WORDS

SMALL = (SMALL_WORDS - {"will", "be"}) | frozenset(["again", "now", "for", "as"])
"""They change nothing; who will be promoted is not yet."""

Names = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Who speaks, and whom and what they may mean: each an id and a normalised name."""

    today: date
    day_first: bool | None = None
    me: int = 0
    people: Names = ()
    colleagues: Names = ()
    projects: Names = ()

    def day(self, phrase: str, prefer: Prefer = "past") -> date | None:
        read = read_day(phrase, today=self.today, day_first=self.day_first, prefer=prefer)
        return _beyond_doubt(phrase, read)

    def plain_day(self, phrase: str) -> date | None:
        read = read_plain_day(phrase, today=self.today, day_first=self.day_first)
        return _beyond_doubt(phrase, read)

    def day_ahead(self, phrase: str) -> date | None:
        return self.day(phrase, "future")

    def person(self, phrase: str) -> int | None:
        return find(_bare(phrase), self.people).sure

    def colleague(self, phrase: str) -> int | None:
        if _bare(phrase).casefold() in {"me", "myself"}:
            return self.me or None
        return find(_bare(phrase), self.colleagues).sure

    def project(self, phrase: str) -> int | None:
        return find(_bare(phrase), self.projects).sure

    def anybody(self, phrase: str) -> int | str | None:
        """Somebody there; a stranger's name is theirs as it stands, when it is one handle."""
        known = self.person(phrase)
        if known is not None or self.colleague(phrase) is not None:
            return known
        return _bare(phrase) if phrase.startswith("@") and " " not in phrase else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """What was understood. `unread` are the words that meant nothing to us.

    `closing` are words of an open concern, promise or honest no that is over; None when it tells
    something new. `stranger` is somebody whom the line speaks of and whom nobody knows. `row_id`
    is the person or the project that is meant, if it is there already.
    """

    noun: Noun
    facts: Mapping[str, Value]
    unread: str = ""
    mood: int | None = None
    closing: str | None = None
    stranger: str = ""
    row_id: int | None = None

    @property
    def strange(self) -> tuple[str, ...]:
        """The words that should have meant something."""
        words = (word.strip(" ,:;.") for word in self.unread.split())
        return tuple(word for word in words if word and word.casefold() not in SMALL)

    @property
    def missing(self) -> tuple[Field, ...]:
        """What has to be said before it can be kept."""
        if self.noun == CUSTOMER:
            return ()
        needed = ("role", "member") if self.noun == ROLE else ()
        return tuple(
            field
            for field in self.noun.fields
            if (field.needed or field.name in needed) and field.name not in self.facts
        )

    @property
    def whole(self) -> bool:
        """Enough to be kept as it is: one word more, such as "not", may turn all of it round,
        where the noun has no text of its own in which that word would stand.
        """
        if self.missing or self.stranger or (self.strange and not self._in_words):
            return False
        said = set(self.facts) - {"name"}
        if self.mood is not None and not said:
            return False
        return bool(said) or (self.noun != CUSTOMER and not self.strange)

    @property
    def _in_words(self) -> bool:
        return any(field.name == "text" for field in self.noun.fields)

    @property
    def only_named(self) -> bool:
        """Somebody or something that is there already, and not a word about them."""
        named = self.row_id is not None and set(self.facts) == {"name"}
        return named and self.mood is None and not self.strange


def _beyond_doubt(phrase: str, read: DayReading | None) -> date | None:
    """None for `3/4` where nobody has settled which number is the day."""
    swapped = read is not None and read.other is not None and "/" in phrase
    return read.day if read and not swapped else None


def _bare(phrase: str) -> str:
    return phrase.strip(" \t\n,;.\"“”'").removeprefix("@").strip("\"“”'")
