import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model import Beat
from bot.store import beats
from bot.store.backups import NoBackup, proved
from bot.store.engine import Vanished, open_record, reading
from bot.store.migrate import newest_revision
from bot.store.restoring import InUse, restore
from bot.store.vault import Vault
from tests.flow.team import Team, at, record_in, team_in
from tests.store.old_records import REVISIONS, old_record, rows_in
from tests.store.test_store_backups import damage

pytestmark = pytest.mark.only_on("sqlite", "it is about files")

NOW = at("2026-03-03 09:00")
NEXT = NOW + timedelta(days=1)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    team = team_in(record_in(tmp_path))
    team.hire("Ana")
    yield team
    team.engine.dispose()


@pytest.fixture
def vault(team: Team) -> Vault:
    return Vault.of(team.engine.url)


def names(file: Path) -> list[object]:
    return [row["name"] for row in rows_in(file)["members"]]


def restored_at(file: Path) -> object:
    engine = open_record(f"sqlite:///{file}")
    with reading(engine) as connection:
        found = beats.last(connection, 1)[Beat.RESTORED]
    engine.dispose()
    return found


def test_a_backup_takes_the_place_of_the_record_which_is_kept(team: Team, vault: Vault) -> None:
    made = vault.put(NOW).path
    team.hire("Ben")
    team.engine.dispose()
    done = restore(made, vault, NEXT)
    assert names(vault.record) == ["Ana"]
    assert done.kept is not None
    assert names(done.kept) == ["Ana", "Ben"]
    assert (done.revision, done.backup.path) == (newest_revision(), made)
    assert names(made) == ["Ana"]


def test_it_knows_when_it_was_put_in_place_and_from_when_it_is(team: Team, vault: Vault) -> None:
    made = vault.put(NOW).path
    team.engine.dispose()
    restore(made, vault, NEXT)
    assert restored_at(vault.record) == (NEXT, "2026-03-03T09:00:00+00:00")
    assert "backup" not in tables(vault.record)


def test_so_does_every_workspace_in_it(team: Team, vault: Vault) -> None:
    team_in(team.engine, "Other")
    made = vault.put(NOW).path
    team.engine.dispose()
    restore(made, vault, NEXT)
    rows = rows_in(vault.record)["beats"]
    assert [(row["workspace_id"], row["name"]) for row in rows] == [
        (1, "restored"),
        (2, "restored"),
    ]


def test_numbers_given_since_the_backup_are_not_given_again(team: Team, vault: Vault) -> None:
    made = vault.put(NOW).path
    ben = team.hire("Ben")
    customer = team.customer("Acme")
    team.engine.dispose()
    restore(made, vault, NEXT)
    team.engine = open_record(f"sqlite:///{vault.record}")
    assert team.hire("Carla").id > ben.id + 10_000
    assert team.customer("Other") > customer + 10_000


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_old_backup_gets_the_shape_of_today(tmp_path: Path, revision: str) -> None:
    record = old_record(tmp_path, revision)
    vault = Vault.of(f"sqlite:///{record}")
    made = vault.put(NOW).path
    restore(made, vault, NEXT)
    assert proved(record).revision == newest_revision()
    assert restored_at(record) == (NEXT, "2026-03-03T09:00:00+00:00")


def test_a_record_that_is_open_elsewhere_stays(team: Team, vault: Vault) -> None:
    made = vault.put(NOW).path
    team.hire("Ben")
    with pytest.raises(InUse, match="Stop the bot"):
        restore(made, vault, NEXT)
    assert names(vault.record) == ["Ana", "Ben"]
    assert left_over(vault) == []
    assert vault.all() == [made], "nothing is kept where nothing is replaced"


def test_what_a_crash_left_in_the_log_of_writes_is_kept_and_not_read_into_the_backup(
    team: Team, vault: Vault, tmp_path: Path
) -> None:
    made = vault.put(NOW).path
    team.hire("Ben")
    crashed = Vault.of(f"sqlite:///{tmp_path / 'crashed' / 'record.db'}")
    crashed.record.parent.mkdir()
    for rest in ("", "-wal"):
        shutil.copyfile(f"{vault.record}{rest}", f"{crashed.record}{rest}")
    kept = restore(made, crashed, NEXT).kept
    assert names(crashed.record) == ["Ana"]
    assert kept is not None
    assert names(kept) == ["Ana", "Ben"]


def test_it_comes_where_there_is_no_record_yet(team: Team, vault: Vault, tmp_path: Path) -> None:
    made = vault.put(NOW).path
    other = Vault.of(f"sqlite:///{tmp_path / 'new.db'}")
    assert restore(made, other, NEXT).kept is None
    assert names(other.record) == ["Ana"]


def test_what_is_damaged_is_replaced_and_kept_as_it_is(team: Team, vault: Vault) -> None:
    made = vault.put(NOW).path
    team.engine.dispose()
    damage(vault.record, "sqlite_autoindex_workspaces_1")
    before = vault.record.read_bytes()
    kept = restore(made, vault, NEXT).kept
    assert kept is not None
    assert kept.name == "record-20260304T090000Z-broken"
    assert kept.read_bytes() == before
    assert vault.newest() == made
    assert names(vault.record) == ["Ana"]


def test_what_is_no_record_any_more_is_replaced_too(team: Team, vault: Vault) -> None:
    made = vault.put(NOW).path
    team.engine.dispose()
    vault.record.write_bytes(b"all is lost" * 5000)
    vault.record.with_name("record.db-wal").write_bytes(b"and so is this")
    restore(made, vault, NEXT)
    assert names(vault.record) == ["Ana"]
    kept = [vault.folder / f"record-20260304T090000Z-broken{rest}" for rest in ("", "-wal")]
    assert [file.read_bytes()[:11] for file in kept] == [b"all is lost", b"and so is t"]


def test_what_is_no_backup_replaces_nothing(team: Team, vault: Vault, tmp_path: Path) -> None:
    made = vault.put(NOW).path
    damage(made, "sqlite_autoindex_workspaces_1")
    team.engine.dispose()
    for file, why in (
        (made, "is damaged"),
        (tmp_path / "nothing.db", "There is no file"),
        (vault.record, "is the record itself"),
    ):
        with pytest.raises(NoBackup, match=why):
            restore(file, vault, NEXT)
    assert names(vault.record) == ["Ana"]
    assert left_over(vault) == []


def test_whoever_still_has_what_was_replaced_open_writes_nothing_into_it(
    team: Team, vault: Vault
) -> None:
    made = vault.put(NOW).path
    made.replace(vault.record)
    with pytest.raises(Vanished, match="another one lies in its place"):
        team.hire("Ben")
    team.engine.dispose()


def tables(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as raw:
        return {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}


def left_over(vault: Vault) -> list[str]:
    return [path.name for path in vault.record.parent.iterdir() if "restored" in path.name]
