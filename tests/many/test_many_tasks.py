"""What workers do: rounds where they are due, each at one of them, and what a dead one was at."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from procrastinate import App
from procrastinate.periodic import PeriodicDeferrer
from sqlalchemy import Engine

from bot.app import Bot
from bot.many.app import app_at
from bot.many.defer import defer
from bot.many.schema import install
from bot.many.tasks import teach
from bot.store import rings
from bot.store.engine import reading
from tests.serve.offices import OURS, THEIRS, Offices, two_offices

pytestmark = pytest.mark.only_on("postgresql", "Procrastinate is at home nowhere else")

LATELY = 1_772_524_805.0
"""Five seconds after a full minute."""


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with two_offices(tmp_path) as offices:
        install(offices.bots.engine)
        yield offices


def an_app(offices: Offices, rounds: list[int] | None = None) -> App:
    """Of one process."""

    def make_round(bot: Bot) -> None:
        if rounds is not None:
            rounds.append(bot.installed.workspace_id)
        bot.round_now()

    app = app_at(offices.bots.engine.url.render_as_string(hide_password=False))
    teach(app, offices.bots, make_round)
    return app


def names(engine: Engine, having: str = "true") -> list[str]:
    """Of the jobs that there are, in order."""
    with reading(engine) as connection:
        found = connection.exec_driver_sql(
            "SELECT task_name FROM procrastinate.procrastinate_jobs"  # noqa: S608 - ours
            f" WHERE {having} ORDER BY task_name"
        )
        return list(found.scalars())


async def ticks(app: App) -> None:
    deferrer = PeriodicDeferrer(app.periodic_registry)
    async with app.open_async():
        await deferrer.defer_jobs(deferrer.get_previous_tasks(at=LATELY))


async def works(app: App, *tasks: str) -> None:
    """Does these, and whatever follows from them, while the clock stands still."""
    app.periodic_registry.periodic_tasks.clear()
    async with app.open_async():
        for task in tasks:
            await app.configure_task(task).defer_async(timestamp=0)
        await app.run_worker_async(
            wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="always"
        )


def test_the_clock_rings_once_however_many_workers_there_are(offices: Offices) -> None:
    for _ in range(3):
        asyncio.run(ticks(an_app(offices)))
    assert names(offices.bots.engine) == ["heal", "ring"]


def test_a_round_is_made_wherever_one_is_due(offices: Offices) -> None:
    rounds: list[int] = []
    ours, theirs = offices.here(OURS), offices.here(THEIRS)
    asyncio.run(works(an_app(offices, rounds), "ring"))
    assert sorted(rounds) == [ours, theirs]
    asyncio.run(works(an_app(offices, rounds), "ring"))
    assert sorted(rounds) == [ours, theirs]
    assert "round" not in names(offices.bots.engine)
    with reading(offices.bots.engine) as connection:
        later = offices.bots.clock() + timedelta(hours=1)
        assert sorted(rings.due(connection, later)) == [ours, theirs]


async def dies_at_it(app: App) -> None:
    """Takes a job, and has not been heard of for a while."""
    async with app.open_async():
        worker_id = await app.job_manager.register_worker()
        await app.job_manager.fetch_job(queues=["rounds"], worker_id=worker_id)
        await app.connector.execute_query_async(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'"
        )


def a_dead_workers_job(offices: Offices) -> int:
    here = offices.here(OURS)
    with an_app(offices).open() as app:
        defer(app, here)
    asyncio.run(dies_at_it(an_app(offices)))
    assert names(offices.bots.engine, "status = 'doing'") == ["round"]
    return here


def test_what_a_dead_worker_was_at_is_done_again(offices: Offices) -> None:
    rounds: list[int] = []
    here = a_dead_workers_job(offices)
    asyncio.run(works(an_app(offices, rounds), "heal"))
    assert rounds == [here]
    assert "round" not in names(offices.bots.engine)


def test_what_waits_again_already_is_done_once(offices: Offices) -> None:
    rounds: list[int] = []
    here = a_dead_workers_job(offices)
    with an_app(offices).open() as app:
        defer(app, here)
    asyncio.run(works(an_app(offices, rounds), "heal"))
    assert rounds == [here]
    assert "round" not in names(offices.bots.engine)


def test_nobody_is_in_the_way_of_a_round_that_cannot_be_made(offices: Offices) -> None:
    """Its workspace is gone."""
    with an_app(offices).open() as app:
        defer(app, 12345)
    asyncio.run(works(an_app(offices)))
    assert names(offices.bots.engine, "task_name = 'round'") == []
