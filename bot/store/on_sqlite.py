"""The record in one file: how SQLite is opened, begun and swept."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.trouble import (
    Busy,
    CannotOpen,
    CannotWrite,
    Damaged,
    Full,
    ReadOnly,
    Vanished,
)

WRITERS = 1
"""A file has one, whatever workspace it writes in."""

MEANINGS: Sequence[tuple[type[CannotWrite], str, Sequence[int]]] = (
    (
        Busy,
        "Somebody else was writing all the while.",
        (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
    ),
    (
        Full,
        "The disk of the record is full or fails. Make room there.",
        (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
    ),
    (
        ReadOnly,
        "The record may only be read. Give whoever runs the bot the right to write to it and to"
        " its folder.",
        (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
    ),
    (
        Damaged,
        "The record is damaged. Stop the bot and put a backup in its place:"
        " python -m bot restore FILE",
        (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB),
    ),
)
"""Which of SQLite's error codes are no fault of the statement, and what to do."""


def engine_of(where: URL) -> Engine:
    """Raises CannotOpen when its folder is not there."""
    if where.database and where.database != ":memory:":
        folder = Path(where.database).expanduser().absolute().parent
        if not folder.is_dir():
            raise CannotOpen(
                f"The folder {folder} does not exist. Make it, or change DATABASE_URL."
            )
    # Whatever fails is logged, and what was to be written are people's words.
    engine = create_engine(where, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    if where.database and where.database != ":memory:":
        _hold_to(engine, Path(where.database).expanduser().absolute())
    return engine


def _hold_to(engine: Engine, file: Path) -> None:
    """A file that is deleted or replaced under us stays open, and whatever goes into it is lost."""
    opened = set[Path]()

    def there(*_: object) -> None:
        if opened and _identity(file) is None:
            raise CannotOpen(_vanished(file))

    def remember(_: object, record: ConnectionPoolEntry) -> None:
        opened.add(file)
        record.info["file"] = (file, _identity(file))

    event.listen(engine, "do_connect", there)
    event.listen(engine, "connect", remember)


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        known = file.stat()
    except OSError:
        return None
    return known.st_dev, known.st_ino


def _vanished(file: Path) -> str:
    return (
        f"{file} is gone, or another one lies in its place. Stop the bot, put the record back or"
        " restore a backup (python -m bot restore FILE), and start it again."
    )


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


def _is_still_there(connection: Connection) -> None:
    """Without this one would go on in a file that nobody finds any more. Raises Vanished."""
    file, opened = connection.info.get("file", (None, None))
    if file and _identity(file) != opened:
        raise Vanished(_vanished(file))


def begin_reading(connection: Connection, _workspace_id: int | None = None) -> None:
    _is_still_there(connection)
    connection.exec_driver_sql("BEGIN DEFERRED")


def begin_writing(connection: Connection, _workspace_id: int | None, wait_seconds: float) -> None:
    """The write lock at once: one that reads first and writes later could fail halfway."""
    _is_still_there(connection)
    connection.exec_driver_sql(f"PRAGMA busy_timeout={max(0, round(wait_seconds * 1000))}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def trouble(error: DBAPIError) -> CannotWrite | None:
    """What an error of SQLite's means, if it is no fault of the statement."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    return next((kind(told) for kind, told, codes in MEANINGS if code in codes), None)


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
