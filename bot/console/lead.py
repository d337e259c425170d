"""The team lead, who is asked about customers that nobody owns."""

from sqlalchemy import Engine

from bot.store import customers, members, workspaces
from bot.store.engine import writing
from bot.words.names import find


class NobodyOfThatName(Exception):
    """No colleague is meant beyond doubt; the text says who there is."""


def make_lead(engine: Engine, workspace: str, name: str) -> str:
    """Answers the full name. Raises NobodyOfThatName."""
    with writing(engine) as connection:
        here = workspaces.find(connection, workspace or None)
        colleagues = members.of_workspace(connection, here.id)
        known = members.names(connection, here.id)
        meant = find(name, known).sure
        if meant is None:
            people = (one for one in colleagues.values() if not one.channel)
            there = ", ".join(sorted(one.name for one in people))
            raise NobodyOfThatName(f"I am not sure who {name} is. There are: {there}.")
        workspaces.lead(connection, here.id, meant)
        customers.all_changed(connection, here.id)
        return colleagues[meant].name
