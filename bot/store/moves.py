"""Rows that change hands, each with what it held before, so that it can be put back."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Select,
    Table,
    delete,
    select,
    update,
)

from bot.model import OPEN
from bot.store import customers
from bot.store.nudges import WAITS_AFRESH, show_again
from bot.store.tables import Instant, metadata, notes, nudges, workspaces

WHOSE: Mapping[str, str] = {
    "customers": "owner_id",
    "role_holders": "member_id",
    "nudges": "to_member_id",
    "loops": "by_member_id",
    "arrangements": "to_member_id",
    "workspaces": "lead_member_id",
}
"""The column that says whose a row is, of each table whose rows change hands."""


@dataclass(frozen=True, slots=True)
class Step:
    """A row that has changed, and what it held before: None for one that was added."""

    table: str
    row_id: int
    before: Mapping[str, object] | None


def change(
    connection: Connection,
    workspace_id: int,
    table: Table,
    where: Sequence[ColumnElement[bool]],
    **values: object,
) -> list[Step]:
    """Change the rows of a workspace that fit, and remember them as they were."""
    mine = (_here(table, workspace_id), *where)
    kept = select(table.c.id, *(table.c[name] for name in values)).where(*mine)
    rows = connection.execute(kept).mappings().all()
    connection.execute(update(table).where(*mine).values(values))
    return [Step(table.name, int(row["id"]), {name: row[name] for name in values}) for row in rows]


def put_back(connection: Connection, workspace_id: int, steps: Sequence[Step]) -> None:
    """As it was before; a nudge that has closed itself meanwhile stays closed."""
    moved = by_table(steps)
    about = _customers_of(connection, workspace_id, moved)
    for step in reversed(steps):
        table = metadata.tables[step.table]
        mine = [_here(table, workspace_id), table.c.id == step.row_id]
        if table is nudges:
            mine.append(nudges.c.state.in_(OPEN))
        if step.before is None:
            connection.execute(delete(table).where(*mine))
        else:
            before = _with_its_note(connection, workspace_id, dict(step.before))
            connection.execute(update(table).where(*mine).values(before))
    show_again(connection, workspace_id, moved["nudges"])
    customers.changed_or_all(connection, workspace_id, about)
    if moved["workspaces"]:
        customers.all_changed(connection, workspace_id)


def by_table(steps: Iterable[Step]) -> dict[str, set[int]]:
    """The rows of each table that may change hands."""
    moved: dict[str, set[int]] = defaultdict(set)
    for step in steps:
        moved[step.table].add(step.row_id)
    return {name: moved[name] for name in WHOSE}


def elsewhere(
    workspace_id: int, name: str, ids: Collection[int], member_id: int
) -> Select[tuple[int]]:
    """Those rows among these that are somebody else's by now."""
    table = metadata.tables[name]
    whose = table.c[WHOSE[name]].is_distinct_from(member_id)
    return select(table.c.id).where(_here(table, workspace_id), table.c.id.in_(ids), whose)


def written(steps: Iterable[Step]) -> str:
    return json.dumps([[one.table, one.row_id, one.before] for one in steps], default=_spelled)


def read(text: str) -> list[Step]:
    """What was `written`."""
    return [
        Step(name, row_id, before and _values(metadata.tables[name], before))
        for name, row_id, before in json.loads(text)
    ]


def _here(table: Table, workspace_id: int) -> ColumnElement[bool]:
    home = table.c.id if table is workspaces else table.c.workspace_id
    return home == workspace_id


def _with_its_note(
    connection: Connection, workspace_id: int, before: dict[str, object]
) -> dict[str, object]:
    """A note that was never sent may have been taken back meanwhile: then it waits for another."""
    note_id = before.get("note_id")
    if note_id is None:
        return before
    there = select(notes.c.id).where(notes.c.workspace_id == workspace_id, notes.c.id == note_id)
    return before if connection.execute(there).first() else before | WAITS_AFRESH


def _customers_of(
    connection: Connection, workspace_id: int, moved: Mapping[str, Collection[int]]
) -> set[int | None]:
    """The customers whose rows these are; None for a row that is about all of them."""
    about: set[int | None] = set(moved["customers"])
    for name in ("role_holders", "nudges", "loops", "arrangements"):
        table = metadata.tables[name]
        mine = _here(table, workspace_id), table.c.id.in_(moved[name])
        about.update(connection.scalars(select(table.c.customer_id).where(*mine)))
    return about


def _spelled(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def _values(table: Table, before: Mapping[str, object]) -> dict[str, object]:
    return {name: _value(table.c[name], value) for name, value in before.items()}


def _value(column: Column[object], value: object) -> object:
    if isinstance(value, str) and isinstance(column.type, Instant):
        return datetime.fromisoformat(value)
    if isinstance(value, str) and isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value
