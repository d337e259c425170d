"""What a rule may know: frozen facts about one customer, in the order in which they happened."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Protocol, Self, TypeVar

from rules.kit.days import known_by
from rules.kit.kinds import Kind
from rules.kit.language import say
from rules.kit.loops import Loop
from rules.kit.loyalty import Loyalty
from rules.kit.people import Colleague, Contact
from rules.kit.projects import Project
from rules.kit.roles import Holding, Role
from rules.kit.touches import Touch
from rules.kit.wishes import HonestNo, Job, LifeEvent, Need, Offering, Value


class Standing(StrEnum):
    """How we stand with a customer."""

    ACTIVE = "active"
    DORMANT = "dormant"
    LOST = "lost"
    ARCHIVED = "archived"
    DO_NOT_CONTACT = "do-not-contact"


class Fact(Protocol):
    """Something that is known from some day on, and may change on others."""

    def as_of(self, day: date) -> Self | None: ...

    def turns(self) -> Iterator[date | None]: ...


Known = TypeVar("Known", bound=Fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """All that is known of one customer: `touches` have happened, `planned` have not yet.

    `standing_since` is None when it was always so, as far as we know. `loyalty_pinned` is what
    somebody said, whatever the evidence. `offers` are the days of this owner's offers to any
    customer that are neither taken nor refused.
    """

    key: str
    name: str
    tier: str = "B"
    since: date | None = None
    standing: Standing = Standing.ACTIVE
    standing_since: date | None = None
    lost_because: str = ""
    country: str = ""
    owner: Colleague | None = None
    renews_on: date | None = None
    loyalty_pinned: Loyalty | None = None
    contacts: tuple[Contact, ...] = ()
    projects: tuple[Project, ...] = ()
    touches: tuple[Touch, ...] = ()
    planned: tuple[Touch, ...] = ()
    loops: tuple[Loop, ...] = ()
    noes: tuple[HonestNo, ...] = ()
    jobs: tuple[Job, ...] = ()
    needs: tuple[Need, ...] = ()
    values: tuple[Value, ...] = ()
    life_events: tuple[LifeEvent, ...] = ()
    holdings: tuple[Holding, ...] = ()
    offerings: tuple[Offering, ...] = ()
    offers: tuple[date, ...] = ()

    def as_of(self, day: date) -> "Customer":
        """The same customer as it was known at the end of `day`; what came later is hidden."""
        past = bisect_right(self.touches, day, key=_on)
        due = [touch for touch in self.planned if touch.on <= day]
        later = (*self.touches[past:], *self.planned)
        return replace(
            self,
            since=known_by(self.since, day),
            standing=self.standing_on(day),
            standing_since=known_by(self.standing_since, day),
            contacts=_known(self.contacts, day),
            projects=_known(self.projects, day),
            touches=tuple(sorted((*self.touches[:past], *due), key=_on)),
            planned=tuple(touch for touch in later if _planned(touch, day)),
            loops=_known(self.loops, day),
            noes=_known(self.noes, day),
            jobs=_known(self.jobs, day),
            needs=_known(self.needs, day),
            values=_known(self.values, day),
            life_events=_known(self.life_events, day),
            holdings=_known(self.holdings, day),
            offerings=_known(self.offerings, day),
            offers=tuple(on for on in self.offers if on <= day),
        )

    def standing_on(self, day: date) -> Standing:
        """What went before the last change is not kept: it counts as active."""
        changed = self.standing_since is not None and self.standing_since > day
        return Standing.ACTIVE if changed else self.standing

    def all(self, *kinds: Kind) -> Iterator[Touch]:
        """What happened of these kinds, oldest first."""
        return (touch for touch in self.touches if touch.kind in kinds)

    def last(self, *kinds: Kind, contact: Contact | None = None) -> Touch | None:
        """The latest that happened of these kinds, with `contact` if one is given."""
        for touch in reversed(self.touches):
            if touch.kind in kinds and (contact is None or touch.with_(contact)):
                return touch
        return None

    def between(self, first: date, last: date) -> tuple[Touch, ...]:
        """What happened between two days, both included, oldest first. Quick: no copy of all."""
        return self.touches[
            bisect_left(self.touches, first, key=_on) : bisect_right(self.touches, last, key=_on)
        ]

    def talks(self) -> Iterator[Touch]:
        """Whenever we really spoke with them, oldest first."""
        return (touch for touch in self.touches if touch.talk)

    def last_talk(self, by: date = date.max) -> Touch | None:
        """When we last really spoke with them, on a day or before it."""
        past = (touch for touch in reversed(self.touches) if touch.on <= by)
        return next((touch for touch in past if touch.talk), None)

    def spoke_with(
        self, *, by: date, there_on: date, project: Project | None = None
    ) -> Contact | None:
        """With whom we last really spoke by one day, of those who were still there on another."""
        for talk in reversed(self.between(date.min, by)):
            if talk.talk and (project is None or self.concerns(talk, project)):
                still = talk.still_there(there_on).contacts
                if still:
                    return still[0]
        return None

    def whom_by(self, day: date) -> str:
        """First names of those we last spoke with by a day who were still there, or a blank."""
        named = (talk for talk in reversed(self.touches) if talk.contacts)
        talks = (talk for talk in named if talk.talk and talk.on <= day)
        still = (talk.still_there(day) for talk in talks)
        return next((talk.whom for talk in still if talk.contacts), say("[name]"))

    def whose(self, name: str) -> str:
        """ "Ana Souza of Ada's Bakery"."""
        return say("{name} of {customer}", name=name, customer=self.name)

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

    @property
    def people(self) -> tuple[Contact, ...]:
        """Those who are still there and glad to hear from us."""
        return tuple(contact for contact in self.contacts if contact.active)

    @property
    def worries(self) -> tuple[Loop, ...]:
        """Severe concerns that are open."""
        return tuple(loop for loop in self.loops if loop.worry)

    @property
    def back_on(self) -> date | None:
        """The day on which a customer that was lost or asleep came back."""
        return self.standing_since if self.standing is Standing.ACTIVE else None

    def holder(self, role: Role, day: date = date.max) -> Colleague | None:
        """Who holds a role on a day; the owner where nobody does, None where nobody owns it."""
        held = [one for one in self.holdings if one.role is role and (one.since or day) <= day]
        latest = max(held, key=lambda one: one.since or date.min, default=None)
        return (latest.by if latest else None) or self.owner

    @property
    def champions_moved(self) -> tuple[tuple[date, Contact], ...]:
        """Champions who left or were promoted since we knew them, with the day, oldest first."""
        moved = [
            (person.standing_since, person)
            for person in self.contacts
            if person.champion and person.moved and person.standing_since
        ]
        known = [(on, person) for on, person in moved if (person.met_on or on) <= on]
        return tuple(sorted(known, key=lambda entry: entry[0]))

    def sponsor(self, day: date) -> Colleague | None:
        """Who stands behind the work on our side on a day, if that is not the owner."""
        holder = self.holder(Role.SPONSOR, day)
        return None if holder == self.owner else holder

    def mood_line(self, project: Project | None = None) -> list[tuple[date, int]]:
        """Each mood with its day, oldest first: of one project, or of all that happened."""
        return [
            (touch.on, touch.mood)
            for touch in self.touches
            if touch.mood is not None and (project is None or self.concerns(touch, project))
        ]

    def concerns(self, touch: Touch, project: Project) -> bool:
        """Whether it was about this project. One that names none was, if there is no other."""
        return touch.project == project.key or (touch.project is None and len(self.projects) == 1)

    def whom(self, project: Project, *kinds: Kind) -> str:
        """First names of those of its latest talk who are still there, or a blank.

        Those of its latest touchpoint of these `kinds`, if there is one, come first.
        """
        named = (one for one in reversed(self.touches) if one.contacts)
        about_it = [one for one in named if self.concerns(one, project)]
        preferred = (one for one in about_it if one.kind in kinds and not one.internal)
        talks = (one for one in about_it if one.talk)
        still = (one.still_there(date.max) for one in chain(preferred, talks))
        return next((one.whom for one in still if one.contacts), say("[name]"))

    def next_plan(self, project: Project, *kinds: Kind, after: date) -> Touch | None:
        """What of these kinds is in the diary next for a project, and neither private nor ours."""
        for plan in self.planned:
            ours = plan.private or plan.internal
            if plan.on > after and plan.kind in kinds and not ours and self.concerns(plan, project):
                return plan
        return None

    def days_ahead(self, day: date) -> Iterator[date]:
        """The days after `day` on which a fact that is already recorded comes true or is learnt."""
        every = (*self.touches, *self.planned)
        dated = chain(
            (self.since, self.standing_since),
            (touch.on for touch in every),
            (touch.recorded_on for touch in every if _was_planned(touch)),
            *(fact.turns() for fact in self._facts()),
            self.offers,
        )
        return (on for on in dated if on is not None and on > day)

    def _facts(self) -> Iterator[Fact]:
        yield from self.contacts
        yield from self.projects
        yield from self.loops
        yield from self.noes
        yield from self.jobs
        yield from self.needs
        yield from self.values
        yield from self.life_events
        yield from self.holdings
        yield from self.offerings


def _known(facts: Iterable[Known], day: date) -> tuple[Known, ...]:
    return tuple(known for fact in facts if (known := fact.as_of(day)) is not None)


def _on(touch: Touch) -> date:
    return touch.on


def _was_planned(touch: Touch) -> bool:
    return touch.recorded_on is not None and touch.recorded_on < touch.on


def _planned(touch: Touch, day: date) -> bool:
    return touch.on > day and touch.recorded_on is not None and touch.recorded_on <= day
