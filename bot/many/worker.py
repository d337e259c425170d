"""A worker of Procrastinate's in a thread, until it is told to end."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Thread

from procrastinate.jobs import DeleteJobCondition

from bot.bots import Bots
from bot.many.app import app_at
from bot.many.schema import install
from bot.many.tasks import DEAD_AFTER_SECONDS, HEARTBEAT_SECONDS, MakeRound, teach

log = logging.getLogger(__name__)

ROUNDS_AT_ONCE = 8
"""A round waits for Slack for most of its time."""

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
        """Raises CannotWrite."""
        install(self._bots.engine)
        self._thread.start()

    def end(self) -> None:
        """Takes no new job, and waits for those that are under way."""
        self._told.set()
        if works := self._works:
            loop, task = works
            with suppress(RuntimeError):  # it has ended just now
                loop.call_soon_threadsafe(task.cancel)
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
        # As a rule one is left for what the clock brings.
        loop.set_default_executor(ThreadPoolExecutor(ROUNDS_AT_ONCE + 1, "round"))
        app = app_at(self._address)
        teach(app, self._bots, self._make_round)
        async with app.open_async():
            task = loop.create_task(
                app.run_worker_async(
                    concurrency=ROUNDS_AT_ONCE + 1,
                    delete_jobs=DeleteJobCondition.ALWAYS,
                    install_signal_handlers=False,
                    update_heartbeat_interval=HEARTBEAT_SECONDS,
                    stalled_worker_timeout=10 * DEAD_AFTER_SECONDS,
                )
            )
            self._works = loop, task
            if self._told.is_set():
                task.cancel()
            try:
                with suppress(asyncio.CancelledError):
                    await task
            finally:
                self._works = None
