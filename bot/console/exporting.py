"""An export in a terminal: progress, what was written, what was left out."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy import Engine

from bot.intake import CannotExport, Exported, write_down
from bot.store import workspaces
from bot.store.engine import reading
from rules.kit import listed

OUT, ERR = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)


def run_export(engine: Engine, workspace: str, folder: Path, *, private: bool) -> bool:
    """Write the folder. False when it cannot be written, which is told."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,} rows"),
    )
    with (
        Progress(*columns, TimeElapsedColumn(), console=ERR, transient=True) as bar,
        reading(engine) as connection,
    ):
        task = bar.add_task(escape(folder.name), total=None)
        here = workspaces.find(connection, workspace or None)
        try:
            exported = write_down(
                connection,
                here.id,
                folder,
                private=private,
                progress=lambda file, rows: bar.update(task, description=file, completed=rows),
            )
        except CannotExport as trouble:
            ERR.print(str(trouble), markup=False, highlight=False)
            return False
    _show(exported)
    return True


def _show(exported: Exported) -> None:
    table = Table("File", "Rows")
    for file, rows in exported.files.items():
        table.add_row(file, f"{rows:,}")
    OUT.print(table)
    for doubt in exported.doubts:
        ERR.print(f"Note: {doubt}", markup=False, highlight=False)
    OUT.print(said_of_private(exported))


def said_of_private(exported: Exported) -> str:
    hidden = [_count(number, noun) for noun, number in exported.left_out.items() if number]
    if not exported.left_out:
        return "Nothing was left out. These files hold private facts: mind who reads them."
    if not hidden:
        return "Nothing was left out."
    whole = " Of such a customer nothing is written." if exported.left_out["customer"] else ""
    return f"Left out as private: {listed(hidden)}.{whole} With --private they are written, too."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
