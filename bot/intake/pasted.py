"""Rows as they are copied from a spreadsheet, a CSV file or a list of names: customers only."""

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import Connection

from bot.intake import cells as read
from bot.intake.customers import CUSTOMERS, customer_facts
from bot.intake.landing import Landing
from bot.intake.report import Wrong
from bot.intake.sheet import Cells, shown
from bot.model.pasted import NewCustomer, Pasted, Unclear
from bot.store import intake as store
from bot.words.days import read_day
from bot.words.legal_forms import FORMS
from bot.words.names import normalise

DELIMITERS = "\t;,"
"""The surest first: a name may hold a comma, and hardly ever a tab."""

IN_ORDER = ("name", "owner", "tier", "country", "since")
"""What the cells of a row are when nothing stands above them."""

PASTED = tuple(column for column in CUSTOMERS.known if column != "shared_with")
"""With whom a customer is shared, its owner says of one that is there."""

HEADINGS = {
    **{column: column for column in PASTED},
    **dict.fromkeys(("customer", "customer_name", "company", "kunde", "firma", "account"), "name"),
    **dict.fromkeys(("owned_by", "looked_after_by", "betreuer", "account_owner"), "owner"),
    **dict.fromkeys(("land", "country_code"), "country"),
    **dict.fromkeys(("customer_since", "kunde_seit", "seit"), "since"),
    **dict.fromkeys(("alias", "also_called", "other_names"), "aliases"),
    **dict.fromkeys(("privat", "vertraulich", "confidential"), "private"),
}

Row = tuple[int, str, Sequence[str]]
"""Its number, as it was pasted, and its cells."""


@dataclass(frozen=True, slots=True)
class _Paste:
    rows: Sequence[Row]
    columns: Sequence[str]
    unread: tuple[str, ...]

    def cells(self, row: Sequence[str]) -> Cells:
        """Raises Wrong when there are more cells than columns."""
        given = [*row]
        while given and not given[-1].strip():
            given.pop()
        if len(given) > len(self.columns):
            raise Wrong(
                f"There are {len(given)} cells where {len(self.columns)} are meant. Put quotes"
                " around a cell that holds a comma."
            )
        return dict(zip(self.columns, given, strict=False))


def read_pasted(
    connection: Connection,
    workspace_id: int,
    text: str,
    *,
    known: Collection[str],
    now: datetime,
    today: date,
    day_first: bool | None = None,
) -> Pasted:
    """What these rows say. `known` are the normalised names of the customers that there are.

    A customer named twice is taken once. Nothing is written.
    """
    landing = _landing(connection, workspace_id, now, today)
    paste, names = _paste(text), set(known)
    new, unclear, before = list[NewCustomer](), list[Unclear](), 0
    for line, said, row in paste.rows:
        try:
            cells = _days_written_out(paste.cells(row), today, day_first)
            one = _customer(landing, cells, line)
        except Wrong as wrong:
            unclear.append(Unclear(line=line, said=shown(said), why=wrong.advice()))
            continue
        if normalise(one.name) in names:
            before += 1
        else:
            names.add(normalise(one.name))
            new.append(one)
    return Pasted(new=tuple(new), known=before, unclear=tuple(unclear), unread=paste.unread)


def _landing(connection: Connection, workspace_id: int, now: datetime, today: date) -> Landing:
    """With the colleagues alone: of customers only those may be known that they may see."""
    landing = Landing(connection, workspace_id, now, today)
    rows = store.rows(connection, workspace_id, "members", "id", "name", "email", "slack_id")
    for row_id, name, *proofs in rows:
        landing.members.add(cast("int", row_id), str(name))
        for proof in filter(None, proofs):
            landing.members.add_other(cast("int", row_id), str(proof))
    return landing


def _customer(landing: Landing, cells: Cells, line: int) -> NewCustomer:
    """Raises Wrong."""
    facts = customer_facts(landing, cells)
    name = str(facts.pop("name"))
    return NewCustomer(
        line=line, name=name, facts=facts, aliases=tuple(read.several(cells, "aliases"))
    )


def _days_written_out(cells: Cells, today: date, day_first: bool | None) -> Cells:
    """With 31.3.2025 as 2025-03-31. What may be two days is left as it is, and refused."""
    given = cells.get("since", "").strip()
    found = read_day(given, today=today, day_first=day_first) if given else None
    if found is None or found.other is not None or not any(map(str.isdigit, given)):
        return cells
    return {**cells, "since": found.day.isoformat()}


def _paste(text: str) -> _Paste:
    lines = [(at, line) for at, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        return _Paste((), IN_ORDER, ())
    rows = [*_rows(lines, _delimiter(lines))]
    headings = _headings(rows[0][2])
    if headings is None:
        return _Paste([(at, said, _whole_name(row)) for at, said, row in rows], IN_ORDER, ())
    cells = (pair for _, _, row in rows[1:] for pair in zip(headings, row, strict=False))
    said = {name for name, cell in cells if name and cell}
    unread = tuple(name for name in headings if name in said and name not in PASTED)
    return _Paste(rows[1:], headings, unread)


def _delimiter(lines: Sequence[tuple[int, str]]) -> str:
    """The one that parts the headings, where there are any."""
    heads = (one for one in DELIMITERS if one in lines[0][1])
    parts = (one for one in heads if _headings(next(_rows(lines[:1], one))[2]))
    some = (one for one in DELIMITERS if any(one in line for _, line in lines))
    return next(parts, None) or next(some, DELIMITERS[0])


def _rows(lines: Sequence[tuple[int, str]], delimiter: str) -> Iterator[Row]:
    for at, line in lines:
        row = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
        yield at, line, [cell.strip() for cell in row]


def _headings(row: Sequence[str]) -> list[str] | None:
    """What stands above the columns; None when the first row is a customer already."""
    said = ["_".join(cell.casefold().split()) for cell in row]
    headings = [HEADINGS.get(one, one) for one in said]
    return headings if headings.count("name") == 1 else None


def _whole_name(row: Sequence[str]) -> Sequence[str]:
    """`Acme, Inc.` is one name."""
    first, *rest = row
    while rest and normalise(rest[0]) in FORMS:
        first = f"{first}, {rest.pop(0)}"
    return [first, *rest]
