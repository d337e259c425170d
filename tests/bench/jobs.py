"""Jobs of Procrastinate's, worked off by a worker in this process until none is left."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

from procrastinate import App
from procrastinate.jobs import DeleteJobCondition
from procrastinate.types import JSONDict

from bot.flow.in_force import in_force
from bot.flow.tick import plan_all
from bot.many.app import app_at
from bot.many.schema import install
from bot.store.engine import within, writing
from tests.bench.towns import NOW, RULES, Towns, plan_in

WORKSPACE, REMINDER, NOTHING = "workspace", "reminder", "nothing"
JOBS_AT_ONCE = 8
"""Of a worker, whatever its jobs are."""
PAGE = 1_000
IN_MANY_YEARS = datetime(9000, 1, 1, tzinfo=UTC)

Arguments = Sequence[JSONDict]


@dataclass(frozen=True, slots=True)
class Jobs:
    """`workspace` plans whoever is due in one; `reminder` plans one customer, by the same code."""

    there: Towns

    def install(self) -> None:
        install(self.there.engine)

    def put(self, task: str, arguments: Arguments, at: datetime | None = None) -> None:
        """To be done now, or `at` a moment."""
        with self._app().open() as app:
            deferrer = app.configure_task(task, schedule_at=at)
            for first in range(0, len(arguments), PAGE):
                deferrer.batch_defer(*arguments[first : first + PAGE])

    def work_off(self) -> None:
        # In a thread of its own: who measures may have a loop of theirs.
        with ThreadPoolExecutor(1) as alone:
            alone.submit(lambda: asyncio.run(self._work_off())).result()

    def clear(self) -> None:
        with writing(self.there.engine) as connection:
            connection.exec_driver_sql("TRUNCATE procrastinate.procrastinate_jobs CASCADE")

    async def _work_off(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(JOBS_AT_ONCE))
        async with self._app().open_async() as app:
            await app.run_worker_async(
                concurrency=JOBS_AT_ONCE,
                wait=False,
                delete_jobs=DeleteJobCondition.ALWAYS,
                install_signal_handlers=False,
                listen_notify=False,
            )

    def _app(self) -> App:
        app, engine = app_at(self.there.url), self.there.engine

        @app.task(name=WORKSPACE)
        def workspace(here: int) -> None:
            plan_in(engine, here)

        @app.task(name=REMINDER)
        def reminder(here: int, customer: int) -> None:
            with within(here):
                plan_all(engine, in_force(engine, here, RULES), [customer], NOW)

        @app.task(name=NOTHING)
        def nothing() -> None: ...

        return app
