"""What an import would do or has done, file by file, and what stands in its way."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import process, utils

LISTED_AT_MOST = 100
ALIKE = 75


class NothingToImport(Exception):
    """There is no folder, or no file in it that an import reads; the text says what to do."""


class Wrong(Exception):
    """One row cannot be taken as it is. The nearest of `choices` to `given` is suggested."""

    def __init__(self, reason: str, given: str = "", choices: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.given = given
        self.choices = choices

    def advice(self) -> str:
        alike = process.extractOne(
            self.given, self.choices, processor=utils.default_process, score_cutoff=ALIKE
        )
        return f'{self.reason} Did you mean "{alike[0]}"?' if alike else self.reason


class Outcome(StrEnum):
    """What a row is to the record."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FileCount:
    """Rows of one file: new to the record, changing it, or saying what it holds already."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken. `line` is its first line in the file; 0 is the whole file."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`bad` lists the first bad rows of each file, `bad_rows` counts them all.

    `met` counts the contacts that only the touchpoints' `with` named; they are added, too.
    """

    files: Mapping[str, FileCount]
    met: int
    warnings: tuple[str, ...]
    bad: tuple[BadRow, ...]
    bad_rows: int

    @property
    def added(self) -> int:
        return sum(count.added for count in self.files.values())

    @property
    def changed(self) -> int:
        return sum(count.changed for count in self.files.values())

    @property
    def unchanged(self) -> int:
        return sum(count.unchanged for count in self.files.values())


class Refused(Exception):
    """The folder holds bad rows, so nothing was written. `report` names them."""

    def __init__(self, report: Report) -> None:
        rows = "1 bad row" if report.bad_rows == 1 else f"{report.bad_rows:,} bad rows"
        super().__init__(f"Nothing was imported because of {rows}. Mend them and import again.")
        self.report = report


@dataclass(slots=True)
class Ledger:
    """The report in the making."""

    met: int = 0
    warnings: list[str] = field(default_factory=list)
    _counts: dict[str, Counter[Outcome]] = field(default_factory=dict)
    _bad: list[BadRow] = field(default_factory=list)
    _bad_in: Counter[str] = field(default_factory=Counter)

    def opened(self, file: str) -> None:
        self._counts[file] = Counter()

    def count(self, file: str, outcome: Outcome, rows: int = 1) -> None:
        self._counts[file][outcome] += rows

    def refuse(self, file: str, line: int, wrong: Wrong) -> None:
        # Looking for a near name is slow, so it is done only for rows that will be listed.
        if self._bad_in[file] < LISTED_AT_MOST:
            self._bad.append(BadRow(file, line, wrong.advice()))
        self._bad_in[file] += 1

    def report(self) -> Report:
        return Report(
            files={
                file: FileCount(
                    count[Outcome.ADDED], count[Outcome.CHANGED], count[Outcome.UNCHANGED]
                )
                for file, count in self._counts.items()
            },
            met=self.met,
            warnings=tuple(self.warnings),
            bad=tuple(self._bad),
            bad_rows=self._bad_in.total(),
        )
