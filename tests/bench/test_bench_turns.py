"""How two sides are compared, and how it is told."""

import json
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.bench.ground import FAST, Ground
from tests.bench.report import as_json, compared, table
from tests.bench.row import (
    Goal,
    LeftOut,
    Measured,
    Needs,
    NotTheSame,
    Row,
    Side,
    Turns,
    at_least,
    at_most,
    by_turns,
)
from tests.bench.run import run


def noted(log: list[str], name: str, answer: object = None) -> Side:
    def act() -> object:
        log.append(name)
        return answer

    return Side(act, before=lambda: log.append(f"before {name}"))


def sized(answer: object) -> int:
    assert isinstance(answer, str | list)
    return len(answer)


def measured(ratio: float, *, also: bool = True) -> Measured:
    return Measured(ratio, (1.0, 2.0, 3.0), (1.0, 1.0, 1.0), "told below", also)


def row(number: int, ratio: float = 5, *, also: bool = True, needs: Needs = Needs.NOTHING) -> Row:
    def measure(ground: Ground, rounds: int) -> Measured:
        return measured(ratio, also=also)

    return Row(number, f"Row {number}", "–", at_most(10), measure, needs=needs)


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    return Ground(tmp_path, FAST, ExitStack())


def test_the_sides_take_turns_and_none_always_goes_first() -> None:
    log: list[str] = []
    by_turns(3, noted(log, "a"), noted(log, "b"))
    assert [one for one in log if len(one) == 1] == ["a", "b", "b", "a", "a", "b", "b", "a"]


def test_each_time_begins_with_what_has_to_be_done_before_it() -> None:
    log: list[str] = []
    by_turns(1, noted(log, "a"), noted(log, "b"))
    assert log == ["before a", "a", "before b", "b", "before b", "b", "before a", "a"]


def test_the_first_round_warms_and_does_not_count() -> None:
    turns = by_turns(4, noted([], "a"), noted([], "b"))
    assert len(turns.a) == len(turns.b) == 4


def test_sides_that_find_something_else_are_not_compared() -> None:
    with pytest.raises(NotTheSame, match="41 is not 42"):
        by_turns(1, noted([], "a", 41), noted([], "b", 42))


def test_sides_are_compared_by_what_is_found_of_their_work() -> None:
    three, four = Side(lambda: "abc", found=sized), Side(lambda: "abcd", found=sized)
    assert by_turns(1, three, Side(lambda: [1, 2, 3], found=sized)).ratio > 0
    with pytest.raises(NotTheSame):
        by_turns(1, three, four)


def test_seconds_are_told_for_one_part() -> None:
    turns = by_turns(1, Side(lambda: sum(range(50_000)), parts=1e9), Side(lambda: 1), same=False)
    assert turns.a[0] < turns.b[0]


def test_a_ratio_is_the_median_of_pairs_so_that_a_slow_round_slows_both() -> None:
    assert Turns((2.0, 20.0, 2.2), (1.0, 10.0, 1.0)).ratio == 2.0


@pytest.mark.parametrize(
    ("goal", "reached", "missed"), [(at_most(10), 10, 10.1), (at_least(80), 80, 79)]
)
def test_a_goal_has_a_direction(goal: Goal, reached: float, missed: float) -> None:
    assert goal.reached(reached)
    assert not goal.reached(missed)


def test_the_table_says_what_was_reached_and_what_was_not(ground: Ground) -> None:
    rows = [row(1, 5), row(2, 11), row(3, 5, also=False), row(4, needs=Needs.A_MILLION)]
    header, _, *lines = table(run(ground, rows, 5))
    ends = [line.split("|")[-3:-1] for line in (header, *lines[:4])]
    assert [(now.strip(), end.strip()) for now, end in ends] == [
        ("now", ""),
        ("5.00 ×", "reached"),
        ("11.0 ×", "MISSED"),
        ("5.00 ×", "MISSED"),
        ("left out: it needs a million", ""),
    ]


def test_a_row_that_cannot_be_measured_here_says_why_and_the_others_are(ground: Ground) -> None:
    def cannot(ground: Ground, rounds: int) -> Measured:
        raise LeftOut("no server")

    here = run(ground, [Row(1, "Row 1", "–", at_most(1), cannot), row(2)], 5)
    assert [one.left_out for one in here] == ["left out: no server", ""]


def test_what_was_kept_tells_later_how_each_has_changed(ground: Ground) -> None:
    before = json.loads(json.dumps(as_json(run(ground, [row(1, 4)], 5), {"commit": "abc"})))
    now = json.loads(json.dumps(as_json(run(ground, [row(1, 5), row(2)], 5), {"commit": "def"})))
    assert [*compared(now, before)] == ["Against abc:", "   1  Row 1: 4.00 -> 5.00 × (+25%)"]
    assert now["lines"]["1"]["a"]["quartiles"] == [1.5, 2.0, 2.5]
