"""Tokens of many workspaces: sealed as they lie in the record, and opened by the keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, text

from bot.settings import BadSettings, Settings, load
from bot.store import installations, workspaces
from bot.store.engine import reading, within, writing
from bot.store.sealed import Keys, NoKeys, new_key
from tests.flow.team import at, record_in

NOW = at("2026-03-03 09:00", "Europe/Madrid")
TOKEN = "xoxb-1-secret"
OLD, NEW = new_key(), new_key()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = record_in(tmp_path)
    yield engine
    engine.dispose()


def installed(engine: Engine, team_id: str, name: str, sealed: str) -> int:
    with writing(engine) as connection:
        here = workspaces.connect(connection, team_id, name).id
    with within(here), writing(engine) as connection:
        installations.put(connection, here, sealed, "", NOW)
    return here


def test_what_is_put_is_found_by_number_and_by_team(engine: Engine) -> None:
    one = installed(engine, "T1", "One", "sealed")
    other = installed(engine, "T2", "Other", "sealed, too")
    with reading(engine) as connection:
        assert installations.ids(connection) == [one, other]
        assert [row.name for row in installations.everyone(connection)] == ["One", "Other"]
        found = installations.of(connection, other)
        assert found == installations.of_team(connection, "T2")
        assert found is not None
        assert (found.token, found.since) == ("sealed, too", NOW)
        assert installations.of_team(connection, "") is None


def test_of_two_installations_the_last_counts(engine: Engine) -> None:
    installed(engine, "T1", "One", "old")
    here = installed(engine, "T1", "One", "new")
    with reading(engine) as connection:
        (only,) = installations.everyone(connection)
    assert (only.workspace_id, only.token) == (here, "new")


def test_what_is_removed_leaves_the_workspace_and_no_other_goes(engine: Engine) -> None:
    one, other = installed(engine, "T1", "One", "a"), installed(engine, "T2", "Other", "b")
    with within(one), writing(engine) as connection:
        assert installations.remove(connection, one)
        assert not installations.remove(connection, one)
    with reading(engine) as connection:
        assert installations.ids(connection) == [other]
        assert len(workspaces.everyone(connection)) == 2


def test_no_token_is_read_from_the_record_nor_from_what_is_printed(engine: Engine) -> None:
    installed(engine, "T1", "One", Keys([OLD]).seal(TOKEN))
    with reading(engine) as connection:
        (row,) = connection.execute(text("SELECT token FROM installations")).all()
        (only,) = installations.everyone(connection)
    assert TOKEN not in row.token
    assert Keys([OLD]).open(row.token) == TOKEN
    assert row.token not in repr(only)


def test_the_first_key_seals_and_each_of_them_opens() -> None:
    sealed = Keys([OLD]).seal(TOKEN)
    both = Keys([NEW, OLD])
    assert both.open(sealed) == TOKEN
    assert Keys([OLD]).open(both.seal(TOKEN)) is None
    assert Keys([NEW]).open(both.seal(TOKEN)) == TOKEN
    assert Keys([NEW]).open(sealed) is None


@pytest.mark.parametrize("made_up", ["", "token 1", "é" * 40, "gAAAAA"])
def test_what_was_never_sealed_opens_for_nobody(made_up: str) -> None:
    assert Keys([OLD, NEW]).open(made_up) is None


def test_after_sealing_again_the_old_key_is_not_needed(engine: Engine) -> None:
    installed(engine, "T1", "One", Keys([OLD]).seal(TOKEN))
    installed(engine, "T2", "Lost", "token 2")
    with writing(engine) as connection:
        done, left = installations.seal_again(connection, Keys([NEW, OLD]).seal_again)
    assert ([one.name for one in done], [one.name for one in left]) == (["One"], ["Lost"])
    with reading(engine) as connection:
        one, lost = installations.everyone(connection)
    assert Keys([NEW]).open(one.token) == TOKEN
    assert lost.token == "token 2"


def test_without_keys_nothing_is_sealed() -> None:
    with pytest.raises(NoKeys, match="SECRET_KEYS is not set"):
        Keys([])


def test_keys_stand_with_commas_between() -> None:
    chosen = Settings(_env_file=None, secret_keys=SecretStr(f" {NEW}, {OLD},"))
    assert chosen.keys == [NEW, OLD]
    assert Settings(_env_file=None).keys == []
    assert OLD not in repr(chosen)


@pytest.mark.parametrize(
    "wrong",
    ["password", f"{OLD},x", f"{OLD};{NEW}", OLD[:-4], "é"],
    ids=["a word", "one of two", "no comma", "too short", "a letter"],
)
def test_what_is_no_key_is_told_without_quoting_it(wrong: str, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(f"SECRET_KEYS={wrong}\n", encoding="utf-8")
    with pytest.raises(BadSettings) as told:
        load(file)
    assert "SECRET_KEYS" in str(told.value)
    assert "python -m bot new-key" in str(told.value)
    assert wrong not in str(told.value).replace("SECRET_KEYS", "")
