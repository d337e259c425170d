"""The table for people, and the same for comparing commits."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import quantiles
from typing import Any

from tests.bench.row import Measured, Peer, Row
from tests.bench.run import Outcome

HEADER = ("#", "ratio", "prototype", "goal", "now", "")
Kept = Mapping[str, Any]
"""A run as JSON has it."""


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line a row, and below them what others do and what else there is to say."""
    rows = [one for one in outcomes if isinstance(one.line, Row)]
    yield from _drawn([HEADER, *(_cells(one) for one in rows)])
    for one in outcomes:
        if isinstance(one.line, Peer):
            yield f"    {one.line.what}: {shown(one)}"
    yield from _notes(rows)


def shown(one: Outcome) -> str:
    if one.measured is None:
        return one.left_out
    return f"{figure(one.measured.ratio)} {one.line.unit}"


def figure(number: float) -> str:
    """Three digits that count."""
    if abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if abs(number) >= 10 else f"{number:.2f}"


def _cells(one: Outcome) -> tuple[str, ...]:
    row = one.line
    assert isinstance(row, Row)
    reached = {None: "", True: "reached", False: "MISSED"}[one.reached]
    return (str(row.number), row.what, row.prototype, str(row.goal), shown(one), reached)


def _drawn(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for cells in lines:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        yield f"| {' | '.join(padded)} |"
        if cells is lines[0]:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"


def _notes(rows: Sequence[Outcome]) -> Iterator[str]:
    noted = [one for one in rows if one.measured and one.measured.note]
    if noted:
        yield ""
    for one in noted:
        assert one.measured
        yield f"{one.number:>2}  {one.measured.note}"


def as_json(outcomes: Sequence[Outcome], facts: Mapping[str, object]) -> dict[str, object]:
    lines = {
        str(one.number) if one.number else one.line.what: {
            "what": one.line.what,
            "unit": one.line.unit,
            "reached": one.reached,
            "left_out": one.left_out,
            **(_figures(one.measured) if one.measured else {}),
        }
        for one in outcomes
    }
    return {**facts, "lines": lines}


def _figures(measured: Measured) -> dict[str, object]:
    return {
        "ratio": measured.ratio,
        "note": measured.note,
        "a": {"read": measured.a, "quartiles": _quartiles(measured.a)},
        "b": {"read": measured.b, "quartiles": _quartiles(measured.b)},
    }


def _quartiles(read: Sequence[float]) -> list[float]:
    return quantiles(read, method="inclusive") if len(read) > 1 else [*read] * 3


def compared(now: Kept, before: Kept) -> Iterator[str]:
    """How much each line has changed from one run to the other, as far as both have it."""
    yield f"Against {before.get('commit', 'unknown')}:"
    for key, line in now["lines"].items():
        old = before["lines"].get(key, {})
        if "ratio" in line and "ratio" in old:
            change = line["ratio"] / old["ratio"] - 1 if old["ratio"] else 0.0
            was, here = figure(old["ratio"]), figure(line["ratio"])
            yield f"  {key:>2}  {line['what']}: {was} -> {here} {line['unit']} ({change:+.0%})"
