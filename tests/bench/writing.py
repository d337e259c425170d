"""Writing: one touchpoint that somebody logs, and nudges by the thousand."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import count as counting
from itertools import islice

from sqlalchemy import delete

from bot.flow import record
from bot.flow.record import Happened
from bot.store import nudges
from bot.store.engine import writing
from bot.store.tables import nudges as nudge_rows
from rules.kit import Kind
from tests.bench import raw
from tests.bench.ground import NOW, THURSDAY, Ground, count, some
from tests.bench.row import Measured, Row, Side, at_least, at_most, by_turns
from tests.flow.team import Team

LOGGED = """
INSERT INTO touchpoints (workspace_id, customer_id, "on", kind, by_member_id, began, note, private,
                         identity, recorded_at, recorded_on, step)
VALUES (?, ?, ?, 'call', 1, '', '', 0, ?, ?, ?, '')
"""
ASKED = """
INSERT INTO nudges (workspace_id, customer_id, rule, subject, due, to_member_id, step, why, draft,
                    worth, urgent, private, asks, sells, dated, even_if_lost, ask_on, good_until,
                    state, snoozes, reason, handed_because)
VALUES (:workspace_id, :customer_id, :rule, :subject, :due, :to_member_id, '', :why, :draft,
        :worth, 0, 0, 0, 0, 0, 0, :ask_on, :good_until, 'waiting', 0, '', '')
ON CONFLICT DO NOTHING
"""
BATCH = 200


def logging_over_raw(ground: Ground, rounds: int) -> Measured:
    """One after the other, each on the disk before the next."""
    team = ground.company(ground.sizes.small)
    connection = _connected(ground, team)
    ids, numbers = some(team.engine, ground.sizes.logged), counting()
    visit = team.visit(team.member("Member 0"), NOW)

    def ours() -> None:
        for one in ids:
            identity = f"ours:{next(numbers)}"
            what = Happened(customer_id=one, on=THURSDAY, kind=Kind.CALL, identity=identity)
            record.log(visit, what)

    def bare() -> None:
        day = THURSDAY.isoformat()
        for one in ids:
            row = (team.workspace_id, one, day, f"raw:{next(numbers)}", raw.AT, day)
            connection.execute(LOGGED, row)

    there = [count(team.engine, "touchpoints")]

    def rows(_: object) -> int:
        """So many more than before."""
        there.append(count(team.engine, "touchpoints"))
        return there[-1] - there[-2]

    side = partial(Side, found=rows, parts=len(ids))
    turns = by_turns(rounds, side(ours), side(bare))
    return turns.measured(f"{turns.a[0] * 1000:.1f} ms over {turns.b[0] * 1000:.1f} ms")


class NewNudges:
    """So many for the customers of a team, and what has become of them."""

    def __init__(self, team: Team, number: int) -> None:
        self.team = team
        self.rows = [*islice(_rows(team), number)]
        self.forget()
        self._before = count(team.engine, "nudges")

    def forget(self) -> None:
        with writing(self.team.engine) as connection:
            connection.execute(delete(nudge_rows).where(nudge_rows.c.rule == "bench"))

    def added(self, _: object) -> int:
        return count(self.team.engine, "nudges") - self._before


def nudges_over_raw(ground: Ground, rounds: int) -> Measured:
    """In batches of one size, each a transaction of its own: how near we come to the driver."""
    new = NewNudges(ground.company(ground.sizes.small), ground.sizes.reminders)
    connection = _connected(ground, new.team)
    plain = [{**row, **_as_text(row)} for row in new.rows]
    starts = range(0, len(plain), BATCH)

    def ours() -> None:
        for start in starts:
            with writing(new.team.engine) as changing:
                nudges.add(changing, new.rows[start : start + BATCH])

    def bare() -> None:
        for start in starts:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(ASKED, plain[start : start + BATCH])
            connection.execute("COMMIT")

    side = partial(Side, before=new.forget, found=new.added, parts=len(plain))
    turns = by_turns(rounds, side(bare), side(ours))
    return turns.measured(f"{1 / turns.b[0]:,.0f} a second over {1 / turns.a[0]:,.0f}")


def _connected(ground: Ground, team: Team) -> sqlite3.Connection:
    connection = raw.connected(team.engine)
    ground.stack.callback(connection.close)
    return connection


def _rows(team: Team) -> Iterator[dict[str, object]]:
    ids: Sequence[int] = some(team.engine, count(team.engine, "customers"))
    for number in counting():
        due = THURSDAY + timedelta(days=number // len(ids))
        yield {
            "workspace_id": team.workspace_id,
            "customer_id": ids[number % len(ids)],
            "rule": "bench",
            "subject": "",
            "due": due,
            "to_member_id": 1,
            "ask_on": due,
            "good_until": due + timedelta(days=30),
            "contact_id": None,
            "project_id": None,
            "loop_id": None,
            "step": "",
            "why": "Nothing was heard of them for a while.",
            "draft": "Hello, how are you?",
            "worth": 50,
            "urgent": False,
            "private": False,
            "asks": False,
            "sells": False,
            "dated": False,
            "even_if_lost": False,
        }


def _as_text(row: dict[str, object]) -> dict[str, str]:
    return {name: str(row[name]) for name in ("due", "ask_on", "good_until")}


ROWS = (
    Row(
        7,
        "logging a touchpoint (facts, look_at) over a bare insert and commit",
        "2.3 to 3.1",
        at_most(4),
        logging_over_raw,
    ),
    Row(
        12,
        "bulk nudges through our code over raw executemany",
        "0.44 to 0.65",
        at_least(0.5),
        nudges_over_raw,
    ),
)
PEERS = ()
