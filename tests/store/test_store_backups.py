import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from bot.store.backups import NoBackup, back_up, file_of, proved
from bot.store.engine import open_record, writing
from bot.store.migrate import newest_revision
from bot.store.tables import workspaces
from bot.store.vault import Vault
from tests.flow.team import Team, at, record_in, team_in
from tests.store.old_records import REVISIONS, old_record, rows_in

pytestmark = pytest.mark.only_on("sqlite", "it is about files")

NOW = at("2026-03-03 09:00")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = record_in(tmp_path)
    yield engine
    engine.dispose()


@pytest.fixture
def team(engine: Engine) -> Team:
    team = team_in(engine)
    team.customer("Acme", team.hire("Ana"))
    return team


@pytest.fixture
def vault(tmp_path: Path, team: Team) -> Vault:
    return Vault.of(team.engine.url)


def later(days: int) -> datetime:
    return NOW + timedelta(days=days)


def test_a_backup_is_all_of_the_record_in_one_file_for_nobody_else(vault: Vault) -> None:
    made = vault.put(NOW)
    assert made.path == vault.folder / "record-20260303T090000Z.db"
    assert (made.made_at, made.revision) == (NOW, newest_revision())
    assert (made.rows["customers"], made.rows["members"]) == (1, 1)
    assert rows_in(made.path) == rows_in(vault.record)
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in vault.folder.iterdir()] == [made.path.name]
    assert proved(made.path) == made


def test_a_backup_needs_nobody_to_stop_writing_and_has_nothing_unfinished(
    vault: Vault, engine: Engine
) -> None:
    with writing(engine) as connection:
        connection.execute(update(workspaces).values(name="Half"))
        made = vault.put(NOW)
    (row,) = rows_in(made.path)["workspaces"]
    assert row["name"] == "Test"


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_record_of_any_shape_is_backed_up(tmp_path: Path, revision: str) -> None:
    record = old_record(tmp_path, revision)
    made = Vault.of(f"sqlite:///{record}").put(NOW, f"at-{revision}")
    assert made.path.name == f"record-20260303T090000Z-at-{revision}.db"
    assert made.revision == revision
    assert rows_in(made.path) == rows_in(record)


def test_two_backups_of_one_second_have_two_names(vault: Vault) -> None:
    assert [vault.put(NOW).path.name for _ in range(2)] == [
        "record-20260303T090000Z.db",
        "record-20260303T090000Z-2.db",
    ]


def test_the_oldest_backups_go_and_nothing_that_is_not_ours(vault: Vault, tmp_path: Path) -> None:
    few = Vault(vault.record, vault.folder, kept=2)
    few.folder.mkdir()
    theirs = ["record-old.db", "other-20260101T090000Z.db", "notes.txt", "record-20269999T0Z.db"]
    broken_off = [".record-20260301T090000Z.db.part", ".record-20260304T100000Z.db.part"]
    for name in [*theirs, *broken_off]:
        (few.folder / name).write_text("mine")
    for days in (0, 1, 2):
        few.put(later(days))
    few.tidy(later(2))
    assert {path.name for path in few.folder.iterdir()} == {
        *theirs,
        broken_off[1],
        "record-20260304T090000Z.db",
        "record-20260305T090000Z.db",
    }
    assert few.newest() == few.folder / "record-20260305T090000Z.db"


def test_what_is_there_already_is_not_written_over(vault: Vault, tmp_path: Path) -> None:
    there = tmp_path / "mine.db"
    there.write_text("mine")
    with pytest.raises(NoBackup, match=r"There is a file .*mine\.db already"):
        back_up(vault.record, there, NOW)
    assert there.read_text() == "mine"


def test_a_backup_that_is_being_written_by_another_is_left_to_it(
    vault: Vault, tmp_path: Path
) -> None:
    part = tmp_path / ".copy.db.part"
    part.write_text("theirs")
    with pytest.raises(NoBackup, match="is under way, or was broken off"):
        back_up(vault.record, tmp_path / "copy.db", NOW)
    assert part.read_text() == "theirs"


def test_a_damaged_record_makes_no_backup(vault: Vault, engine: Engine) -> None:
    engine.dispose()
    damage(vault.record, "ix_customers_workspace_id_look_at")
    with pytest.raises(NoBackup, match="is damaged"):
        vault.put(NOW)
    assert list(vault.folder.iterdir()) == []


def test_where_there_is_no_room_it_is_said_how_much_is_needed(
    tmp_path: Path, vault: Vault, engine: Engine
) -> None:
    engine.dispose()
    # A file with a hole takes no room and needs a lot.
    os.truncate(vault.record, shutil.disk_usage(tmp_path).free * 2)
    with pytest.raises(NoBackup, match=r"needs [\d,]+ MB in .*backups, where [\d,]+ MB are free"):
        vault.put(NOW)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (b"", "is a database, but none of ours"),
        (b"a photo of Acme's office" * 999, "cannot be read: file is not a database"),
    ],
)
def test_what_is_no_backup_is_called_so(tmp_path: Path, written: bytes, why: str) -> None:
    file = tmp_path / "file.db"
    file.write_bytes(written)
    with pytest.raises(NoBackup, match=why):
        proved(file)


def test_a_backup_of_a_newer_version_is_not_taken(vault: Vault) -> None:
    made = vault.put(NOW).path
    with closing(sqlite3.connect(made)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    with pytest.raises(NoBackup, match="'9999', which this version does not know"):
        proved(made)


def test_a_file_that_was_copied_by_hand_is_as_old_as_the_newest_that_it_knows(
    vault: Vault, team: Team, engine: Engine, tmp_path: Path
) -> None:
    team.touched(1, at("2026-02-10 00:00").date())
    engine.dispose()
    shutil.copyfile(vault.record, tmp_path / "copied.db")
    assert proved(tmp_path / "copied.db").made_at == at("2026-02-10 00:00")


def test_of_postgresql_the_commands_are_told_without_a_password() -> None:
    with pytest.raises(NoBackup) as told:
        file_of("postgresql+psycopg://bot:hunter2@db.example:5433/dates?password=hunter2")
    assert (
        "pg_dump --enable-row-security --format=custom --file=second-date.dump"
        " 'postgresql://bot@db.example:5433/dates?options=-csecond_date.workspace%3Dall'"
    ) in str(told.value)
    assert "--dbname='postgresql://bot@db.example:5433/dates'" in str(told.value)
    assert "hunter2" not in str(told.value)


def damage(record: Path, index: str, *, all_of_it: bool = False) -> None:
    """Overwrite a byte of the first row in that index, or its first page, as a bad disk would."""
    with closing(sqlite3.connect(record)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = raw.execute("PRAGMA page_size").fetchone()[0]
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (index,))
        start = (page.fetchone()[0] - 1) * size
    with record.open("r+b") as file:
        file.seek(start if all_of_it else start + size - 1)
        file.write(b"\xff" * (size if all_of_it else 1))


def test_what_was_opened_anew_goes_on_from_a_backup(vault: Vault, tmp_path: Path) -> None:
    made = vault.put(NOW).path
    engine = open_record(f"sqlite:///{made}")
    assert Team(engine, 1).hire("Ben").id == 2
    engine.dispose()
