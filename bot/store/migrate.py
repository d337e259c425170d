"""Bringing the record to the shape that this version of the code knows."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from bot.store.engine import reading, writing


class NewerRecord(Exception):
    """The record was written by a newer version; running this one could lose what it added."""


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Upgrade in one transaction; answers the revisions before and after. Raises NewerRecord."""
    with writing(engine) as connection:
        config = _config(connection)
        script = ScriptDirectory.from_config(config)
        before = MigrationContext.configure(connection).get_current_revision()
        try:
            script.get_revision(before or "base")
        except CommandError as error:
            raise NewerRecord(
                f"The record has the shape {before!r}, which this version does not know. "
                "Install the newer version of the bot again, or use another DATABASE_URL."
            ) from error
        command.upgrade(config, "head")
        after = MigrationContext.configure(connection).get_current_revision()
    return before, after or ""


def is_current(engine: Engine) -> bool:
    """Whether the record has the shape that this version knows, for those who may only read it."""
    with reading(engine) as connection:
        newest = ScriptDirectory.from_config(_config(connection)).get_current_head()
        return MigrationContext.configure(connection).get_current_revision() == newest


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
