"""Measuring row after row, and what came of it."""

import gc
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from tests.bench.ground import Ground
from tests.bench.row import LeftOut, Measured, Needs, Peer, Row
from tests.postgresql import NoServer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row or a peer came to: measured, or why not; and how long that took."""

    line: Row | Peer
    measured: Measured | None = None
    left_out: str = ""
    seconds: float = 0.0

    @property
    def number(self) -> int:
        return self.line.number if isinstance(self.line, Row) else 0

    @property
    def reached(self) -> bool | None:
        if self.measured is None or isinstance(self.line, Peer):
            return None
        return self.line.goal.reached(self.measured.ratio) and self.measured.also_reached


def run(
    ground: Ground,
    rows: Sequence[Row | Peer],
    rounds: int,
    say: Callable[[Outcome], object] = lambda _: None,
) -> list[Outcome]:
    """One after the other: what runs beside a measurement is no part of it."""
    outcomes = []
    for row in rows:
        began = time.monotonic()
        outcome = _measure(ground, row, rounds)
        outcomes.append(replace(outcome, seconds=time.monotonic() - began))
        say(outcomes[-1])
        gc.collect()
    return outcomes


def _measure(ground: Ground, row: Row | Peer, rounds: int) -> Outcome:
    if row.needs is Needs.A_MILLION and ground.sizes.large is None:
        return Outcome(row, left_out="left out: it needs a million")
    try:
        return Outcome(row, row.measure(ground, rounds))
    except LeftOut as why:
        return Outcome(row, left_out=f"left out: {why}")
    except NoServer as why:
        return Outcome(row, left_out=f"left out: no PostgreSQL here ({why})")


def only(rows: Sequence[Row], numbers: Collection[int]) -> list[Row]:
    return [row for row in rows if not numbers or row.number in numbers]
