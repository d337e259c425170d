"""Our nouns beside the facts of the kit: frozen, and free of the database and of Slack."""

from bot.model.beats import Beat
from bot.model.home import HomePage
from bot.model.notes import (
    GiveUp,
    Gone,
    Messenger,
    NotDrawn,
    Note,
    NoteState,
    NotSent,
    Posted,
    Reach,
    Stopped,
    TryAgain,
    Uncertain,
)
from bot.model.nudges import (
    OPEN,
    TIER_BONUS,
    Arrangement,
    Card,
    Dossier,
    NudgeState,
    Seen,
    Tuned,
    Waiting,
    Way,
)
from bot.model.pages import Coming, CustomerPage, Logged, RuleLine, Verdict
from bot.model.people import Absence, Clock, Member, Workspace, WorkspaceSettings

__all__ = [
    "OPEN",
    "TIER_BONUS",
    "Absence",
    "Arrangement",
    "Beat",
    "Card",
    "Clock",
    "Coming",
    "CustomerPage",
    "Dossier",
    "GiveUp",
    "Gone",
    "HomePage",
    "Logged",
    "Member",
    "Messenger",
    "NotDrawn",
    "NotSent",
    "Note",
    "NoteState",
    "NudgeState",
    "Posted",
    "Reach",
    "RuleLine",
    "Seen",
    "Stopped",
    "TryAgain",
    "Tuned",
    "Uncertain",
    "Verdict",
    "Waiting",
    "Way",
    "Workspace",
    "WorkspaceSettings",
]
