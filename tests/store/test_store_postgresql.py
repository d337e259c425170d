"""What is promised of a record in PostgreSQL, in the words that only it understands."""

import random
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError, InternalError, OperationalError

from bot.store.engine import Busy, open_record, reading, scrub, waiting_at_most, writing
from bot.store.tables import metadata, needs, workspaces
from tests.database import a_database
from tests.flow.team import PATIENT, TUESDAY, team_in

pytestmark = pytest.mark.only_on("postgresql", "SQLite keeps these promises in its own words")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return a_database(tmp_path)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_record(url)
    yield engine
    engine.dispose()


def ask(engine: Engine, question: str) -> object:
    with reading(engine) as connection:
        return connection.exec_driver_sql(question).scalar_one()


def test_who_reads_sees_one_moment_and_writes_nothing(engine: Engine) -> None:
    assert ask(engine, "SHOW transaction_isolation") == "repeatable read"
    with pytest.raises(InternalError, match="read-only"), reading(engine) as connection:
        connection.execute(insert(workspaces).values(name="Sly"))


def test_every_name_is_compared_by_its_letters_whatever_the_server_speaks(engine: Engine) -> None:
    with reading(engine) as connection:
        rows = connection.exec_driver_sql(
            "SELECT table_name, collation_name FROM information_schema.columns"
            " WHERE data_type IN ('text', 'character varying') AND table_schema = 'public'"
        ).all()
    ours = [collation for table, collation in rows if table in metadata.tables]
    assert len(ours) > 50
    assert set(ours) == {"C"}


def test_a_long_text_has_room_in_a_key_and_is_still_the_only_one(engine: Engine) -> None:
    team = team_in(engine, "Harbour")
    acme = team.customer("Acme", team.hire("Ana"))
    whole = random.Random(1).choices("abcdefghijklmnopqrstuvwxyzäöüß", k=3_000)  # noqa: S311
    need = {"workspace_id": team.workspace_id, "customer_id": acme, "tag": "x", "on": TUESDAY}
    for text in ("".join(whole), "".join(whole[1:])):
        with writing(engine) as connection:
            connection.execute(insert(needs).values(need | {"text": text}))
        with pytest.raises(IntegrityError), writing(engine) as connection:
            connection.execute(insert(needs).values(need | {"text": text}))


def test_another_process_that_writes_is_waited_for_as_long_as_allowed(
    engine: Engine, url: str
) -> None:
    other = open_record(url)
    with writing(other), pytest.raises(Busy), waiting_at_most(0.05), writing(engine):
        raise AssertionError("two wrote at once")
    with waiting_at_most(0.05), writing(engine) as connection:
        connection.execute(insert(workspaces).values(name="Next"))
    other.dispose()


def test_who_reads_waits_for_no_writer(engine: Engine, url: str) -> None:
    other = open_record(url)
    with writing(other) as connection:
        connection.execute(insert(workspaces).values(name="New"))
        with reading(engine) as looking:
            assert looking.execute(select(workspaces)).all() == []
    other.dispose()


def test_while_forty_wait_to_write_others_still_read(engine: Engine, url: str) -> None:
    other, written, go = open_record(url), [], Event()

    def write() -> None:
        go.wait()
        with waiting_at_most(PATIENT), writing(engine) as connection:
            connection.execute(insert(workspaces).values(name="One"))
        written.append(1)

    threads = [Thread(target=write) for _ in range(40)]
    for thread in threads:
        thread.start()
    with writing(other):
        go.set()
        for _ in range(50):
            assert ask(engine, "SELECT 1") == 1
        assert written == []
    for thread in threads:
        thread.join()
    assert len(written) == 40
    other.dispose()


def test_a_server_that_went_away_and_came_back_is_found_again(engine: Engine, url: str) -> None:
    other = open_record(url)
    assert ask(engine, "SELECT 1") == 1
    with other.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert ask(engine, "SELECT 1") == 1
    other.dispose()


def test_who_loses_the_server_halfway_has_written_nothing(engine: Engine, url: str) -> None:
    other = open_record(url)
    with pytest.raises(OperationalError), writing(engine) as connection:  # noqa: PT012
        connection.execute(insert(workspaces).values(name="Half"))
        with other.connect() as killer:
            killer.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        connection.execute(insert(workspaces).values(name="Whole"))
    assert ask(engine, "SELECT count(*) FROM workspaces") == 0
    with writing(engine) as connection:
        connection.execute(insert(workspaces).values(name="Again"))
    other.dispose()


def test_what_somebody_still_sees_is_not_swept(engine: Engine, url: str) -> None:
    other = open_record(url)
    with reading(other) as connection:
        connection.execute(select(workspaces)).all()
        assert not scrub(engine)
    assert scrub(engine)
    with waiting_at_most(0.05), writing(other):
        pass
    other.dispose()
