"""Who does what for a customer: nobody is good at every part of the journey."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from rules.kit.people import Colleague
from rules.kit.projects import Stage


class Role(StrEnum):
    """Who is asked. Without a holder the owner is, and without an owner the team lead.

    LEAD is told besides the owner, and is silent where the lead is the owner. TEAM is the team's
    channel, or else the lead, too. Nothing private may go there.
    """

    OWNER = "owner"
    SALES = "sales"
    CONTRACT = "contract"
    DELIVERY = "delivery"
    CARE = "care"
    SPONSOR = "sponsor"
    EXPERT = "expert"
    LEAD = "lead"
    TEAM = "team"


HELD = (Role.SALES, Role.CONTRACT, Role.DELIVERY, Role.CARE, Role.SPONSOR, Role.EXPERT)
"""The roles that a colleague holds at a customer's."""

ROLE_OF_STAGE = {
    Stage.SEARCHING: Role.SALES,
    Stage.CHOOSING: Role.SALES,
    Stage.CONTRACT: Role.CONTRACT,
    Stage.DELIVERY: Role.DELIVERY,
    Stage.DONE: Role.DELIVERY,
    Stage.AFTER: Role.CARE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A colleague holds a role at this customer's from a day on, until the next one does.

    `by` is None from the day on which nobody holds it any more. `since` is None when they always
    did, as far as we know.
    """

    role: Role
    by: Colleague | None
    since: date | None = None

    def as_of(self, day: date) -> Self | None:
        return self if self.since is None or self.since <= day else None

    def turns(self) -> Iterator[date | None]:
        yield self.since
