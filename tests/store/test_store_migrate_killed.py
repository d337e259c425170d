"""A migration that is killed, wherever that is, has not happened; and then it happens."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.engine import open_record
from bot.store.migrate import migrate
from bot.store.vault import Vault
from tests.store.old_records import OLD, REVISIONS, old_record, rows_in

CHECKS = ("integrity_check", "foreign_key_check")
EVERY = 4
"""How many of the records are migrated once more: it takes longer than to look at them."""

pytestmark = [pytest.mark.chaos, pytest.mark.thorough]


@pytest.mark.parametrize("revision", OLD)
def test_a_record_is_old_or_new_at_whatever_step_its_migration_is_killed(
    tmp_path: Path, revision: str
) -> None:
    file, folder = old_record(tmp_path, revision), tmp_path / "killed"
    folder.mkdir()
    old = look(file)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.store.killed_migration", str(file), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    last = int(done.stdout)
    new = look(folder / str(last) / file.name)
    assert new["revision"] == REVISIONS[-1]
    seen = [old_or_new(folder / str(number) / file.name, old, new) for number in range(1, last)]
    assert seen == sorted(seen, reverse=True), "once it is new, it stays so"
    print(f"{revision}: killed {last - 1} times, half-applied: 0")  # noqa: T201


def old_or_new(file: Path, old: dict[str, object], new: dict[str, object]) -> str:
    is_ = look(file)
    assert is_ in (old, new), f"half-applied: {file}"
    for backup in Vault.of(f"sqlite:///{file}").all():
        assert look(backup)["rows"] == old["rows"], "a backup is whole, or not there"
    if int(file.parent.name) % EVERY == 0:
        engine = open_record(f"sqlite:///{file}")
        migrate(engine)
        engine.dispose()
        assert look(file) == new
    shutil.rmtree(file.parent)
    return "old" if is_ == old else "new"


def look(file: Path) -> dict[str, object]:
    with closing(sqlite3.connect(file)) as raw:
        (sound,), lost = (raw.execute(f"PRAGMA {one}").fetchall() for one in CHECKS)
        assert (sound, lost) == (("ok",), [])
        return {
            "rows": rows_in(file),
            "revision": raw.execute("SELECT version_num FROM alembic_version").fetchone()[0],
            "made": raw.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall(),
        }
