"""An import in a terminal: progress, what changed, what is wrong and where."""

import json
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.prompt import Confirm
from rich.table import Table
from sqlalchemy import Engine

from bot.intake import Refused, Report, check, land
from bot.store import workspaces
from bot.store.engine import reading, within, writing

HOME = "home"
"""What the workspace of an import is called until a Slack team connects and brings its own name."""

OUT, ERR = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Import:
    """A folder to be read into a workspace of the record, at a moment."""

    engine: Engine
    workspace: str
    folder: Path
    now: datetime
    begins: bool = False
    """Whether a workspace of a new name may come to be beside others."""

    def preview(self) -> Report:
        return self._walk(write=False)

    def land(self) -> Report:
        """All or nothing: with a bad row, nothing was written."""
        try:
            return self._walk(write=True)
        except Refused as refused:
            return refused.report

    def _walk(self, *, write: bool) -> Report:
        with (
            self._apart(),
            _bar() as bar,
            writing(self.engine) as connection,
            connection.begin_nested() as trial,
        ):
            task = bar.add_task(str(self.folder.name), total=None)
            into = workspaces.named(
                connection, self.workspace or None, new_name=HOME, begins=self.begins
            )
            report = (land if write else check)(
                connection,
                into.id,
                self.folder,
                now=self.now,
                today=self.now.date(),
                progress=lambda file, rows: bar.update(task, description=file, completed=rows),
            )
            if not write:
                trial.rollback()  # of the workspace, too, if this folder would be its first
        return report

    def _apart(self) -> AbstractContextManager[None]:
        """No other workspace waits for a long import; only for one that makes its workspace."""
        with reading(self.engine) as connection:
            there = workspaces.everyone(connection)
        meant = [one.id for one in there if self.workspace in ("", one.name)]
        return within(meant[0]) if len(meant) == 1 else nullcontext()


def run_import(what: Import, *, dry_run: bool, ask: bool, as_json: bool) -> bool:
    """Import, or only say what would change. False when a bad row stood in the way."""
    report = what.preview() if dry_run or ask else what.land()
    would = dry_run or ask or bool(report.bad_rows)
    if as_json:
        OUT.print_json(json.dumps(asdict(report) | {"written": not would}, default=list))
    else:
        _show(report, would=would)
    if report.bad_rows:
        return False
    if ask and not dry_run and Confirm.ask("Import it?", console=OUT):
        _show(what.land(), would=False)
    return True


def _show(report: Report, *, would: bool) -> None:
    OUT.print(_table(report, would=would))
    if report.met:
        are = "would be" if would else "are"
        OUT.print(f"People met only in touchpoints, who {are} added, too: {report.met:,}.")
    for warning in report.warnings:
        ERR.print(f"Note: {escape(warning)}")
    for bad in report.bad:
        where = f"{bad.file}, line {bad.line}" if bad.line else bad.file
        ERR.print(f"{escape(where)}: {escape(bad.reason)}")
    if report.bad_rows > len(report.bad):
        ERR.print(f"… and {report.bad_rows - len(report.bad):,} more.")
    if report.bad_rows:
        ERR.print(str(Refused(report)))
    else:
        OUT.print("Nothing was written: this is what would change." if would else "Done.")


def _table(report: Report, *, would: bool) -> Table:
    """Where nothing was written, no heading says that anything was."""
    done = ("Would be added", "Would be changed") if would else ("Added", "Changed")
    table = Table("File", *done, "Unchanged")
    for file, count in report.files.items():
        numbers = (count.added, count.changed, count.unchanged)
        table.add_row(file, *(f"{number:,}" for number in numbers))
    return table


def _bar() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,} rows"),
        TimeElapsedColumn(),
        console=ERR,
        transient=True,
    )
