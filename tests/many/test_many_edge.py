"""The edge where rounds are handed out: as `--engine procrastinate` has it for all of its tests."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.flow.apart import Failed
from bot.many.app import SCHEMA
from bot.store.engine import quietly, writing
from tests.many.handed_out import found, in_use
from tests.slack.edge import TEN, Edge, an_edge

pytestmark = pytest.mark.only_on("postgresql", "Procrastinate is at home nowhere else")

JOBS = "SELECT task_name, status::text FROM procrastinate.procrastinate_jobs"


@pytest.fixture(autouse=True)
def handed_out() -> Iterator[None]:
    with in_use():
        yield


@pytest.fixture
def over() -> Iterator[ExitStack]:
    """Closing it ends the edge."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def edge(over: ExitStack, tmp_path: Path) -> Edge:
    return over.enter_context(an_edge(tmp_path))


def jobs(edge: Edge) -> list[tuple[object, ...]]:
    return found(edge.bot.engine, JOBS)


def spoil(edge: Edge, how: str) -> None:
    with quietly(), writing(edge.bot.engine) as connection:
        connection.exec_driver_sql(f"SET LOCAL search_path = public, {SCHEMA}")
        connection.exec_driver_sql(how)


def test_notes_come_by_a_worker_that_leaves_nothing_behind(edge: Edge) -> None:
    edge.walk(TEN)
    assert [len(one.notes) for one in (edge.ana, edge.ben)] == [1, 1]
    assert jobs(edge) == []


def test_what_people_write_waits_for_a_worker_at_once(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.types("/touch Acme call today")
    edge.ben.types("/touch Cobalt call today")
    assert jobs(edge) == [("round", "todo")]
    edge.ring()
    assert jobs(edge) == []


def test_a_round_that_fails_is_not_passed_over(edge: Edge) -> None:
    spoil(edge, "DROP TABLE sweeps CASCADE")
    with pytest.raises(Failed, match="sweep"):
        edge.walk(TEN)


def test_a_job_that_fails_is_not_passed_over(edge: Edge, over: ExitStack) -> None:
    spoil(edge, "ALTER TABLE installations RENAME TO gone")
    with pytest.raises(AssertionError, match="failed"):
        edge.walk(TEN)
    with pytest.raises(AssertionError, match="failed"):
        over.close()


def test_a_job_that_stays_under_way_is_not_passed_over(edge: Edge, over: ExitStack) -> None:
    edge.walk(TEN)
    edge.ana.types("/touch Acme call today")
    spoil(edge, "UPDATE procrastinate_jobs SET status = 'doing'")
    with pytest.raises(AssertionError, match="doing"):
        over.close()


def test_what_nobody_was_told_is_not_passed_over(edge: Edge, over: ExitStack) -> None:
    edge.walk(TEN)
    edge.ana.types("/touch Acme call today")
    spoil(edge, "DELETE FROM procrastinate_jobs")
    with pytest.raises(AssertionError, match="nobody"):
        over.close()
