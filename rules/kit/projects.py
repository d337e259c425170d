"""Engagements on their journey, and the mood that each part of it usually brings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from rules.kit.days import known_by


class Stage(StrEnum):
    """Where a project is on its journey."""

    SEARCHING = "searching"
    CHOOSING = "choosing"
    CONTRACT = "contract"
    DELIVERY = "delivery"
    DONE = "done"
    AFTER = "after"


class Item(StrEnum):
    """What should be clear between us before the work begins. The value is what people read."""

    GETS = "what they get"
    NOT = "what they do not get"
    DONE = "what done means"
    DECIDES = "who decides"
    INVOLVED = "how involved they want to be"


USUAL_MOOD = {
    Stage.SEARCHING: 4,
    Stage.CHOOSING: 3,
    Stage.CONTRACT: 3,
    Stage.DELIVERY: 3,
    Stage.DONE: 3,
    Stage.AFTER: 4,
}
"""From 1, despairing, to 5, delighted."""

RELIEF, RELIEVED_FOR = 4, timedelta(days=7)
"""Who has just chosen heaves a sigh of relief."""

DIP, DIP_LASTS, MIDDLE_LASTS = 2, timedelta(days=14), timedelta(days=7)
"""The first two weeks of a delivery, and a week on either side of its middle, are the hardest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something that was made clear, in words, on a day."""

    item: Item
    text: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One engagement. Two dones: `delivered_on` is our word, `accepted_on` is theirs.

    `stages` holds each stage with the day it was entered, in order of days; a stage may be entered
    again. `ends_on` is the day of delivery that was agreed, `report_every` the days between two
    reports. `lost_on` is the day on which the deal was lost.
    """

    key: str
    name: str
    stages: tuple[tuple[Stage, date], ...] = ()
    chosen_on: date | None = None
    chosen_because: str = ""
    terms: tuple[Term, ...] = ()
    ends_on: date | None = None
    report_every: int | None = None
    paused_on: date | None = None
    delivered_on: date | None = None
    accepted_on: date | None = None
    lost_on: date | None = None
    lost_because: str = ""

    @property
    def stage(self) -> Stage | None:
        return self.stages[-1][0] if self.stages else None

    @property
    def over(self) -> bool:
        """Accepted or lost: nothing is to be delivered any more."""
        return self.accepted_on is not None or self.lost_on is not None

    def entered(self, stage: Stage) -> date | None:
        """The day on which it last entered a stage."""
        return next((on for other, on in reversed(self.stages) if other is stage), None)

    def stage_on(self, day: date) -> Stage | None:
        past = [stage for stage, on in self.stages if on <= day]
        return past[-1] if past else None

    @property
    def middle(self) -> date | None:
        """Halfway between the beginning of delivery and the end that was agreed."""
        began = self.entered(Stage.DELIVERY)
        if began is None or self.ends_on is None or self.ends_on <= began:
            return None
        return began + (self.ends_on - began) / 2

    def usual_mood(self, day: date) -> int | None:
        """The mood from 1 to 5 that is usual on a day; None before the journey has begun."""
        stage, chosen = self.stage_on(day), self.chosen_on or self.entered(Stage.CONTRACT)
        if chosen and chosen <= day < chosen + RELIEVED_FOR:
            return RELIEF
        if stage is Stage.DELIVERY and self._dips(day):
            return DIP
        return USUAL_MOOD[stage] if stage else None

    def _dips(self, day: date) -> bool:
        began, middle = self.entered(Stage.DELIVERY), self.middle
        fresh = began is not None and began <= day < began + DIP_LASTS
        return fresh or (middle is not None and abs(day - middle) <= MIDDLE_LASTS)

    def term(self, item: Item) -> Term | None:
        """What was made clear about this, the latest word."""
        return next((term for term in reversed(self.terms) if term.item is item), None)

    def as_of(self, day: date) -> Self:
        if all(on is None or on <= day for on in self.turns()):
            return self
        return replace(
            self,
            stages=tuple(entry for entry in self.stages if entry[1] <= day),
            terms=tuple(term for term in self.terms if term.on <= day),
            chosen_on=known_by(self.chosen_on, day),
            paused_on=known_by(self.paused_on, day),
            delivered_on=known_by(self.delivered_on, day),
            accepted_on=known_by(self.accepted_on, day),
            lost_on=known_by(self.lost_on, day),
        )

    def turns(self) -> Iterator[date | None]:
        """The days on which something about it comes true."""
        yield from (on for _, on in self.stages)
        yield from (term.on for term in self.terms)
        yield from (self.chosen_on, self.paused_on, self.delivered_on, self.accepted_on)
        yield self.lost_on
