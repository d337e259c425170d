"""What doctor says of the record: whether it is there, whole, of the right shape, and kept."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.ground import now
from bot.console.examining.record import ENOUGH, LITTLE, READ_THROUGH, tell_room
from bot.model import Beat
from bot.model.findings import Verdict
from bot.store.engine import open_record, writing
from bot.store.looking import Room
from bot.store.vault import Vault
from tests.console.surgery import Surgery, a_surgery

pytestmark = pytest.mark.only_on("sqlite", "these look at the file itself")


@pytest.fixture
def surgery(tmp_path: Path) -> Iterator[Surgery]:
    with a_surgery(tmp_path) as surgery:
        yield surgery


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def contents(folder: Path) -> dict[str, str]:
    files = (one for one in sorted(folder.rglob("*")) if one.is_file())
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def back_up(surgery: Surgery, **ago: float) -> Path:
    return Vault.of(surgery.settings.database_url).put(now() - timedelta(**ago)).path


def test_looking_leaves_the_folder_of_the_record_as_it_was(
    surgery: Surgery, tmp_path: Path
) -> None:
    before = contents(tmp_path)
    assert surgery.said("Damage", Verdict.OK)
    assert contents(tmp_path) == before


def test_a_record_that_somebody_is_writing_is_looked_at_as_it_is_now(surgery: Surgery) -> None:
    writer = open_record(surgery.settings.database_url)
    with writing(writer) as connection:
        connection.exec_driver_sql("UPDATE members SET name = 'Zoe' WHERE slack_id = 'UANA'")
    assert surgery.said("Team lead") == "Zoe."
    writer.dispose()


def test_a_record_that_is_not_there_is_not_made(surgery: Surgery, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere.db"
    surgery.sets(database_url=f"sqlite:///{nowhere}")
    assert surgery.bad("Record") == (
        f"There is no file {nowhere}. python -m bot migrate makes it. If there was one,"
        " DATABASE_URL names the wrong file."
    )
    assert not nowhere.exists()


def test_a_folder_is_no_record(surgery: Surgery, tmp_path: Path) -> None:
    surgery.sets(database_url=f"sqlite:///{tmp_path}")
    assert f"{tmp_path} is no file" in surgery.bad("Record")


def test_a_photo_is_no_record(surgery: Surgery, file: Path) -> None:
    file.write_bytes(b"\xff\xd8 not a database at all" * 100)
    assert "file is not a database" in surgery.bad("Record")


@pytest.mark.parametrize("url", ["record.db", "mysql://localhost/x", "sqlite://"])
def test_an_address_of_nothing_is_told(surgery: Surgery, url: str) -> None:
    surgery.sets(database_url=url)
    assert "Check DATABASE_URL" in surgery.bad("Record")


def test_an_older_record_is_to_be_migrated_and_is_not_migrated_by_looking(
    surgery: Surgery, tmp_path: Path
) -> None:
    surgery.says("UPDATE alembic_version SET version_num = '0003'")
    before = contents(tmp_path)
    told = surgery.bad("Shape of the record")
    assert told.startswith("It is at 0003, and this version needs 0")
    assert "python -m bot migrate" in told
    assert "not looked at" in surgery.said("People and notes", Verdict.NOTE)
    assert contents(tmp_path) == before


def test_a_record_of_a_newer_version_is_told(surgery: Surgery) -> None:
    surgery.says("UPDATE alembic_version SET version_num = '9999'")
    assert "Install the newer version of the bot again" in surgery.bad("Shape of the record")


def test_an_empty_file_is_to_be_given_its_shape(surgery: Surgery, file: Path) -> None:
    file.write_bytes(b"")
    assert "It is empty. Give it its shape" in surgery.bad("Shape of the record")


def test_damage_inside_is_told_and_nothing_is_read_off_it(surgery: Surgery, file: Path) -> None:
    with closing(sqlite3.connect(file)) as stranger:
        wanted = "SELECT rootpage FROM sqlite_master WHERE name = 'touchpoints'"
        (page,) = stranger.execute(wanted).fetchone()
    with file.open("r+b") as raw:
        raw.seek((page - 1) * 4096)
        raw.write(b"\xff" * 64)
    told = surgery.bad("Damage")
    assert "The database says:" in told
    assert "restore the newest backup" in told
    assert "not looked at" in surgery.said("People and notes", Verdict.NOTE)


def test_a_row_that_refers_to_nobody_is_damage(surgery: Surgery, file: Path) -> None:
    with closing(sqlite3.connect(file)) as stranger:  # one that does not hold to references
        stranger.execute("UPDATE customers SET owner_id = 4711")
        stranger.commit()
    assert "refers to a row of members that is not there" in surgery.bad("Damage")


def test_a_record_too_large_to_read_through_is_left_to_the_nightly_check(
    surgery: Surgery, file: Path
) -> None:
    os.truncate(file, READ_THROUGH + 4096)
    assert "over 500 MB" in surgery.said("Damage", Verdict.NOTE)


@pytest.mark.parametrize(
    ("free", "verdict"),
    [(LITTLE - 1, Verdict.BAD), (LITTLE, Verdict.NOTE), (ENOUGH, Verdict.OK)],
)
def test_a_disk_that_is_nearly_full_is_told(free: int, verdict: Verdict) -> None:
    found = tell_room(Room(used=5_000_000, free=free))
    assert found.verdict is verdict
    assert bool(found.to_do) is (verdict is not Verdict.OK)


def test_no_backup_is_noted(surgery: Surgery, tmp_path: Path) -> None:
    assert surgery.noted("Backup") == (
        f"There is none in {tmp_path / 'backups'}. Make one: python -m bot backup"
    )


def test_a_backup_of_today_is_well_and_one_of_last_week_is_not(surgery: Surgery) -> None:
    old = back_up(surgery, days=8)
    assert surgery.bad("Backup").startswith(f"The newest was made 8 days ago: {old}.")
    new = back_up(surgery, hours=3)
    assert surgery.said("Backup", Verdict.OK) == f"The newest was made 3 hours ago: {new}."


def test_backups_are_looked_for_where_the_setting_says(surgery: Surgery, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    Vault.of(surgery.settings.database_url, elsewhere).put(now())
    assert "There is none" in surgery.said("Backup")
    surgery.settings = surgery.settings.model_copy(update={"backups": elsewhere})
    assert "just now" in surgery.said("Backup", Verdict.OK)


def test_a_nightly_backup_that_failed_is_told_with_its_reason(surgery: Surgery) -> None:
    surgery.beats(Beat.BACKUP, "A backup needs 9 MB, and 1 MB are free.", hours=4)
    assert "It failed 4 hours ago: A backup needs 9 MB" in surgery.bad("Nightly backup")


def test_what_the_nightly_check_found_is_told(surgery: Surgery) -> None:
    surgery.beats(Beat.CHECK, "row 7 missing from index", hours=5)
    assert "5 hours ago: row 7 missing from index." in surgery.bad("Nightly check")


def test_a_check_that_is_under_way_is_no_trouble_and_one_that_never_ended_is_noted(
    surgery: Surgery,
) -> None:
    surgery.beats(Beat.CHECK, "", minutes=5)
    assert surgery.said("Nightly check") == ""
    surgery.beats(Beat.CHECK, "", hours=5)
    assert "never ended" in surgery.noted("Nightly check")


def test_a_check_of_last_week_is_noted(surgery: Surgery) -> None:
    surgery.beats(Beat.CHECK, "sound", days=6)
    assert "The last one was 6 days ago." in surgery.noted("Nightly check")


def test_a_backup_that_was_put_back_is_noted_for_a_month(surgery: Surgery) -> None:
    surgery.beats(Beat.RESTORED, "2026-03-01T02:00:00+00:00", days=2)
    assert "made at 2026-03-01T02:00:00+00:00" in surgery.noted("Restored")
    surgery.beats(Beat.RESTORED, "2026-03-01T02:00:00+00:00", days=40)
    assert surgery.said("Restored") == ""
