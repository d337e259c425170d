"""Us and them: colleagues, and the people at a customer's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self


class ContactStanding(StrEnum):
    """How we stand with one person there."""

    ACTIVE = "active"
    LEFT = "left"
    PROMOTED = "promoted"
    DO_NOT_CONTACT = "do-not-contact"


class Seniority(StrEnum):
    """How high somebody stands in their company."""

    EXECUTIVE = "executive"
    SENIOR = "senior"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of us. `key` is opaque and stable."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Birthday:
    """A day of the year; the year of birth may be unknown and is never shown."""

    month: int
    day: int
    year: int | None = None

    @classmethod
    def read(cls, text: str) -> "Birthday":
        """From `YYYY-MM-DD` or `--MM-DD`. Raises ValueError for a day that does not exist."""
        if text.startswith("--"):
            in_a_leap_year = date.fromisoformat(f"2000-{text[2:]}")
            return cls(month=in_a_leap_year.month, day=in_a_leap_year.day)
        born = date.fromisoformat(text)
        return cls(month=born.month, day=born.day, year=born.year)

    def in_year(self, year: int) -> date:
        """The day it is kept in `year`: 28 February for a leap-day child in a common year."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person at the customer's.

    `standing_since` is None when we learnt it too late to act. `met_on` is the day we learnt of
    them, None when they were there from the beginning of the record. `successor_of` is the key of
    the contact whose place they took.
    """

    key: str
    name: str
    title: str = ""
    department: str = ""
    seniority: Seniority | None = None
    birthday: Birthday | None = None
    champion: bool = False
    standing: ContactStanding = ContactStanding.ACTIVE
    standing_since: date | None = None
    met_on: date | None = None
    successor_of: str | None = None

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name

    @property
    def active(self) -> bool:
        """Still at the customer's and glad to hear from us."""
        return self.standing in (ContactStanding.ACTIVE, ContactStanding.PROMOTED)

    def there_on(self, day: date) -> bool:
        """Whether we knew them on a day, and they were there and glad to hear from us."""
        known = self.as_of(day)
        return known is not None and known.active

    @property
    def moved(self) -> bool:
        """Has left or was promoted: their place is taken by somebody else."""
        return self.standing in (ContactStanding.LEFT, ContactStanding.PROMOTED)

    @property
    def matters(self) -> bool:
        """Stands up for us, or decides."""
        return self.champion or self.seniority is Seniority.EXECUTIVE

    def as_of(self, day: date) -> Self | None:
        if self.met_on is not None and self.met_on > day:
            return None
        if self.standing_since is not None and self.standing_since > day:
            return replace(self, standing=ContactStanding.ACTIVE, standing_since=None)
        return self

    def turns(self) -> Iterator[date | None]:
        """The days on which something about them is learnt."""
        yield from (self.standing_since, self.met_on)
