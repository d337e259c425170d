"""Looking at the customers whose time has come: what is due is written down, once.

Any number of processes may tick any number of times: a nudge's key is unique, and what was planned
from facts that have changed meanwhile is thrown away and planned again. Those whose time has come
go first; then, page by page, those who were planned under older rules.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Engine

from bot.flow.apart import Apart
from bot.flow.in_force import InForce, as_read_before, in_force
from bot.flow.look import LOOK_AT_LEAST_EVERY, look, write
from bot.flow.plan import plan
from bot.flow.while_there_is_time import GoOn, always
from bot.store import customers, dossiers, looks, workspaces
from bot.store.engine import CannotWrite, reading, within, writing
from bot.store.planners import planning
from rules.kit.rule import Rule

__all__ = [
    "LOOK_AT_LEAST_EVERY",
    "InForce",
    "in_force",
    "look",
    "plan_all",
    "tick",
    "tick_workspace",
    "write",
]

BATCH = 50
"""So few that whoever types meanwhile waits some 30 ms for one to be written; more at a time are
planned no sooner."""

BROKEN_AGAIN_AFTER = timedelta(hours=1)

Page = Callable[[], list[int]]


def tick(engine: Engine, rules: Sequence[Rule], now: datetime) -> int:
    """Plan everybody who is due or behind, in every workspace; answers how many were looked at.

    Raises Failed where some could not be planned; the others are.
    """
    with reading(engine) as connection:
        everywhere = workspaces.everyone(connection)
    looked, apart = 0, Apart()
    for one in everywhere:
        look_round = partial(tick_workspace, engine, one.id, rules, now)
        with within(one.id):
            looked += apart.do("tick_workspace", look_round, workspace=one.id) or 0
    apart.end()
    return looked


def tick_workspace(
    engine: Engine,
    workspace_id: int,
    rules: Sequence[Rule],
    now: datetime,
    *,
    due: GoOn = always,
    behind: GoOn = always,
) -> int:
    """Plan who is due and then who is behind; answers how many were looked at.

    `due` and `behind` are asked after each page whether there is time for another: what is left
    stands in the record, and comes first the next time. Raises Failed where some could not be
    planned; the others are.
    """
    with reading(engine) as connection:
        ahead = looks.ahead(connection, workspace_id)
    says = ahead.revision, ahead.fingerprint
    if as_read_before(engine, workspace_id, rules, says) and not ahead.left(now):
        return 0
    with planning(engine, workspace_id) as mine:
        if not mine:
            return 0
        apart = Apart()
        planner = Planner(engine, in_force(engine, workspace_id, rules), now, apart)
        looked = planner.pages(planner.due, due)
        if not planner.due():
            looked += planner.pages(planner.behind, behind)
        apart.end()
        return looked


class Planner:
    """At work in one workspace at a moment. Whoever cannot be planned keeps no other from it."""

    def __init__(self, engine: Engine, here: InForce, now: datetime, apart: Apart) -> None:
        self._engine, self._here, self._now, self._apart = engine, here, now, apart

    def due(self) -> list[int]:
        with reading(self._engine) as connection:
            return looks.due(connection, self._here.workspace.id, self._now, BATCH)

    def behind(self) -> list[int]:
        here = self._here
        with reading(self._engine) as connection:
            return looks.behind(connection, here.workspace.id, here.revision, BATCH)

    def pages(self, page: Page, go_on: GoOn) -> int:
        looked = 0
        while ids := page():
            self.plan(ids)
            looked += len(ids)
            if not go_on():
                break
        return looked

    def plan(self, ids: Sequence[int]) -> list[int]:
        """Answers who could not be planned."""
        try:
            plan_all(self._engine, self._here, ids, self._now)
        except CannotWrite:
            raise
        except Exception:  # noqa: BLE001 - told below, once it is known whose fault it is
            return self._one_by_one(ids)
        return []

    def _one_by_one(self, ids: Sequence[int]) -> list[int]:
        """One that cannot be planned is tried again a while later."""
        here, failed = self._here, list[int]()
        for one in ids:
            step = partial(plan_all, self._engine, here, [one], self._now)
            if self._apart.do("plan", step, customer=one) is None:
                failed.append(one)
                with writing(self._engine) as connection:
                    customers.look_later(
                        connection,
                        here.workspace.id,
                        one,
                        at=self._now + BROKEN_AGAIN_AFTER,
                        revision=here.revision,
                    )
        return failed


def plan_all(engine: Engine, here: InForce, ids: Sequence[int], now: datetime) -> int:
    with reading(engine) as connection:
        page = dossiers.load_for_planning(connection, here.workspace.id, ids)
    planned = [(one, plan(one, here.rules, one.today(now))) for one in page]
    with writing(engine) as connection:
        for dossier, result in planned:
            write(connection, here, dossier, result)
    return len(page)
