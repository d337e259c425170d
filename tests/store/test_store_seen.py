"""What was told before: claimed by one, done once, and forgotten after a day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, func, insert, select

from bot.flow.forget import MOST_AT_ONCE, forget_seen
from bot.store import seen, workspaces
from bot.store.engine import open_record, reading, writing
from bot.store.tables import seen as rows
from tests.database import a_database, on_postgresql

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
LATER = NOW + seen.LEASE
KEY = "trigger:1.2"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_record(a_database(tmp_path))
    yield engine
    engine.dispose()


@pytest.fixture
def here(engine: Engine) -> int:
    with writing(engine) as connection:
        return workspaces.connect(connection, "T1", "Office").id


@pytest.fixture
def change(engine: Engine, here: int) -> Iterator[Connection]:
    assert here
    with writing(engine) as connection:
        yield connection


def test_the_first_has_it_and_nobody_else(change: Connection, here: int) -> None:
    assert not seen.is_claimed(change, here, KEY, NOW)
    assert seen.claim(change, here, KEY, NOW)
    assert seen.is_claimed(change, here, KEY, NOW)
    assert seen.claim(change, here, KEY, LATER - timedelta(seconds=1)) is None
    assert seen.claim(change, here, "trigger:1.3", NOW)


def test_another_workspace_may_use_the_same_key(change: Connection, here: int) -> None:
    there = workspaces.connect(change, "T2", "Harbour").id
    ours = seen.claim(change, here, KEY, NOW)
    assert ours
    assert seen.claim(change, there, KEY, NOW)
    assert seen.finish(change, ours, NOW)
    seen.reopen(change, there, KEY)
    assert seen.is_claimed(change, here, KEY, NOW)
    assert not seen.is_claimed(change, there, KEY, NOW)


def test_whoever_died_loses_it_and_cannot_finish_it_any_more(change: Connection, here: int) -> None:
    dead = seen.claim(change, here, KEY, NOW)
    assert dead
    assert not seen.is_claimed(change, here, KEY, LATER)
    next_one = seen.claim(change, here, KEY, LATER)
    assert next_one
    assert not seen.finish(change, dead, LATER)
    seen.release(change, dead)
    assert seen.finish(change, next_one, LATER)


def test_what_is_done_stays_done_and_cannot_be_released(change: Connection, here: int) -> None:
    ours = seen.claim(change, here, KEY, NOW)
    assert ours
    assert seen.finish(change, ours, NOW)
    seen.release(change, ours)
    assert not seen.finish(change, ours, NOW)
    assert seen.claim(change, here, KEY, NOW + timedelta(hours=20)) is None


def test_what_failed_may_be_claimed_again(change: Connection, here: int) -> None:
    ours = seen.claim(change, here, KEY, NOW)
    assert ours
    seen.release(change, ours)
    assert seen.claim(change, here, KEY, NOW)


def test_without_a_claim_the_first_to_finish_was_first(change: Connection, here: int) -> None:
    unwritten = seen.Claim(here, KEY)
    assert seen.finish(change, unwritten, NOW)
    assert not seen.finish(change, unwritten, NOW)
    assert seen.claim(change, here, KEY, NOW) is None


def test_it_is_forgotten_after_a_day_and_only_so_much_at_once(engine: Engine, here: int) -> None:
    with writing(engine) as connection:
        for number in range(MOST_AT_ONCE + 3):
            seen.finish(connection, seen.Claim(here, f"event:{number}"), NOW)
        there = workspaces.connect(connection, "T2", "Harbour").id
        seen.finish(connection, seen.Claim(there, KEY), NOW)
    assert forget_seen(engine, here, NOW + seen.KEPT) == 0
    over = NOW + seen.KEPT + timedelta(seconds=1)
    assert [forget_seen(engine, here, over) for _ in range(3)] == [MOST_AT_ONCE, 3, 0]
    with reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(rows)) == 1


def test_numbers_beyond_thirty_two_bits_are_given_and_forgotten(
    change: Connection, here: int
) -> None:
    many = 2**31 + 10
    first = {"id": many, "workspace_id": here, "key": "first", "until": NOW, "done": True}
    change.execute(insert(rows).values(first))
    if on_postgresql():
        change.execute(select(func.setval("seen_id_seq", many)))
    ours = seen.claim(change, here, KEY, NOW)
    assert ours
    assert seen.finish(change, ours, NOW)
    assert change.scalars(select(rows.c.id).order_by(rows.c.id)).all() == [many, many + 1]
    assert seen.forget(change, here, NOW + 2 * seen.KEPT, at_most=10) == 2
