"""How warm it still is between us and a customer: how long ago the last talk was, by its tier."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.kit import Standing

CHECK_IN = "check_in"
"""The rule whose knobs say how long a silence may last: the list must agree with its nudges."""

LOW_MOOD = 2
TWICE = 2
"""So many cadences without a talk, and nothing is left of the warmth."""

KEPT_COMPANY = (Standing.ACTIVE, Standing.DORMANT)
"""Those with whom a silence matters; with all the others it is meant."""


class Which(StrEnum):
    """Of all the customers somebody may see."""

    ALL = "all"
    QUIET = "quiet"
    AT_RISK = "at risk"


@dataclass(frozen=True, slots=True)
class Cadence:
    """How many days may go by without a talk, by tier. The usual ones are those of `CHECK_IN`."""

    a: int = 21
    b: int = 45
    c: int = 90

    @classmethod
    def turned(cls, knobs: Mapping[str, object]) -> "Cadence":
        """By a workspace's own numbers, where they are numbers of days at all."""
        own = {tier: knobs.get(f"{tier}_days") for tier in "abc"}
        return cls(**{tier: one for tier, one in own.items() if isinstance(one, int) and one > 0})

    def of(self, tier: str) -> int:
        return {"A": self.a, "B": self.b}.get(tier, self.c)


@dataclass(frozen=True, slots=True, kw_only=True)
class Warm:
    """One customer as one member may see it.

    `cadence` is how many days may go by without a talk, `back_on` the day on which one that was
    lost or asleep came back, `severe` an open severe concern, `mood` the latest logged.
    """

    customer_id: int
    name: str
    owner: str
    tier: str
    standing: Standing
    last_talk: date | None
    since: date | None
    severe: bool
    mood: int | None
    cadence: int
    back_on: date | None = None

    @property
    def counted_from(self) -> date | None:
        """As the check-in counts: since the last talk, the first day, or the day they came back."""
        first, back = self.last_talk or self.since, self.back_on
        return max(first, back) if first and back else first or back

    def silent_for(self, today: date) -> int | None:
        """Days without a talk. None when we know of no day from which to count."""
        return (today - self.counted_from).days if self.counted_from else None

    def share(self, today: date) -> float:
        """1.0 when just spoken with, 0.0 from twice the cadence on, or when no day is known."""
        silent = self.silent_for(today)
        if silent is None:
            return 0.0
        return min(1.0, max(0.0, 1 - silent / (TWICE * self.cadence)))

    def quiet(self, today: date) -> bool:
        """Nobody has spoken with them for longer than it should last."""
        return self._beats(today) >= 1

    def at_risk(self, today: date) -> bool:
        """Quiet for twice as long, a severe concern is open, or the last mood was low."""
        low = self.mood is not None and self.mood <= LOW_MOOD
        return self.severe or low or self._beats(today) >= TWICE

    def _beats(self, today: date) -> int:
        """How often a check-in has come due since the last talk."""
        return (self.silent_for(today) or 0) // self.cadence


@dataclass(frozen=True, slots=True)
class Counted:
    """How many customers there are to see, and how many of them are quiet or at risk."""

    all: int = 0
    quiet: int = 0
    at_risk: int = 0

    def of(self, which: Which) -> int:
        return {Which.QUIET: self.quiet, Which.AT_RISK: self.at_risk}.get(which, self.all)


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmList:
    """A page of customers, the coldest first: everybody's, or `mine`, from the `first` on."""

    which: Which
    mine: bool
    counted: Counted
    today: date
    warm: tuple[Warm, ...] = ()
    first: int = 0

    @property
    def seen(self) -> int:
        """How many come before the next page."""
        return self.first + len(self.warm)

    @property
    def more(self) -> int:
        return max(0, self.counted.of(self.which) - self.seen)
