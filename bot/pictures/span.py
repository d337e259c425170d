"""Time as a line from left to right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from rules.kit.days import months_after
from rules.kit.language import spoken

NARROW_MONTH = 36
"""Pixels that the name of a month needs."""


@dataclass(frozen=True, slots=True)
class Span:
    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        whole = max((self.last - self.first).days, 1)
        part = min(max((day - self.first).days / whole, 0), 1)
        return self.left + part * (self.right - self.left)

    @property
    def bin_days(self) -> int:
        """What lies so near together that one dot stands for it: a few days, a week, a month."""
        whole = (self.last - self.first).days
        return 1 if whole <= 62 else 7 if whole <= 400 else 14 if whole <= 800 else 31

    def months(self) -> Iterator[tuple[date, str, bool]]:
        """First days, each with its name; and whether a year begins. Only as many as fit."""
        every = [*self._firsts()]
        step = next(one for one in (1, 2, 3, 6, 12, 24, 60, 1200) if self._fits(len(every), one))
        for day in every:
            if (day.year * 12 + day.month - 1) % step == 0:
                yield day, _named(day, "LLL" if step < 12 else "y"), day.month == 1 and step < 12

    def _firsts(self) -> Iterator[date]:
        day = self.first.replace(day=1)
        day = day if day == self.first else months_after(day, 1)
        while day <= self.last:
            yield day
            day = months_after(day, 1)

    def _fits(self, months: int, step: int) -> bool:
        return months / step * NARROW_MONTH <= self.right - self.left


def year(day: date) -> str:
    return _named(day, "y")


def _named(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=spoken().locale)
