"""Any number of workers on one record, killed at any moment: nothing twice, and nothing lost."""

import multiprocessing
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Event as Bell
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import Table, select

from bot.dev.manifest import manifest
from bot.flow.deliver import SETTLE_AFTER
from bot.sandbox import Clock, Person, Sandbox
from bot.store.engine import open_record, reading
from bot.store.notes import LEASE
from bot.store.tables import notes, nudges
from tests.slack.edge import TEAM, a_record
from tests.slack.rounds import Errand

pytestmark = pytest.mark.chaos

ROOT = Path(__file__).parents[2]
ZONES = ("Pacific/Auckland", "Asia/Tokyo", "Asia/Kolkata", "Europe/Berlin", "UTC", "America/Lima")
TUESDAY = datetime(2026, 3, 3, 15, tzinfo=UTC)
"""Within working hours in Europe and America."""
MOMENT = LEASE + SETTLE_AFTER + timedelta(seconds=5)
"""After so long whatever a killed worker had in its hands can be settled."""

A_LONG_TIME = 120.0
"""In seconds: whatever takes so long hangs."""

# Each worker is forked from a small process that has everything imported, and no threads.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.slack.rounds"])


@dataclass(frozen=True)
class Worker:
    process: BaseProcess
    begun: Event

    def end(self) -> int | None:
        """How it ended, once it has."""
        self.process.join(A_LONG_TIME)
        return self.process.exitcode


@dataclass
class Hall:
    """Many people, each with a customer about whom a nudge is due, and workers to be started."""

    sandbox: Sandbox
    url: str
    people: Sequence[Person]
    started: list[Worker] = field(default_factory=list)

    def worker(self, *moments: datetime) -> Worker:
        errand = Errand(self.url, self.sandbox.api_url, self.sandbox.bot_token)
        begun = processes.Event()
        process = processes.Process(target=errand.run, args=(moments, begun), daemon=True)
        self.started.append(Worker(process, begun))
        process.start()
        return self.started[-1]

    def works(self, *moments: datetime) -> None:
        """A worker that nobody disturbs."""
        assert self.worker(*moments).end() == 0

    def received(self) -> Counter[str]:
        """How many notes each person has in Slack."""
        return Counter({one.id: len(self.sandbox.messages(one.id)) for one in self.people})

    @property
    def once_each(self) -> Counter[str]:
        return Counter(one.id for one in self.people)

    def states(self) -> dict[str, int]:
        return dict(Counter(row["state"] for row in self.rows(notes)))

    def asked(self) -> list[int]:
        """How often each customer has been asked about."""
        return list(Counter(row["customer_id"] for row in self.rows(nudges)).values())

    def rows(self, table: Table) -> list[dict[str, Any]]:
        engine = open_record(self.url)
        with reading(engine) as connection:
            found = [row._asdict() for row in connection.execute(select(table))]
        engine.dispose()
        return found


@contextmanager
def a_hall(folder: Path, zones: Sequence[str], number: int) -> Iterator[Hall]:
    people = [Person(f"U{n}", f"p{n}", f"Person {n}", zones[n % len(zones)]) for n in range(number)]
    sheets = {
        "members.csv": (
            "name,timezone,slack_id",
            *(f"{one.real_name},{one.tz},{one.id}" for one in people),
        ),
        "customers.csv": (
            "name,owner,tier",
            *(f"Customer of {one.id},{one.real_name},A" for one in people),
        ),
        "touchpoints.csv": (
            "customer,on,kind",
            *(f"Customer of {one.id},2026-02-10,call" for one in people),
        ),
    }
    clock = Clock(TUESDAY, flowing=False)
    sandbox = Sandbox(people, clock=clock, team=TEAM, manifest=manifest(), rates=False)
    url = a_record(folder, sheets)
    with sandbox.serve():
        yield Hall(sandbox, url, people)


def test_two_workers_write_to_everybody_once(tmp_path: Path) -> None:
    with a_hall(tmp_path, ZONES, number=24) as hall:
        hours = [TUESDAY - timedelta(hours=24 - hour) for hour in range(30)]
        both = [hall.worker(*hours) for _ in range(2)]
        assert [worker.end() for worker in both] == [0, 0]
        assert hall.received() == hall.once_each
        assert hall.states() == {"sent": 24}
        assert hall.asked() == [1] * 24


def test_a_worker_killed_after_each_post_before_it_knows_loses_and_doubles_nothing(
    tmp_path: Path,
) -> None:
    """The worst moment: Slack shows the note, and whoever sent it is dead before the answer."""
    with a_hall(tmp_path, ["UTC"], number=6) as hall:
        hall.sandbox.on_message(lambda _: hall.started[-1].process.kill())
        for number in range(len(hall.people)):
            worker = hall.worker(TUESDAY + number * (LEASE + timedelta(seconds=1)))
            assert worker.end() == -signal.SIGKILL
        assert hall.received() == hall.once_each
        assert "sending" in hall.states()
        later = TUESDAY + timedelta(minutes=20)
        hall.works(later, later + MOMENT)
        assert hall.received() == hall.once_each
        assert hall.states() == {"sent": len(hall.people)}


def test_workers_killed_at_any_moment_lose_and_double_nothing(tmp_path: Path) -> None:
    with a_hall(tmp_path, ["UTC"], number=12) as hall:
        now = TUESDAY - timedelta(hours=2)
        for milliseconds in range(0, 160, 20):
            seconds = [now + timedelta(seconds=second) for second in range(30)]
            both = [hall.worker(*seconds) for _ in range(2)]
            for worker in both:
                assert worker.begun.wait(A_LONG_TIME)
                worker.process.join(milliseconds / 1000)
                worker.process.kill()
            for worker in both:
                worker.end()
            now += MOMENT
        hall.works(now, now + MOMENT, now + 2 * MOMENT)
        assert hall.received() == hall.once_each
        assert hall.states() == {"sent": len(hall.people)}
        assert hall.asked() == [1] * len(hall.people)


def test_two_real_workers_plan_everything_once(tmp_path: Path) -> None:
    """`python -m bot worker`, by the real clock: whatever day it is, planning goes on."""
    with a_hall(tmp_path, ["UTC"], number=4) as hall:
        environment = {
            "PYTHONPATH": str(ROOT),
            "DATABASE_URL": hall.url,
            "SLACK_API_URL": hall.sandbox.api_url,
            "SLACK_BOT_TOKEN": hall.sandbox.bot_token,
        }
        command = [sys.executable, "-m", "bot", "worker"]
        both = [
            subprocess.Popen(command, cwd=tmp_path, env=environment)  # noqa: S603 - ours
            for _ in range(2)
        ]
        try:
            eventually(lambda: len(hall.asked()) == len(hall.people))
        finally:
            for process in both:
                process.terminate()
            ends = [process.wait(A_LONG_TIME) for process in both]
        assert set(ends) <= {0, -signal.SIGTERM}
        assert hall.asked() == [1] * len(hall.people)
        assert all(number <= 1 for number in hall.received().values())


def eventually(is_true: Callable[[], bool]) -> None:
    never, until = Bell(), monotonic() + A_LONG_TIME
    while not is_true():
        if monotonic() > until:
            raise TimeoutError(f"That did not come true within {A_LONG_TIME} seconds.")
        never.wait(0.05)
