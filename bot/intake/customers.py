"""customers.csv and needs.csv: whom we keep company with, and what they would like to have."""

from bot.intake import cells as read
from bot.intake.cells import filled
from bot.intake.landing import Landing
from bot.intake.report import Outcome
from bot.intake.sheet import Cells, Columns
from bot.store import intake as store
from bot.store.customers import AT_ONCE
from bot.words.names import normalise

CUSTOMERS = Columns(("name",), ("owner", "tier", "country", "since", "aliases", "stage", "tags"))
NEEDS = Columns(("customer", "tag", "on"), ("text",))


def take_customer(landing: Landing, cells: Cells, line: int) -> Outcome:
    """Aliases are only ever added: those learnt from people are in no file."""
    name = read.needed(cells, "name")
    facts = filled(
        {
            "owner_id": landing.colleague("owner", read.text(cells, "owner", 320)),
            "tier": read.tier(cells, "tier"),
            "country": read.country(cells, "country"),
            "since": read.day(cells, "since"),
            "stage": read.text(cells, "stage", 16),
            "tags": read.tags(cells, "tags"),
        }
    )
    aliases = read.several(cells, "aliases")
    customer_id, outcome = _settle(landing, name, facts, line)
    for alias in aliases:
        if not landing.customers.has(customer_id, alias):
            _add_alias(landing, customer_id, alias)
            outcome = Outcome.CHANGED if outcome is Outcome.UNCHANGED else outcome
    return landing.touch(customer_id, outcome)


def _settle(
    landing: Landing, name: str, facts: dict[str, object], line: int
) -> tuple[int, Outcome]:
    known = landing.customers.exact(name)
    if known is not None:
        changed = landing.amend("customers", known, facts, line)
        return known, Outcome.CHANGED if changed else Outcome.UNCHANGED
    new = {"name": name, "normal_name": normalise(name), "look_at": AT_ONCE}
    added = landing.add("customers", {**new, **facts}, line)
    landing.customers.add(added, name)
    return added, Outcome.ADDED


def _add_alias(landing: Landing, customer_id: int, alias: str) -> None:
    store.add_alias(landing.connection, landing.workspace_id, customer_id, alias, normalise(alias))
    landing.customers.add_other(customer_id, alias)


def take_need(landing: Landing, cells: Cells, line: int) -> Outcome:
    customer_id = landing.customer(read.needed(cells, "customer"))
    need = {
        "customer_id": customer_id,
        "tag": read.needed(cells, "tag", 64).lower(),
        "text": read.note(cells, "text"),
        "on": read.needed_day(cells, "on"),
    }
    if store.find(landing.connection, landing.workspace_id, "needs", need):
        return Outcome.UNCHANGED
    landing.add("needs", need, line)
    return landing.touch(customer_id, Outcome.ADDED)
