"""Who may know of a customer, as its row says, and what is taken back from those who may not."""

from bot.intake import cells as read
from bot.intake.landing import Landing
from bot.intake.report import Wrong
from bot.intake.sheet import Cells
from bot.store import dossiers, traces, visible
from bot.store import intake as store


def colleagues(landing: Landing, cells: Cells, column: str) -> frozenset[int]:
    """Several of us, by name, address or Slack id. Raises Wrong."""
    named = read.several(cells, column, read.ADDRESS)
    return frozenset(filter(None, (landing.colleague(column, name) for name in named)))


def share(landing: Landing, customer_id: int, members: frozenset[int], line: int) -> bool:
    """With these and with nobody else; whether it was otherwise. Raises Wrong."""
    here = landing.connection, landing.workspace_id
    if not store.facts_of(*here, "customers", customer_id, ["private"])["private"]:
        raise Wrong(
            "shared_with is of no use unless the customer is private. Write private: yes, or leave"
            " shared_with empty."
        )
    landing.put("customers", customer_id, {"shared_with": members}, line)
    before = visible.shared_with(*here, [customer_id]).get(customer_id, frozenset())
    for member_id in sorted(members - before):
        visible.share(*here, customer_id, member_id)
    visible.unshare(*here, customer_id, before - members)
    return members != before


def open_up(landing: Landing, customer_id: int) -> None:
    """With a customer that everybody may know of, there is nothing to share."""
    visible.make_private(landing.connection, landing.workspace_id, customer_id, private=False)


def take_back(landing: Landing) -> None:
    """Notes of those who may know no more of a private customer say nothing of it.

    What was asked of them is asked of others when the planner looks at it next.
    """
    here = landing.connection, landing.workspace_id
    hidden = [
        row_id
        for row_id, private in store.rows(*here, "customers", "id", "private")
        if private and row_id in landing.readers_changed
    ]
    for whole in dossiers.load_for_planning(*here, hidden) if hidden else ():
        traces.hide(*here, whole)
