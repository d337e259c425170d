"""Records as older versions left them: their migrations, and something in every table."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Boolean, Column, Connection, Date, DateTime, Engine, Integer, MetaData

from bot.store.engine import open_record, quietly, writing
from bot.store.migrate import MIGRATIONS, _config, _loosely

REVISIONS = sorted(one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions())
OLD = REVISIONS[:-1]

MEANT: dict[str, object] = {
    "began": "",
    "birthday": "--03-05",
    "country": "ES",
    "ends_at": 1080,
    "kind": "call",
    "language": "en",
    "loops.kind": "concern",
    "loyalty_pinned": "",
    "life_events.kind": "illness",
    "lost_because": "",
    "lost_on": None,
    "notes.state": "sent",
    "nudges.state": "asked",
    "questions.state": "asked",
    "role": "sales",
    "seniority": "",
    "severity": "normal",
    "item": "what they get",
    "silent": False,
    "stage": "delivery",
    "standing": "active",
    "starts_at": 540,
    "tier": "A",
    "timezone": "Europe/Madrid",
    "way": "muted",
}
"""Columns, or columns of one table, in which not every word makes sense."""

ONE_ROW = frozenset({"installations", "rings", "sweeps"})
"""Of each workspace, and all rows are of the first."""


def old_record(folder: Path, revision: str, rows: int = 2) -> Path:
    """A file in the shape of that revision, with so many rows in each of its tables."""
    file = folder / "record.db"
    engine = open_record(f"sqlite:///{file}")
    with _loosely(engine) as loose, quietly(), writing(loose) as connection:
        command.upgrade(_config(connection), revision)
        fill(connection, rows)
    engine.dispose()
    return file


def fill(connection: Connection, rows: int, tables: Sequence[str] | None = None) -> None:
    """Some rows in each of these tables; in all there are unless told."""
    known = MetaData()
    known.reflect(connection, only=tables)
    for table in known.sorted_tables:
        if table.name != "alembic_version":
            for number in range(1, (1 if table.name in ONE_ROW else rows) + 1):
                values = {
                    column.name: _value(table.name, column, number) for column in table.columns
                }
                connection.execute(table.insert().values(values))


def everything(engine: Engine) -> dict[str, list[dict[str, object]]]:
    """Every row there is, as the database keeps it."""
    return rows_in(Path(str(engine.url.database)))


def rows_in(file: Path) -> dict[str, list[dict[str, object]]]:
    with closing(sqlite3.connect(file)) as raw:
        raw.row_factory = sqlite3.Row
        found = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = {row["name"] for row in found} - {"alembic_version", "backup", "sqlite_sequence"}
        return {
            name: [dict(row) for row in raw.execute(f"SELECT * FROM {name} ORDER BY id")]  # noqa: S608
            for name in sorted(names)
        }


def _value(table: str, column: Column[object], number: int) -> object:
    for known in (f"{table}.{column.name}", column.name):
        if known in MEANT:
            return MEANT[known]
    if column.name == "id":
        return number
    if column.foreign_keys:
        return 1 if column.name == "workspace_id" else number
    return _of_type(column, number)


def _of_type(column: Column[object], number: int) -> object:
    made: tuple[tuple[type, object], ...] = (
        (Boolean, True),
        (Integer, number),
        (DateTime, datetime(2026, 1, number, 9)),  # noqa: DTZ001 - as the database keeps it
        (Date, date(2026, 1, number)),
        (JSON, {} if column.name == "knobs" else []),
    )
    text = f"{column.name} {number}"[: getattr(column.type, "length", None)]
    return next((value for kind, value in made if isinstance(column.type, kind)), text)
