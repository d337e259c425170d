"""Ticks: what looking at nobody costs, and what each does who is due."""

import sqlite3
from functools import partial

from bot.flow.tick import tick_workspace
from bot.store.engine import within
from tests.bench import raw
from tests.bench.ground import NOW, Ground, make_due, some
from tests.bench.row import Measured, Needs, Row, Side, at_most, by_turns
from tests.flow.team import Team

INDEXED = """
SELECT id FROM customers WHERE workspace_id = ? AND look_at <= ? ORDER BY look_at LIMIT 200
"""


def idle_at_a_million(ground: Ground, rounds: int) -> Measured:
    times = ground.sizes.idle_ticks
    large = _idle(ground.company(ground.sizes.large or 0), times)
    small = _idle(ground.company(ground.sizes.small), times)
    turns = by_turns(rounds, large, small)
    return turns.measured(f"{turns.b[0] * 1000:.2f} ms a tick of {ground.sizes.small:,}")


def idle_over_raw(ground: Ground, rounds: int) -> Measured:
    team, times = ground.company(ground.sizes.small), ground.sizes.idle_ticks
    connection = raw.connected(team.engine)
    ground.stack.callback(connection.close)

    def look() -> int:
        wanted = (team.workspace_id, raw.AT)
        return sum(len(connection.execute(INDEXED, wanted).fetchall()) for _ in range(times))

    return by_turns(rounds, _idle(team, times), Side(look, parts=times)).measured()


def due_at_a_million(ground: Ground, rounds: int) -> Measured:
    large = _due(ground.company(ground.sizes.large or 0), ground.sizes.due)
    small = _due(ground.company(ground.sizes.small), ground.sizes.due)
    turns = by_turns(rounds, large, small)
    return turns.measured(f"{turns.a[0] * 1000:.2f} ms for each who is due among a million")


def due_over_raw(ground: Ground, rounds: int) -> Measured:
    """Both look at as many as they claim, which is all that is the same of their work."""
    team = ground.sample(ground.sizes.sample)
    connection = raw.connected(team.engine)
    ground.stack.callback(connection.close)
    (there,) = connection.execute("SELECT count(*) FROM customers").fetchone()
    stream = Side(partial(_stream, connection, team.workspace_id), parts=there)
    turns = by_turns(rounds, _due(team, ground.sizes.due), stream, same=False)
    return turns.measured(
        f"{turns.a[0] * 1e6:,.0f} µs for each who is due, all facts and 28 rules, over"
        f" {turns.b[0] * 1e6:.1f} µs for each who is streamed"
    )


def _idle(team: Team, times: int) -> Side:
    return Side(lambda: sum(_tick(team) for _ in range(times)), parts=times)


def _due(team: Team, number: int) -> Side:
    ids = some(team.engine, number)
    return Side(partial(_tick, team), before=partial(make_due, team.engine, ids), parts=number)


def _tick(team: Team) -> int:
    """As a round of its workspace does it."""
    with within(team.workspace_id):
        return tick_workspace(team.engine, team.workspace_id, team.rules, NOW)


def _stream(connection: sqlite3.Connection, workspace_id: int) -> int:
    return sum(1 for _ in raw.scan(raw.lines(connection, workspace_id)))


ROWS = (
    Row(
        1,
        "idle tick, 1 M over 10 k customers",
        "1.0",
        at_most(1.5),
        idle_at_a_million,
        needs=Needs.A_MILLION,
    ),
    Row(2, "idle tick over the raw indexed query", "18", at_most(20), idle_over_raw),
    Row(
        3,
        "cost per due customer, 1 M over 10 k customers",
        "1.2 to 2.6",
        at_most(2),
        due_at_a_million,
        needs=Needs.A_MILLION,
    ),
    Row(
        4,
        "cost per due customer (28 rules, real facts) over raw streaming with 20 trivial rules",
        "5 to 9",
        at_most(10),
        due_over_raw,
    ),
)
PEERS = ()
