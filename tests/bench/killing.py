"""One of two workers is killed while it makes a round, and the other goes on."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_int
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.process import BaseProcess
from statistics import median
from threading import Event

from bot.dev.manifest import manifest
from bot.many.app import app_at
from bot.many.defer import defer
from bot.many.schema import install
from bot.many.tasks import DEAD_AFTER_SECONDS
from bot.sandbox import Clock, Sandbox
from bot.store.engine import open_record
from tests.bench.ground import Ground
from tests.bench.row import Measured, Needs, Row, at_most
from tests.chaos.crew import processes
from tests.chaos.observer import Observer
from tests.chaos.office import OPENS, TEAM, Office
from tests.chaos.worker import FastClock
from tests.database import records_on
from tests.many.hands import Task
from tests.postgresql import found_or_started

OFFICE = Office(people=20, customers_each=3)
SPEED = 20.0
"""What waits in the record waits for minutes of its clock; who is dead is known in real seconds."""
AT_MOST = 120.0
QUIET = 10.0
"""Seconds, more than three minutes of the fast clock: whatever was sent twice has come by then."""
STARTS = OPENS + timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Healed:
    """`seconds` from the kill to the round that another makes in its place."""

    seconds: float
    lost: int
    doubled: int


def healed_after(ground: Ground, rounds: int) -> Measured:
    kills = rounds if ground.sizes.large else 1
    with found_or_started() as found, records_on(*found, prefix=f"{found.template}_bench"):
        healed = [_one_killed(OFFICE.record(ground.room("killed"))) for _ in range(kills)]
    seconds = tuple(one.seconds for one in healed)
    lost, doubled = sum(one.lost for one in healed), sum(one.doubled for one in healed)
    nudges = kills * len(OFFICE.expected)
    note = f"{kills} killed amid {nudges} nudges: {lost} lost, {doubled} doubled"
    given = (DEAD_AFTER_SECONDS,) * kills
    return Measured(median(seconds), seconds, given, note, not (lost or doubled))


def _one_killed(url: str) -> Healed:
    engine = open_record(url)
    install(engine)
    engine.dispose()
    clock = FastClock(STARTS, time.monotonic(), SPEED)
    sandbox = Sandbox(
        OFFICE.staff,
        clock=Clock(STARTS, speed=SPEED),
        team=TEAM,
        manifest=manifest(),
        rates=False,
    )
    observer, posts = Observer(OFFICE.expected), Event()
    observer.watch(sandbox)
    sandbox.on_message(lambda _: posts.set())
    with (
        sandbox.serve(),
        _two(Task(url, sandbox.api_url, sandbox.bot_token, clock)) as workers,
        app_at(url).open() as app,
    ):
        defer(app, 1)
        _wait(lambda: posts.is_set() and any(one.rounding.value for one in workers))
        busy, other = sorted(workers, key=lambda one: not one.rounding.value)
        busy.process.kill()
        killed_at = time.monotonic()
        _wait(lambda: other.rounding.value)
        seconds = time.monotonic() - killed_at
        _wait(lambda: not observer.missing(), or_go_on=True)
        Event().wait(QUIET)
        return Healed(seconds, len(observer.missing()), len(observer.duplicates()))


class Worker:
    def __init__(self, task: Task) -> None:
        self.rounding, self.ready = processes.RawValue(c_int, 0), processes.RawValue(c_int, 0)
        self.end = processes.RawValue(c_int, 0)
        told = (self.rounding, self.ready, self.end)
        self.process: BaseProcess = processes.Process(target=task.run, args=told, daemon=True)
        self.process.start()


@contextmanager
def _two(task: Task) -> Iterator[list[Worker]]:
    workers = [Worker(task) for _ in range(2)]
    try:
        _wait(lambda: all(one.ready.value for one in workers))
        yield workers
    finally:
        for one in workers:
            one.end.value = True
            one.process.join(AT_MOST)
            one.process.kill()


def _wait(until: Callable[[], object], *, or_go_on: bool = False) -> None:
    over, tick = time.monotonic() + AT_MOST, Event()
    while not until():
        if time.monotonic() > over:
            if or_go_on:
                return
            raise TimeoutError("nothing has happened for two minutes")
        tick.wait(0.02)


ROWS = (
    Row(
        18,
        "`kill -9` of one of two workers: until its round is made by the other",
        "6 s; 0 lost, 2 doubled",
        at_most(15, " s, 0 lost, 0 doubled"),
        healed_after,
        unit="s",
        needs=Needs.POSTGRESQL,
    ),
)
PEERS = ()
