import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.ground import now
from bot.model import Beat
from bot.store import beats
from bot.store.engine import open_record, reading, writing
from bot.store.migrate import newest_revision
from tests.console.terminal import Terminal
from tests.store.old_records import old_record, rows_in

pytestmark = pytest.mark.only_on("sqlite", "it is about files")


def names(record: Path) -> list[object]:
    return [row["name"] for row in rows_in(record)["customers"]]


def backups(terminal: Terminal) -> list[Path]:
    return sorted((terminal.folder / "backups").iterdir())


def test_a_backup_says_what_it_holds_and_how_it_is_put_back(filled: Terminal) -> None:
    said = filled.run("backup").stdout.splitlines()
    (made,) = backups(filled)
    assert said[0].startswith(f"{made} holds all of the record: 1 workspace, 2 customers")
    assert said[1] == f"To put it back, with the bot stopped: python -m bot restore {made}"


def test_a_backup_goes_where_it_is_told(filled: Terminal, tmp_path: Path) -> None:
    assert filled.run("backup", "mine.db").exit_code == 0
    assert names(tmp_path / "mine.db") == ["Acme", "=Zen"]
    assert "There is a file" in filled.refused("backup", "mine.db")
    elsewhere = str(tmp_path / "elsewhere")
    assert filled.run("backup", BACKUPS=elsewhere).exit_code == 0
    assert len(list(Path(elsewhere).iterdir())) == 1


def test_so_many_are_kept_as_is_set(filled: Terminal) -> None:
    for _ in range(3):
        assert filled.run("backup", BACKUPS_KEPT="2").exit_code == 0
    assert len(backups(filled)) == 2


def test_a_backup_is_put_back_and_what_was_there_is_kept(filled: Terminal) -> None:
    filled.run("backup", "mine.db")
    filled.json("import", filled.put("more", customers="name\nDelta\n"), "--json")
    # Another record of the same, since verbs that ran in this process have theirs open still.
    filled.run("backup", "other.db")
    result = filled.run("restore", "mine.db", "--yes", DATABASE_URL="sqlite:///other.db")
    assert result.exit_code == 0, result.output
    assert "1 workspace, 2 customers" in result.stdout
    assert "1 workspace, 3 customers" in result.stdout
    assert names(filled.folder / "other.db") == ["Acme", "=Zen"]
    told = re.search(r"is kept in (.*-replaced\.db)$", result.stdout, re.MULTILINE)
    assert told
    assert names(Path(told[1])) == ["Acme", "=Zen", "Delta"]


def test_nothing_is_put_back_where_nobody_can_be_asked(filled: Terminal) -> None:
    filled.run("backup", "mine.db")
    before = filled.rows()
    assert "say --yes" in filled.refused("restore", "mine.db")
    assert filled.rows() == before


def test_what_is_open_elsewhere_is_not_replaced(filled: Terminal) -> None:
    filled.run("backup", "mine.db")
    engine = open_record(filled.url)
    with reading(engine) as connection:
        connection.exec_driver_sql("SELECT count(*) FROM customers")
        assert "Stop the bot" in filled.refused("restore", "mine.db", "--yes")
    engine.dispose()


@pytest.mark.parametrize("verb", [("backup",), ("restore", "x.db", "--yes")])
def test_of_postgresql_the_commands_are_told(terminal: Terminal, verb: tuple[str, ...]) -> None:
    said = terminal.refused(*verb, DATABASE_URL="postgresql://me:hunter2@db.example/dates")
    assert "pg_dump --enable-row-security --format=custom" in said
    assert "pg_restore --clean" in said
    assert "hunter2" not in said


def test_migrating_keeps_the_record_as_it_was_and_says_where(terminal: Terminal) -> None:
    old = old_record(terminal.folder, "0003")
    before = rows_in(old)
    result = terminal.run("migrate")
    (kept,) = backups(terminal)
    assert result.stdout.splitlines() == [
        f"As it was, the record is kept in {kept}",
        f"The record in {old} is at {newest_revision()}. It was at 0003.",
    ]
    assert kept.name.endswith("-at-0003.db")
    assert rows_in(kept) == before


def test_so_does_any_other_verb(terminal: Terminal) -> None:
    old_record(terminal.folder, "0004")
    terminal.run("stats")
    assert [path.name.split("-", 2)[2] for path in backups(terminal)] == ["at-0004.db"]


def test_without_room_for_a_backup_nothing_is_migrated(terminal: Terminal) -> None:
    old = old_record(terminal.folder, "0003")
    (terminal.folder / "backups").write_text("a file is in the way")
    before = rows_in(old)
    assert "BACKUPS" in terminal.refused("migrate")
    assert rows_in(old) == before


def test_a_copy_is_counted(filled: Terminal) -> None:
    other = f"sqlite:///{filled.folder / 'other.db'}"
    said = filled.run("copy", filled.url, other).stdout
    assert "Every row was copied and compared: 1 workspace, 2 customers" in said
    assert names(filled.folder / "other.db") == ["Acme", "=Zen"]
    assert "There is something in the record to fill already" in filled.refused(
        "copy", filled.url, other
    )


def test_a_record_in_which_the_bot_is_at_work_is_copied_only_when_told_to(filled: Terminal) -> None:
    other = f"sqlite:///{filled.folder / 'other.db'}"
    work(filled, minutes_ago=0.5)
    said = filled.refused("copy", filled.url, other)
    assert re.search(r"Nothing was copied: the bot was at work there \d+ seconds ago", said)
    assert "--anyway" in said
    assert not (filled.folder / "other.db").exists()
    assert "1 workspace" in filled.run("copy", filled.url, other, "--anyway").stdout
    work(filled, minutes_ago=3)
    assert "1 workspace" in filled.run("copy", filled.url, f"{other}.later").stdout


def work(terminal: Terminal, minutes_ago: float) -> None:
    engine = open_record(terminal.url)
    with writing(engine) as connection:
        beats.beat(connection, 1, Beat.TICK, now() - timedelta(minutes=minutes_ago))
    engine.dispose()


def test_a_copy_of_what_is_not_there_makes_nothing(terminal: Terminal) -> None:
    there, other = terminal.folder / "nothing.db", terminal.folder / "other.db"
    before = {*terminal.folder.iterdir()}
    said = terminal.refused("copy", f"sqlite:///{there}", f"sqlite:///{other}")
    assert f"There is no record at {there}." in said
    assert {*terminal.folder.iterdir()} == before
