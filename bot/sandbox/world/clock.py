"""A clock that flows like any other, and that can be walked into the future."""

import calendar
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

HALF_AN_HOUR = timedelta(minutes=30)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock:
    """Stands at `start` and flows from there, `speed` times as fast as real time.

    `flowing=False` stops it.
    """

    def __init__(self, start: datetime, *, flowing: bool = True, speed: float = 1.0) -> None:
        if start.tzinfo is None:
            raise ValueError("A clock needs an instant with a time zone; add tzinfo=UTC.")
        self._stands_at = start.astimezone(UTC)
        self._since = time.monotonic()
        self._flowing = flowing
        self._speed = speed
        self._lock = threading.Lock()
        self._walking = threading.Lock()
        self._listeners: list[Callable[[datetime], object]] = []

    def now(self) -> datetime:
        with self._lock:
            return self._now()

    def on_move(self, listener: Callable[[datetime], object]) -> None:
        """`listener(now)` is called after every step of a walk, before the next step is taken."""
        self._listeners.append(listener)

    def walk(self, to: datetime, step: timedelta = HALF_AN_HOUR) -> datetime:
        """Go forward, stopping at whole multiples of `step`: nobody's nine o'clock is missed."""
        with self._walking:
            if to < self.now():
                raise ValueError("The clock only goes forward; choose a later moment.")
            while (now := self.now()) < to:
                self._stand_at(min(_next_multiple(now, step), to))
                for listener in self._listeners:
                    listener(self.now())
        return self.now()

    def _now(self) -> datetime:
        if not self._flowing:
            return self._stands_at
        return self._stands_at + self._speed * timedelta(seconds=time.monotonic() - self._since)

    def _stand_at(self, instant: datetime) -> None:
        with self._lock:
            self._stands_at = max(instant, self._now())
            self._since = time.monotonic()


def moment(words: str, now: datetime, zone: ZoneInfo) -> datetime:
    """What the words, or an ISO instant, mean to somebody in `zone`; ValueError if nothing."""
    here = now.astimezone(zone)
    match words.strip().lower():
        case "tomorrow morning":
            meant = (here + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        case "a week on":
            meant = here + timedelta(days=7)
        case "a month on":
            meant = _month_later(here)
        case _:
            meant = _instant(words, zone)
    return meant.astimezone(UTC)


def say_time(instant: datetime) -> str:
    return f"{instant:%a} {instant.day} {instant:%b %Y, %H:%M}"


def say_day(instant: datetime) -> str:
    return f"{instant:%A}, {instant.day} {instant:%B}"


def _next_multiple(now: datetime, step: timedelta) -> datetime:
    return EPOCH + ((now - EPOCH) // step + 1) * step


def _month_later(here: datetime) -> datetime:
    year, month = here.year + here.month // 12, here.month % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return here.replace(year=year, month=month, day=min(here.day, last))


def _instant(words: str, zone: ZoneInfo) -> datetime:
    try:
        instant = datetime.fromisoformat(words.strip())
    except ValueError:
        raise ValueError(
            f"“{words}” is no moment I know; "
            "say “tomorrow morning”, “a week on”, “a month on” or a date like 2026-03-03T09:00."
        ) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)
