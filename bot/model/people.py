"""Us: workspaces and colleagues."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Answers this moment, aware and in UTC."""

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceSettings:
    """What a new member begins with, and whether the channel gets its Monday round-up.

    Hours are minutes after midnight. `language` is a code of `bot.words.languages.NAMES`.
    """

    language: str = "en"
    starts_at: int = 9 * 60
    ends_at: int = 18 * 60
    daily_budget: int = 3
    weekly_budget: int = 10
    round_up: bool = True


@dataclass(frozen=True, slots=True)
class Workspace:
    """One Slack workspace, or one that an import has prepared for the first to connect."""

    id: int
    name: str
    team_id: str | None
    timezone: str
    revision: int
    fingerprint: str
    settings: WorkspaceSettings = WorkspaceSettings()


@dataclass(frozen=True, slots=True)
class Absence:
    """Days off of somebody's, both included; without a `last` until further notice."""

    first: date
    last: date | None = None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A colleague. Hours are minutes after midnight in `timezone`.

    The team's channel is one, too: it reads notes as people do, and anybody in it may answer.
    """

    id: int
    name: str
    slack_id: str | None = None
    timezone: str = "UTC"
    country: str = ""
    starts_at: int = 9 * 60
    ends_at: int = 18 * 60
    daily_budget: int = 3
    weekly_budget: int = 10
    active: bool = True
    channel: bool = False
    language: str = "en"
    absences: tuple[Absence, ...] = ()

    def away(self, day: date) -> bool:
        """On leave, by their own word or by Slack's status."""
        return any(absence.covers(day) for absence in self.absences)

    @property
    def zone(self) -> ZoneInfo:
        return zone_named(self.timezone)

    def day(self, now: datetime) -> date:
        """The day it is where this colleague is.

        Whoever flies over the date line lives a date twice, or never: it is one day, or none.
        """
        return now.astimezone(self.zone).date()

    def begins(self, day: date) -> datetime:
        """The moment at which they begin to work on a day; of two such, the first."""
        return self._at(day, self.starts_at)

    def ends(self, day: date) -> datetime:
        """Hours that a change of the clocks leaps over are kept right after it."""
        begins, ends = self.begins(day), self._at(day, self.ends_at)
        return ends if ends > begins else begins + (self.ends_at - self.starts_at) * A_MINUTE

    def at_work(self, now: datetime) -> bool:
        """Whether `now` is within working hours, on any day."""
        day = self.day(now)
        return self.begins(day) <= now < self.ends(day)

    def _at(self, day: date, minutes: int) -> datetime:
        """In UTC, since two times of one zone compare by what the clock on the wall shows."""
        return (datetime.combine(day, time(), self.zone) + minutes * A_MINUTE).astimezone(UTC)

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo:
    """UTC where this machine does not know the zone: one bad name stops nobody else's notes."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return ZoneInfo("UTC")
