"""One of two workers is killed in the midst of a round: nothing is lost, and nothing is doubled."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_int
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.dev.manifest import manifest
from bot.many.app import app_at
from bot.many.defer import defer
from bot.many.schema import install
from bot.sandbox import Clock, Message, Sandbox
from bot.store.engine import open_record, reading
from tests.chaos.crew import processes
from tests.chaos.observer import Observer
from tests.chaos.office import OPENS, TEAM, Office
from tests.chaos.worker import FastClock
from tests.many.hands import Task
from tests.serve.waiting import comes

pytestmark = [
    pytest.mark.only_on("postgresql", "Procrastinate is at home nowhere else"),
    pytest.mark.chaos,
]

OFFICE = Office(people=12, customers_each=2)
SPEED = 30.0
A_LONG_TIME = 120.0


class Worker:
    def __init__(self, task: Task) -> None:
        self.rounding, self.ready = processes.RawValue(c_int, 0), processes.RawValue(c_int, 0)
        self.end = processes.RawValue(c_int, 0)
        told = (self.rounding, self.ready, self.end)
        self.process: BaseProcess = processes.Process(target=task.run, args=told, daemon=True)
        self.process.start()

    def finish(self) -> None:
        self.end.value = True
        self.process.join(A_LONG_TIME)
        self.process.kill()


@contextmanager
def two_workers(task: Task) -> Iterator[list[Worker]]:
    workers = [Worker(task) for _ in range(2)]
    try:
        assert comes(lambda: all(one.ready.value for one in workers), A_LONG_TIME)
        yield workers
    finally:
        for one in workers:
            one.finish()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return OFFICE.record(tmp_path)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_record(url)
    install(engine)
    yield engine
    engine.dispose()


def count(engine: Engine, what: str) -> int:
    with reading(engine) as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {what}").scalar_one())  # noqa: S608


def test_what_a_dead_worker_was_at_is_done_by_the_other(url: str, engine: Engine) -> None:
    clock = FastClock(OPENS + timedelta(minutes=1), time.monotonic(), SPEED)
    sandbox = Sandbox(
        OFFICE.staff,
        clock=Clock(OPENS + timedelta(minutes=1), flowing=True),
        team=TEAM,
        manifest=manifest(),
        rates=False,
    )
    observer, killed, left = Observer(OFFICE.expected), list[Worker](), list[str]()
    observer.watch(sandbox)
    with sandbox.serve():
        task = Task(url, sandbox.api_url, sandbox.bot_token, clock)
        with two_workers(task) as workers, app_at(url).open() as app:

            def kill(_: Message) -> None:
                """Whoever has sent the first note, and does not know yet that it is there."""
                if not killed:
                    left.extend(observer.missing())
                    killed.append(next(one for one in workers if one.rounding.value))
                    killed[0].process.kill()

            sandbox.on_message(kill)
            defer(app, 1)
            assert comes(lambda: killed, A_LONG_TIME)
            killed[0].process.join()
            assert left, "it was in the midst of a round"
            assert comes(lambda: not observer.missing(), A_LONG_TIME)
    assert (observer.missing(), observer.duplicates(), observer.astray()) == ([], [], [])
