"""What the pages and answers show: gathered by the flow, drawn by the views."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.model.nudges import Card
from bot.model.people import Member
from rules.kit import Contact, Project, Standing, Touch


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A nudge that will be asked if nothing changes. `ask_on` is `due` moved to a working day.

    `about` names the person, the project or the moment that it concerns, if any.
    """

    customer_id: int
    customer: str
    rule: str
    why: str
    due: date
    ask_on: date
    to: str
    about: str = ""
    private: bool = False


class Verdict(StrEnum):
    """What a rule has to say about a customer."""

    OPEN = "open"
    WAITING = "waiting"
    COMING = "coming"
    QUIET = "quiet"
    OFF = "off"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule's answer to "why, or why not?". `day` is when it asks or asked."""

    rule: str
    about: str
    verdict: Verdict
    day: date | None = None
    to: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerPage:
    """A customer on one screen, as one member may see it. `touches` are the newest first."""

    id: int
    name: str
    owner: str
    tier: str
    country: str
    since: date | None
    standing: Standing
    today: date
    aliases: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    projects: tuple[Project, ...] = ()
    touches: tuple[Touch, ...] = ()
    planned: tuple[Touch, ...] = ()
    open: tuple[Card, ...] = ()
    coming: tuple[Coming, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """One member's App Home. `waiting` are held back for a later note; `not_sent` are reasons."""

    member: Member
    today: date
    open: tuple[Card, ...] = ()
    waiting: tuple[Card, ...] = ()
    coming: tuple[Coming, ...] = ()
    customers: int = 0
    not_sent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What was understood and written down, to be echoed.

    `closes` are the titles of rules whose open nudge about this customer it answered. `other_day`
    is the second reading of a date such as 3/4. `unread` are words that meant nothing to us.
    `met` are people whom nobody had named there before.
    """

    touchpoint_id: int
    customer_id: int
    customer: str
    touch: Touch
    today: date
    undo_until: datetime
    new_customer: bool = False
    planned: bool = False
    closes: tuple[str, ...] = ()
    next: Coming | None = None
    other_day: date | None = None
    unread: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
