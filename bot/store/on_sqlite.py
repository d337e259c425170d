"""The record in one file: how SQLite is opened, begun and swept."""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from bot.store.trouble import Busy, CannotOpen, CannotWrite, Full


def engine_of(where: URL) -> Engine:
    """Raises CannotOpen when its folder is not there."""
    if where.database and where.database != ":memory:":
        folder = Path(where.database).expanduser().absolute().parent
        if not folder.is_dir():
            raise CannotOpen(
                f"The folder {folder} does not exist. Make it, or change DATABASE_URL."
            )
    engine = create_engine(where)
    event.listen(engine, "connect", _set_up)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    # Python's own transaction control would begin late and deferred; ours begins below.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",
        # What is erased is overwritten, and not only forgotten.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN DEFERRED")


def begin_writing(connection: Connection, wait_seconds: float) -> None:
    """The write lock at once: one that reads first and writes later could fail halfway."""
    connection.exec_driver_sql(f"PRAGMA busy_timeout={max(0, round(wait_seconds * 1000))}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def trouble(error: DBAPIError) -> CannotWrite | None:
    """What an error of SQLite's means, if it is no fault of the statement."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy("Somebody else was writing all the while.")
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return Full("The disk of the record is full or fails.")
    return None


def scrub(engine: Engine) -> bool:
    """False when somebody was writing or reading all the while."""
    try:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)  # noqa: S101
            raw.execute("VACUUM")
            busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    return not busy
