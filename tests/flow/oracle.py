"""The full scan: every customer looked at afresh, whatever the planner thinks is due."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from bot.flow.plan import plan
from bot.flow.tick import in_force, write
from bot.store import dossiers
from bot.store.engine import writing
from bot.store.tables import customers, nudges
from tests.flow.team import Team

Row = Mapping[str, Any]
Rows = Mapping[int, Row]


def missed(team: Team, now: datetime) -> list[str]:
    """What looking at everybody would still change: nothing, if the planner looks in time.

    The record is as before: all that is written here is taken back.
    """
    here = in_force(team.engine, team.workspace_id, team.rules)
    with writing(team.engine) as connection:
        before = _nudges(connection)
        wanted = select(customers.c.id, customers.c.name)
        called = {row.id: row.name for row in connection.execute(wanted)}
        trial = connection.begin_nested()
        for one in [*dossiers.stream(connection, team.workspace_id)]:
            write(connection, here, one, plan(one, here.rules, one.today(now)))
        after = _nudges(connection)
        trial.rollback()
    return [
        f"{called[row['customer_id']]}: {row['rule']} {row['subject']} {row['due']}: {told}"
        for number, row in after.items()
        if (told := _told(before.get(number, {}), row))
    ]


def _told(before: Row, after: Row) -> str:
    if not before:
        return f"is new, to ask on {after['ask_on']}"
    changed = [name for name in after if before[name] != after[name]]
    return ", ".join(f"{name} {before[name]!r} -> {after[name]!r}" for name in changed)


def _nudges(connection: Connection) -> Rows:
    return {row.id: row._asdict() for row in connection.execute(select(nudges))}
