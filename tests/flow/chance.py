"""Choosing at random, by Hypothesis, which shrinks what it chose, or by dice, which are quicker."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol, TypeVar

from hypothesis import strategies as st

One = TypeVar("One")


class Chance(Protocol):
    def among(self, every: Sequence[One]) -> One: ...

    def number(self, least: int, most: int) -> int: ...


@dataclass(frozen=True)
class Drawn:
    """By Hypothesis: it tries what comes first, and the small, rather than the others."""

    data: st.DataObject

    def among(self, every: Sequence[One]) -> One:
        return every[self.number(0, len(every) - 1)]

    def number(self, least: int, most: int) -> int:
        return self.data.draw(st.integers(least, most))


@dataclass(frozen=True)
class Thrown:
    dice: Random

    def among(self, every: Sequence[One]) -> One:
        return self.dice.choice(every)

    def number(self, least: int, most: int) -> int:
        return self.dice.randint(least, most)
