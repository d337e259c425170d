"""Procrastinate's tables, as new as the library: put in place once, and brought up to date.

How far they are is written on their schema: the name of the last of the library's migrations.
"""

from pathlib import Path

from procrastinate.schema import SchemaManager
from sqlalchemy import Connection, Engine

from bot.many.app import SCHEMA
from bot.many.trouble import NoEngine
from bot.store.engine import quietly, reading, waiting_at_most, writing
from bot.store.migrate import LONGEST_SECONDS

SETTINGS = """
    ALTER TABLE procrastinate_{table} SET (
        autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000,
        autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 500
    )
"""
"""Rows come and go by the minute in a table that stays small: a share of it says nothing."""

BUSY = ("jobs", "events")

CLOSED_TO_US = f"""
    SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = '{SCHEMA}' AND relkind = 'r' AND NOT has_table_privilege(pg_class.oid, 'INSERT')
"""  # noqa: S608 - ours


def install(engine: Engine) -> str:
    """Answers how far the tables are. Of several processes one does it, and the others wait.

    Raises NoEngine.
    """
    _check_ours(engine)
    with waiting_at_most(LONGEST_SECONDS), quietly():
        if not how_far(engine):
            with writing(engine) as connection:
                _begin(connection)
        while pending(how_far(engine)):
            with writing(engine) as connection:
                _go_on(connection)
    return how_far(engine)


def _check_ours(engine: Engine) -> None:
    """Raises NoEngine. The worker would only be told that it is refused, again and again."""
    with reading(engine) as connection:
        if connection.exec_driver_sql(CLOSED_TO_US).scalar_one():
            raise NoEngine(
                "Procrastinate's tables belong to another role than that of DATABASE_URL. With"
                f" everything stopped, as who owns them: DROP SCHEMA {SCHEMA} CASCADE; then"
                " python -m bot migrate makes them anew."
            )


def how_far(engine: Engine) -> str:
    """Empty where nothing was put in place."""
    with reading(engine) as connection:
        return _mark_of(connection)


def pending(mark: str) -> list[Path]:
    """What the library has that these tables have not."""
    return [one for one in _migrations() if one.stem > mark]


def _begin(connection: Connection) -> None:
    if _mark_of(connection):
        return
    connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    _run(connection, SchemaManager.get_schema())
    for table in BUSY:
        _run(connection, SETTINGS.format(table=table))
    _mark(connection, _migrations()[-1].stem)


def _go_on(connection: Connection) -> None:
    """Each in a transaction of its own: what one adds to a type, only the next may use."""
    for one in pending(_mark_of(connection))[:1]:
        _run(connection, one.read_text(encoding="utf-8"))
        _mark(connection, one.stem)


def _migrations() -> list[Path]:
    return sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))


def _run(connection: Connection, statements: str) -> None:
    there = connection.execution_options(no_parameters=True)
    there.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}")
    there.exec_driver_sql(statements)


def _mark(connection: Connection, mark: str) -> None:
    connection.exec_driver_sql(f"COMMENT ON SCHEMA {SCHEMA} IS '{mark}'")


def _mark_of(connection: Connection) -> str:
    # Asked of the table: `to_regnamespace` would tell what this connection believed when its
    # transaction began, which was before it had waited for somebody else to put all in place.
    told = (
        "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace"  # noqa: S608 - ours
        f" WHERE nspname = '{SCHEMA}'"
    )
    return str(connection.exec_driver_sql(told).scalar() or "")
