"""projects.csv and offerings.csv: what we do for them, and what we have to tell."""

from bot.intake import cells as read
from bot.intake.cells import filled
from bot.intake.fields import columns_of, facts_of
from bot.intake.landing import Landing
from bot.intake.report import Outcome, Wrong
from bot.intake.sheet import Cells, Columns
from bot.model.nouns import PROJECT
from bot.store import intake as store

PROJECTS = columns_of(PROJECT)
OFFERINGS = Columns(("title", "published_on"), ("kind", "tags", "link"))
ENTRY = ("stage", "entered_on")


def take_project(landing: Landing, cells: Cells, line: int) -> Outcome:
    """One row for each stage entered; a stage, once entered, stays in the history."""
    customer_id = landing.customer(read.needed(cells, "customer"))
    facts = filled(facts_of(landing, PROJECT, cells, customer_id))
    name = str(facts.pop("name"))
    entry = {column: facts.pop(column) for column in ENTRY if column in facts}
    if len(entry) == 1:
        raise Wrong("stage and entered_on belong together. Fill in both, or neither.")
    project_id = landing.projects.exact(name, customer_id)
    if project_id is None:
        project_id = landing.add(
            "projects", {"customer_id": customer_id, "name": name, **facts}, line
        )
        landing.projects.add(project_id, name, customer_id)
        outcome = Outcome.ADDED
    else:
        changed = landing.amend("projects", project_id, facts, line)
        outcome = Outcome.CHANGED if changed else Outcome.UNCHANGED
    if entry and _enter(landing, {"project_id": project_id, **entry}, line):
        outcome = Outcome.ADDED
    return landing.touch(customer_id, outcome)


def _enter(landing: Landing, entry: dict[str, object], line: int) -> bool:
    """Whether this stage is new in the project's history."""
    if store.find(landing.connection, landing.workspace_id, "project_stages", entry):
        return False
    landing.add("project_stages", entry, line)
    return True


def take_offering(landing: Landing, cells: Cells, line: int) -> Outcome:
    identity = {
        "title": read.needed(cells, "title"),
        "published_on": read.needed_day(cells, "published_on"),
    }
    facts = filled(
        {
            "kind": read.text(cells, "kind", 32).lower(),
            "tags": read.tags(cells, "tags"),
            "link": read.link(cells, "link"),
        }
    )
    known = store.find(landing.connection, landing.workspace_id, "offerings", identity)
    if known is None:
        landing.add("offerings", {**identity, **facts}, line)
        outcome = Outcome.ADDED
    else:
        changed = landing.amend("offerings", known, facts, line)
        outcome = Outcome.CHANGED if changed else Outcome.UNCHANGED
    landing.all_touched |= outcome is not Outcome.UNCHANGED
    return outcome
