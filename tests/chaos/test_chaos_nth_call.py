"""Fail the n-th call of a whole morning, for every n: in the end it is a morning like any other."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.sandbox import faults
from bot.sandbox.faults.kinds import CallFault
from tests.chaos.morning import A_WHILE, OFFICE, Front, Morning, a_front, a_morning
from tests.database import swept

pytestmark = [pytest.mark.chaos, pytest.mark.thorough]


@pytest.fixture(scope="module")
def front() -> Iterator[Front]:
    with a_front() as front:
        yield front


def work(morning: Morning) -> None:
    """Whatever fails before anybody answers, and after, has a while to be mended."""
    morning.start()
    morning.minutes(A_WHILE)
    morning.somebody_answers()
    morning.minutes(A_WHILE)


def calls(morning: Morning) -> int:
    met = morning.sandbox.faults.met
    return met.total() - met["events_api"] - met["interactive"]


@pytest.fixture(scope="module")
def undisturbed(
    front: Front, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, Mapping[str, list[str]]]]:
    """How many calls a morning has, and what everybody reads in the end."""
    with a_morning(tmp_path_factory.mktemp("undisturbed") / "0", front) as morning:
        work(morning)
        assert [len(read) for read in morning.notes.values()] == [1] * OFFICE.people
        assert morning.observer.missing() == morning.observer.duplicates() == []
        yield calls(morning), morning.notes


@pytest.mark.parametrize(
    "fault",
    [faults.rate_limited(1), faults.broken_before(), faults.broken_after(), faults.lost(),
     faults.dropped(), faults.half(), faults.cut()],
    ids=lambda fault: fault.word,
)  # fmt: skip
def test_whichever_call_fails_everybody_has_one_note_and_it_is_true(
    tmp_path: Path,
    front: Front,
    undisturbed: tuple[int, Mapping[str, list[str]]],
    fault: CallFault,
) -> None:
    number, notes = undisturbed
    assert number > 2 * OFFICE.people
    for n in range(1, number + 1):
        with swept(), a_morning(tmp_path / str(n), front) as morning:
            rule = morning.sandbox.faults.strike("*", fault, nth=n)
            work(morning)

            assert (n, rule.struck) == (n, 1)
            assert (n, morning.observer.duplicates()) == (n, [])
            assert (n, morning.observer.missing()) == (n, [])
            assert (n, morning.notes) == (n, notes)
