"""customers.csv: whom we keep company with."""

from bot.intake import cells as read
from bot.intake import privacy
from bot.intake.cells import filled
from bot.intake.fields import check_standing, columns_of, facts_of
from bot.intake.landing import Landing
from bot.intake.report import Outcome
from bot.intake.sheet import Cells
from bot.model.nouns import CUSTOMER
from bot.store import intake as store
from bot.store.customers import AT_ONCE
from bot.words.names import normalise

CUSTOMERS = columns_of(CUSTOMER, "aliases", "stage", "tags", "private", "shared_with")
READERS = ("owner_id", "private")
"""Who may know of a private customer hangs on these."""


def take_customer(landing: Landing, cells: Cells, line: int) -> Outcome:
    """Aliases are only ever added: those learnt from people are in no file."""
    facts = customer_facts(landing, cells)
    aliases = read.several(cells, "aliases")
    shared_with = privacy.colleagues(landing, cells, "shared_with")
    customer_id, outcome = _settle(landing, str(facts.pop("name")), facts, line)
    if shared_with and privacy.share(landing, customer_id, shared_with, line):
        landing.readers_changed.add(customer_id)
        outcome = Outcome.CHANGED if outcome is Outcome.UNCHANGED else outcome
    for alias in aliases:
        if not landing.customers.has(customer_id, alias):
            _add_alias(landing, customer_id, alias)
            outcome = Outcome.CHANGED if outcome is Outcome.UNCHANGED else outcome
    return landing.touch(customer_id, outcome)


def customer_facts(landing: Landing, cells: Cells) -> dict[str, object]:
    """What a row says, by where it is kept. Raises Wrong."""
    kept = {
        "stage": read.text(cells, "stage", 16),
        "tags": read.tags(cells, "tags"),
        "private": read.yes_or_no(cells, "private"),
    }
    facts = filled(facts_of(landing, CUSTOMER, cells) | kept)
    check_standing(facts)
    return facts


def _settle(
    landing: Landing, name: str, facts: dict[str, object], line: int
) -> tuple[int, Outcome]:
    """Whose standing is another than in the last import has it since today."""
    known = landing.customers.exact(name)
    if known is not None:
        changed = landing.amend("customers", known, facts, line)
        if "standing" in changed and "standing_since" not in facts:
            since = {"standing_since": landing.today}
            store.change(landing.connection, landing.workspace_id, "customers", known, since)
        if not changed.keys().isdisjoint(READERS):
            landing.readers_changed.add(known)
        if changed.get("private"):
            privacy.open_up(landing, known)
        return known, Outcome.CHANGED if changed else Outcome.UNCHANGED
    new = {"name": name, "normal_name": normalise(name), "look_at": AT_ONCE}
    added = landing.add("customers", {**new, **facts}, line)
    landing.customers.add(added, name)
    return added, Outcome.ADDED


def _add_alias(landing: Landing, customer_id: int, alias: str) -> None:
    store.add_alias(landing.connection, landing.workspace_id, customer_id, alias, normalise(alias))
    landing.customers.add_other(customer_id, alias)
