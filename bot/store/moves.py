"""Rows that change hands, each with what it held before, so that it can be put back."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Select,
    Table,
    bindparam,
    delete,
    or_,
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
    told = _notes_there(connection, workspace_id, steps)
    alike = groupby(
        (replace(step, before=_with_its_note(step.before, told)) for step in reversed(steps)),
        _shape,
    )
    for (name, changed), some in alike:
        _put_back(connection, workspace_id, metadata.tables[name], changed, [*some])
    show_again(connection, workspace_id, moved["nudges"])
    customers.changed_or_all(connection, workspace_id, about)
    if moved["workspaces"]:
        customers.all_changed(connection, workspace_id)


Shape = tuple[str, tuple[str, ...] | None]
"""The table, and the columns that have changed; None where the row was added."""


def _shape(step: Step) -> Shape:
    return step.table, None if step.before is None else tuple(step.before)


def _put_back(
    connection: Connection,
    workspace_id: int,
    table: Table,
    changed: Sequence[str] | None,
    steps: Sequence[Step],
) -> None:
    """Many at once: of everything of somebody there may be thousands."""
    this = table.c.id == bindparam("this")
    mine = [_here(table, workspace_id), this]
    if table is nudges:
        # Not by IN, which is spelled anew for each execution and so cannot be said for many.
        mine.append(or_(*(nudges.c.state == state for state in OPEN)))
    if changed is None:
        connection.execute(delete(table).where(*mine), [{"this": one.row_id} for one in steps])
        return
    before = {name: bindparam(f"was_{name}", type_=table.c[name].type) for name in changed}
    connection.execute(
        update(table).where(*mine).values(before),
        [
            {f"was_{name}": value for name, value in (one.before or {}).items()}
            | {"this": one.row_id}
            for one in steps
        ],
    )


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
    before: Mapping[str, object] | None, told: Collection[object]
) -> Mapping[str, object] | None:
    """A note that was never sent may have been taken back meanwhile: then it waits for another."""
    note_id = before.get("note_id") if before else None
    return before if note_id is None or note_id in told else {**(before or {}), **WAITS_AFRESH}


def _notes_there(
    connection: Connection, workspace_id: int, steps: Sequence[Step]
) -> frozenset[object]:
    """Of the notes in which something was asked, those that there are still."""
    asked = {one.before["note_id"] for one in steps if one.before and one.before.get("note_id")}
    there = select(notes.c.id).where(
        notes.c.workspace_id == workspace_id, notes.c.id.in_(sorted(asked, key=str))
    )
    return frozenset(connection.scalars(there))


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
