"""How a person, and how a workspace, wants the bot to behave: what their forms show and change."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.nudges import Arrangement
from bot.model.people import Member, WorkspaceSettings


@dataclass(frozen=True, slots=True)
class Agreed:
    """An arrangement as it is on record, with the names of those it is about."""

    id: int
    what: Arrangement
    customer: str
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """How somebody wants to be written to. `ask_again` are arrangements that they take back."""

    timezone: str
    country: str
    language: str
    starts_at: int
    ends_at: int
    daily_budget: int
    weekly_budget: int
    ask_again: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """How the workspace is set: what new members begin with, its zone, and who leads it."""

    begins: WorkspaceSettings
    timezone: str
    lead: Member | None = None
    channel: Member | None = None
