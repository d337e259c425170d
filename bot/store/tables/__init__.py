"""The tables, a file for each part of the story."""

from bot.store.tables.asked import (
    arrangements,
    note_nudges,
    notes,
    nudges,
    questions,
    touchpoint_contacts,
    touchpoints,
)
from bot.store.tables.columns import Instant, metadata
from bot.store.tables.ours import absences, drafts, members, rule_settings, workspaces
from bot.store.tables.running import beats, installations, pace, rings, seen, sweeps
from bot.store.tables.theirs import (
    aliases,
    contacts,
    customers,
    project_stages,
    projects,
    role_holders,
    shares,
)
from bot.store.tables.told import (
    evidence,
    honest_noes,
    jobs,
    life_events,
    loops,
    needs,
    offerings,
    terms,
)

__all__ = [
    "Instant",
    "absences",
    "aliases",
    "arrangements",
    "beats",
    "contacts",
    "customers",
    "drafts",
    "evidence",
    "honest_noes",
    "installations",
    "jobs",
    "life_events",
    "loops",
    "members",
    "metadata",
    "needs",
    "note_nudges",
    "notes",
    "nudges",
    "offerings",
    "pace",
    "project_stages",
    "projects",
    "questions",
    "rings",
    "role_holders",
    "rule_settings",
    "seen",
    "shares",
    "sweeps",
    "terms",
    "touchpoint_contacts",
    "touchpoints",
    "workspaces",
]
