"""Why a nudge came to whom it came."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.kit import Role


class Because(StrEnum):
    """What made them the one to ask."""

    OWNS = "they own the customer"
    HOLDS = "they hold the role"
    NOBODY_HOLDS = "nobody holds the role, and they own the customer"
    NOBODY_AT_ALL = "nobody holds the role, the customer has no owner, and they lead the team"
    NO_OWNER = "the customer has no owner, and they lead the team"
    LEADS = "they lead the team, and its lead is told, too"
    TEAM = "it concerns the whole team, and this is its channel"
    NO_CHANNEL = "it concerns the whole team, which has no channel, and they lead it"
    NAMED = "it is about what they did or promised there"
    NOT_HERE = "whom it was about is not with us, and they own the customer"
    ASKED_FOR = "somebody wanted them to be asked instead"
    HANDED = "somebody passed it on to them"
    WAS_ASKED = "they were the one to ask on the day they were"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyMe:
    """`by` is the colleague who wanted it so, `said` what they gave as a reason."""

    because: Because
    role: Role | None = None
    by: str = ""
    said: str = ""
    day: date | None = None
