"""The record in a PostgreSQL server, with the same rules as in a file of SQLite."""

from collections.abc import Collection

from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.store import walls
from bot.store.trouble import Busy, CannotOpen, CannotWrite, Full

WRITERS = 8
"""So many workspaces are written in at once by a process; a server of few cores does no more."""

READERS = 8
"""And so many connections are left for those who read."""

KEPT_OPEN = 5

CONNECT_SECONDS = 10

ONE_WRITER = 0x5D
"""The advisory lock of who writes: a number of our own, the same for all. Within a workspace it is
shared, and that of the workspace comes with it; outside of any it is held alone."""

LOCK_NOT_AVAILABLE, DISK_FULL, NO_CONNECTION_LEFT = "55P03", "53100", "53300"

PATIENCE = "SET lock_timeout = '5s'"

SOMEBODY_READS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL
"""
"""Whoever still sees what the record was keeps it alive."""

BY_LANGUAGE = """
    SELECT attrelid::regclass, string_agg(format(
        'ALTER COLUMN %%I TYPE %%s COLLATE "C"', attname, format_type(atttypid, atttypmod)), ', ')
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(%(ours)s)
        AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
        AND attcollation NOT IN (0, '"C"'::regcollation)
    GROUP BY attrelid
"""

BY_DIGEST = (
    "ALTER TABLE needs DROP CONSTRAINT IF EXISTS uq_needs_workspace_id_customer_id_tag_text_on",
    "CREATE UNIQUE INDEX IF NOT EXISTS uq_needs_by_digest"
    ' ON needs (workspace_id, customer_id, tag, md5(text), "on")',
)


def engine_of(where: URL) -> Engine:
    """Raises CannotOpen when the driver is not installed."""
    try:
        return create_engine(
            where.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            pool_size=KEPT_OPEN,
            max_overflow=WRITERS + READERS - KEPT_OPEN,
            # We begin by ourselves: all that it takes goes to the server in one message.
            connect_args={"autocommit": True, **_patience(where)},
            # Whatever fails is logged, and what was to be written are people's words.
            hide_parameters=True,
        )
    except ModuleNotFoundError as error:
        raise CannotOpen(
            "The driver for PostgreSQL is missing: pip install -r requirements-postgresql.txt."
        ) from error


def _patience(where: URL) -> dict[str, int]:
    """A server that answers nothing at all is given up after a while, unless the address says."""
    return {} if "connect_timeout" in where.query else {"connect_timeout": CONNECT_SECONDS}


def begin_reading(connection: Connection, workspace_id: int | None) -> None:
    connection.exec_driver_sql(
        f"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; {walls.within(workspace_id)}"
    )


def begin_writing(connection: Connection, workspace_id: int | None, wait_seconds: float) -> None:
    """One writer at a time, as in SQLite: what is read in it stays true until it is written."""
    connection.exec_driver_sql(
        f"BEGIN; {walls.within(workspace_id)};"
        f" SET LOCAL lock_timeout = {max(1, round(wait_seconds * 1000))}; {_locked(workspace_id)}"
    )


def _locked(workspace_id: int | None) -> str:
    if workspace_id is None:
        return f"SELECT pg_advisory_xact_lock({ONE_WRITER})"
    return (
        f"SELECT pg_advisory_xact_lock_shared({ONE_WRITER});"
        f" SELECT pg_advisory_xact_lock({ONE_WRITER}, {workspace_id})"
    )


def trouble(error: DBAPIError) -> CannotWrite | None:
    """What an error of PostgreSQL's means, if it is no fault of the statement."""
    code = getattr(error.orig, "sqlstate", "")
    if code in (LOCK_NOT_AVAILABLE, NO_CONNECTION_LEFT):
        return Busy("Somebody else was at the record all the while.")
    if code == DISK_FULL:
        return Full("The disk of the record is full.")
    return None


def in_byte_order(connection: Connection, tables: Collection[str]) -> None:
    """Names are compared letter by letter, as in SQLite, and not as some language sorts them: else
    what begins with some letters is not what lies between two names, and no index finds it."""
    for table, change in connection.exec_driver_sql(BY_LANGUAGE, {"ours": [*tables]}).all():
        connection.exec_driver_sql(f"ALTER TABLE {table} {change}")


def by_digests(connection: Connection) -> None:
    """A key of PostgreSQL has no room for a long text: there its digest stands for it."""
    for statement in BY_DIGEST:
        connection.exec_driver_sql(statement)


def scrub(engine: Engine) -> bool:
    """Rewrites the tables. What its server keeps for its own recovery is not ours to sweep.

    False when somebody was writing or reading all the while.
    """
    with engine.connect().execution_options(begins=False) as connection:
        try:
            connection.exec_driver_sql(PATIENCE)
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({ONE_WRITER})")
            if connection.exec_driver_sql(SOMEBODY_READS).scalar_one():
                return False
            connection.exec_driver_sql("VACUUM FULL")
        except OperationalError as error:
            if trouble(error) is None:
                raise
            return False
        finally:
            connection.exec_driver_sql("SELECT pg_advisory_unlock_all()")
            connection.exec_driver_sql("RESET lock_timeout")
    return True
