"""Whose the customers are that were imported before any Slack workspace had them."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine

from bot.model import Workspace
from bot.slack.proved import Team
from bot.store import customers, workspaces
from bot.store.engine import reading, within
from bot.store.workspaces import NoWorkspace, imported_for, listed


@dataclass(frozen=True, slots=True)
class TakeOver:
    """What was said about it on the command line, if anything, and how to ask, if one can."""

    said: bool | None = None
    ask: Callable[[str], bool] | None = None

    def settled(self, engine: Engine, team: Team) -> bool | None:
        """What `workspaces.connect` is told. Raises NoWorkspace where somebody has to say."""
        with reading(engine) as connection:
            there = workspaces.everyone(connection)
        if any(one.team_id == team.id for one in there):
            return self.said
        meant = imported_for(there, team.name, take_over=self.said)
        if self.said and meant is None:
            raise NoWorkspace(_nothing_to_take([one.name for one in there if one.team_id is None]))
        if self.said is not None or meant is None or meant.name == team.name:
            return self.said
        return self._answered(meant, _customers(engine, meant), team.name)

    def _answered(self, imported: Workspace, number: int, name: str) -> bool | None:
        if not number:
            return None
        are = "1 customer was" if number == 1 else f"{number:,} customers were"
        question = f"{are} imported as “{imported.name}”. Shall they be those of {name}?"
        if self.ask is None:
            raise NoWorkspace(
                f"{question} Say so with --take-over; or with --apart, and {name} becomes a"
                " workspace of its own."
            )
        return self.ask(question)


def _customers(engine: Engine, here: Workspace) -> int:
    with within(here.id), reading(engine) as connection:
        return customers.how_many(connection, here.id)


def _nothing_to_take(waiting: list[str]) -> str:
    if not waiting:
        return "There is nothing to take over: every workspace of the record has its Slack team."
    return (
        f"{listed(waiting)} were imported, and --take-over cannot tell which of them is meant."
        " It is the one that has the name of the Slack workspace."
    )
