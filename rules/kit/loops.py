"""What is open between us: their concerns, and our promises."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from rules.kit.people import Colleague, Contact


class LoopKind(StrEnum):
    """A concern is theirs, a promise is ours."""

    CONCERN = "concern"
    PROMISE = "promise"


class Severity(StrEnum):
    """How much it weighs."""

    SEVERE = "severe"
    NORMAL = "normal"
    MINOR = "minor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """A concern or a promise, from the day it was opened until it is closed.

    `by` is the colleague who looks after it, `contact` is whose it is. `wait_until` is
    the day before which they do not want to hear of a concern, or for which a promise was given.
    Touchpoints that told them of it name its key.
    """

    key: str
    kind: LoopKind
    text: str
    opened_on: date
    severity: Severity = Severity.NORMAL
    by: Colleague | None = None
    contact: Contact | None = None
    wait_until: date | None = None
    closed_on: date | None = None

    @property
    def open(self) -> bool:
        return self.closed_on is None

    @property
    def worry(self) -> bool:
        """A severe concern that is open: no time to ask for anything, or to sell."""
        return self.open and self.kind is LoopKind.CONCERN and self.severity is Severity.SEVERE

    def as_of(self, day: date) -> Self | None:
        if self.opened_on > day:
            return None
        if self.closed_on is not None and self.closed_on > day:
            return replace(self, closed_on=None)
        return self

    def turns(self) -> Iterator[date | None]:
        yield from (self.opened_on, self.closed_on)
