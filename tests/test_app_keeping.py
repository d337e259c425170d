"""The bot keeps its record by itself: before a migration, and every night."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import app
from bot.model import Beat
from bot.sandbox import Sandbox
from bot.slack.afterwards import at_once
from bot.store import beats
from bot.store.engine import reading
from tests.store.old_records import old_record
from tests.test_app import NINE, settings, slack

__all__ = ["slack"]

pytestmark = pytest.mark.only_on("sqlite", "a server is backed up by its own tools")


def backups(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").glob("*"))


def test_every_night_there_is_one_backup_more(tmp_path: Path, slack: Sandbox) -> None:
    bot = app.start(settings(tmp_path, slack), lambda: NINE, at_once)
    for hours in (0, 1, 23):
        bot.round(NINE + timedelta(hours=hours))
    assert backups(tmp_path) == ["record-20260303T080000Z.db", "record-20260304T070000Z.db"]
    bot.engine.dispose()


def test_without_nightly_backups_it_is_examined_all_the_same(
    tmp_path: Path, slack: Sandbox
) -> None:
    chosen = settings(tmp_path, slack).model_copy(update={"nightly_backup": False})
    bot = app.start(chosen, lambda: NINE, at_once)
    bot.round(NINE)
    with reading(bot.engine) as connection:
        known = beats.last(connection, bot.installed.workspace_id)
    assert known[Beat.CHECK] == (NINE, "sound")
    assert Beat.BACKUP not in known
    assert backups(tmp_path) == []
    bot.engine.dispose()


def test_a_start_that_migrates_says_where_the_record_is_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    old_record(tmp_path, "0003")
    app.open_and_migrate(settings(tmp_path), lambda: NINE).dispose()
    assert backups(tmp_path) == ["record-20260303T080000Z-at-0003.db"]
    (told,) = [record.getMessage() for record in caplog.records if record.name == "bot.app"]
    assert told.endswith("backups/record-20260303T080000Z-at-0003.db")
