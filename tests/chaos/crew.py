"""The workers, who are killed and come back, and whoever kills them."""

import multiprocessing
import random
import threading
import time
from collections.abc import Sequence
from ctypes import c_int
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess

from bot.sandbox.faults.faults import Stage
from tests.chaos.worker import Errand

# Each worker is forked from a small process that has everything imported, and no threads.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.chaos.worker", "bot.slack.installed", "bot.store.migrate"])

LOOK_EVERY = 0.02


@dataclass(frozen=True)
class Worker:
    process: BaseProcess
    posting: c_int
    begun: c_int


@dataclass
class Crew:
    """So many workers at a time; whoever dies is replaced at once, as by a supervisor.

    `chance` is that of being killed during a post.
    """

    errand: Errand
    size: int
    kills: int
    chance: float
    dice: random.Random
    by_hand: int = 0
    while_sending: int = 0
    _workers: list[Worker] = field(default_factory=list)
    _is_over: bool = False

    def __post_init__(self) -> None:
        self._end = processes.RawValue(c_int, 0)
        self._watching = threading.Thread(target=self._watch, daemon=True)

    @property
    def killed(self) -> int:
        return self.by_hand + self.while_sending

    @property
    def left_to_kill(self) -> int:
        return self.kills - self.killed

    def begin(self) -> None:
        self._watching.start()

    def hears(self, stage: Stage, method: str) -> None:
        """A call has come, is done, or is about to be answered: moments to kill who made it."""
        if method == "chat.postMessage" and self.dice.random() < self.chance * WEIGHT[stage]:
            self.while_sending += self._kill([one for one in self._workers if one.posting.value])

    def kill_anybody(self) -> None:
        self.by_hand += self._kill([one for one in self._workers if one.begun.value])

    def finish(self) -> None:
        """Everybody ends the round that they are at."""
        self._is_over = True
        self._watching.join()
        self._end.value = True
        for one in self._workers:
            one.process.join(60)
            one.process.kill()

    def _kill(self, some: Sequence[Worker]) -> bool:
        """One of them, if there is any left."""
        alive = [one for one in some if one.process.is_alive()]
        if not alive or self.killed >= self.kills:
            return False
        self.dice.choice(alive).process.kill()
        return True

    def _watch(self) -> None:
        while not self._is_over:
            self._workers = [one for one in self._workers if one.process.is_alive()]
            while len(self._workers) < self.size:
                self._workers.append(self._hire())
            time.sleep(LOOK_EVERY)

    def _hire(self) -> Worker:
        posting, begun = processes.RawValue(c_int, 0), processes.RawValue(c_int, 0)
        arguments = (posting, begun, self._end)
        process = processes.Process(target=self.errand.run, args=arguments, daemon=True)
        process.start()
        return Worker(process, posting, begun)


WEIGHT: dict[Stage, float] = {"arrived": 0.25, "done": 0.5, "answering": 0.25}
"""Which moment of a post is the worst to die at."""
