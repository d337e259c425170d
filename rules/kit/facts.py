"""What a rule may know: frozen facts about one customer, in the order in which they happened."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rules.kit.kinds import MEANINGFUL, Kind

INTERNAL = "internal review"
"""The step of a ritual that we take among ourselves: it is on record, but was not with them."""


class Standing(StrEnum):
    """How we stand with a customer."""

    ACTIVE = "active"
    DORMANT = "dormant"
    LOST = "lost"
    ARCHIVED = "archived"
    DO_NOT_CONTACT = "do-not-contact"


class ContactStanding(StrEnum):
    """How we stand with one person there."""

    ACTIVE = "active"
    LEFT = "left"
    PROMOTED = "promoted"
    DO_NOT_CONTACT = "do-not-contact"


class Stage(StrEnum):
    """Where a project is on its journey."""

    SEARCHING = "searching"
    CHOOSING = "choosing"
    CONTRACT = "contract"
    DELIVERY = "delivery"
    DONE = "done"
    AFTER = "after"


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
    """A person at the customer's. `standing_since` is None when we learnt it too late to act."""

    key: str
    name: str
    title: str = ""
    department: str = ""
    seniority: Seniority | None = None
    birthday: Birthday | None = None
    champion: bool = False
    standing: ContactStanding = ContactStanding.ACTIVE
    standing_since: date | None = None

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name

    @property
    def active(self) -> bool:
        """Still at the customer's and glad to hear from us."""
        return self.standing in (ContactStanding.ACTIVE, ContactStanding.PROMOTED)

    def as_of(self, day: date) -> "Contact":
        if self.standing_since is not None and self.standing_since > day:
            return replace(self, standing=ContactStanding.ACTIVE, standing_since=None)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One engagement. Two dones: `delivered_on` is our word, `accepted_on` is theirs."""

    key: str
    name: str
    stages: tuple[tuple[Stage, date], ...] = ()
    delivered_on: date | None = None
    accepted_on: date | None = None

    @property
    def stage(self) -> Stage | None:
        return self.stages[-1][0] if self.stages else None

    def as_of(self, day: date) -> "Project":
        return replace(
            self,
            stages=tuple(entry for entry in self.stages if entry[1] <= day),
            delivered_on=_known(self.delivered_on, day),
            accepted_on=_known(self.accepted_on, day),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """Something that happened between us and them on a day, or is planned for one.

    `recorded_on` is the day somebody told us; a touch recorded before its own day was planned.
    `step` names the moment of a ritual that it answered, when it was logged through a nudge.
    """

    on: date
    kind: Kind
    key: str = ""
    contacts: tuple[Contact, ...] = ()
    by: Colleague | None = None
    project: str | None = None
    mood: int | None = None
    note: str = ""
    private: bool = False
    step: str = ""
    recorded_on: date | None = None

    @property
    def whom(self) -> str:
        """The first names of those it was with, or a blank to fill in."""
        names = [contact.first_name for contact in self.contacts]
        if len(names) < 2:
            return names[0] if names else "[name]"
        return f"{', '.join(names[:-1])} and {names[-1]}"

    @property
    def internal(self) -> bool:
        """Among ourselves: nobody of theirs was there, even if somebody is named."""
        return self.step == INTERNAL

    @property
    def talk(self) -> bool:
        """Whether the two sides really spoke or dealt with each other."""
        return self.kind in MEANINGFUL and not self.internal

    def with_(self, contact: Contact) -> bool:
        return not self.internal and any(other.key == contact.key for other in self.contacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What they would like to have, in their words, and the tag that offerings are matched by."""

    tag: str
    on: date
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """Something we have to tell: an offering, a case study, a win or a fact."""

    key: str
    title: str
    published_on: date
    kind: str = "offering"
    tags: frozenset[str] = frozenset()
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """All that is known of one customer: `touches` have happened, `planned` have not yet."""

    key: str
    name: str
    tier: str = "B"
    since: date | None = None
    standing: Standing = Standing.ACTIVE
    country: str = ""
    contacts: tuple[Contact, ...] = ()
    projects: tuple[Project, ...] = ()
    touches: tuple[Touch, ...] = ()
    planned: tuple[Touch, ...] = ()
    needs: tuple[Need, ...] = ()
    offerings: tuple[Offering, ...] = ()

    def as_of(self, day: date) -> "Customer":
        """The same customer as it was known at the end of `day`; what came later is hidden."""
        past = bisect_right(self.touches, day, key=_on)
        due = [touch for touch in self.planned if touch.on <= day]
        later = (*self.touches[past:], *self.planned)
        return replace(
            self,
            since=_known(self.since, day),
            contacts=tuple(contact.as_of(day) for contact in self.contacts),
            projects=tuple(project.as_of(day) for project in self.projects),
            touches=tuple(sorted((*self.touches[:past], *due), key=_on)),
            planned=tuple(touch for touch in later if _planned(touch, day)),
            needs=tuple(need for need in self.needs if need.on <= day),
            offerings=tuple(item for item in self.offerings if item.published_on <= day),
        )

    def all(self, *kinds: Kind) -> Iterator[Touch]:
        """What happened of these kinds, oldest first."""
        return (touch for touch in self.touches if touch.kind in kinds)

    def last(self, *kinds: Kind, contact: Contact | None = None) -> Touch | None:
        """The latest that happened of these kinds, with `contact` if one is given."""
        for touch in reversed(self.touches):
            if touch.kind in kinds and (contact is None or touch.with_(contact)):
                return touch
        return None

    def talks(self) -> Iterator[Touch]:
        """Whenever we really spoke with them, oldest first."""
        return (touch for touch in self.touches if touch.talk)

    def last_talk(self) -> Touch | None:
        """When we last really spoke with them."""
        return next((touch for touch in reversed(self.touches) if touch.talk), None)

    def has(self, *kinds: Kind, since: date, contact: Contact | None = None) -> bool:
        """Whether something of these kinds happened on `since` or later."""
        latest = self.last(*kinds, contact=contact)
        return latest is not None and latest.on >= since

    def plans(self, *kinds: Kind, first: date, last: date, contact: Contact | None = None) -> bool:
        """Whether something of these kinds is planned between two days, both included."""
        return any(
            touch.kind in kinds
            and first <= touch.on <= last
            and (contact is None or touch.with_(contact))
            for touch in self.planned
        )

    def days_ahead(self, day: date) -> Iterator[date]:
        """The days after `day` on which a fact that is already recorded comes true or is learnt."""
        every = (*self.touches, *self.planned)
        dated = [
            self.since,
            *(touch.on for touch in every),
            *(touch.recorded_on for touch in every if _was_planned(touch)),
            *(contact.standing_since for contact in self.contacts),
            *(on for project in self.projects for _, on in project.stages),
            *(project.delivered_on for project in self.projects),
            *(project.accepted_on for project in self.projects),
            *(need.on for need in self.needs),
            *(offering.published_on for offering in self.offerings),
        ]
        return (on for on in dated if on is not None and on > day)


def _known(on: date | None, day: date) -> date | None:
    return on if on is not None and on <= day else None


def _on(touch: Touch) -> date:
    return touch.on


def _was_planned(touch: Touch) -> bool:
    return touch.recorded_on is not None and touch.recorded_on < touch.on


def _planned(touch: Touch, day: date) -> bool:
    return touch.on > day and touch.recorded_on is not None and touch.recorded_on <= day
