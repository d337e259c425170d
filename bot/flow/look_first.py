"""Nobody is asked what only older rules would ask: those whom a note is about are looked at first.

After a change of the rules it takes minutes until everybody has been looked at again, and no note
waits for that. So the few that it is about are looked at before it is written, and before it is
sent. Who cannot be planned is told in the log, left out, and holds up nobody's note.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from bot.flow.apart import Apart
from bot.flow.in_force import in_force
from bot.flow.tick import Planner
from bot.store import looks
from bot.store.engine import reading
from rules.kit.rule import Rule


@dataclass(frozen=True, slots=True)
class LookFirst:
    engine: Engine
    workspace_id: int
    rules: Sequence[Rule]
    now: datetime
    unplanned: set[int] = field(default_factory=set)
    """Customers of whom today's rules could not say what to ask: nothing is, in this round."""

    def is_needed(self) -> bool:
        """Whether anybody at all is behind the rules of today."""
        here = in_force(self.engine, self.workspace_id, self.rules)
        with reading(self.engine) as connection:
            return looks.ahead(connection, self.workspace_id).is_behind(here.revision)

    def at(self, customer_ids: Sequence[int]) -> bool:
        """Plan those of them who are behind; False where none is. Raises CannotWrite."""
        here = in_force(self.engine, self.workspace_id, self.rules)
        with reading(self.engine) as connection:
            late = looks.behind_among(connection, self.workspace_id, customer_ids, here.revision)
        if late:
            self.unplanned.update(Planner(self.engine, here, self.now, Apart()).plan(late))
        return bool(late)
