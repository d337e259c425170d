"""The whole team's month, for the rituals that look at no single customer."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What a team did in one calendar month. Private touchpoints are in the numbers only.

    `before` and `after` count touchpoints before and after each customer's first day with us.
    `untouched` are active customers without any touchpoint since that day, at the month's end;
    `wins` are orders, renewals, referrals and the like, as "kind: customer".
    """

    first: date
    before: int = 0
    after: int = 0
    untouched: int = 0
    wins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """`months` are whole and over, in order."""

    name: str
    months: tuple[Month, ...] = ()
