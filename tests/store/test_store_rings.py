"""When a round is due, and who may still say so while one is under way."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.model import Beat
from bot.store import beats, rings, tables, workspaces
from bot.store.engine import quietly, writing
from tests.flow.team import Team, at, record_in, team_in

NOON = at("2026-03-03 12:00")
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine)
    engine.dispose()


def test_who_rings_during_a_round_is_heard_at_its_end(team: Team) -> None:
    here = team.workspace_id
    with quietly(), writing(team.engine) as connection:
        taken = rings.take(connection, here, NOON)
        rings.ring(connection, here)
        rings.rang(connection, here, NOON + AN_HOUR, taken=taken)
        assert rings.due(connection, NOON) == [here]


def test_of_two_rounds_at_a_time_the_earlier_word_counts(team: Team) -> None:
    here = team.workspace_id
    with quietly(), writing(team.engine) as connection:
        first = rings.take(connection, here, NOON)
        second = rings.take(connection, here, NOON + timedelta(seconds=1))
        rings.rang(connection, here, NOON, taken=first)
        rings.rang(connection, here, NOON + AN_HOUR, taken=second)
        assert rings.due(connection, NOON) == [here]


def test_what_is_due_is_told_once_and_the_longest_waiting_first(team: Team) -> None:
    here = team.workspace_id
    with quietly(), writing(team.engine) as connection:
        assert rings.due(connection, NOON) == [here]
        taken = rings.take(connection, here, NOON)
        assert rings.due(connection, NOON) == []
        assert rings.due(connection, taken) == [here]
        assert [*rings.ring(connection, here)] == [here]
        assert [*rings.ring(connection, here)] == []
        assert rings.due(connection, NOON) == [here]


def test_a_ring_that_a_clock_far_ahead_has_left_is_due(team: Team) -> None:
    here = team.workspace_id
    with quietly(), writing(team.engine) as connection:
        taken = rings.take(connection, here, NOON + AN_HOUR)
        rings.rang(connection, here, NOON + AN_HOUR + rings.FARTHEST, taken=taken)
        assert rings.due(connection, NOON + AN_HOUR) == []
        assert rings.due(connection, NOON) == [here]


def test_rounds_use_up_no_numbers(team: Team) -> None:
    """A round a minute in five thousand workspaces would come to the end of them in a year."""
    with quietly(), writing(team.engine) as connection:
        other = workspaces.named(connection, "Harbour", new_name="").id
        for minutes in range(5):
            now = NOON + timedelta(minutes=minutes)
            rings.take(connection, team.workspace_id, now)
            beats.beat(connection, team.workspace_id, Beat.TICK, now)
        rings.take(connection, other, NOON)
        beats.beat(connection, other, Beat.TICK, NOON)
        for table in (tables.rings, tables.beats):
            ids = connection.scalars(select(table.c.id).order_by(table.c.id)).all()
            assert ids == [1, 2]
