"""Writing a workspace down as the files that an import reads: all of them, or no folder."""

import csv
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import Connection

from bot.intake.called import Called
from bot.intake.files import SHEETS
from bot.intake.rows_out import ROWS, Source
from bot.intake.sheet import shown
from bot.model.nouns import LIFE_EVENT
from bot.store import export as store

Progress = Callable[[str, int], None]

ENCODING = "utf-8-sig"
"""With the mark by which spreadsheets know it, else they spoil every umlaut."""

TELL_EVERY = 1_000


class CannotExport(Exception):
    """The folder cannot be written; the text says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Rows by file, and what was left out because it is private, by what it is called."""

    files: Mapping[str, int]
    left_out: Mapping[str, int]
    doubts: tuple[str, ...]


def write_down(
    connection: Connection,
    workspace_id: int,
    folder: Path,
    *,
    private: bool,
    progress: Progress | None = None,
    whose: store.Whose | None = None,
) -> Exported:
    """Everything that a file has a column for, or of it `whose` customers. Raises CannotExport.

    Unless what is `private` is asked for, private customers are left out with all that hangs on
    them, and of the others what is private.
    """
    called = Called(connection, workspace_id)
    if whose is None and not private:
        whose = store.public(workspace_id)
    source = Source(connection, workspace_id, called, private, whose)
    files = [file for file in SHEETS if private or file != LIFE_EVENT.file]
    with _taking_the_place_of(folder) as beside:
        counts = {file: _write(source, beside / file, progress) for file in files}
    return Exported(files=counts, left_out=_left_out(source), doubts=tuple(called.doubts))


def _left_out(source: Source) -> dict[str, int]:
    """What hangs on a private customer is not counted one by one."""
    if source.private:
        return {}
    hidden = store.count(source.connection, source.workspace_id, "customers", {"private": True})
    touches = source.count("touchpoints", {"private": True})
    events = source.count(LIFE_EVENT.table, {})
    born = source.count("contacts", {}) - source.count("contacts", {"birthday": ""})
    return {"customer": hidden, "touchpoint": touches, LIFE_EVENT.word: events, "birthday": born}


def _write(source: Source, path: Path, progress: Progress | None) -> int:
    columns, _ = SHEETS[path.name]
    rows = 0
    with path.open("x", encoding=ENCODING, newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns.known)
        for rows, row in enumerate(ROWS[path.name](source), start=1):
            out.writerow([row.get(column, "") for column in columns.known])
            if progress and rows % TELL_EVERY == 0:
                progress(path.name, rows)
    if progress:
        progress(path.name, rows)
    return rows


@contextmanager
def _taking_the_place_of(folder: Path) -> Iterator[Path]:
    """A new folder beside it, which gets its name once all is written."""
    place = folder.absolute()
    try:
        _check_free(folder, place)
        beside = Path(mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        try:
            yield beside
            beside.replace(place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise CannotExport(
            f"{shown(str(folder))} cannot be written ({error.strerror}). Nothing was exported."
        ) from error


def _check_free(folder: Path, place: Path) -> None:
    if not place.parent.is_dir():
        raise CannotExport(f"There is no folder {shown(str(folder.parent))}. Make it first.")
    if place.exists() and not place.is_dir():
        raise CannotExport(f"{shown(str(folder))} is a file. Name a new folder.")
    if place.is_dir() and any(place.iterdir()):
        raise CannotExport(
            f"There is something in {shown(str(folder))} already. Name a new folder, or empty it."
        )
