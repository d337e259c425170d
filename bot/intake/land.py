"""Checking a folder, and landing it: the same walk, and a preview is taken back at its end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from bot.intake.customers import CUSTOMERS, NEEDS, take_customer, take_need
from bot.intake.landing import Landing
from bot.intake.people import CONTACTS, MEMBERS, take_contact, take_member
from bot.intake.report import NothingToImport, Outcome, Refused, Report, Wrong
from bot.intake.sheet import Cells, Columns, Unreadable, open_sheet, shown
from bot.intake.touchpoints import TOUCHPOINTS, Touchpoints
from bot.intake.work import OFFERINGS, PROJECTS, take_offering, take_project
from bot.store import customers as customer_rows
from bot.store import intake as store

Progress = Callable[[str, int], None]
Take = Callable[[Cells, int], None]
TakeRow = Callable[[Landing, Cells, int], Outcome]

SHEETS: dict[str, tuple[Columns, TakeRow | None]] = {
    "members.csv": (MEMBERS, take_member),
    "customers.csv": (CUSTOMERS, take_customer),
    "contacts.csv": (CONTACTS, take_contact),
    "projects.csv": (PROJECTS, take_project),
    "offerings.csv": (OFFERINGS, take_offering),
    "needs.csv": (NEEDS, take_need),
    "touchpoints.csv": (TOUCHPOINTS, None),
}
"""In the order in which they are read: later files name what earlier ones add."""

LEANED_ON = ("members.csv", "customers.csv", "projects.csv")
TELL_EVERY = 1_000


def check(
    connection: Connection,
    workspace_id: int,
    folder: Path,
    *,
    now: datetime,
    today: date,
    progress: Progress | None = None,
) -> Report:
    """What landing the folder would do. The record is as before. Raises NothingToImport.

    It needs a writing transaction: the rows are really written, and taken back.
    """
    trial = connection.begin_nested()
    try:
        landing = Landing(connection, workspace_id, now, today)
        return _walk(landing, folder, progress)
    finally:
        trial.rollback()


def land(
    connection: Connection,
    workspace_id: int,
    folder: Path,
    *,
    now: datetime,
    today: date,
    progress: Progress | None = None,
) -> Report:
    """Bring the record to what the folder says, all or nothing.

    The same folder twice changes nothing. `progress` is told the file and the number of its rows
    read so far. Raises NothingToImport, and Refused when there is a bad row.
    """
    with connection.begin_nested():
        landing = Landing(connection, workspace_id, now, today)
        report = _walk(landing, folder, progress)
        if report.bad_rows:
            raise Refused(report)
        if landing.all_touched:
            customer_rows.all_changed(connection, workspace_id)
        else:
            store.look_again(connection, workspace_id, landing.touched)
    return report


def _walk(landing: Landing, folder: Path, progress: Progress | None) -> Report:
    files = _files(landing, folder)
    landing.learn_names()
    for name, (columns, take_row) in SHEETS.items():
        if name not in files:
            continue
        landing.ledger.opened(name)
        try:
            with _taking(landing, name, take_row) as take:
                _read(landing, files[name], columns, take, progress)
        except Unreadable as fault:
            landing.ledger.refuse(name, fault.line, fault.wrong)
            if name in LEANED_ON:
                landing.ledger.warnings.append(f"What comes after {name} was not checked.")
                break
    return landing.ledger.report()


def _files(landing: Landing, folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise NothingToImport(f"There is no folder {shown(str(folder))}. Name one with CSV files.")
    try:
        found = {path.name: path for path in folder.iterdir()}
    except OSError as error:
        where = f"{shown(str(folder))} ({error.strerror})"
        raise NothingToImport(f"The folder {where} cannot be read. Allow it first.") from error
    if not found.keys() & SHEETS.keys():
        raise NothingToImport(
            f"There is nothing to import in {shown(str(folder))}. An import reads"
            f" {', '.join(SHEETS)}; at least one of them must be there."
        )
    for name in sorted(found.keys() - SHEETS.keys()):
        if not name.startswith("."):
            landing.ledger.warnings.append(f"{shown(name)} is no file of an import: not read.")
    return found


@contextmanager
def _taking(landing: Landing, name: str, take_row: TakeRow | None) -> Iterator[Take]:
    if take_row is None:
        touchpoints = Touchpoints(landing)
        yield touchpoints.take
        touchpoints.finish()
    else:
        yield partial(_take_one, landing, name, take_row)


def _take_one(landing: Landing, name: str, take_row: TakeRow, cells: Cells, line: int) -> None:
    try:
        landing.ledger.count(name, take_row(landing, cells, line))
    except Wrong:
        directory = {"members.csv": landing.members, "customers.csv": landing.customers}.get(name)
        if directory:
            directory.refuse(cells["name"])
        raise


def _read(
    landing: Landing, path: Path, columns: Columns, take: Take, progress: Progress | None
) -> None:
    rows = 0
    with open_sheet(path, columns) as sheet:
        landing.ledger.warnings.extend(sheet.warnings)
        for rows, (line, row) in enumerate(sheet, start=1):
            try:
                take(sheet.cells(row), line)
            except Wrong as wrong:
                landing.ledger.refuse(path.name, line, wrong)
            if progress and rows % TELL_EVERY == 0:
                progress(path.name, rows)
    if progress:
        progress(path.name, rows)
