"""Records of a size that nobody has yet: a customer, a member and a workspace with too many."""

import gc
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Table, event, insert

from bot.store.engine import writing
from bot.store.tables import contacts, customers, touchpoints
from rules.kit import Kind
from tests.flow.team import TUESDAY, Team

AT_ONCE = 10_000
LATER = datetime.fromisoformat("2099-01-01T00:00:00+00:00")
KINDS = (Kind.CALL, Kind.EMAIL, Kind.MEETING, Kind.UPDATE, Kind.MESSAGE, Kind.ORDER, Kind.COFFEE)


def many_customers(team: Team, number: int, owner_id: int | None, *, called: str) -> list[int]:
    """They were all looked at a moment ago."""
    rows = [
        {
            "workspace_id": team.workspace_id,
            "name": f"{called} {one} Bakery",
            "normal_name": f"{called.lower()} {one} bakery",
            "owner_id": owner_id,
            "look_at": LATER,
            "since": TUESDAY - timedelta(days=400),
        }
        for one in range(number)
    ]
    with writing(team.engine) as connection:
        found = [
            connection.scalars(
                insert(customers).returning(customers.c.id), rows[start : start + AT_ONCE]
            )
            for start in range(0, number, AT_ONCE)
        ]
        return sorted(one for some in found for one in some)


def a_check_in(team: Team, customer_id: int, **more: object) -> dict[str, object]:
    """The row of a nudge; without `more` it waits for whom it is given to."""
    return {
        "workspace_id": team.workspace_id,
        "customer_id": customer_id,
        "rule": "check_in",
        "due": TUESDAY,
        "why": "It has been a while.",
        "draft": "How are you?",
        "worth": 50,
        "urgent": False,
        "private": False,
        "ask_on": TUESDAY,
        "good_until": TUESDAY,
        **more,
    }


def with_a_person_each(team: Team, ids: list[int]) -> None:
    with writing(team.engine) as connection:
        _add(
            connection,
            contacts,
            [
                {
                    "workspace_id": team.workspace_id,
                    "customer_id": one,
                    "name": f"Ada {one}",
                    "normal_name": f"ada {one}",
                }
                for one in ids
            ],
        )


def touched_often(team: Team, customer_id: int, times: int, by: int | None = None) -> None:
    """Several times a day, until yesterday."""
    with writing(team.engine) as connection:
        rows = [
            {
                "workspace_id": team.workspace_id,
                "customer_id": customer_id,
                "on": TUESDAY - timedelta(days=1 + number // 8),
                "kind": KINDS[number % len(KINDS)],
                "identity": f"{customer_id}:{number}",
                "recorded_at": LATER,
                "recorded_on": TUESDAY - timedelta(days=1 + number // 8),
                "by_member_id": by,
                "mood": 1 + number % 5 if number % 3 == 0 else None,
                "note": f"We spoke of number {number}." * 3,
            }
            for number in range(times)
        ]
        _add(connection, touchpoints, rows)


def touched_once_each(team: Team, ids: list[int], by: int | None = None) -> None:
    with writing(team.engine) as connection:
        rows = [
            {
                "workspace_id": team.workspace_id,
                "customer_id": one,
                "on": TUESDAY - timedelta(days=1 + one % 300),
                "kind": KINDS[one % len(KINDS)],
                "identity": f"{one}",
                "recorded_at": LATER,
                "recorded_on": TUESDAY - timedelta(days=1 + one % 300),
                "by_member_id": by,
            }
            for one in ids
        ]
        _add(connection, touchpoints, rows)


def _add(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(insert(table), [*rows[start : start + AT_ONCE]])


@dataclass
class Spent:
    """What was asked of the database, and the most memory that was in use at once, in bytes."""

    statements: int = 0
    memory: int = 0


def spent(engine: Engine, deed: Callable[[], object]) -> Spent:
    """After a first time, which imports and keeps what later ones need.

    What nobody needs any more is swept before each statement: when Python would do so depends on
    all that the process has ever done. What is there already is frozen, so that this is quick.
    """
    deed()
    found = Spent()

    def count(*_: object) -> None:
        found.statements += 1
        gc.collect()

    event.listen(engine, "before_cursor_execute", count)
    gc.collect()
    gc.freeze()
    tracemalloc.start()
    try:
        deed()
        found.memory = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.unfreeze()
        event.remove(engine, "before_cursor_execute", count)
    return found


def fetched(engine: Engine, deed: Callable[[], object]) -> int:
    """How many rows the database handed out."""
    found = 0

    def one_more(_cursor: object, row: object) -> object:
        nonlocal found
        found += 1
        return row

    def by_sqlite(connection: Any, *_: object) -> None:  # noqa: ANN401 - the driver's own
        connection.row_factory = one_more

    def by_postgresql(_connection: object, cursor: Any, *_: object) -> None:  # noqa: ANN401
        nonlocal found
        found += max(cursor.rowcount, 0) if cursor.description else 0

    sqlite = engine.dialect.name == "sqlite"
    name, listener = ("checkout", by_sqlite) if sqlite else ("after_cursor_execute", by_postgresql)
    engine.dispose()
    event.listen(engine, name, listener)
    try:
        deed()
    finally:
        event.remove(engine, name, listener)
        engine.dispose()
    return found


def worked(engine: Engine, deed: Callable[[], object]) -> int:
    """How much SQLite did, in hundreds of its instructions: what is gone through and thrown away
    counts as well as what is handed out."""
    found = 0

    def a_hundred_more() -> int:
        nonlocal found
        found += 1
        return 0

    def ask(connection: Any, *_: object) -> None:  # noqa: ANN401 - the driver's own
        connection.set_progress_handler(a_hundred_more, 100)

    engine.dispose()
    event.listen(engine, "checkout", ask)
    try:
        deed()
    finally:
        event.remove(engine, "checkout", ask)
        engine.dispose()
    return found
