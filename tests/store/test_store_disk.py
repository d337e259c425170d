"""A disk that is full, a file that may only be read, that is gone, or that is broken."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, insert

from bot.flow.apart import Failed
from bot.model import Note, Posted
from bot.store.engine import (
    CannotOpen,
    Damaged,
    Full,
    ReadOnly,
    Vanished,
    open_record,
    reading,
    writing,
)
from bot.store.migrate import migrate
from bot.store.tables import workspaces
from bot.store.vault import Vault
from tests.flow.courier import Courier
from tests.flow.team import TUESDAY, Team, asks, at, record_in, team_in
from tests.store.old_records import old_record, rows_in
from tests.store.test_store_backups import damage

pytestmark = pytest.mark.only_on("sqlite", "it is about files")

NOW = at("2026-03-03 09:00", "Europe/Madrid")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = record_in(tmp_path)
    yield engine
    engine.dispose()


@contextmanager
def full_disk(engine: Engine) -> Iterator[None]:
    """No page more than there are: SQLite says of it what it says of a disk that is full."""

    def narrow(raw: sqlite3.Connection, _: object) -> None:
        raw.execute("PRAGMA max_page_count=1")

    engine.dispose()
    event.listen(engine, "connect", narrow)
    try:
        yield
    finally:
        event.remove(engine, "connect", narrow)
        engine.dispose()


def test_on_a_full_disk_a_change_is_refused_whole(engine: Engine) -> None:
    with full_disk(engine):
        many = [{"name": f"{number} " + "x" * 190} for number in range(1000)]
        with pytest.raises(Full, match="Make room there"), writing(engine) as connection:
            connection.execute(insert(workspaces), many)
        with reading(engine) as connection:
            assert connection.execute(workspaces.select()).all() == []
    team_in(engine, "There is room again")


def test_on_a_full_disk_nothing_is_sent_and_afterwards_all_once(engine: Engine) -> None:
    team = team_in(engine)
    ana = team.hire("Ana", "Europe/Madrid", "ES")
    team.rules = [asks("call_them", TUESDAY)]
    for number in range(60):
        team.customer(f"Customer {number} " + "x" * 100, ana)
    team.switch_on()
    with full_disk(engine):
        refused = [refuses(team.tick), refuses(team.deliver)]
        assert refused[0]
        assert team.courier.posted == []
        assert team.nudges() == []
    team.round(NOW)
    team.round(NOW)
    assert [note.member.name for note in team.courier.posted] == ["Ana"]


def refuses(act: object) -> bool:
    assert callable(act)
    try:
        act(NOW)
    except (Full, Failed):
        return True
    return False


class Witness(Courier):
    """Sees at the moment of sending what is on the disk."""

    team: Team

    def send(self, note: Note) -> Posted:
        assert [row["state"] for row in self.team.rows("notes")] == ["sending"]
        return super().send(note)


def test_no_message_leaves_without_its_intent_on_the_disk(engine: Engine) -> None:
    team = team_in(engine)
    team.customer("Acme", team.hire("Ana", "Europe/Madrid", "ES"))
    team.rules = [asks("call_them", TUESDAY)]
    team.tick(NOW)
    team.courier = witness = Witness()
    witness.team = team
    for refused_at in count(1):
        moment = NOW + timedelta(minutes=3 * refused_at)
        with refused_from_the_write(engine, refused_at) as written, suppress(Full, Failed):
            team.settle(moment)
            team.deliver(moment)
        if written[0] < refused_at:
            break
    assert refused_at > 3
    for minutes in (3, 6):
        team.settle(moment + timedelta(minutes=minutes))
    assert [note.member.name for note in witness.posted] == ["Ana"]
    assert [row["state"] for row in team.rows("notes")] == ["sent"]


@contextmanager
def refused_from_the_write(engine: Engine, number: int) -> Iterator[list[int]]:
    """From that writing statement on, the disk is full: as SQLite itself says it."""
    written = [0]

    def before(connection: object, cursor: sqlite3.Cursor, statement: str, *_: object) -> None:
        if statement.split(" ", 1)[0] in ("INSERT", "UPDATE", "DELETE"):
            written[0] += 1
            if written[0] >= number:
                fill(cursor)

    event.listen(engine, "before_cursor_execute", before)
    try:
        yield written
    finally:
        event.remove(engine, "before_cursor_execute", before)
        engine.dispose()


def fill(cursor: sqlite3.Cursor) -> None:
    cursor.execute("PRAGMA max_page_count=1")
    cursor.execute("CREATE TABLE more_than_fits AS SELECT zeroblob(100000)")


def test_what_may_only_be_read_is_read_and_says_so(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def only_read(raw: sqlite3.Connection, _: object) -> None:
        raw.execute("PRAGMA query_only=ON")

    engine.dispose()
    with reading(engine) as connection:
        assert connection.execute(workspaces.select()).all() == []
    with pytest.raises(ReadOnly, match="may only be read"):
        team_in(engine)


def test_a_record_that_is_deleted_under_us_is_missed_at_once(
    engine: Engine, tmp_path: Path
) -> None:
    team = team_in(engine)
    (tmp_path / "record.db").unlink()
    with pytest.raises(Vanished, match=r"record\.db is gone"):
        team.hire("Ana")
    engine.dispose()
    with pytest.raises(CannotOpen, match=r"record\.db is gone"):
        team.rows("members")
    assert not (tmp_path / "record.db").exists()


def test_a_broken_file_is_told_with_what_to_do_about_it(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 9000)
    with pytest.raises(CannotOpen, match=r"python -m bot restore FILE"):
        open_record(f"sqlite:///{file}")


def test_a_broken_page_is_told_where_something_is_written(engine: Engine, tmp_path: Path) -> None:
    engine.dispose()
    damage(tmp_path / "record.db", "sqlite_autoindex_workspaces_1", all_of_it=True)
    with pytest.raises(Damaged, match=r"python -m bot restore FILE"), writing(engine) as connection:
        connection.execute(insert(workspaces).values(name="One", team_id="T1"))


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match=r"unable to open database file.*right to write"):
        open_record(f"sqlite:///{tmp_path}")


def test_a_migration_for_which_there_is_no_room_has_not_happened(tmp_path: Path) -> None:
    file = old_record(tmp_path, "0004")
    before = rows_in(file)

    def narrow(raw: sqlite3.Connection, _: object) -> None:
        raw.execute("PRAGMA max_page_count=1")

    engine = open_record(f"sqlite:///{file}")
    event.listen(Engine, "connect", narrow)
    try:
        with pytest.raises(Full):
            migrate(engine)
    finally:
        event.remove(Engine, "connect", narrow)
        engine.dispose()
    assert rows_in(file) == before
    assert "shares" in before
    migrate(engine)
    engine.dispose()


def test_a_backup_folder_that_cannot_be_made_is_named(tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "backups").write_text("a file")
    with pytest.raises(Exception, match=r"The folder .*backups cannot be made.*BACKUPS"):
        Vault.of(engine.url).put(NOW)
