"""Whether the record is sound: what its database finds when it reads all of it."""

import sqlite3

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.store.engine import reading

MOST = 5
"""As many findings as are told: where there is one, the others say the same."""


def examine(engine: Engine) -> list[str]:
    """What is wrong, in the words of the database; nothing when it is sound.

    It takes as long as reading the whole file, and nobody has to wait for it.
    """
    try:
        with reading(engine) as connection:
            if connection.dialect.name == "sqlite":
                return _in_file(connection)[:MOST]
            return _in_server(connection)[:MOST]
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return [str(error.orig)]
        raise


def _in_file(connection: Connection) -> list[str]:
    said = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})")]
    if said != ["ok"]:
        return said
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(MOST)
    return [f"{row[0]} {row[1]} refers to a row of {row[2]} that is not there" for row in lost]


def _in_server(connection: Connection) -> list[str]:
    """A server holds to references by itself, and keeps books of what it could not read."""
    sums = connection.exec_driver_sql(
        "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database"
        " WHERE datname = current_database()"
    ).scalar_one()
    broken = connection.exec_driver_sql(
        "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
    )
    pages = [f"{sums} pages were read whose sum was wrong"] if sums else []
    return [*pages, *(f"the index {row[0]} is not valid" for row in broken)]
