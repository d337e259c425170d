"""The record in a PostgreSQL server, with the same rules as in a file of SQLite."""

from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError

from bot.store.trouble import Busy, CannotOpen, CannotWrite, Full

ONE_WRITER = 0x5D
"""The advisory lock that a writing transaction holds: a number of our own, the same for all."""

LOCK_NOT_AVAILABLE, DISK_FULL = "55P03", "53100"


def engine_of(where: URL) -> Engine:
    """Raises CannotOpen when the driver is not installed."""
    try:
        return create_engine(where.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise CannotOpen(
            "The driver for PostgreSQL is missing: pip install -r requirements-postgresql.txt."
        ) from error


def begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def begin_writing(connection: Connection, wait_seconds: float) -> None:
    """One writer at a time, as in SQLite: what is read in it stays true until it is written."""
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(wait_seconds * 1000))}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")


def trouble(error: DBAPIError) -> CannotWrite | None:
    """What an error of PostgreSQL's means, if it is no fault of the statement."""
    code = getattr(error.orig, "sqlstate", "")
    if code == LOCK_NOT_AVAILABLE:
        return Busy("Somebody else was writing all the while.")
    if code == DISK_FULL:
        return Full("The disk of the record is full.")
    return None


def scrub(engine: Engine) -> bool:
    """Rewrites the tables. What its server keeps for its own recovery is not ours to sweep."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM FULL")
    return True
