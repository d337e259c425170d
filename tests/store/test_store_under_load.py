"""Many write at once, and somebody backs it up meanwhile: nothing is lost, locked or half."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Barrier, Event

import pytest
from sqlalchemy import Engine, insert, select, update

from bot.store.backups import back_up
from bot.store.engine import open_record, reading, writing
from bot.store.tables import contacts, customers, workspaces
from tests.database import a_database
from tests.flow.team import PATIENT, at, at_the_same_time

pytestmark = pytest.mark.thorough

NOW = at("2026-03-03 09:00")
WRITERS, BACKUPS, TOTAL = 4, 40, 1000


def counted(engine: Engine) -> list[int]:
    with reading(engine) as connection:
        return list(connection.scalars(select(workspaces.c.revision).order_by(workspaces.c.id)))


@pytest.mark.parametrize(("writers", "each"), [(6, 100), (8, 100)])
@pytest.mark.parametrize("shared", [True, False], ids=["one engine", "an engine each"])
def test_nobody_is_locked_out_and_no_update_is_lost(
    tmp_path: Path, writers: int, each: int, *, shared: bool
) -> None:
    url = a_database(tmp_path)
    ours, starting = open_record(url), Barrier(writers)
    with writing(ours) as connection:
        connection.execute(insert(workspaces).values(name="Count", revision=0))

    def write() -> None:
        mine = ours if shared else open_record(url)
        starting.wait(PATIENT)
        for _ in range(each):
            with writing(mine) as connection:
                seen = connection.scalars(select(workspaces.c.revision)).one()
                connection.execute(update(workspaces).values(revision=seen + 1))
        if not shared:
            mine.dispose()

    at_the_same_time(*[write] * writers)
    assert counted(ours) == [writers * each]
    ours.dispose()


@pytest.mark.only_on("sqlite", "PostgreSQL is backed up by pg_dump")
def test_every_backup_of_forty_taken_under_load_is_whole(tmp_path: Path) -> None:
    """What one of two workspaces loses the other gains, so that their sum is always the same; and
    with each such move a customer gets a contact."""
    url, done = a_database(tmp_path), Event()
    ours = open_record(url)
    with writing(ours) as connection:
        half = {"revision": TOTAL // 2, "timezone": "UTC"}
        connection.execute(insert(workspaces), [{"name": "A", **half}, {"name": "B", **half}])
    moves, begun = [0] * WRITERS, Barrier(WRITERS + 1)

    def write(number: int) -> None:
        mine = open_record(url)
        begun.wait(PATIENT)
        while not done.is_set():
            move(mine, f"{number} {moves[number]}")
            moves[number] += 1
        mine.dispose()

    def back_up_forty_times() -> None:
        begun.wait(PATIENT)
        try:
            for number in range(BACKUPS):
                back_up(tmp_path / "record.db", tmp_path / f"{number}.db", NOW)
        finally:
            done.set()

    at_the_same_time(
        back_up_forty_times, *[lambda number=number: write(number) for number in range(WRITERS)]
    )
    seen = [look(tmp_path / f"{number}.db") for number in range(BACKUPS)]
    assert seen == sorted(seen)
    assert len(set(seen)) > BACKUPS / 2, "they were written meanwhile"
    assert sum(moves) >= seen[-1]
    assert sum(counted(ours)) == TOTAL
    ours.dispose()


def move(engine: Engine, name: str) -> None:
    with writing(engine) as connection:
        for which, change in ((1, -1), (2, 1)):
            connection.execute(
                update(workspaces)
                .where(workspaces.c.id == which)
                .values(revision=workspaces.c.revision + change)
            )
        named = {"workspace_id": 1, "name": name, "normal_name": name}
        added = connection.execute(
            insert(customers).values(named | {"look_at": NOW}).returning(customers.c.id)
        )
        connection.execute(insert(contacts).values(named | {"customer_id": added.scalar_one()}))


def look(backup: Path) -> int:
    """How many moves it holds, all of them whole."""
    with closing(sqlite3.connect(backup)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        first, second = (row[0] for row in raw.execute("SELECT revision FROM workspaces"))
        (there,) = raw.execute("SELECT count(*) FROM customers").fetchone()
        (theirs,) = raw.execute("SELECT count(*) FROM contacts").fetchone()
    assert (first + second, there, theirs) == (TOTAL, second - TOTAL // 2, there)
    return int(there)
