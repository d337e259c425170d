"""A record for a test, in the database that `--database` names: the one place that makes them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from psycopg import Connection
from sqlalchemy import URL, Engine, NullPool, Pool, create_engine, event, make_url
from sqlalchemy.exc import OperationalError

from bot.store.engine import open_record
from bot.store.migrate import migrate

OBJECT_IN_USE, TRIES = "55006", 12


@dataclass
class Server:
    """Databases of one process of this run, in a server of PostgreSQL that others may use too."""

    url: URL
    template: str
    owner: URL
    prefix: str
    made: dict[Path, str] = field(default_factory=dict)
    opened: dict[str, list[Connection[Any]]] = field(default_factory=dict)
    count: int = 0

    def address(self, database: str) -> str:
        return self.owner.set(database=database).render_as_string(hide_password=False)

    def address_of_maker(self, address: str) -> str:
        """The same database, as whoever made it: walls may not hold them."""
        there = make_url(address).database
        return self.url.set(database=there).render_as_string(hide_password=False)

    def add(self, record: Path, template: str) -> str:
        self.drop(record)
        self.count += 1
        name = self.made[record] = f"{self.prefix}_{self.count}"
        self._do(
            f"CREATE DATABASE {name} TEMPLATE {template} {owned_by(self.owner)} STRATEGY FILE_COPY"
        )
        return self.address(name)

    def drop(self, record: Path) -> None:
        """Whoever still has it open loses it, as with a file that is deleted."""
        if name := self.made.pop(record, None):
            for connection in self.opened.pop(name, ()):
                connection.close()
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        """The server itself waits for whoever is leaving a database, and for five seconds only."""
        for tries_left in reversed(range(TRIES)):
            try:
                with self._engine.connect() as connection:
                    connection.exec_driver_sql(statement)
            except OperationalError as error:
                if getattr(error.orig, "sqlstate", "") != OBJECT_IN_USE or not tries_left:
                    raise
            else:
                return

    @property
    def _engine(self) -> Engine:
        driver = self.url.set(drivername="postgresql+psycopg")
        return _engine_of(driver)


def owned_by(owner: URL) -> str:
    return f'OWNER "{owner.username}"' if owner.username else ""


@cache
def _engine_of(url: URL) -> Engine:
    return create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)


_servers: list[Server] = []
"""None: records are files of SQLite."""


def on_postgresql() -> bool:
    return bool(_servers)


def a_database(folder: Path, name: str = "record.db") -> str:
    """DATABASE_URL of an empty record in today's shape: copying one is quicker than migrating."""
    if _servers:
        return _servers[0].add(folder / name, _servers[0].template)
    (folder / name).write_bytes(_empty_file())
    return address_in(folder, name)


def as_its_maker(address: str) -> str:
    """A record in PostgreSQL, opened by whoever has made it and not by the role that owns it."""
    return _servers[0].address_of_maker(address)


def address_in(folder: Path, name: str = "record.db") -> str:
    """DATABASE_URL of the record that is in this folder; if none is, of one without tables."""
    record = folder / name
    if not _servers:
        return f"sqlite:///{record}"
    if known := _servers[0].made.get(record):
        return _servers[0].address(known)
    return _servers[0].add(record, "template0")


@cache
def _empty_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder, "record.db")
        engine = open_record(f"sqlite:///{record}")
        migrate(engine)
        engine.dispose()
        return record.read_bytes()


@contextmanager
def records_on(url: str, template: str, owner: str, prefix: str) -> Iterator[None]:
    """From here on records are databases of this server; they are dropped in the end."""
    server = Server(make_url(url), template, make_url(owner), prefix)
    _servers.append(server)

    def remember(connection: object, _record: object) -> None:
        if isinstance(connection, Connection):
            server.opened.setdefault(connection.info.dbname, []).append(connection)

    # An engine that a test forgets to close is no trouble in SQLite, and here it is closed for it.
    event.listen(Pool, "connect", remember)
    try:
        yield
    finally:
        event.remove(Pool, "connect", remember)
        _servers.remove(server)
        for record in [*server.made]:
            server.drop(record)


@contextmanager
def swept() -> Iterator[None]:
    """What is made in here is dropped at its end: files are pytest's to sweep, databases ours."""
    before = {record for server in _servers for record in server.made}
    yield
    for server in _servers:
        for record in server.made.keys() - before:
            server.drop(record)
