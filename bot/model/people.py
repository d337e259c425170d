"""Us: workspaces and colleagues."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Answers this moment, aware and in UTC."""


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
        return ZoneInfo(self.timezone)

    def day(self, now: datetime) -> date:
        """The day it is where this colleague is."""
        return now.astimezone(self.zone).date()

    def at_work(self, now: datetime) -> bool:
        """Whether `now` is within working hours, on any day."""
        local = now.astimezone(self.zone)
        return self.starts_at <= local.hour * 60 + local.minute < self.ends_at

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else self.name
