"""One CSV file as rows of named cells: its encoding, its delimiter, its header, its lines."""

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bot.intake.report import Wrong

CHUNK = 1 << 20
DELIMITERS = ",;\t|"
LONGEST_HEADER = 10_000

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """What a file must say in its header, and what it may say."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def known(self) -> tuple[str, ...]:
        return self.needed + self.optional


class Unreadable(Exception):
    """The file cannot be read from this line on."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.wrong = Wrong(reason)


@dataclass(slots=True)
class Sheet:
    """An open file, past its header. `warnings` are about the file as a whole."""

    header: list[str]
    warnings: list[str]
    _rows: Iterator[tuple[int, list[str]]]

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """The rows that hold anything, each with its first line. Raises Unreadable."""
        return (row for row in self._rows if any(map(str.strip, row[1])))

    def cells(self, row: Sequence[str]) -> Cells:
        """The row by column. Raises Wrong when it has more or fewer cells than the header."""
        if len(row) != len(self.header):
            raise Wrong(
                f"The row has {len(row)} cells where the header has {len(self.header)}. Put"
                " quotes around a cell that holds a delimiter, and keep the empty cells."
            )
        return dict(zip(self.header, row, strict=True))


@contextmanager
def open_sheet(path: Path, columns: Columns) -> Iterator[Sheet]:
    """Raises Unreadable when the file is no CSV file or lacks a needed column."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        rows = _rows(file, _delimiter(file))
        _, named = next(rows, (1, []))
        header = ["_".join(name.split()).lower() for name in named]
        _check(header, columns)
        warnings = [
            f'{path.name}: the column "{shown(name)}" is not known and was not read.'
            for name in header
            if name not in columns.known
        ]
        if encoding == "cp1252":
            warnings.append(f"{path.name}: read as Windows-1252, because it is not UTF-8.")
        yield Sheet(header, warnings, rows)


def shown(text: str) -> str:
    """A piece of somebody's file, short and printable, to quote in a sentence."""
    visible = "".join(letter if letter.isprintable() else " " for letter in text)
    return visible if len(visible) <= 60 else f"{visible[:59]}…"


def _encoding(path: Path) -> str:
    """UTF-8 or marked UTF-16 when the whole file is, else what Windows writes."""
    if not path.is_file():
        raise Unreadable(0, "This is no file. Put a CSV file in its place, or take it away.")
    try:
        with path.open("rb") as file:
            marked = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
            if _is(path, encoding):
                return encoding
    except OSError as error:
        raise Unreadable(0, f"It cannot be read: {error.strerror}.") from error
    raise Unreadable(0, "This is no text. Save it again as CSV with the encoding UTF-8.")


def _is(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                if "\0" in decoder.decode(chunk):
                    return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(file: TextIO) -> str:
    """The one that parts the header: our column names hold none of them."""
    header = file.readline(LONGEST_HEADER)
    file.seek(0)
    return max(DELIMITERS, key=header.count)


def _rows(file: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(line, _why(str(error))) from error


def _why(error: str) -> str:
    if "field limit" in error:
        return f"A cell is longer than {csv.field_size_limit():,} characters. Shorten it."
    if "unexpected end" in error:
        return 'A quote that is opened here is never closed. Close it, or write it as "".'
    return f'The row cannot be read ({error}). Write a quote inside a cell as "".'


def _check(header: list[str], columns: Columns) -> None:
    if not any(header):
        named = ",".join(columns.known)
        raise Unreadable(1, f"The file has no header. Begin it with a line that says: {named}.")
    if missing := [name for name in columns.needed if name not in header]:
        raise Unreadable(1, f"The header lacks {' and '.join(missing)}. Add it.")
    if twice := {name for name in header if name in columns.known and header.count(name) > 1}:
        raise Unreadable(1, f"The header names {' and '.join(sorted(twice))} twice. Keep one.")
