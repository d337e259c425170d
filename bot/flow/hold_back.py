"""What holds a nudge back, in this order, each with its reason. Pure: read it from top to bottom.

Nothing is dropped here: what is held back waits, and whoever asks is told why and until when. Three
more reasons lie elsewhere: a rule that is switched off suggests nothing, `plan` suggests nothing
that is open already, and `deliver` writes to nobody outside their hours.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.flow.working_days import is_holiday, works
from bot.model import Arrangement, Member, NudgeState, Seen, Waiting, Way
from bot.model.manners import IGNORED, asked_before, let_pass, silent_until
from rules.kit import Customer, Standing

CLOSED = frozenset({Standing.LOST, Standing.ARCHIVED, Standing.DO_NOT_CONTACT})

ASKED_ONCE_IN = timedelta(days=7)
"""A contact is asked for something once a week, by all colleagues together."""

NEVER_DONE = frozenset({NudgeState.SKIPPED, NudgeState.NOT_USEFUL, NudgeState.LAPSED})
"""What a colleague let be asked nobody anything."""

QUIET_AFTER_A_TALK, PUT_OFF_AT_MOST = timedelta(days=7), timedelta(days=21)
"""Where they talk every week a talk says nothing: nothing is put off by talks for ever."""

LESS_OFTEN = timedelta(days=90)


class HeldBack(StrEnum):
    """Why a nudge was not in the note of its own day. The value is what people read."""

    CLOSED = "customer closed"
    UNWANTED = "person not to be contacted"
    MUTED = "muted"
    DAY_OFF = "day off"
    THEIR_HOLIDAY = "holiday at the customer's"
    DAILY_BUDGET = "daily budget"
    WEEKLY_BUDGET = "weekly budget"
    CONTACT_BUDGET = "asked something this week already"
    COOLDOWN = "talked this week"
    SILENT = "three messages unanswered"
    WORRIED = "open severe concern"
    IGNORED = "let pass too often"
    LESS_OFTEN = "wanted less often"


@dataclass(frozen=True, slots=True)
class Held:
    """`until` is the first day on which this reason may be gone, None when no day is known."""

    reason: HeldBack
    until: date | None = None


@dataclass(slots=True)
class Load:
    """What goes out to somebody on a day and in its week, and who is asked for something by it."""

    today: int = 0
    this_week: int = 0
    asked: set[tuple[int, str | None]] = field(default_factory=set)

    def room_of(self, member: Member) -> bool:
        """Whether anything may go out that is not urgent."""
        return self.today < member.daily_budget and self.this_week < member.weekly_budget

    def take(self, one: Waiting) -> None:
        self.today += 1
        self.this_week += 1
        if one.asks:
            self.asked.add((one.customer_id, one.contact))


@dataclass(frozen=True, slots=True)
class Known:
    """A customer as it is known on a day, and what was asked about it."""

    customer: Customer
    seen: Sequence[Seen]


class Unreadable(Exception):
    """What is known of a customer cannot be read, of which the number is given."""

    def __init__(self, customer_id: int) -> None:
        super().__init__(customer_id)
        self.customer_id = customer_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One nudge, to be asked of one member on one day.

    `look_up` is asked only where a check needs it: most cases end before, at a full budget. It may
    raise Unreadable.
    """

    nudge: Waiting
    member: Member
    day: date
    load: Load
    arrangements: Sequence[Arrangement]
    look_up: Callable[[], Known]

    @property
    def customer(self) -> Customer:
        return self.look_up().customer

    @property
    def seen(self) -> Sequence[Seen]:
        """What was asked about the customer, but for the nudge itself."""
        return [one for one in self.look_up().seen if one.id != self.nudge.id]

    @property
    def history(self) -> list[tuple[date, Seen]]:
        """What this member was asked by this ritual about this customer before, with its day."""
        return asked_before(self.seen, self.nudge.rule, self.member.id)

    @property
    def said(self) -> Sequence[Arrangement]:
        """What was arranged about this ritual, customer and member."""
        one = self.nudge
        return [
            each
            for each in self.arrangements
            if each.holds(one.rule, one.customer_id, self.member.id)
        ]


def held_back(case: Case) -> Held | None:
    """The first reason to wait, None when it may go out."""
    return next((held for check in PIPELINE if (held := check(case))), None)


