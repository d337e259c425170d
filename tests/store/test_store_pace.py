"""How fast we may post, by the record that all workers share."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.store import pace, workspaces
from bot.store.engine import writing
from tests.flow.team import at_the_same_time, record_in

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = record_in(tmp_path)
    with writing(engine) as connection:
        for name in ("Here", "There"):
            workspaces.named(connection, name, new_name=name)
    yield engine
    engine.dispose()


def take(engine: Engine, channel: str, now: datetime = NOON, workspace: int = 1) -> datetime | None:
    with writing(engine) as connection:
        return pace.take(connection, workspace, channel, now)


def test_a_channel_takes_three_at_once_and_then_one_a_second(engine: Engine) -> None:
    assert [take(engine, "C1") for _ in range(3)] == [None] * 3
    assert take(engine, "C1") == NOON + SECOND
    assert take(engine, "C1") == NOON + SECOND, "who is refused takes nothing"
    assert take(engine, "C1", NOON + SECOND) is None
    assert take(engine, "C1", NOON + SECOND) == NOON + 2 * SECOND
    assert take(engine, "C2") is None


def test_after_a_rest_a_channel_takes_three_again_and_no_more(engine: Engine) -> None:
    for hours in (0, 5):
        now = NOON + timedelta(hours=hours)
        assert [take(engine, "C1", now) for _ in range(4)] == [None] * 3 + [now + SECOND]


def test_a_workspace_takes_fifty_at_once_and_fifty_a_minute(engine: Engine) -> None:
    assert [take(engine, f"C{number}") for number in range(50)] == [None] * 50
    assert take(engine, "C99") == NOON + timedelta(seconds=1.2)
    sent = [
        take(engine, f"C{number}", NOON + timedelta(seconds=number / 10)) for number in range(600)
    ]
    assert sent.count(None) == 49, "in the minute that follows"


def test_one_workspace_never_waits_for_another(engine: Engine) -> None:
    for number in range(60):
        take(engine, f"C{number}")
    with writing(engine) as connection:
        pace.rest(connection, 1, NOON, NOON + timedelta(minutes=5))
    assert [take(engine, f"C{number}", workspace=2) for number in range(50)] == [None] * 50


def test_when_slack_asks_to_wait_nobody_posts_before_and_somebody_right_then(
    engine: Engine,
) -> None:
    until = NOON + timedelta(seconds=47)
    with writing(engine) as connection:
        pace.rest(connection, 1, NOON, until)
    assert take(engine, "C1") == until
    assert take(engine, "C1", until - timedelta(microseconds=1)) == until
    assert take(engine, "C1", until) is None
    assert take(engine, "C2", until) == until + timedelta(seconds=1.2), "one after the other"


def test_a_shorter_wait_does_not_shorten_a_longer_one(engine: Engine) -> None:
    with writing(engine) as connection:
        for seconds in (60, 5):
            pace.rest(connection, 1, NOON, NOON + timedelta(seconds=seconds))
    assert take(engine, "C1") == NOON + timedelta(seconds=60)


def test_a_clock_that_is_set_back_a_day_stops_nobody_for_a_day(engine: Engine) -> None:
    for number in range(60):
        take(engine, f"C{number}", NOON)
    assert take(engine, "C1", NOON - timedelta(days=1)) is None


def test_workers_at_the_same_time_take_no_more_than_there_is(engine: Engine) -> None:
    answers: list[datetime | None] = []

    def work() -> None:
        answers.extend(take(engine, "C1") for _ in range(5))

    at_the_same_time(*[work] * 4)
    assert answers.count(None) == 3
