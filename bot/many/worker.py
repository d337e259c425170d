"""A worker of Procrastinate's in a thread, until it is told to end."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Event, Thread
from typing import Any

from procrastinate import App
from procrastinate.jobs import DeleteJobCondition

from bot.bots import Bots
from bot.many.app import app_at
from bot.many.defer import ROUNDS
from bot.many.schema import install
from bot.many.tasks import CLOCK, DEAD_AFTER_SECONDS, HEARTBEAT_SECONDS, MakeRound, teach

log = logging.getLogger(__name__)

ROUNDS_AT_ONCE = 8
"""A round waits for Slack for most of its time."""

CLOCK_AT_ONCE = 2
"""Of what the clock brings. It has a worker of its own, so that rounds that hang hold up neither
those of other workspaces nor what a dead worker was at."""

CLOCK_SECONDS = 1.0
"""So often that one looks for jobs, which costs no connection to listen for them."""

AGAIN_SECONDS = 5.0
"""After it has lost its PostgreSQL."""


class Hand:
    """Whatever ends it but `end` is told in the log, and it begins anew: its jobs are in
    PostgreSQL, and whoever has lost that has no use for a new process."""

    def __init__(self, bots: Bots, make_round: MakeRound) -> None:
        """Raises NoEngine."""
        self._bots = bots
        self._make_round = make_round
        self._address = bots.engine.url.render_as_string(hide_password=False)
        self._told = Event()
        self._works: tuple[asyncio.AbstractEventLoop, asyncio.Task[None]] | None = None
        self._thread = Thread(target=self._go_on, name="procrastinate", daemon=True)
        app_at(self._address)

    def begin(self) -> None:
        """Raises CannotWrite, NoEngine."""
        install(self._bots.engine)
        self._thread.start()

    def end(self) -> None:
        """Takes no new job, and waits for those that are under way."""
        self._told.set()
        if works := self._works:
            loop, task = works
            with suppress(RuntimeError):  # it has ended just now
                loop.call_soon_threadsafe(_end, task)
        self._thread.join()

    def complaint(self) -> str:
        """What is wrong, in a line; "" when nothing is."""
        return "" if self._works else "worker: it has no part in the work just now"

    def _go_on(self) -> None:
        while not self._told.is_set():
            try:
                asyncio.run(self._work())
            except Exception as error:  # noqa: BLE001 - whatever it is, only time can help
                log.error("the worker has stopped (%s) and begins anew", type(error).__name__)
            self._told.wait(AGAIN_SECONDS)

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        threads = ThreadPoolExecutor(ROUNDS_AT_ONCE + CLOCK_AT_ONCE, "round")
        loop.set_default_executor(threads)
        app = app_at(self._address)
        teach(app, self._bots, self._make_round)
        async with app.open_async():
            rounds = partial(_worker, app, ROUNDS, concurrency=ROUNDS_AT_ONCE)
            clock = partial(
                _worker,
                app,
                CLOCK,
                concurrency=CLOCK_AT_ONCE,
                listen_notify=False,
                fetch_job_polling_interval=CLOCK_SECONDS,
            )
            task = loop.create_task(_together(rounds, clock))
            self._works = loop, task
            if self._told.is_set():
                _end(task)
            try:
                with suppress(asyncio.CancelledError):
                    await task
            finally:
                self._works = None


def _worker(app: App, queue: str, **more: Any) -> Coroutine[Any, Any, None]:  # noqa: ANN401
    return app.run_worker_async(
        queues=[queue],
        delete_jobs=DeleteJobCondition.ALWAYS,
        install_signal_handlers=False,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=10 * DEAD_AFTER_SECONDS,
        **more,
    )


def _end(task: asyncio.Task[None]) -> None:
    """Once: who is told so again leaves behind what is under way."""
    if not task.cancelling():
        task.cancel()


async def _together(*works: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Until one of them ends, however it does: then the others end, too."""
    tasks = [asyncio.create_task(one()) for one in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    for one in ended:
        if isinstance(one, Exception):
            raise one
