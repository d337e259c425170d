"""Checking a folder, and landing it: the same walk, and a preview is taken back at its end."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.intake.files import LEANED_ON, SHEETS
from bot.intake.landing import Landing
from bot.intake.privacy import take_back
from bot.intake.report import NothingToImport, Refused, Report, Wrong
from bot.intake.sheet import Cells, Columns, Unreadable, open_sheet, shown
from bot.store import customers as customer_rows
from bot.store import intake as store

Progress = Callable[[str, int], None]
Take = Callable[[Cells, int], None]

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
        if landing.readers_changed:
            take_back(landing)
        if landing.all_touched:
            customer_rows.all_changed(connection, workspace_id)
        else:
            store.look_again(connection, workspace_id, landing.touched)
    return report


def _walk(landing: Landing, folder: Path, progress: Progress | None) -> Report:
    files = _files(landing, folder)
    landing.learn_names()
    for name, (columns, opening) in SHEETS.items():
        if name not in files:
            continue
        landing.ledger.opened(name)
        try:
            reader = opening(landing)
            _read(landing, files[name], columns, reader.take, progress)
            reader.finish()
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
