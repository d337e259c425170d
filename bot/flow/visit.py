"""Somebody of a workspace talking to us at a moment: what every answer depends on."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine

from bot.flow.tick import InForce
from bot.model import Dossier, Member
from bot.model.home import TODAY, Look


@dataclass(frozen=True, slots=True)
class Visit:
    """`now` is the moment they spoke; `member` is who they are to us.

    `look` is what they look at while they speak, as far as Slack tells.
    """

    engine: Engine
    here: InForce
    member: Member
    now: datetime
    look: Look = TODAY

    @property
    def workspace_id(self) -> int:
        return self.here.workspace.id

    def day_at(self, dossier: Dossier) -> date:
        """The day it is for the owner, or here where that is later: what was just logged counts."""
        return max(dossier.today(self.now), self.today)

    @property
    def today(self) -> date:
        """The day it is where they are."""
        return self.member.day(self.now)
