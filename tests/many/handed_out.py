"""The rounds of a test where Procrastinate hands them out: `--engine procrastinate`.

What people change is handed out with the change, as in `web`. When the alarm rings, a worker with
bots of its own, as another process would have, does what the clock brings and makes the rounds that
wait, until none does.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from procrastinate.jobs import DeleteJobCondition
from sqlalchemy import Engine

from bot.app import Bot
from bot.bots import Bots, everywhere
from bot.many.app import app_at
from bot.many.defer import defer_with_facts
from bot.many.schema import install
from bot.many.tasks import teach
from bot.model import Clock
from bot.settings import Settings
from bot.slack.afterwards import at_once
from bot.store.engine import closed, reading
from tests.scope import none_outside

Ring = Callable[[], object]

_in_use: list[bool] = []

STUCK = """
    SELECT task_name, status::text FROM procrastinate.procrastinate_jobs WHERE status <> 'todo'
"""
FORGOTTEN = """
    SELECT workspace_id FROM rings WHERE due_at <= '1970-01-01' AND NOT EXISTS (
        SELECT FROM procrastinate.procrastinate_jobs
        WHERE status = 'todo' AND queueing_lock = 'workspace:' || workspace_id
    )
"""


@contextmanager
def in_use() -> Iterator[Callable[[Engine], object]]:
    """From here on a worker of Procrastinate's makes the rounds. Gives what is done to a record for
    that: where it is done to what they are copies of, it costs nothing."""
    _in_use.append(True)
    try:
        yield install
    finally:
        _in_use.pop()


@contextmanager
def alarm(bot: Bot, settings: Settings, clock: Clock) -> Iterator[Ring]:
    """What lets the alarm ring once, in this bot's workspace; it raises what a round does."""
    if not _in_use:
        yield lambda: bot.round(clock())
        return
    with handed_out(bot, settings, clock) as ring:
        yield ring


@contextmanager
def handed_out(bot: Bot, settings: Settings, clock: Clock) -> Iterator[Ring]:
    """The same, where it is handed out; in the end nothing may be stuck, and nothing forgotten."""
    install(bot.engine)
    defer_with_facts(app_at(settings.database_url), bot.engine)
    bots = everywhere(settings, clock, at_once)
    with closed(bots.engine), none_outside(bots.engine):
        yield Worker(bots, settings.database_url).ring
    nothing_is_stuck(bot.engine)
    forgotten = found(bot.engine, FORGOTTEN)
    assert not forgotten, f"a round is due, and nobody was told: {forgotten}"


class Worker:
    def __init__(self, bots: Bots, address: str) -> None:
        self._record = bots.engine
        self._app = app_at(address)
        teach(self._app, bots, self._make_round)
        # A test says when the clock brings something, and no real one.
        self._app.periodic_registry.periodic_tasks.clear()
        self._troubles: list[Exception] = []

    def ring(self) -> None:
        asyncio.run(self._work())
        if self._troubles:
            raise self._troubles.pop()
        nothing_is_stuck(self._record)

    def _make_round(self, bot: Bot) -> None:
        try:
            bot.round_now()
        except Exception as trouble:
            self._troubles.append(trouble)
            raise

    async def _work(self) -> None:
        async with self._app.open_async():
            await self._app.configure_task("ring").defer_async(timestamp=0)
            await self._app.run_worker_async(
                wait=False,
                install_signal_handlers=False,
                listen_notify=False,
                # Whoever looks at the end of a test sees those that failed.
                delete_jobs=DeleteJobCondition.SUCCESSFUL,
            )


def nothing_is_stuck(engine: Engine) -> None:
    stuck = found(engine, STUCK)
    assert not stuck, stuck


def found(engine: Engine, what: str) -> list[tuple[object, ...]]:
    with reading(engine) as connection:
        return [tuple(row) for row in connection.exec_driver_sql(what)]
