"""Bringing the record to the shape that this version of the code knows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, event

from bot.store import walls
from bot.store.engine import open_record, quietly, reading, waiting_at_most, writing
from bot.store.tables import metadata

LONGEST_SECONDS = 1800.0
"""As long as a process waits while another migrates a huge record."""

MIGRATIONS = Path(__file__).parent / "migrations"

Keep = Callable[[str], object]
"""Keeps the record as it is, before it is changed from this revision on. Raises if it cannot."""


class NewerRecord(Exception):
    """The record was written by a newer version; running this one could lose what it added."""


class Dangling(Exception):
    """A migration lost what something else hangs on; nothing was changed."""


def migrate(engine: Engine, keep: Keep | None = None) -> tuple[str | None, str]:
    """Upgrade in one transaction; answers the revisions before and after. Raises NewerRecord.

    Of several processes one does it, and the others wait for it. What holds something is given to
    `keep` first, while nobody else can write.
    """
    with reading(engine) as connection:
        before = known(revision_of(connection))
    newest = newest_revision()
    if before == newest:
        return before, newest
    with (
        waiting_at_most(LONGEST_SECONDS),
        quietly(),  # an older record has no rings yet
        _loosely(engine) as loose,
        writing(loose) as connection,
    ):
        before = known(revision_of(connection))
        if before == newest:
            return before, newest
        if before and keep:
            keep(before)
        dangling = _dangling(connection)
        command.upgrade(_config(connection), "head")
        if lost := _dangling(connection) - dangling:
            raise Dangling(f"The migration lost what these hang on: {sorted(lost)[:5]}.")
    return before, newest


def mend_walls(engine: Engine) -> list[str]:
    """The tables without a wall between workspaces, until now; a file has none at all."""
    if engine.dialect.name != "postgresql":
        return []
    with quietly(), writing(engine) as connection:
        gaps = walls.without(connection, metadata.tables)
        walls.build(connection, gaps)
    return gaps


def is_current(engine: Engine) -> bool:
    """Whether the record has the shape that this version knows, for those who may only read it."""
    with reading(engine) as connection:
        return revision_of(connection) == newest_revision()


def revision_of(connection: Connection) -> str | None:
    """None where nothing was ever migrated."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str:
    return _script().get_current_head() or ""


def known(revision: str | None) -> str | None:
    """The same revision. Raises NewerRecord."""
    try:
        _script().get_revision(revision or "base")
    except CommandError as error:
        raise NewerRecord(
            f"The record has the shape {revision!r}, which this version does not know. "
            "Install the newer version of the bot again, or use another DATABASE_URL."
        ) from error
    return revision


@contextmanager
def _loosely(engine: Engine) -> Iterator[Engine]:
    """References are not enforced here: in SQLite a table is changed by making it anew, and to drop
    the old one would empty all that hangs on it. It cannot be said inside a transaction."""
    if engine.dialect.name != "sqlite":
        yield engine
        return
    loose = open_record(engine.url.render_as_string(hide_password=False))
    loose.dispose()
    event.listen(loose, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=OFF"))
    try:
        yield loose
    finally:
        loose.dispose()
        engine.dispose()  # what it has open remembers the old tables


def _dangling(connection: Connection) -> set[tuple[str, int, str]]:
    """(table, row, table) of what hangs on a row that is not there."""
    if connection.dialect.name != "sqlite":
        return set()
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return {(row[0], row[1] or 0, row[2]) for row in rows}


def _script() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
