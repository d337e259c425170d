"""Where the backups of one record lie, named by their moment, and how many are kept."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import URL

from bot.store.backups import PART, Backup, back_up, file_of

STAMP = "%Y%m%dT%H%M%SZ"
KEPT = 14
BROKEN_OFF = timedelta(days=1)
"""Nothing takes longer: what is not whole by then never will be."""


@dataclass(frozen=True, slots=True)
class Vault:
    """The backups of `record` in `folder`. Files of other names there are not ours to touch."""

    record: Path
    folder: Path
    kept: int = KEPT

    @classmethod
    def of(cls, url: URL | str, folder: Path | None = None, kept: int = KEPT) -> "Vault":
        """Beside the record unless told. Raises NoBackup for a record that is no file."""
        record = file_of(url)
        return cls(record, (folder or record.parent / "backups").absolute(), kept)

    def put(self, now: datetime, why: str = "") -> Backup:
        """One more. Raises NoBackup."""
        return back_up(self.record, self._free_name(now, f"-{why}" if why else "", ".db"), now)

    def tidy(self, now: datetime) -> None:
        """The oldest go, and what a crash has broken off."""
        old = [path for at, path in self._ours(PART) if at < now - BROKEN_OFF]
        for path in [*old, *self.all()[self.kept :]]:
            path.unlink(missing_ok=True)

    def aside(self, now: datetime) -> Path:
        """A place for what is too broken to be backed up."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._free_name(now, "-broken", "")

    def all(self) -> list[Path]:
        """Those that are whole, the newest first."""
        return [path for _, path in sorted(self._ours(""), reverse=True)]

    def newest(self) -> Path | None:
        return next(iter(self.all()), None)

    def _free_name(self, now: datetime, why: str, kind: str) -> Path:
        name = f"{self.record.stem}-{now.astimezone(UTC):{STAMP}}{why}"
        names = (f"{name}{kind}" if n == 1 else f"{name}-{n}{kind}" for n in count(1))
        return next(path for one in names if not (path := self.folder / one).exists())

    def _ours(self, rest: str) -> list[tuple[datetime, Path]]:
        """(moment, file) of each whose name we have given."""
        stem, begins = re.escape(self.record.stem), "[.]" if rest else ""
        name = re.compile(rf"{begins}{stem}-(\d{{8}}T\d{{6}}Z)(?:-[a-z0-9-]+)?\.db{rest}")
        found = []
        with suppress(OSError):
            for path in self.folder.iterdir():
                if (told := name.fullmatch(path.name)) and path.is_file():
                    with suppress(ValueError):
                        at = datetime.strptime(told[1], STAMP).replace(tzinfo=UTC)
                        found.append((at, path))
        return found
