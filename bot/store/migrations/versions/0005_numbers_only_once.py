"""no number that Slack has seen is given again"""

import re

from alembic import op
from sqlalchemy import Connection

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    "contacts",
    "customers",
    "loops",
    "members",
    "notes",
    "nudges",
    "offerings",
    "projects",
    "questions",
    "touchpoints",
)
"""Their ids are in the buttons of messages, which stay in Slack for years."""

LEAP = 1000
"""What was deleted before now had numbers, too, and nothing tells which."""


def upgrade() -> None:
    """SQLite gives the number of a deleted row to the next one, unless the table says otherwise;
    and a table is made anew to say so. PostgreSQL never does."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one():
        raise RuntimeError("with foreign keys on, DROP TABLE would empty what hangs on it")
    used = connection.exec_driver_sql("SELECT count(*) FROM workspaces").scalar_one()
    for name in TABLES:
        _make_anew(connection, name)
        if used:
            _leap(connection, name)


def _make_anew(connection: Connection, name: str) -> None:
    """The same table under its own name, by the statements that made it: all but one word."""
    made = _statements(connection, "type = 'table' AND name = ?", name)[0]
    indices = _statements(connection, "type = 'index' AND tbl_name = ?", name)
    anew, keys = re.subn(r"PRIMARY KEY \(id\)", "PRIMARY KEY (id AUTOINCREMENT)", made)
    anew, names = re.subn(rf'^CREATE TABLE "?{name}"?', f"CREATE TABLE new_{name}", anew)
    if (keys, names) != (1, 1):
        raise RuntimeError(f"the table {name} was not made by these migrations")
    connection.exec_driver_sql(anew)
    connection.exec_driver_sql(f"INSERT INTO new_{name} SELECT * FROM {name}")  # noqa: S608
    connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql(f"ALTER TABLE new_{name} RENAME TO {name}")
    for index in indices:
        connection.exec_driver_sql(index)


def _statements(connection: Connection, which: str, name: str) -> list[str]:
    wanted = f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND {which} ORDER BY rowid"  # noqa: S608
    return [row[0] for row in connection.exec_driver_sql(wanted, (name,))]


def _leap(connection: Connection, name: str) -> None:
    highest = f"SELECT ?, coalesce(max(id), 0) + {LEAP} FROM {name}"  # noqa: S608
    connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
    connection.exec_driver_sql(f"INSERT INTO sqlite_sequence (name, seq) {highest}", (name,))
