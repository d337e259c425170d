"""How far a customer has come with us, by evidence.

The first order is a trial. Who orders again after a talk is a customer. Who suggests something
unasked, recommends us, or lets us visit them in bad times is loyal; who did all three, and has been
with us for years, is a customer for life. A year of silence is one stage back, and what was shown
before it does not count a second time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from rules.kit.days import months_after, say_day
from rules.kit.kinds import Kind
from rules.kit.language import say
from rules.kit.loops import Loop
from rules.kit.touches import Side, Touch
from rules.kit.words import listed

ORDERS = (Kind.ORDER, Kind.CONTRACT, Kind.RENEWAL)

YEARS = 3
"""How long it takes to be a customer for life."""

SILENCE = timedelta(days=365)
"""How long we may hear nothing before a stage is lost."""

MEMORY = timedelta(days=365)
"""An order later than this after the first day is not the first one: our record begins late."""


class Loyalty(StrEnum):
    """From the first order to a customer for life."""

    TRIAL = "trial"
    CUSTOMER = "customer"
    LOYAL = "loyal"
    FOR_LIFE = "for life"


LADDER = tuple(Loyalty)


class Sign(StrEnum):
    """What only somebody loyal does."""

    SUGGESTION = "an unasked suggestion"
    REFERRAL = "a referral"
    VISIT = "a visit in bad times"


class Record(Protocol):
    """What is known of a customer, as far as it matters here."""

    @property
    def since(self) -> date | None: ...
    @property
    def touches(self) -> tuple[Touch, ...]: ...
    @property
    def loops(self) -> tuple[Loop, ...]: ...


@dataclass(frozen=True, slots=True)
class LoyaltyChange:
    """The stage reached on a day; `back` when it was lost by silence."""

    on: date
    stage: Loyalty
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoyaltyEvidence:
    """The stage on a day and since when, and whole sentences for it and against it.

    `next_step` is what would move it on, as the end of a sentence.
    """

    stage: Loyalty
    since: date
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    next_step: str


def loyalty_changes(
    customer: Record, *, years: int = YEARS, silence: timedelta = SILENCE
) -> list[LoyaltyChange]:
    """Each change of stage, oldest first, with those to come if we hear nothing more."""
    start = _first_day(customer)
    if start is None:
        return []
    story = _Story(
        heard_on=start,
        whole_on=months_after(start, 12 * years),
        silence=silence,
        bought_on=_bought_before(customer),
        changes=[LoyaltyChange(start, Loyalty.TRIAL)],
    )
    for touch in customer.touches:
        if touch.talk and touch.on >= start:
            story.wait(touch.on)
            story.hear(touch, sign_of(customer, touch))
    story.wait(date.max)
    return story.changes


def loyalty_on(
    customer: Record, day: date, *, years: int = YEARS, silence: timedelta = SILENCE
) -> LoyaltyEvidence | None:
    """How far they had come on a day, and why; None when they had not ordered yet."""
    changes = loyalty_changes(customer, years=years, silence=silence)
    past = [change for change in changes if change.on <= day]
    if not past:
        return None
    start, latest = past[0].on, past[-1]
    touches = [touch for touch in customer.touches if touch.talk and start <= touch.on <= day]
    signs = {sign: touch.on for touch in touches if (sign := sign_of(customer, touch))}
    missing = tuple(sign for sign in Sign if sign not in signs)
    whole_on = months_after(start, 12 * years)
    return LoyaltyEvidence(
        stage=latest.stage,
        since=latest.on,
        speaks_for=tuple(_for(start, touches, signs)),
        speaks_against=tuple(_against(latest, touches, missing)),
        next_step=_next_step(latest.stage, missing, whole_on if whole_on > day else None),
    )


def sign_of(customer: Record, touch: Touch) -> Sign | None:
    """What a touchpoint shows that only somebody loyal does."""
    if touch.kind is Kind.REFERRAL:
        return Sign.REFERRAL
    if touch.kind is Kind.SUGGESTION and touch.began is not Side.WE:
        return Sign.SUGGESTION
    if touch.kind is Kind.VISIT:
        known = (loop.as_of(touch.on) for loop in customer.loops)
        return Sign.VISIT if any(loop and loop.worry for loop in known) else None
    return None


def _for(start: date, touches: list[Touch], signs: dict[Sign, date]) -> Iterator[str]:
    orders = sorted({touch.on for touch in touches if touch.kind in ORDERS})
    yield say("They have been with us since {day}.", day=say_day(start))
    if len(orders) > 1:
        last = say_day(orders[-1])
        yield say("They ordered {number} times, last on {day}.", number=len(orders), day=last)
    for sign, on in signs.items():
        yield say("There was {sign} on {day}.", sign=_called(sign), day=say_day(on))


def _against(
    latest: LoyaltyChange, touches: list[Touch], missing: tuple[Sign, ...]
) -> Iterator[str]:
    if latest.back and touches:
        yield say("Nobody has spoken with them since {day}.", day=say_day(touches[-1].on))
    if latest.stage is Loyalty.TRIAL and not latest.back:
        yield say("There has been no second order after a talk.")
    elif missing:
        shown = (say("none"), say("one"), say("two"))[len(Sign) - len(missing)]
        yield say("Of the three signs of loyalty they have shown {shown}.", shown=shown)


def _called(sign: Sign) -> str:
    said = {
        Sign.SUGGESTION: say("an unasked suggestion"),
        Sign.REFERRAL: say("a referral"),
        Sign.VISIT: say("a visit in bad times"),
    }
    return said[sign]


def _next_step(stage: Loyalty, missing: tuple[Sign, ...], whole_on: date | None) -> str:
    if stage is Loyalty.TRIAL:
        return say("another order, after a talk about how this one went")
    if stage is Loyalty.CUSTOMER:
        return say("an unasked suggestion, a referral or a visit in bad times")
    if stage is Loyalty.FOR_LIFE:
        return say("nothing; staying close keeps it")
    signs = listed(map(_called, missing))
    time = say("staying with us until {day}", day=say_day(whole_on)) if whole_on else ""
    if signs and time:
        return say("{signs}, and {time}", signs=signs, time=time)
    return signs or time or say("one more sign like these")


def _first_day(customer: Record) -> date | None:
    return min((on for on in (customer.since, _order(customer)) if on), default=None)


def _order(customer: Record) -> date | None:
    return next((touch.on for touch in customer.touches if touch.kind in ORDERS), None)


def _bought_before(customer: Record) -> date | None:
    """The day of the first order, where it is older than our record."""
    since, order = customer.since, _order(customer)
    return since if since and order and order > since + MEMORY else None


@dataclass(slots=True, kw_only=True)
class _Story:
    """What we hear of a customer, day by day, and how far they come by it."""

    heard_on: date
    whole_on: date
    silence: timedelta
    bought_on: date | None
    changes: list[LoyaltyChange]
    spoke: bool = False
    whole: bool = False
    signs: set[Sign] = field(default_factory=set[Sign])

    @property
    def stage(self) -> Loyalty:
        return self.changes[-1].stage

    def wait(self, until: date) -> None:
        """Nothing is heard before `until`."""
        lost_on = self.heard_on + self.silence
        while lost_on < until and self.stage is not Loyalty.TRIAL:
            self._mature(lost_on)
            lower = LADDER[LADDER.index(self.stage) - 1]
            self.changes.append(LoyaltyChange(lost_on, lower, back=True))
            lost_on += self.silence
        self._mature(until)

    def hear(self, touch: Touch, sign: Sign | None) -> None:
        self.heard_on = touch.on
        if touch.kind in ORDERS:
            if self.stage is Loyalty.TRIAL and self.spoke:
                self.changes.append(LoyaltyChange(touch.on, Loyalty.CUSTOMER))
            self.bought_on, self.spoke = touch.on, False
        elif self.bought_on and touch.on > self.bought_on:
            self.spoke = True
        if sign:
            self.signs.add(sign)
            if self.stage in (Loyalty.TRIAL, Loyalty.CUSTOMER):
                self.changes.append(LoyaltyChange(touch.on, Loyalty.LOYAL))
            else:
                self._settle(touch.on)

    def _mature(self, by: date) -> None:
        if not self.whole and self.whole_on <= by:
            self.whole = True
            self._settle(self.whole_on)

    def _settle(self, on: date) -> None:
        if self.whole and self.stage is Loyalty.LOYAL and len(self.signs) == len(Sign):
            self.changes.append(LoyaltyChange(on, Loyalty.FOR_LIFE))
