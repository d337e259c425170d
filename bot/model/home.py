"""What somebody sees on their App Home: today, their customers, or the team."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Self

from bot.model.notes import NotSent
from bot.model.nudges import Card
from bot.model.pages import Coming
from bot.model.people import Member
from bot.model.rituals import RuleSetting, Tally
from bot.model.warmth import Warm
from rules.kit import Loop, Role


class Place(StrEnum):
    """The pages of somebody's Home."""

    TODAY = "today"
    CUSTOMERS = "customers"
    TEAM = "team"


LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody looks at: a page of their Home from some line on, and what lies over it.

    `customer` is whose page is open in the modal of the id `view`. It travels through Slack as a
    string, in every view of ours, since a redraw may be made by another process.
    """

    place: Place = Place.TODAY
    first: int = 0
    customer: int = 0
    view: str = ""

    def __str__(self) -> str:
        return f"{self.place} {self.first} {self.customer} {self.view}".strip()

    @classmethod
    def read(cls, said: str) -> Self:
        """What makes no sense counts as the beginning."""
        place, first, customer, view, *_ = *said.split(" "), "", "", "", ""
        if place not in list(Place):
            return cls()
        return cls(Place(place), _number(first), _number(customer), view[:40])


TODAY = Look()
"""Where everybody begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Something open that is somebody's to see to: a promise, or a severe concern."""

    customer_id: int
    customer: str
    loop: Loop


@dataclass(frozen=True, slots=True)
class Steps:
    """How far a newcomer has come."""

    customer: bool = True
    touch: bool = True
    nudge: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """One member's day. `waiting` are held back for a later note; `not_sent` are theirs to see to.

    `open`, `waiting` and `owed` hold the first of `opens`, `waits` and `owes`. `coming` holds only
    what comes first, unless `all_coming`. `leads`: they may change what holds for the whole team.
    """

    member: Member
    today: date
    open: tuple[Card, ...] = ()
    opens: int = 0
    waiting: tuple[Card, ...] = ()
    waits: int = 0
    coming: tuple[Coming, ...] = ()
    all_coming: bool = True
    customers: int = 0
    not_sent: tuple[NotSent, ...] = ()
    owed: tuple[Owed, ...] = ()
    owes: int = 0
    steps: Steps = Steps()
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomersPage:
    """Some lines of all that one member looks after, from `first` on, the coldest first."""

    today: date
    warm: tuple[Warm, ...] = ()
    first: int = 0
    every: int = 0
    quiet: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the record tells of our own work: `behind` are customers that wait to be looked at.

    `failed` are the notes of the last two weeks that Slack refused, `uncertain` those of which we
    do not know yet whether they arrived. `stopped` says why Slack takes nothing from us. `checked`
    is when the record was last examined, and `unsaved`: it could not be backed up by itself.

    `again` of `every` customers were planned under older rules. The daily look at everybody has
    come to `looked` of them on the day `swept`, all if it is `swept_all`, and `missed` so many.
    """

    behind: int = 0
    failed: int = 0
    uncertain: int = 0
    last_sent: date | None = None
    stopped: str = ""
    checked: date | None = None
    damaged: bool = False
    unsaved: bool = False
    again: int = 0
    every: int = 0
    swept: date | None = None
    swept_all: bool = False
    looked: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """What holds for everybody. Numbers of the team's are there for its lead alone.

    `unheld` are roles that nobody here holds anywhere. `ownerless` are the first of `orphans`
    customers, by id and name. `broken` are rules of the team's own that cannot be read.
    """

    today: date
    leads: bool
    lead: str = ""
    channel: str = ""
    rituals: tuple[RuleSetting, ...] = ()
    broken: tuple[str, ...] = ()
    unheld: tuple[Role, ...] = ()
    ownerless: tuple[tuple[int, str], ...] = ()
    orphans: int = 0
    health: Health = field(default_factory=Health)
    tallies: tuple[Tally, ...] = ()
    tired: tuple[str, ...] = ()


def _number(said: str) -> int:
    return min(int(said), LARGEST) if said.isascii() and said.isdecimal() else 0
