"""One line of the table: two things measured by turns in one run, and how they compare."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tests.bench.ground import Ground

FEWEST_ROUNDS = 5


class NotTheSame(Exception):
    """Two sides of a comparison did different work, so that their times say nothing."""


class LeftOut(Exception):
    """It cannot be measured here; the text says why."""


class Needs(StrEnum):
    """Without which a row is left out of a run."""

    NOTHING = ""
    A_MILLION = "1M"
    POSTGRESQL = "postgresql"


@dataclass(frozen=True, slots=True)
class Goal:
    """`best` is 1 where more is better, -1 where less is. `also` is what no number of ours says."""

    value: float
    best: int
    also: str = ""

    def reached(self, ratio: float) -> bool:
        return ratio * self.best >= self.value * self.best

    def __str__(self) -> str:
        sign = "≥" if self.best > 0 else "≤"
        return f"{sign} {self.value:,g}{self.also}"


def at_least(value: float, also: str = "") -> Goal:
    return Goal(value, 1, also)


def at_most(value: float, also: str = "") -> Goal:
    return Goal(value, -1, also)


@dataclass(frozen=True, slots=True)
class Measured:
    """`a` and `b` are what was read, one of each a round; `ratio` is what the table shows.

    `also_reached` is about the part of the goal that is no ratio, as `note` tells it.
    """

    ratio: float
    a: tuple[float, ...]
    b: tuple[float, ...]
    note: str = ""
    also_reached: bool = True


class Measure(Protocol):
    def __call__(self, ground: "Ground", rounds: int) -> Measured: ...


@dataclass(frozen=True, slots=True)
class Row:
    """`prototype` is what was found before there was a bot, as it is told in words."""

    number: int
    what: str
    prototype: str
    goal: Goal
    measure: Measure
    unit: str = "×"
    needs: Needs = Needs.NOTHING


@dataclass(frozen=True, slots=True)
class Peer:
    """What others do, in the same run: a line below the table, and no goal."""

    what: str
    measure: Measure
    unit: str = "×"
    needs: Needs = Needs.NOTHING


def _nothing() -> object:
    return None


def _as_it_is(answer: object) -> object:
    return answer


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: `act` is timed, and what is done `before` each time of it is not.

    What `found` makes of its answer, untimed, is what it found or wrote, so that both sides can be
    held to the same. `parts` is how many of what is compared it does: seconds are told for one.
    """

    act: Callable[[], object]
    before: Callable[[], object] = _nothing
    found: Callable[[object], object] = _as_it_is
    parts: float = 1

    def seconds(self) -> tuple[float, object]:
        """For one part. What others left behind is not collected in our time, and what it leaves
        behind itself is: that is a part of its cost."""
        self.before()
        gc.collect()
        began = time.perf_counter()
        answer = self.act()
        seconds = (time.perf_counter() - began) / self.parts
        return seconds, self.found(answer)


@dataclass(frozen=True, slots=True)
class Turns:
    """What was read by turns: seconds for a part of each side, a round after the other."""

    a: tuple[float, ...]
    b: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of a over b, each pair from one round: what slows both slows neither."""
        return median(a / b for a, b in zip(self.a, self.b, strict=True))

    def measured(self, note: str = "") -> Measured:
        return Measured(self.ratio, self.a, self.b, note)


def by_turns(rounds: int, a: Side, b: Side, *, same: bool = True) -> Turns:
    """A B B A A B B A …, after one round that does not count: it warms what is warm in earnest.

    Raises NotTheSame where their answers differ, unless they are not meant to be the `same`.
    """
    sides, read = (a, b), ([float("inf")] * rounds, [float("inf")] * rounds)
    for number in range(-1, rounds):
        answers: list[object] = [None, None]
        for place in (0, 1) if number % 2 else (1, 0):
            seconds, answers[place] = sides[place].seconds()
            if number >= 0:
                read[place][number] = seconds
        if same and answers[0] != answers[1]:
            raise NotTheSame(f"{_short(answers[0])} is not {_short(answers[1])}")
    return Turns(tuple(read[0]), tuple(read[1]))


def _short(answer: object) -> str:
    told = repr(answer)
    return told if len(told) < 200 else f"{told[:200]}…"
