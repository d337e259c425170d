"""What they want, what we have, what we refused, and what it was worth."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from rules.kit.days import known_by
from rules.kit.people import Contact

REMEMBERED_FOR = timedelta(days=30)
"""How long a life event stays on record before it is erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Something that was learnt on a day and stays true."""

    on: date

    def as_of(self, day: date) -> Self | None:
        return self if self.on <= day else None

    def turns(self) -> Iterator[date | None]:
        yield self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(_Told):
    """What they hired us to do, in their words."""

    text: str
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(_Told):
    """A piece of evidence that we were worth it: a number, a quote."""

    text: str
    contact: Contact | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HonestNo(_Told):
    """Something we advised against or declined. `win` is the short-term win we gave up."""

    key: str
    text: str
    contact: Contact | None = None
    win: str = ""
    instead: str = ""
    revisit_on: date | None = None
    closed_on: date | None = None

    @property
    def open(self) -> bool:
        return self.closed_on is None

    def as_of(self, day: date) -> Self | None:
        if self.on > day:
            return None
        if self.closed_on is not None and self.closed_on > day:
            return replace(self, closed_on=None)
        return self

    def turns(self) -> Iterator[date | None]:
        yield from (self.on, self.closed_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(_Told):
    """What they would like to have, in their words, and the tag that offerings are matched by.

    `met_on`: a service of ours has been in use for it since. `refused_on`: they declined an offer.
    """

    tag: str
    text: str = ""
    met_on: date | None = None
    refused_on: date | None = None

    def as_of(self, day: date) -> Self | None:
        if self.on > day:
            return None
        if all(on is None or on <= day for on in self.turns()):
            return self
        return replace(
            self, met_on=known_by(self.met_on, day), refused_on=known_by(self.refused_on, day)
        )

    def turns(self) -> Iterator[date | None]:
        yield from (self.on, self.met_on, self.refused_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """Something we have to tell: an offering, a case study, a win or a fact."""

    key: str
    title: str
    published_on: date
    kind: str = "offering"
    tags: frozenset[str] = frozenset()
    link: str = ""

    def as_of(self, day: date) -> Self | None:
        return self if self.published_on <= day else None

    def turns(self) -> Iterator[date | None]:
        yield self.published_on


class LifeKind(StrEnum):
    """What may happen in anybody's life."""

    ILLNESS = "illness"
    BEREAVEMENT = "bereavement"
    BABY = "baby"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent(_Told):
    """Private. `on` is the day it was logged; after `REMEMBERED_FOR` it is erased.

    `silent`: they asked us not to mention it.
    """

    key: str
    kind: LifeKind
    contact: Contact
    silent: bool = False

    def as_of(self, day: date) -> Self | None:
        return self if self.on <= day < self.on + REMEMBERED_FOR else None
