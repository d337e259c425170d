"""Every line of the bench runs, on a ground so small that its number means nothing."""

from collections.abc import Iterator
from contextlib import ExitStack
from math import isfinite

import pytest

from tests.bench.ground import TINY, Ground
from tests.bench.row import LeftOut, Needs, Peer, Row
from tests.bench.table import PEERS, ROWS

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.only_on("sqlite", "each row says itself what it is measured on"),
]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with ExitStack() as stack:
        yield Ground(tmp_path_factory.mktemp("bench"), TINY, stack)


@pytest.mark.parametrize("line", [*ROWS, *PEERS], ids=lambda line: line.what)
def test_a_line_can_be_measured(ground: Ground, line: Row | Peer) -> None:
    try:
        measured = line.measure(ground, 2)
    except LeftOut as why:
        assert line.needs is Needs.POSTGRESQL
        pytest.skip(str(why))
    assert isfinite(measured.ratio)
    assert measured.ratio > 0 or line.unit == "MB"
    assert len(measured.a) == len(measured.b) == 2
    assert all(read > 0 for read in (*measured.a, *measured.b))


def test_there_is_a_line_for_each_of_the_21_ratios() -> None:
    assert [row.number for row in ROWS] == [*range(1, 22)]
