"""What happens once a day by itself: the record is examined, and what is sound is backed up."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.flow.look_after import every_night, look_after
from bot.model import Beat, Member
from bot.model.beats import SOUND
from bot.store import beats, health, workspaces
from bot.store.engine import open_record, reading, writing
from bot.store.integrity import examine
from bot.store.vault import Vault
from tests.flow.team import Team, at, at_the_same_time, day
from tests.store.test_store_backups import damage

pytestmark = pytest.mark.only_on("sqlite", "it damages the file of a record, and backs it up")

NOW = at("2026-03-03 09:00", "Europe/Madrid")
ONE_DAY = timedelta(days=1)


@pytest.fixture
def vault(team: Team) -> Vault:
    return Vault.of(team.engine.url)


def found(team: Team, name: Beat) -> tuple[datetime, str] | None:
    with reading(team.engine) as connection:
        return beats.last(connection, team.workspace_id).get(name)


def led_by(team: Team, member: Member) -> None:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, member.id)


def broken(team: Team, tmp_path: Path) -> None:
    team.customer("Acme")
    team.engine.dispose()
    damage(tmp_path / "record.db", "ix_customers_workspace_id_normal_name")


def test_a_sound_record_is_marked_so_and_backed_up(team: Team, vault: Vault) -> None:
    look_after(team.engine, team.workspace_id, vault, NOW)
    assert found(team, Beat.CHECK) == (NOW, SOUND)
    assert found(team, Beat.BACKUP) == (NOW, "")
    assert [path.name for path in vault.all()] == ["record-20260303T080000Z.db"]
    assert team.rows("notes") == []


def test_every_night_the_oldest_backup_goes(team: Team, vault: Vault) -> None:
    few = Vault(vault.record, vault.folder, kept=3)
    for nights in range(5):
        look_after(team.engine, team.workspace_id, few, NOW + nights * ONE_DAY)
    assert [path.name[7:15] for path in few.all()] == ["20260307", "20260306", "20260305"]


def test_it_is_looked_after_once_a_day_by_whichever_process_comes_first(team: Team) -> None:
    looked: list[object] = []
    processes = [
        every_night(open_record(str(team.engine.url)), team.workspace_id, None, looked.append)
        for _ in range(4)
    ]

    def all_at(now: datetime) -> int:
        looked.clear()
        at_the_same_time(*[lambda one=one: one(now) for one in processes])
        return len(looked)

    assert [all_at(NOW), all_at(NOW + timedelta(hours=14))] == [1, 0]
    assert all_at(at("2026-03-04 00:01")) == 1
    assert all_at(at("2026-03-04 00:02")) == 0


def test_a_clock_that_was_ahead_does_not_stop_it(team: Team) -> None:
    looked: list[object] = []
    look = every_night(team.engine, team.workspace_id, None, looked.append)
    for now in (NOW + 300 * ONE_DAY, NOW):
        look(now)
    assert len(looked) == 2


def test_damage_is_found_logged_and_told_to_the_lead_once_a_day(
    team: Team, ana: Member, vault: Vault, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    led_by(team, ana)
    good = vault.put(NOW - ONE_DAY).path
    broken(team, tmp_path)
    with caplog.at_level(logging.ERROR):
        for hours in (0, 1, 24):
            look_after(team.engine, team.workspace_id, vault, NOW + timedelta(hours=hours))
    told = [(row["day"], row["occasion"]) for row in team.rows("notes")]
    assert told == [
        (day("2026-03-03"), "record_damaged:2026-03-03"),
        (day("2026-03-04"), "record_damaged:2026-03-04"),
    ]
    text = str(team.rows("notes")[0]["text"])
    assert f"python -m bot restore backups/{good.name}" in text
    assert "the record is damaged" in caplog.text
    checked = found(team, Beat.CHECK)
    assert checked is not None
    assert "ix_customers_workspace_id_normal_name" in checked[1]
    assert vault.all() == [good]
    team.deliver(NOW + timedelta(hours=25))
    assert "my record, and it is damaged" in team.courier.posted[-1].text


def test_without_a_good_backup_it_says_so(team: Team, ana: Member, tmp_path: Path) -> None:
    led_by(team, ana)
    broken(team, tmp_path)
    look_after(team.engine, team.workspace_id, Vault.of(team.engine.url), NOW)
    assert "I know of no good backup" in str(team.rows("notes")[0]["text"])


def test_a_row_that_refers_to_nothing_is_found(team: Team) -> None:
    customer = team.customer("Acme")
    team.contact(customer, "Ada")
    with team.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("DELETE FROM customers")
        raw.execute("PRAGMA foreign_keys=ON")
    assert examine(team.engine) == ["contacts 1 refers to a row of customers that is not there"]


def test_why_a_backup_failed_is_logged_and_shown_to_the_lead(
    team: Team, vault: Vault, caplog: pytest.LogCaptureFixture
) -> None:
    vault.folder.write_text("a file is in the way")
    with caplog.at_level(logging.ERROR):
        look_after(team.engine, team.workspace_id, vault, NOW)
    assert "was not backed up" in caplog.text
    with reading(team.engine) as connection:
        known = health.health_of(connection, team.workspace_id, NOW, day("2026-03-01"))
    assert (known.checked, known.damaged, known.unsaved) == (day("2026-03-03"), False, True)


def test_home_knows_of_damage(team: Team, ana: Member, tmp_path: Path) -> None:
    broken(team, tmp_path)
    look_after(team.engine, team.workspace_id, None, NOW)
    with reading(team.engine) as connection:
        known = health.health_of(connection, team.workspace_id, NOW, day("2026-03-01"))
    assert (known.checked, known.damaged) == (day("2026-03-03"), True)


def test_damage_that_stops_the_database_at_once_is_a_finding_too(
    team: Team, tmp_path: Path
) -> None:
    team.engine.dispose()
    damage(tmp_path / "record.db", "ix_customers_workspace_id_normal_name", all_of_it=True)
    assert examine(team.engine) != []
