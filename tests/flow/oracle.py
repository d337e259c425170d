"""The full scan: every customer looked at afresh, whatever the planner thinks is due."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.flow.plan import plan
from bot.flow.tick import in_force, write
from bot.model import Dossier
from bot.model.people import zone_named
from bot.store import dossiers
from bot.store.engine import writing
from bot.store.tables import customers, nudges
from tests.flow.team import Team

Row = Mapping[str, Any]
Rows = Mapping[int, Row]


def missed(team: Team, now: datetime) -> list[str]:
    """What looking at everybody would still change, now and on every day that begins before their
    next look: nothing, if the planner looks in time.

    The record is as before: all that is written here is taken back.
    """
    here = in_force(team.engine, team.workspace_id, team.rules)
    with writing(team.engine) as connection:
        before = _nudges(connection)
        known = {row.id: row for row in connection.execute(select(customers))}
        trial = connection.begin_nested()
        for one in [*dossiers.stream(connection, team.workspace_id)]:
            for day in _days_until(known[one.id].look_at, one, now):
                write(connection, here, one, plan(one, here.rules, day))
        after = _nudges(connection)
        trial.rollback()
    return [
        f"{known[row['customer_id']].name}: {row['rule']} {row['subject']} {row['due']}: {told}"
        for number, row in after.items()
        if (told := _told(before.get(number, {}), row))
    ]


def _days_until(look_at: datetime, one: Dossier, now: datetime) -> Iterator[date]:
    """Today, and those that have begun where its owner is before it is looked at."""
    zone = one.owner.zone if one.owner else zone_named(one.timezone)
    day = one.today(now)
    yield day
    while datetime.combine(day := day + timedelta(days=1), time(), zone) < look_at:
        yield day


def _told(before: Row, after: Row) -> str:
    if not before:
        return f"is new, to ask on {after['ask_on']}"
    changed = [name for name in after if before[name] != after[name]]
    return ", ".join(f"{name} {before[name]!r} -> {after[name]!r}" for name in changed)


def _nudges(connection: Connection) -> Rows:
    return {row.id: row._asdict() for row in connection.execute(select(nudges))}
