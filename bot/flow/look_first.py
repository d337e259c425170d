"""Nobody is asked what only older rules would ask: those whom a note is about are looked at first.

After a change of the rules it takes minutes until everybody has been looked at again, and no note
waits for that. So the few that it is about are looked at before it is written, and before it is
sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.flow.in_force import in_force
from bot.flow.tick import plan_all
from bot.store import looks
from bot.store.engine import reading
from rules.kit.rule import Rule


@dataclass(frozen=True, slots=True)
class LookFirst:
    engine: Engine
    workspace_id: int
    rules: Sequence[Rule]
    now: datetime

    def is_needed(self) -> bool:
        """Whether anybody at all is behind the rules of today."""
        here = in_force(self.engine, self.workspace_id, self.rules)
        with reading(self.engine) as connection:
            return looks.ahead(connection, self.workspace_id).is_behind(here.revision)

    def at(self, customer_ids: Sequence[int]) -> bool:
        """Plan those of them who are behind; False where none is."""
        here = in_force(self.engine, self.workspace_id, self.rules)
        with reading(self.engine) as connection:
            late = looks.behind_among(connection, self.workspace_id, customer_ids, here.revision)
        if late:
            plan_all(self.engine, here, late, self.now)
        return bool(late)
