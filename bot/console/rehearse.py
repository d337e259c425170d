"""A rehearsal in a terminal."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Console
from rich.progress import track
from rich.table import Column, Table
from rich.text import Text
from sqlalchemy import Engine

from bot.console.sums import Sums
from bot.flow.rehearse import Line, Rehearsal
from bot.store import dossiers, workspaces
from bot.store.engine import reading
from rules.kit.rule import Rule

COLUMNS = tuple(Line.__dataclass_fields__)


def show_rehearsal(
    engine: Engine,
    workspace: str,
    first: date,
    last: date,
    format_: str,
    *,
    rules: Sequence[Rule],
) -> None:
    """JSON lines and CSV are written day by day; the table comes with its sums at the end."""
    with reading(engine) as connection:
        here = workspaces.find(connection, workspace or None)
        everywhere = workspaces.tuned(connection, here.id, rules)
        tuned = [one for one in everywhere if not one.rule.of_team]
        rehearsal = Rehearsal(here.name, dossiers.stream(connection, here.id), tuned)
    err = Console(stderr=True)
    days = track(
        rehearsal.days(first, last),
        description="Rehearsing",
        total=(last - first).days + 1,
        console=err,
        transient=True,
        disable=not err.is_terminal,
    )
    if format_ == "table":
        show_lines([line for _, lines in days for line in lines], rehearsal, first, last)
        return
    if format_ == "csv":
        sys.stdout.write(_csv_row(COLUMNS))
    say = as_csv if format_ == "csv" else as_jsonl
    for _, lines in days:
        sys.stdout.writelines(map(say, lines))


def as_jsonl(line: Line) -> str:
    return json.dumps(line.as_json(), ensure_ascii=False) + "\n"


def as_csv(line: Line) -> str:
    """One row. A cell that a spreadsheet would take for a formula gets a leading quote."""
    values = line.as_json() | {"held_back_by": "; ".join(line.held_back_by)}
    return _csv_row(_harmless(values[column]) for column in COLUMNS)


def _harmless(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _csv_row(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def show_lines(
    lines: Sequence[Line],
    rehearsal: Rehearsal,
    first: date,
    last: date,
    *,
    most: int | None = None,
) -> None:
    """A table of the first `most` of them, in order of day, and the sums of all."""
    out, sums = Console(soft_wrap=True), Sums()
    table = Table(
        Column("Day", no_wrap=True), "To", "Customer", "Ritual", "About", "Due", "Held back by"
    )
    for line, before in zip(lines[:most], (None, *lines), strict=False):
        about = ", ".join(one for one in (line.contact, line.project) if one)
        cells = (
            "" if before and before.day == line.day else f"{line.day:%a %d %b %y}",
            line.to,
            line.customer,
            line.rule.replace("_", " ") + (" (urgent)" if line.urgent else ""),
            about,
            "" if line.due == line.day else f"{line.due:%a %d %b}",
            ", ".join(line.held_back_by),
        )
        table.add_row(*map(Text, cells))
    out.print(table)
    if most and len(lines) > most:
        out.print(f"… and {len(lines) - most:,} more.")
    for line in lines:
        sums.add(line)
    for summary in sums.tables(first, last, rehearsal):
        out.print(summary)
