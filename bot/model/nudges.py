"""Nudges on their way from a rule to a person, and the dossier they are planned from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.model.people import Member, zone_named
from rules.kit import Customer, Holding, Loop, Project, Standing, Touch
from rules.kit.rule import Rule


class NudgeState(StrEnum):
    """Where a nudge is. A snoozed one is waiting again, with a later `ask_on`."""

    WAITING = "waiting"
    ASKED = "asked"
    DONE = "done"
    SKIPPED = "skipped"
    NOT_USEFUL = "not useful"
    OVERTAKEN = "overtaken"
    LAPSED = "lapsed"


OPEN = frozenset({NudgeState.WAITING, NudgeState.ASKED})


class Way(StrEnum):
    """What somebody said about being asked."""

    MUTED = "muted"
    LESS_OFTEN = "less often"
    SOMEBODY_ELSE = "somebody else"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """It holds for one customer, rule and member, or for every one where that is None or empty."""

    way: Way
    since: date
    rule: str = ""
    customer_id: int | None = None
    member_id: int | None = None
    to_member_id: int | None = None

    def holds(self, rule: str, customer_id: int, member_id: int) -> bool:
        return (
            self.rule in ("", rule)
            and self.customer_id in (None, customer_id)
            and self.member_id in (None, member_id)
        )


@dataclass(frozen=True, slots=True)
class Tuned:
    """A rule as a workspace has set it."""

    rule: Rule
    knobs: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A nudge that has been suggested before, as the planner needs to know it.

    `asked_on` is the day of the note that asked it, None when none has. `by_hand`: a colleague has
    passed it on to whom it is with.
    """

    id: int
    rule: str
    subject: str
    due: date
    state: NudgeState
    good_until: date
    ask_on: date
    to_member_id: int | None = None
    asked_on: date | None = None
    asks: bool = False
    private: bool = False
    contact: str | None = None
    by_hand: bool = False

    @property
    def key(self) -> tuple[str, date]:
        return (self.subject, self.due)

    @property
    def open(self) -> bool:
        return self.state in OPEN

    def may_be_named_to(self, member: Member) -> bool:
        """That it was asked at all tells of what is private."""
        return not self.private or self.to_member_id == member.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that planning for one customer needs. `members` are the workspace's, by id."""

    id: int
    customer: Customer
    owner_id: int | None
    lead_id: int | None
    members: Mapping[int, Member]
    seen: tuple[Seen, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    timezone: str = "UTC"
    planned_on: date | None = None
    """The day on which it was looked at, which may be that of somebody further east."""
    version: int = 0
    """Counts the changes of the customer's facts: what was planned from older ones is void."""
    private: bool = False
    shared_with: frozenset[int] = frozenset()

    @property
    def owner(self) -> Member | None:
        return self.active(self.owner_id) or self.active(self.lead_id)

    def is_owned_by(self, member: Member) -> bool:
        """By who is with us; by the lead, where nobody is."""
        return self.owner is not None and self.owner.id == member.id

    @property
    def lead_besides_owner(self) -> Member | None:
        lead = self.active(self.lead_id)
        return lead if lead != self.owner else None

    @property
    def channel(self) -> Member | None:
        """The team's channel, if it has one."""
        found = (one for one in self.members.values() if one.channel and one.active)
        return next(found, None)

    def active(self, member_id: int | None) -> Member | None:
        member = self.members.get(member_id) if member_id is not None else None
        return member if member and member.active else None

    def is_open_to(self, member: Member) -> bool:
        """Whether they may know that there is such a customer: `bot.store.visible` in our words."""
        if not self.private:
            return True
        latest = {one.role: one.by for one in sorted(self.customer.holdings, key=_since)}
        holders = {one.key for one in latest.values() if one is not None}
        inside = (
            self.is_owned_by(member) or str(member.id) in holders or member.id in self.shared_with
        )
        return inside and member.active and not member.channel

    def seen_by(self, member: Member) -> "Dossier":
        """The same without what is private, unless it is theirs or their customer's.

        Private are life events, and the touchpoints that say so.
        """
        if self.is_owned_by(member):
            return self
        touches = self.customer.touches
        theirs = tuple(one for one in touches if not one.private or _by(one, member))
        return replace(self, customer=replace(self.customer, touches=theirs, life_events=()))

    def name_of(self, member_id: int | None) -> str:
        member = self.members.get(member_id) if member_id is not None else None
        return member.name if member else ""

    def today(self, now: datetime) -> date:
        """The day it is where the owner is, or else where the workspace is; or for whom it has
        begun already, and who has told us something of it.

        Were it to end again, what they have told would not have happened yet.
        """
        zone = self.owner.zone if self.owner else zone_named(self.timezone)
        day = now.astimezone(zone).date()
        begun = self.planned_on or day
        return max(day, begun) if begun <= day + APART_AT_MOST else day


APART_AT_MOST = timedelta(days=2)
"""So many days lie between two places on Earth; more is a clock that was wrong."""

TIER_BONUS = {"A": 20, "B": 10}


def _since(holding: Holding) -> date:
    return holding.since or date.min


def _by(touch: Touch, member: Member) -> bool:
    return touch.by is not None and touch.by.key == str(member.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A nudge that may be asked, as far as choosing needs to know it.

    `contact` is a key; `unwanted` says that this person does not want to hear from us. On a
    `day_chosen` by whoever snoozed it, it is asked whatever was talked of since.
    """

    id: int
    customer: str
    tier: str
    country: str
    rule: str
    due: date
    ask_on: date
    good_until: date
    worth: int
    urgent: bool = False
    customer_id: int = 0
    standing: Standing = Standing.ACTIVE
    contact: str | None = None
    unwanted: bool = False
    asks: bool = False
    sells: bool = False
    dated: bool = False
    even_if_lost: bool = False
    day_chosen: bool = False

    def good_until_if_asked(self, day: date) -> date:
        """What is asked late is good for as much longer: a rhythm goes on from its last beat."""
        return self.good_until + max(timedelta(0), day - self.ask_on)

    def value(self, day: date) -> int:
        """Worth, tier, and a point for each day of waiting, so that nothing waits for ever."""
        waited = max(0, (day - self.ask_on).days)
        return self.worth + TIER_BONUS.get(self.tier, 0) + waited


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One nudge with all that its card shows.

    `handed_to` is who else is asked instead, `handed_by` who has passed it on by hand, and why.
    `loops` are the concerns and promises that are open. `ignored` is how often in a row its reader
    let it pass. `silent` are other people to try, where messages of ours got no answer. `journey`
    is the project whose stage is told, `moods` are the latest ones, oldest first, and `answer` is
    what was done.
    """

    id: int
    rule: str
    customer_id: int
    customer: str
    due: date
    why: str
    draft: str
    private: bool
    urgent: bool
    state: NudgeState
    reason: str = ""
    ask_on: date
    answered_by: str = ""
    contact: str = ""
    contact_id: int | None = None
    note_id: int | None = None
    project: str = ""
    step: str = ""
    to_member_id: int | None = None
    to: str = ""
    to_channel: bool = False
    handed_to: str = ""
    handed_by: str = ""
    handed_because: str = ""
    last_touch: Touch | None = None
    loops: tuple[Loop, ...] = ()
    ignored: int = 0
    silent: tuple[str, ...] = ()
    journey: Project | None = None
    moods: tuple[tuple[date, int], ...] = ()
    answer: Touch | None = None
