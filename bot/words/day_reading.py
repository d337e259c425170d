"""What a date phrase was understood to mean, and which day is meant when the year is left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Prefer = Literal["past", "future"]

FAR_BACK = 60
FAR_AHEAD = 10
NO_DOUBT = 120


@dataclass(frozen=True)
class DayReading:
    """`other` is a second reading worth offering: `3/4` may be 3 April or 4 March."""

    day: date
    other: date | None = None


@dataclass(frozen=True)
class Around:
    """What a phrase is read against: the day it was written, and the habits of who wrote it."""

    today: date
    day_first: bool | None = None
    prefer: Prefer = "past"

    def plus(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def either(self, day: date, other: date) -> DayReading:
        return DayReading(day, None if day == other else other)

    def near(self, month: int, day: int) -> DayReading | None:
        """A day without its year: the nearest one; the next one when the future is preferred.

        When past and future are both far off, the second is offered as the other reading.
        """
        found = sorted(self._in_years(month, day), key=self._distance)
        if self.prefer == "future":
            found = [each for each in found if each >= self.today]
        if not found:
            return None
        doubtful = (
            self.prefer == "past" and len(found) > 1 and self._distance(found[0])[0] > NO_DOUBT
        )
        return DayReading(found[0], found[1] if doubtful else None)

    def since(self, weekday: int) -> int:
        """Days since the latest such weekday, today included."""
        return (self.today.weekday() - weekday) % 7

    def weekday(self, weekday: int) -> DayReading:
        """A bare weekday. Nobody calls today by its name, so then the one before is offered too."""
        since = self.since(weekday)
        if self.prefer == "future":
            return DayReading(self.plus(7 - since))
        return self.either(self.plus(-since), self.plus(-since if since else -7))

    def sensible(self, reading: DayReading | None) -> DayReading | None:
        """None for a day that nobody at work writes about: most likely a slip of the finger."""
        if reading is None:
            return None
        first, last = self.today.year - FAR_BACK, self.today.year + FAR_AHEAD
        days = [day for day in (reading.day, reading.other) if day and first <= day.year <= last]
        return DayReading(days[0], *days[1:]) if days else None

    def _distance(self, day: date) -> tuple[int, bool]:
        return abs((day - self.today).days), day > self.today

    def _in_years(self, month: int, day: int) -> Iterator[date]:
        reach = 8 if (month, day) == (2, 29) else 1
        for year in range(self.today.year - reach, self.today.year + reach + 1):
            if found := day_of(year, month, day):
                yield found


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last day of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    last = last_of_month(day.year + years, month + 1)
    return last.replace(day=min(day.day, last.day))


def last_of_month(year: int, month: int) -> date:
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)
