"""The processes at work, and whoever starts them again: a supervisor as every platform has one."""

import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from tests.monday.process import command
from tests.serve.ports import LOOPBACK, a_port

ROOT = Path(__file__).parents[2]
LOOK_EVERY = 0.5
AT_WORK_FOR = 5.0
"""Seconds, after it has said that it is ready: whoever is killed before then has hardly begun."""
READY = b"worker is ready"
END_SECONDS = 40.0


@dataclass
class Place:
    """One process after the other, each with the same settings, all writing into one log."""

    name: str
    command: Sequence[str]
    settings: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    _ready_at: float | None = None
    _log_from: int = 0

    def look(self) -> None:
        if self._ready_at is None and READY in self.log.read_bytes()[self._log_from :]:
            self._ready_at = time.monotonic()

    @property
    def is_at_work(self) -> bool:
        ready_for = time.monotonic() - self._ready_at if self._ready_at else 0.0
        return ready_for > AT_WORK_FOR and self.process is not None and self.process.poll() is None

    def start(self) -> None:
        outside = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "HOME": str(self.log.parent)}
        self._ready_at = None
        with self.log.open("ab") as log:
            self._log_from = log.tell()
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                env={**outside, **self.settings},
                cwd=self.log.parent,
                stdout=log,
                stderr=log,
            )


@dataclass
class Crew:
    """Three workers and two webs, say. Whoever ends by itself is counted, and started again."""

    places: Sequence[Place]
    dice: random.Random
    webs: Sequence[str]
    """Where Slack may send what people do."""
    ours: ExitStack
    """Their ports, which nobody else is given while one of them is started again."""
    killed: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    _over: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self._watching = Thread(target=self._watch, daemon=True)

    def begin(self) -> None:
        for place in self.places:
            place.start()
        self._watching.start()

    def kill_a_worker(self) -> bool:
        """`kill -9`, of one that is at work."""
        there = [one for one in self.places if one.name.startswith("worker") and one.is_at_work]
        if not there or not (chosen := self.dice.choice(there).process):
            return False
        chosen.kill()
        self.killed += 1
        return True

    def finish(self) -> None:
        """They end as they do when a supervisor tells them to."""
        self._over.set()
        self._watching.join()
        alive = [one.process for one in self.places if one.process]
        for process in alive:
            process.terminate()
        until = time.monotonic() + END_SECONDS
        for process in alive:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.ended["had to be killed in the end"] += 1
                process.kill()
                process.wait()
        self.ours.close()

    def _watch(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            for place in self.places:
                place.look()
                code = place.process.poll() if place.process else None
                if code is None:
                    continue
                if code != -signal.SIGKILL:
                    self.ended[f"{place.name}: {code}"] += 1
                place.start()


def crew(
    settings: Mapping[str, str],
    folder: Path,
    *,
    workers: int,
    webs: int,
    ahead: float,
    engine: str,
    seed: int,
) -> Crew:
    ours = ExitStack()
    ports = [ours.enter_context(a_port()) for _ in range(webs)]
    own: list[tuple[str, int, dict[str, str]]] = [("worker", n, {}) for n in range(workers)]
    own += [("web", n, {"PORT": str(port), "HOST": LOOPBACK}) for n, port in enumerate(ports)]
    places = [
        Place(
            f"{verb} {n}",
            command(ahead, verb),
            {**settings, "ENGINE": engine, **more},
            folder / f"{verb}-{n}.log",
        )
        for verb, n, more in own
    ]
    dice = random.Random(seed)  # noqa: S311 - dice, not secrets
    return Crew(places, dice, [f"http://{LOOPBACK}:{port}/slack/events" for port in ports], ours)
