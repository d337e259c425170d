"""Many customers of a few: each row that hangs on one is copied, by the database itself."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    String,
    Table,
    cast,
    func,
    insert,
    literal,
    select,
)

from bot.store import surroundings
from bot.store.engine import writing
from bot.store.tables import (
    aliases,
    contacts,
    customers,
    loops,
    metadata,
    nudges,
    project_stages,
    projects,
    touchpoint_contacts,
)

COPIED = frozenset(
    {customers, aliases, project_stages, touchpoint_contacts, *surroundings.IN_ORDER}
)
IN_ORDER: Sequence[Table] = [table for table in metadata.sorted_tables if table in COPIED]
CACHE = "PRAGMA cache_size=-1000000"
"""In kilobytes, and for as long as a record is built."""

Value = ColumnElement[Any]
Told = Callable[[Column[Any], str], Value]


def multiply(engine: Engine, times: int) -> None:
    """Let there be so many of each customer that there is, with all that is known of them."""
    if times < 2:
        return
    indexes = [index for table in IN_ORDER for index in table.indexes]
    with writing(engine) as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(CACHE)
        stride = {table: _last_id(connection, table) for table in IN_ORDER}
        for index in indexes:
            index.drop(connection)
        for copy in range(1, times):
            for table in IN_ORDER:
                _copy(connection, table, stride, copy)
        for index in indexes:
            index.create(connection)
        if engine.dialect.name == "postgresql":
            # As its own server does before long. Nobody does it for a record in SQLite.
            connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def _last_id(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.max(table.c.id))).scalar_one() or 0


def _copy(connection: Connection, table: Table, stride: dict[Table, int], copy: int) -> None:
    columns = [*table.c]
    values = [_value(column, stride, copy) for column in columns]
    wanted = select(*values).where(table.c.id <= stride[table])
    if table is nudges:
        wanted = wanted.join_from(nudges, customers, customers.c.id == nudges.c.customer_id)
    connection.execute(
        insert(table).from_select([one.name for one in columns], wanted, include_defaults=False)
    )


def _value(column: Column[Any], stride: dict[Table, int], copy: int) -> Value:
    table = column.table
    if column.primary_key:
        return column + copy * stride[table]
    for key in column.foreign_keys:
        if key.column.table in stride:
            return column + copy * stride[key.column.table]
    told = TOLD.get((table.name, column.name))
    if told:
        return told(column, f" {copy}")
    if column is nudges.c.subject:
        return _subject(stride, copy)
    return column


def _named(column: Column[Any], end: str) -> Value:
    return column + literal(end)


def _known_by(column: Column[Any], end: str) -> Value:
    """The copies of a batch lie side by side in the index."""
    return literal(end.strip() + ":") + column


def _names(column: Column[Any], end: str) -> Value:
    return func.replace(column, customers.c.name, customers.c.name + literal(end))


TOLD: dict[tuple[str, str], Told] = {
    ("customers", "name"): _named,
    ("customers", "normal_name"): _named,
    ("aliases", "name"): _named,
    ("aliases", "normal_name"): _named,
    ("touchpoints", "identity"): _known_by,
    ("nudges", "why"): _names,
    ("nudges", "draft"): _names,
}


def _subject(stride: dict[Table, int], copy: int) -> Value:
    """It names rows by their ids: see `rules.kit.About`."""
    subject: Value = nudges.c.subject
    for word, column, of in (
        ("contact:", nudges.c.contact_id, contacts),
        ("project:", nudges.c.project_id, projects),
        ("loop:", nudges.c.loop_id, loops),
    ):
        old = literal(word) + cast(func.coalesce(column, 0), String)
        new = literal(word) + cast(func.coalesce(column, 0) + copy * stride[of], String)
        subject = func.replace(subject, old, new)
    return subject