def customer_closed(case: Case) -> Held | None:
    standing = case.nudge.standing
    lost = standing is Standing.LOST and case.nudge.even_if_lost
    return Held(HeldBack.CLOSED) if standing in CLOSED and not lost else None


def person_unwanted(case: Case) -> Held | None:
    return Held(HeldBack.UNWANTED) if case.nudge.unwanted else None


def muted(case: Case) -> Held | None:
    mutes = any(one.way in (Way.MUTED, Way.STOPPED) for one in case.said)
    return Held(HeldBack.MUTED) if mutes else None


def day_off(case: Case) -> Held | None:
    working = works(case.day, (case.member.country,)) and not case.member.away(case.day)
    return None if working else Held(HeldBack.DAY_OFF)


def their_holiday(case: Case) -> Held | None:
    holiday = is_holiday(case.day, case.nudge.country)
    return Held(HeldBack.THEIR_HOLIDAY, case.day + timedelta(days=1)) if holiday else None


def daily_budget(case: Case) -> Held | None:
    full = case.load.today >= case.member.daily_budget and not case.nudge.urgent
    return Held(HeldBack.DAILY_BUDGET, case.day + timedelta(days=1)) if full else None


def weekly_budget(case: Case) -> Held | None:
    full = case.load.this_week >= case.member.weekly_budget and not case.nudge.urgent
    monday = case.day + timedelta(days=7 - case.day.weekday())
    return Held(HeldBack.WEEKLY_BUDGET, monday) if full else None


def contact_budget(case: Case) -> Held | None:
    """Whoever is asked without a name may be anybody there. A ritual does not stand in its own way:
    its second look is part of its first."""
    one = case.nudge
    if not one.asks or one.urgent:
        return None
    if any(number == one.customer_id and _same(who, one) for number, who in case.load.asked):
        return Held(HeldBack.CONTACT_BUDGET, case.day + ASKED_ONCE_IN)
    lately = [
        other.asked_on + ASKED_ONCE_IN
        for other in case.seen
        if other.asks
        and other.asked_on
        and other.rule != one.rule
        and other.state not in NEVER_DONE
        and _same(other.contact, one)
    ]
    free = max(lately, default=case.day)
    return Held(HeldBack.CONTACT_BUDGET, free) if free > case.day else None


def _same(contact: str | None, one: Waiting) -> bool:
    return None in (contact, one.contact) or contact == one.contact


def cooldown(case: Case) -> Held | None:
    long_waiting = case.day >= case.nudge.ask_on + PUT_OFF_AT_MOST
    spared = case.nudge.dated or case.nudge.urgent or case.nudge.day_chosen
    if spared or long_waiting:
        return None
    talk = case.customer.last_talk()
    over = talk.on + QUIET_AFTER_A_TALK if talk else case.day
    return Held(HeldBack.COOLDOWN, over) if over > case.day else None


def silent(case: Case) -> Held | None:
    """Nobody is asked for anything by a fourth message; other cards say whom else to try."""
    if not case.nudge.asks:
        return None
    until = silent_until(case.customer, case.nudge.contact, case.day)
    return Held(HeldBack.SILENT, until) if until else None


def worried(case: Case) -> Held | None:
    mutes = (case.nudge.asks or case.nudge.sells) and case.customer.worries
    return Held(HeldBack.WORRIED) if mutes else None


def ignored(case: Case) -> Held | None:
    """After the one that asked how to go on, nothing more until they answer or say otherwise."""
    said = max((one.since for one in case.said), default=date.min)
    return Held(HeldBack.IGNORED) if let_pass(case.history, said) > IGNORED else None


def less_often(case: Case) -> Held | None:
    if not any(one.way is Way.LESS_OFTEN for one in case.said):
        return None
    history = case.history
    over = history[-1][0] + LESS_OFTEN if history else case.day
    return Held(HeldBack.LESS_OFTEN, over) if over > case.day else None


Check = Callable[[Case], Held | None]

PIPELINE: tuple[Check, ...] = (
    customer_closed,
    person_unwanted,
    muted,
    day_off,
    their_holiday,
    daily_budget,
    weekly_budget,
    contact_budget,
    cooldown,
    silent,
    worried,
    ignored,
    less_often,
)
