"""Work is handed out by the transaction that makes it: both, or neither."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.many.app import SCHEMA, app_at
from bot.many.defer import defer, defer_with_facts
from bot.many.schema import install
from bot.store import rings
from bot.store.engine import quietly, reading, within, writing
from tests.flow.team import Team, at, record_in, team_in

pytestmark = pytest.mark.only_on("postgresql", "Procrastinate is at home nowhere else")

NOON = at("2026-03-03 12:00")


class Spilt(Exception):
    """Something goes wrong before a fact is written for good."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = record_in(tmp_path)
    install(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def team(engine: Engine) -> Team:
    """In which the last round has found nothing to do."""
    team = team_in(engine)
    a_round(team)
    defer_with_facts(app_at(address(engine)), engine)
    return team


def address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def a_round(team: Team) -> None:
    with quietly(), within(team.workspace_id), writing(team.engine) as connection:
        rings.take(connection, team.workspace_id, NOON)


def jobs(engine: Engine) -> list[tuple[str, dict[str, int], str, str]]:
    with reading(engine) as connection:
        found = connection.exec_driver_sql(
            "SELECT task_name, args, lock, queueing_lock FROM procrastinate.procrastinate_jobs"
        )
        return [tuple(row) for row in found]


def test_ten_facts_hand_out_one_round(team: Team) -> None:
    for number in range(10):
        with within(team.workspace_id):
            team.customer(f"Customer {number}")
    name = f"workspace:{team.workspace_id}"
    assert jobs(team.engine) == [("round", {"workspace_id": team.workspace_id}, name, name)]


def test_what_is_not_written_hands_out_nothing(team: Team) -> None:
    with pytest.raises(Spilt), within(team.workspace_id), writing(team.engine):
        raise Spilt
    assert jobs(team.engine) == []


def test_a_fact_is_written_though_a_round_waits_already(team: Team) -> None:
    with app_at(address(team.engine)).open() as app:
        defer(app, team.workspace_id)
        defer(app, team.workspace_id)
    with within(team.workspace_id):
        team.customer("Acme")
    assert [row["name"] for row in team.rows("customers")] == ["Acme"]
    assert len(jobs(team.engine)) == 1


def test_what_comes_during_a_round_waits_for_the_next(team: Team) -> None:
    with within(team.workspace_id):
        team.customer("Acme")
    a_round(team)
    with quietly(), writing(team.engine) as connection:
        connection.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}")
        connection.exec_driver_sql("UPDATE procrastinate_jobs SET status = 'doing'")
    with within(team.workspace_id):
        team.customer("Zen")
    assert len(jobs(team.engine)) == 2


def test_a_fact_is_written_though_no_round_can_be_handed_out(team: Team) -> None:
    with quietly(), writing(team.engine) as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {SCHEMA} CASCADE")
    with within(team.workspace_id):
        team.customer("Acme")
    assert [row["name"] for row in team.rows("customers")] == ["Acme"]
    assert due(team) == [team.workspace_id], "the clock hands it out within a minute"


def due(team: Team) -> list[int]:
    with reading(team.engine) as connection:
        return rings.due(connection, NOON)
