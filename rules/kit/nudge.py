"""One suggestion of a rule: on this day, this colleague should do this, because of that."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.kit.loops import Loop
from rules.kit.people import Colleague, Contact
from rules.kit.projects import Project
from rules.kit.roles import Role
from rules.kit.wishes import Offering


class DayOff(StrEnum):
    """Where a nudge moves when its day is not a working day of the one who is asked."""

    NEXT = "next working day"
    PREVIOUS = "previous working day"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a nudge concerns beside its customer; part of its identity."""

    contact: Contact | None = None
    project: Project | None = None
    loop: Loop | None = None
    offering: Offering | None = None
    step: str = ""

    @property
    def subject(self) -> str:
        """The identity as text, stable as long as the keys are."""
        named = [
            f"contact:{self.contact.key}" if self.contact else "",
            f"project:{self.project.key}" if self.project else "",
            f"loop:{self.loop.key}" if self.loop else "",
            f"offering:{self.offering.key}" if self.offering else "",
            f"step:{self.step}" if self.step else "",
        ]
        return " ".join(filter(None, named))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """What a rule yields. How and when it is delivered is no business of the rule.

    `due` is the rule's own day; `good_for` is the number of days after it on which asking still
    makes sense; `worth` (0 to 100) decides who goes first when a day is full. `asks`: the contact
    is asked for something; `sells`: something of ours is put before them. A `dated` one belongs to
    its day, so that a talk of the days before does not put it off. A `private` one is for the
    customer's owner, whatever `to` says, and never shown outside a direct message. Only what is
    `even_if_lost` is asked about a customer that we lost.
    """

    due: date
    why: str
    draft: str
    about: About = About()
    to: Role | Colleague = Role.OWNER
    urgent: bool = False
    worth: int = 50
    asks: bool = False
    sells: bool = False
    dated: bool = False
    good_for: int = 30
    on_day_off: DayOff = DayOff.NEXT
    private: bool = False
    even_if_lost: bool = False

    @property
    def key(self) -> tuple[str, date]:
        return (self.about.subject, self.due)

    @property
    def good_until(self) -> date:
        return self.due + timedelta(days=self.good_for)


def in_order(*calendars: Iterable[Nudge]) -> Iterator[Nudge]:
    """Several calendars, each in order of due days and perhaps endless, as one."""
    return heapq.merge(*calendars, key=lambda nudge: nudge.due)
