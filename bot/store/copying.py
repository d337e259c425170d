"""A whole record into another database, row by row, and proof that both say the same."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice, zip_longest

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Row,
    String,
    Table,
    func,
    select,
)

from bot.model import Beat
from bot.store.engine import quietly, reading, writing
from bot.store.migrate import migrate, newest_revision, revision_of
from bot.store.pouring import BATCH, pour
from bot.store.tables import beats, metadata

AT_REST_AFTER = timedelta(minutes=2)
"""A bot that works leaves a mark every minute."""

TOLD = 20
"""As many troubles as are named; the others are of their kind."""

LARGEST = 2**31 - 1
"""The largest whole number that PostgreSQL keeps in a column of ours."""


REFUSED = (int, str)
"""What may be too large or too long."""


class CannotCopy(Exception):
    """Nothing was copied; the text says why and what to do."""


def copy(source: Engine, target: Engine) -> dict[str, int]:
    """Every row, all or none; answers how many each table has. Raises CannotCopy, CannotWrite.

    The target is empty, or has no tables yet. Of the source one moment is copied: what is written
    there meanwhile is not.
    """
    if source.url == target.url:
        raise CannotCopy("That is one record twice. Name two.")
    _check_shapes(source, target)
    with reading(source) as come_from, quietly(), writing(target) as go_to:
        _check_empty(go_to)
        troubles = list(islice(_troubles(come_from, target), TOLD + 1))
        if troubles:
            more = "\n…" if len(troubles) > TOLD else ""
            raise CannotCopy(
                "Nothing was copied, since the other database would refuse these rows:\n"
                + "\n".join(troubles[:TOLD])
                + more
            )
        rows = {
            one.name: pour(come_from, go_to, one, _rows(come_from, one))
            for one in metadata.sorted_tables
        }
        for table in metadata.sorted_tables:
            _number_on(come_from, go_to, table)
            _compare(come_from, go_to, table)
    return rows


def check_at_rest(source: Engine, now: datetime) -> None:
    """Raises CannotCopy where the bot has just been at work there."""
    with reading(source) as connection:
        if revision_of(connection) != newest_revision():
            return
        live = beats.c.name.in_([Beat.TICK, Beat.CLOCK, Beat.SOCKET]) & (beats.c.at <= now)
        newest = connection.scalar(select(func.max(beats.c.at)).where(live))
    if newest and now - newest < AT_REST_AFTER:
        raise CannotCopy(
            f"Nothing was copied: the bot was at work there {(now - newest).seconds} seconds ago,"
            " and what it writes from now on would be missing. Stop all of its processes. Once it"
            " is stopped, wait two minutes, or add --anyway."
        )


def _check_shapes(source: Engine, target: Engine) -> None:
    with reading(source) as connection:
        if revision_of(connection) != newest_revision():
            raise CannotCopy(
                "The record to copy does not have today's shape."
                " Back it up and bring it there first: python -m bot migrate"
            )
    with reading(target) as connection:
        revision = revision_of(connection)
    if revision is None:
        migrate(target)
    elif revision != newest_revision():
        raise CannotCopy("The record to fill does not have today's shape. Name an empty one.")


def _check_empty(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        if connection.execute(select(table.c.id).limit(1)).first() is not None:
            raise CannotCopy(
                f"There is something in the record to fill already ({table.name})."
                " Name an empty one."
            )


def _troubles(connection: Connection, target: Engine) -> Iterator[str]:
    """What SQLite keeps and others would not, by table and id."""
    if connection.dialect.name == "sqlite":
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"{row[0]} {row[1]} refers to a row of {row[2]} that is not there"
    if target.dialect.name == "postgresql":
        for table in metadata.sorted_tables:
            for row in _rows(connection, table):
                values: Sequence[object] = row
                for column, value in zip(table.columns, values, strict=True):
                    if isinstance(value, REFUSED) and (why := _refused(column, value)):
                        yield f"{table.name} {row.id}: {column.name} {why}"


def _refused(column: Column[object], value: object) -> str:
    if isinstance(value, int) and abs(value) > LARGEST:
        return "is a number beyond two thousand million"
    if not isinstance(value, str):
        return ""
    if "\x00" in value:
        return "holds the character NUL, which PostgreSQL does not take"
    length = column.type.length if isinstance(column.type, String) else None
    if length is not None and len(value) > length:
        return f"is {len(value):,} characters long, and {length:,} are the most"
    return ""


def _rows(connection: Connection, table: Table) -> Iterator[Row[tuple[object, ...]]]:
    wanted = select(table).order_by(table.c.id)
    try:
        yield from connection.execute(wanted, execution_options={"yield_per": BATCH})
    except (TypeError, ValueError) as error:
        raise CannotCopy(
            f"Nothing was copied: {table.name} holds what is no date or no JSON. {error}"
        ) from error


def _number_on(come_from: Connection, go_to: Connection, table: Table) -> None:
    """The next row gets a number that none ever had, of those that were deleted, too."""
    highest = max(
        come_from.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one(),
        _given(come_from, table),
    )
    if not highest:
        return
    if go_to.dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(table.name, "id")
        go_to.execute(select(func.setval(sequence, highest)))
    elif table.dialect_options["sqlite"]["autoincrement"]:
        named = (table.name,)
        go_to.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", named)
        go_to.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (table.name, highest))


def _given(connection: Connection, table: Table) -> int:
    """The highest number that the database remembers to have given."""
    if connection.dialect.name == "postgresql":
        sequence = f"pg_sequence_last_value(pg_get_serial_sequence('{table.name}', 'id')::regclass)"
        return int(connection.exec_driver_sql(f"SELECT {sequence}").scalar() or 0)
    named = "SELECT max(seq) FROM sqlite_sequence WHERE name = ?"
    return int(connection.exec_driver_sql(named, (table.name,)).scalar() or 0)


def _compare(come_from: Connection, go_to: Connection, table: Table) -> None:
    for was, is_ in zip_longest(_rows(come_from, table), _rows(go_to, table)):
        if was is None or is_ is None or tuple(was) != tuple(is_):
            which = next(row.id for row in (was, is_) if row is not None)
            raise CannotCopy(f"Nothing was copied: {table.name} {which} came out different.")
