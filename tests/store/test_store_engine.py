from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import IntegrityError, StatementError

from bot.store.engine import CannotOpen, open_record, reading, writing
from bot.store.tables import customers, drafts, members, workspaces
from tests.flow.team import PATIENT, Team, at_the_same_time, record_in, team_in

NOW = datetime(2026, 3, 3, 8, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return record_in(tmp_path)


def pragma(engine: Engine, name: str) -> object:
    with reading(engine) as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


@pytest.mark.only_on("sqlite", "these are settings of SQLite")
def test_the_record_is_opened_as_promised(engine: Engine) -> None:
    assert pragma(engine, "journal_mode") == "wal"
    assert pragma(engine, "busy_timeout") == 5000
    assert pragma(engine, "foreign_keys") == 1
    assert pragma(engine, "synchronous") == 2
    engine.dispose()


def test_what_we_do_not_speak_is_told_beside_what_we_do() -> None:
    with pytest.raises(CannotOpen, match=r"starts with 'mysql'; use sqlite:///FILE or postgresql"):
        open_record("mysql://localhost/record")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        CannotOpen, match=r"nowhere does not exist\. Make it, or change DATABASE_URL"
    ):
        open_record(f"sqlite:///{tmp_path / 'nowhere' / 'record.db'}")


@pytest.mark.parametrize("url", ["", "record.db", "sqlite//record.db", "oracle://x", "sqlite:/x"])
def test_what_is_no_address_at_all_is_told_in_a_sentence(url: str) -> None:
    with pytest.raises(CannotOpen, match="DATABASE_URL"):
        open_record(url)


def test_a_file_that_is_no_record_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"not a database at all" * 100)
    with pytest.raises(CannotOpen, match=r"photo\.jpg"):
        open_record(f"sqlite:///{file}")


def test_writing_is_all_or_nothing(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), writing(engine) as connection:  # noqa: PT012
        connection.execute(insert(workspaces).values(name="Half"))
        raise ZeroDivisionError
    with reading(engine) as connection:
        assert connection.execute(select(workspaces)).all() == []
    engine.dispose()


def test_reading_sees_one_moment(engine: Engine) -> None:
    with reading(engine) as connection:
        assert connection.execute(select(workspaces)).all() == []
        with writing(engine) as other:
            other.execute(insert(workspaces).values(name="New"))
        assert connection.execute(select(workspaces)).all() == []
    engine.dispose()


def test_six_writers_at_once_lose_nothing_and_are_never_locked_out(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(insert(workspaces).values(name="Count", revision=0))
    starting, url = Barrier(6), engine.url

    def write() -> None:
        mine = open_record(url.render_as_string(hide_password=False))
        starting.wait(PATIENT)
        for _ in range(25):
            with writing(mine) as connection:
                seen = connection.scalars(select(workspaces.c.revision)).one()
                connection.execute(update(workspaces).values(revision=seen + 1))
        mine.dispose()

    at_the_same_time(*[write] * 6)
    with reading(engine) as connection:
        assert connection.scalars(select(workspaces.c.revision)).one() == 150
    engine.dispose()


def test_an_instant_is_stored_in_utc_and_a_naive_one_is_refused(engine: Engine) -> None:
    team = team_in(engine)
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    customer = team.customer("Acme")
    with writing(engine) as connection:
        connection.execute(update(customers).values(look_at=tokyo))
    (row,) = team.rows("customers")
    assert (row["id"], row["look_at"]) == (customer, NOW)
    assert str(row["look_at"]).endswith("+00:00")
    with (
        pytest.raises(StatementError, match="an instant needs a zone"),
        writing(engine) as connection,
    ):
        connection.execute(update(customers).values(look_at=NOW.replace(tzinfo=None)))
    engine.dispose()


def test_a_row_hangs_on_what_is_there(engine: Engine) -> None:
    team = team_in(engine)
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(
            insert(drafts).values(
                workspace_id=team.workspace_id, member_id=99, text="hm", said_at=NOW
            )
        )
    engine.dispose()


def names(team: Team) -> list[object]:
    return [row["name"] for row in team.rows("members")]


def test_one_name_may_be_in_two_workspaces_but_one_slack_id_only_once_in_each(
    engine: Engine,
) -> None:
    team, other = team_in(engine), team_in(engine, "Other")
    team.hire("Ana")
    other.hire("Ana")
    with pytest.raises(IntegrityError):
        team.hire("Ana")
    assert names(team) == ["Ana", "Ana"]
    with reading(engine) as connection:
        homes = connection.scalars(select(members.c.workspace_id)).all()
    assert homes == [team.workspace_id, other.workspace_id]
    engine.dispose()
