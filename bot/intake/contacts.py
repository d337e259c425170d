"""contacts.csv: whom we know there, and who took whose place."""

from dataclasses import dataclass, field

from bot.intake import cells as read
from bot.intake.cells import filled
from bot.intake.fields import check_standing, columns_of, facts_of
from bot.intake.landing import Landing
from bot.intake.report import Outcome, Wrong
from bot.intake.sheet import Cells
from bot.model.nouns import CONTACT
from bot.store import intake as store
from rules.kit import ContactStanding

FILE = CONTACT.file
CONTACTS = columns_of(CONTACT)
MOVED = (ContactStanding.LEFT, ContactStanding.PROMOTED)


@dataclass(frozen=True, slots=True)
class Successor:
    """A row that says whose place somebody took, once everybody in the file is known."""

    line: int
    contact_id: int
    customer_id: int
    of: str
    outcome: Outcome


@dataclass(slots=True)
class Contacts:
    """Who turns out to have left or been promoted since the last import is news of today."""

    landing: Landing
    _successors: list[Successor] = field(default_factory=list)

    def take(self, cells: Cells, line: int) -> None:
        try:
            self._take(cells, line)
        except Wrong:
            self.landing.contacts.refuse(cells["name"])
            raise

    def finish(self) -> None:
        for one in self._successors:
            try:
                outcome = self._follow(one)
            except Wrong as wrong:
                self.landing.ledger.refuse(FILE, one.line, wrong)
            else:
                self._count(one.customer_id, outcome)

    def _take(self, cells: Cells, line: int) -> None:
        landing = self.landing
        customer_id = landing.customer(read.needed(cells, "customer"))
        facts = filled(facts_of(landing, CONTACT, cells, customer_id, but=("successor_of",)))
        check_standing(facts)
        of = read.text(cells, "successor_of")
        contact_id, outcome = self._settle(customer_id, facts, line)
        if of:
            self._successors.append(Successor(line, contact_id, customer_id, of, outcome))
        else:
            self._count(customer_id, outcome)

    def _settle(self, customer_id: int, facts: dict[str, object], line: int) -> tuple[int, Outcome]:
        landing, name = self.landing, str(facts.pop("name"))
        known = landing.contacts.exact(name, customer_id)
        if known is None:
            added = landing.add_contact(customer_id, name, facts)
            landing.put("contacts", added, facts, line)
            return added, Outcome.ADDED
        before = landing.amend("contacts", known, facts, line)
        if "standing" in before and "standing_since" not in facts:
            since = {"standing_since": landing.today if facts["standing"] in MOVED else None}
            store.change(landing.connection, landing.workspace_id, "contacts", known, since)
        return known, Outcome.CHANGED if before else Outcome.UNCHANGED

    def _follow(self, one: Successor) -> Outcome:
        landing = self.landing
        before = landing.whose(landing.contacts, "successor_of", one.of, one.customer_id)
        if before == one.contact_id:
            raise Wrong("successor_of is the contact's own name. Name whose place they took.")
        place = {"successor_of_id": before}
        changed = landing.amend("contacts", one.contact_id, place, one.line)
        if changed and one.outcome is Outcome.UNCHANGED:
            return Outcome.CHANGED
        return one.outcome

    def _count(self, customer_id: int, outcome: Outcome) -> None:
        self.landing.ledger.count(FILE, self.landing.touch(customer_id, outcome))
