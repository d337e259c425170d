"""The files of what is told again and again: concerns, promises, needs and all the rest."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from bot.intake import cells as read
from bot.intake.cells import filled
from bot.intake.fields import columns_of, facts_of
from bot.intake.landing import Landing
from bot.intake.report import Outcome
from bot.intake.sheet import Cells, Columns
from bot.model.nouns import LIFE_EVENT, ROLE, Noun
from bot.store import intake as store
from rules.kit.wishes import REMEMBERED_FOR


@dataclass(slots=True)
class Told:
    """Takes the rows of one noun's file."""

    landing: Landing
    noun: Noun
    _too_old: int = 0

    @property
    def columns(self) -> Columns:
        return columns_of(self.noun)

    def take(self, cells: Cells, line: int) -> None:
        customer_id = self.landing.customer(read.needed(cells, "customer"))
        facts = facts_of(self.landing, self.noun, cells, customer_id)
        if self._erased(facts):
            self._too_old += 1
            outcome = Outcome.UNCHANGED
        else:
            outcome = self._settle(customer_id, facts, line)
            if self.noun is ROLE and outcome is not Outcome.UNCHANGED:
                self.landing.readers_changed.add(customer_id)
        self.landing.ledger.count(self.noun.file, self.landing.touch(customer_id, outcome))

    def finish(self) -> None:
        if self._too_old:
            self.landing.ledger.warnings.append(
                f"{self.noun.file}: {self._too_old:,} of {REMEMBERED_FOR.days} days ago or more"
                " were not taken, because that is when they are erased."
            )

    def _erased(self, facts: dict[str, object]) -> bool:
        return (
            self.noun is LIFE_EVENT
            and cast("date", facts["on"]) + REMEMBERED_FOR <= self.landing.today
        )

    def _settle(self, customer_id: int, facts: dict[str, object], line: int) -> Outcome:
        """The row of this identity is amended; without one, it is new."""
        landing, noun = self.landing, self.noun
        same = [noun.field(name).kept_in for name in noun.identity]
        identity = {"customer_id": customer_id, **dict(noun.fixed)}
        identity |= {column: facts[column] for column in same}
        known = store.find(landing.connection, landing.workspace_id, noun.table, identity)
        if known is None:
            landing.add(noun.table, {**identity, **filled(facts)}, line, called=noun.word)
            return Outcome.ADDED
        changed = landing.amend(noun.table, known, filled(facts), line, called=noun.word)
        return Outcome.CHANGED if changed else Outcome.UNCHANGED
