"""The baselines: what a good developer writes with nothing but the driver."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine

from tests.bench.ground import NOW, THURSDAY

CUSTOMERS_WITH_THEIR_LAST_TOUCH = """
SELECT id, tier, (SELECT max("on") FROM touchpoints t WHERE t.customer_id = customers.id)
FROM customers WHERE workspace_id = ?
"""

TIERS = "ABC"
SILENT_FOR = (20, 50, 80, 110, 140, 170, 200)
TRIVIAL: Sequence[tuple[str, int]] = [(tier, days) for days in SILENT_FOR for tier in TIERS][:20]
"""Twenty rules: nothing was heard of a customer of this tier for so many days."""

GOOD_FOR = 29
"""So that each customer is asked about once, or not at all."""

AT = NOW.replace(tzinfo=None).isoformat(" ", "microseconds")
"""As SQLite keeps it."""

Due = tuple[int, str]
"""A customer, and the name of a rule that asks."""


def name_of(tier: str, days: int) -> str:
    return f"silent_{tier.lower()}_{days}"


def connected(engine: Engine) -> sqlite3.Connection:
    return connected_to(str(engine.url.database))


def connected_to(file: Path | str) -> sqlite3.Connection:
    """As durable as ours: WAL, and on the disk before it is told."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


class Line(NamedTuple):
    """A customer, and the day on which we last heard of it."""

    id: int
    tier: str
    heard_on: str | None


Asks = Callable[[Line], bool]


def rules() -> Sequence[tuple[str, Asks]]:
    """By name, whether one asks about a customer today."""
    return [(name_of(tier, days), _silent(tier, days)) for tier, days in TRIVIAL]


def _silent(tier: str, days: int) -> Asks:
    first = (THURSDAY - timedelta(days=days + GOOD_FOR)).isoformat()
    last = (THURSDAY - timedelta(days=days)).isoformat()

    def asks(line: Line) -> bool:
        return line.tier == tier and line.heard_on is not None and first <= line.heard_on <= last

    return asks


def lines(connection: sqlite3.Connection, workspace_id: int) -> Iterator[Line]:
    """Every customer, streamed."""
    for row in connection.execute(CUSTOMERS_WITH_THEIR_LAST_TOUCH, (workspace_id,)):
        yield Line(*row)


def scan(all_lines: Iterable[Line]) -> Iterator[Due]:
    """Everybody through all twenty rules."""
    asking = rules()
    for line in all_lines:
        for name, asks in asking:
            if asks(line):
                yield line.id, name
