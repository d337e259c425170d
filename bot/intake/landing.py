"""What the readers of the files share: the record, the names known so far, and the ledger."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

from sqlalchemy import Connection

from bot.intake.directory import Directory
from bot.intake.report import Ledger, Outcome, Wrong
from bot.store import intake as store
from bot.words.names import normalise


@dataclass(slots=True)
class Landing:
    """One import on its way into the record.

    `touched` are the customers to look at again; `all_touched` says that something changed which
    may concern every one. `readers_changed` are those of whom others may know now than before.
    """

    connection: Connection
    workspace_id: int
    now: datetime
    today: date
    ledger: Ledger = field(default_factory=Ledger)
    members: Directory = field(default_factory=lambda: Directory("colleague", "members.csv"))
    customers: Directory = field(default_factory=lambda: Directory("customer", "customers.csv"))
    contacts: Directory = field(default_factory=lambda: Directory("contact", "contacts.csv"))
    projects: Directory = field(default_factory=lambda: Directory("project", "projects.csv"))
    touched: set[int] = field(default_factory=set)
    readers_changed: set[int] = field(default_factory=set)
    all_touched: bool = False
    _said: dict[tuple[str, int], dict[str, tuple[object, int]]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def learn_names(self) -> None:
        """Begin with everybody whom the record knows already."""
        for row_id, name, *proofs in self._rows("members", "id", "name", "email", "slack_id"):
            self.members.add(cast("int", row_id), str(name))
            for proof in filter(None, proofs):
                self.members.add_other(cast("int", row_id), str(proof))
        for row_id, name in self._rows("customers", "id", "name"):
            self.customers.add(cast("int", row_id), str(name))
        for customer_id, alias in store.alias_names(self.connection, self.workspace_id):
            self.customers.add_other(customer_id, alias)
        for row_id, name, within in self._rows("contacts", "id", "name", "customer_id"):
            self.contacts.add(cast("int", row_id), str(name), cast("int", within))
        for row_id, name, within in self._rows("projects", "id", "name", "customer_id"):
            self.projects.add(cast("int", row_id), str(name), cast("int", within))

    def customer(self, name: str) -> int:
        """The customer of this name or alias. Raises Wrong."""
        found = self.customers.find(name)
        if found is None:
            raise self.customers.stranger("customer", name)
        return found

    def colleague(self, column: str, name: str) -> int | None:
        """The member of this name, address or Slack id; None when nobody is named. Raises Wrong."""
        found = self.members.find(name) if name else None
        if name and found is None:
            raise self.members.stranger(column, name)
        return found

    def whose(self, among: Directory, column: str, name: str, customer_id: int) -> int | None:
        """The contact or project of this name there; None when none is named. Raises Wrong."""
        found = among.find(name, customer_id) if name else None
        if name and found is None:
            raise among.stranger(column, name, customer_id)
        return found

    def add(self, noun: str, facts: Mapping[str, object], line: int, *, called: str = "") -> int:
        row_id = store.add(self.connection, self.workspace_id, noun, facts)
        self.put(noun, row_id, facts, line, called=called)
        return row_id

    def add_contact(self, customer_id: int, name: str, facts: Mapping[str, object]) -> int:
        """Somebody new there."""
        identity = {"customer_id": customer_id, "name": name, "normal_name": normalise(name)}
        added = store.add(self.connection, self.workspace_id, "contacts", {**identity, **facts})
        self.contacts.add(added, name, customer_id)
        return added

    def amend(
        self, noun: str, row_id: int, facts: Mapping[str, object], line: int, *, called: str = ""
    ) -> dict[str, object]:
        """Bring a known row to these facts; answers those that were otherwise. Raises Wrong."""
        self.put(noun, row_id, facts, line, called=called)
        if not facts:
            return {}
        now = store.facts_of(self.connection, self.workspace_id, noun, row_id, list(facts))
        new = {name: value for name, value in facts.items() if now[name] != value}
        if new:
            store.change(self.connection, self.workspace_id, noun, row_id, new)
        return {name: now[name] for name in new}

    def put(
        self, noun: str, row_id: int, facts: Mapping[str, object], line: int, *, called: str = ""
    ) -> None:
        """Remember what the file says of this row. Raises Wrong when it said otherwise before."""
        said = self._said[noun, row_id]
        for name, value in facts.items():
            before, where = said.setdefault(name, (value, line))
            if before != value:
                raise Wrong(
                    f"Line {where} says something else about the same"
                    f" {called or noun.removesuffix('s')} ({name}). Keep one of the two."
                )

    def touch(self, customer_id: int, outcome: Outcome) -> Outcome:
        if outcome is not Outcome.UNCHANGED:
            self.touched.add(customer_id)
        return outcome

    def _rows(self, noun: str, *names: str) -> list[tuple[object, ...]]:
        return list(store.rows(self.connection, self.workspace_id, noun, *names))
