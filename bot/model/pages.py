"""What the pages and answers show: gathered by the flow, drawn by the views."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.model.nudges import Card
from rules.kit import (
    Contact,
    HonestNo,
    Job,
    Loop,
    Loyalty,
    Project,
    Role,
    Stage,
    Standing,
    Touch,
)


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
    """One rule's answer to "why, or why not?". `day` is when it asks or asked.

    `held` is what holds it back, `until` the first day on which that may be over. `became` is what
    has become of it since, where the day is one gone by.
    """

    rule: str
    about: str
    verdict: Verdict
    day: date | None = None
    to: str = ""
    why: str = ""
    held: str = ""
    until: date | None = None
    became: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """Whom we do not know at a customer's: `people` with whom nobody of us ever really spoke, and
    `departments` in which all are such. `nobody`: no name at all is known."""

    nobody: bool = False
    people: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    no_executive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerPage:
    """A customer on one screen, as one member may see it. `touches` are the newest first.

    `roles` are those that somebody holds, with their name. `loops` and `noes` are open. `moods` are
    the latest, oldest first, and `usual` is what the stage makes usual on the day of the last one.
    `loyalty` is what somebody pinned.
    """

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
    lost_because: str = ""
    loyalty: Loyalty | None = None
    roles: tuple[tuple[Role, str], ...] = ()
    loops: tuple[Loop, ...] = ()
    noes: tuple[HonestNo, ...] = ()
    job: Job | None = None
    moods: tuple[tuple[date, int], ...] = ()
    usual: tuple[Stage, int] | None = None
    unmet: Unmet = Unmet()


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
