"""Opening the record to look at it and nothing else: no file, table or row comes to be by it."""

import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.store import backups, migrate, on_sqlite, walls
from bot.store.engine import CannotOpen, open_record, reading
from bot.store.tables import metadata

WAIT_SECONDS = 5


class NoRecord(CannotOpen):
    """There is no file of that name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Revisions of the schema; `known` says that this version has heard of the one it is at."""

    at: str
    newest: str
    known: bool

    @property
    def current(self) -> bool:
        return self.known and self.at == self.newest


@dataclass(frozen=True, slots=True)
class Room:
    """In bytes. `free` is unknown where the disk is a server's."""

    used: int
    free: int | None


@dataclass(frozen=True, slots=True)
class Walls:
    """`gaps` are the tables without one; `passed`: they do not hold whoever looks."""

    gaps: Sequence[str]
    passed: bool


def open_to_look(url: str) -> Engine:
    """Raises CannotOpen, NoRecord."""
    file = file_of(url)
    if file is None:
        return _of_server(url)
    if not file.exists():
        raise NoRecord(f"There is no file {file}.")
    if not file.is_file():
        raise CannotOpen(f"{file} is no file.")
    engine = _as_it_is(file)
    try:
        with reading(engine) as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DBAPIError as error:
        raise CannotOpen(f"{file} cannot be opened: {error.orig}.") from error
    return engine


def file_of(url: str) -> Path | None:
    """The file of the record; None where a server holds it."""
    try:
        return backups.file_of(url)
    except (ArgumentError, backups.NoBackup):
        return None


def place_of(url: str) -> str:
    """Where the record is, as it may be shown: the file, or the server and the database there."""
    if file := file_of(url):
        return str(file)
    where = make_url(url)
    host = where.host or ",".join(where.normalized_query.get("host", ()))
    return "/".join(part for part in (host, where.database) if part) or "memory"


def password_of(url: str) -> str:
    """What must not be shown of DATABASE_URL."""
    try:
        return str(make_url(url).password or "")
    except ArgumentError:
        return ""


def shape(engine: Engine) -> Shape:
    with reading(engine) as connection:
        at = migrate.revision_of(connection)
    try:
        known = migrate.known(at) == at
    except migrate.NewerRecord:
        known = False
    return Shape(at or "", migrate.newest_revision(), known=known)


def room(engine: Engine, file: Path | None) -> Room:
    if file:
        beside = [file, *(file.with_name(f"{file.name}{end}") for end in ("-wal", "-shm"))]
        used = sum(one.stat().st_size for one in beside if one.exists())
        return Room(used, shutil.disk_usage(file.parent).free)
    with reading(engine) as connection:
        size = connection.exec_driver_sql("SELECT pg_database_size(current_database())")
        return Room(int(size.scalar_one()), None)


def walls_of(engine: Engine) -> Walls:
    """In a server."""
    with reading(engine) as connection:
        gaps = walls.without(connection, metadata.tables)
        return Walls(gaps, passed=not walls.hold_us(connection))


def _as_it_is(file: Path) -> Engine:
    # A reader makes files of its own beside a record that nobody has open, unless it is told that
    # nobody will write meanwhile.
    in_use = any(file.with_name(f"{file.name}{end}").exists() for end in ("-wal", "-journal"))
    address = f"file:{quote(str(file))}?mode=ro" + ("" if in_use else "&immutable=1")

    def connect() -> sqlite3.Connection:
        # Whoever closes it need not be the thread that has looked.
        connection = sqlite3.connect(
            address, uri=True, timeout=WAIT_SECONDS, check_same_thread=False
        )
        connection.isolation_level = None
        return connection

    # A look at one workspace is some twenty questions; to open the file takes longer than each.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", on_sqlite.begin_reading)
    return engine


def _of_server(url: str) -> Engine:
    """One that is silent is not waited for long. Raises CannotOpen."""
    try:
        where = make_url(url)
    except ArgumentError:
        return open_record(url)
    if where.get_backend_name() == "sqlite":
        raise CannotOpen("The record is in memory alone, and ends with its process.")
    if where.get_backend_name() == "postgresql" and "connect_timeout" not in where.query:
        where = where.update_query_dict({"connect_timeout": str(WAIT_SECONDS)})
    return open_record(where.render_as_string(hide_password=False))
