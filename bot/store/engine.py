"""Opening the record, and the two ways to talk to it: reading and writing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

BUSY_MILLISECONDS = 5_000


class CannotOpen(Exception):
    """The record cannot be opened; the text says what to do."""


def open_record(url: str) -> Engine:
    """An engine for DATABASE_URL. Raises CannotOpen."""
    try:
        where = make_url(url)
    except ArgumentError as error:
        raise CannotOpen("DATABASE_URL is no URL; write sqlite:///FILE.") from error
    if where.get_backend_name() != "sqlite":
        raise CannotOpen(f"DATABASE_URL starts with {where.drivername!r}; use sqlite:///FILE.")
    if where.database and where.database != ":memory:":
        folder = Path(where.database).expanduser().absolute().parent
        if not folder.is_dir():
            raise CannotOpen(
                f"The folder {folder} does not exist. Make it, or change DATABASE_URL."
            )
    engine = create_engine(where)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA schema_version")
    except DBAPIError as error:
        raise CannotOpen(f"{where.database} cannot be opened: {error.orig}.") from error
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    # Python's own transaction control would begin late and deferred; ours begins in `_begin`.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        f"busy_timeout={BUSY_MILLISECONDS}",
        "foreign_keys=ON",
        "synchronous=FULL",
        # What is erased is overwritten, and not only forgotten.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    how = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {how}")


def scrub(engine: Engine) -> bool:
    """Leave nothing on the disk of what was erased: neither in free pages nor in the log of writes.

    It rewrites the whole record, so it is for rare moments. False when somebody was writing or
    reading all the while: then it can be done again.
    """
    try:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)  # noqa: S101
            raw.execute("VACUUM")
            busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    return not busy


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the record."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One change of the record, all or nothing.

    It takes the write lock at once: a transaction that reads first and writes later could fail
    halfway, because somebody else wrote between.
    """
    with (
        engine.connect().execution_options(begin="IMMEDIATE") as connection,
        connection.begin(),
    ):
        yield connection
