"""The rounds of this process: how many, how long, and when the last one was finished."""

import time
from collections.abc import Callable

from bot import meters

Seconds = Callable[[], float]


class Rounds:
    """To be rung by the alarm clock; `tick` is real time, which no clock change moves."""

    def __init__(self, ring: Callable[[], object], tick: Seconds = time.monotonic) -> None:
        self._ring = ring
        self._tick = tick
        self._finished: float | None = None

    def __call__(self) -> None:
        counted(self._ring)
        self._finished = self._tick()

    def since_last(self) -> float | None:
        """In seconds; None before the first is finished."""
        return None if self._finished is None else self._tick() - self._finished


def counted(ring: Callable[[], object]) -> None:
    """One round, however it ends."""
    try:
        with meters.ROUND_SECONDS.time():
            ring()
    except Exception:
        meters.ROUNDS.labels("failed").inc()
        raise
    meters.ROUNDS.labels("ok").inc()
