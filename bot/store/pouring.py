"""Rows into a table as quickly as its database takes them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, Row, Table, bindparam, insert, select, update

BATCH = 1000

Rows = Iterator[Row[tuple[object, ...]]]


def pour(come_from: Connection, go_to: Connection, table: Table, rows: Rows) -> int:
    """Answers how many there were."""
    if go_to.dialect.name == "postgresql":
        return _in_one_stream(go_to, table, rows)
    return _in_batches(come_from, go_to, table, rows)


def _in_one_stream(go_to: Connection, table: Table, rows: Rows) -> int:
    """By way of a table of our own: nothing can be streamed into one that has walls."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    go_to.exec_driver_sql(f"CREATE TEMPORARY TABLE poured (LIKE {table.name}) ON COMMIT DROP")
    kept, copied = _as_kept(go_to, table), 0
    cursor = go_to.connection.cursor()
    with cursor.copy(f"COPY poured ({names}) FROM STDIN") as stream:
        for copied, row in enumerate(rows, start=1):  # noqa: B007 - how many there were
            stream.write_row([keep(value) for keep, value in zip(kept, row, strict=True)])
    cursor.close()
    # In one statement, since a row may refer to a later one.
    go_to.exec_driver_sql(f"INSERT INTO {table.name} ({names}) SELECT {names} FROM poured")  # noqa: S608
    go_to.exec_driver_sql("DROP TABLE poured")
    go_to.exec_driver_sql(f"ANALYZE {table.name}")
    return copied


def _as_kept(connection: Connection, table: Table) -> Sequence[Callable[[object], object]]:
    """For each column, what makes a value of ours one of the database's."""
    dialect = connection.dialect
    made = [one.type.dialect_impl(dialect).bind_processor(dialect) for one in table.columns]
    return [keep or (lambda value: value) for keep in made]


def _in_batches(come_from: Connection, go_to: Connection, table: Table, rows: Rows) -> int:
    """A row may refer to a later one of its own table, so those references come last."""
    inside = [one.parent for one in table.foreign_keys if one.column.table is table]
    copied = 0
    while batch := [row._asdict() for row in islice(rows, BATCH)]:
        go_to.execute(insert(table), [row | {one.name: None for one in inside} for row in batch])
        copied += len(batch)
    for column in inside:
        linked = select(table.c.id.label("which"), column.label("to")).where(column.is_not(None))
        pairs = [row._asdict() for row in come_from.execute(linked)]
        if pairs:
            change = update(table).where(table.c.id == bindparam("which"))
            go_to.execute(change.values({column: bindparam("to")}), pairs)
    return copied
