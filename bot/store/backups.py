"""Whole copies of a record in a file: made while the bot writes, proved, and put on a shelf."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, make_url

from bot.store import walls
from bot.store.migrate import NewerRecord, known

PART = ".part"
"""Ends the name of what is not whole yet, so that nobody takes it for a backup."""

ROOM = 1.05
"""What a copy may need more than the record and its log of writes have now."""


class NoBackup(Exception):
    """A backup was not made, or what is given is none; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A file that was opened, examined and counted. `made_at` is the moment that it shows."""

    path: Path
    made_at: datetime
    revision: str
    rows: dict[str, int]


def file_of(url: URL | str) -> Path:
    """Where a record of SQLite is. Raises NoBackup for any other, with what to do instead."""
    where = make_url(url)
    if where.get_backend_name() != "sqlite":
        raise NoBackup(_of_server(where))
    if not where.database or where.database == ":memory:":
        raise NoBackup("The record is in memory alone: there is no file to back up.")
    return Path(where.database).expanduser().absolute()


def _of_server(where: URL) -> str:
    bare = URL.create(
        "postgresql",
        where.username,
        host=where.host,
        port=where.port,
        database=where.database,
        query={name: told for name, told in where.query.items() if name != "password"},
    )
    # Without this a dump would be as empty as the record is to whoever does not say where they are.
    everything = bare.update_query_pairs([("options", f"-c{walls.EVERYWHERE}")], append=False)
    return (
        "The record is in PostgreSQL, which brings tools of its own."
        "\nTo back it up: pg_dump --enable-row-security --format=custom"
        f" --file=second-date.dump '{everything}'"
        "\nTo bring it back, with the bot stopped: pg_restore --clean --if-exists"
        f" --single-transaction --dbname='{bare}' second-date.dump"
    )


def back_up(record: Path, to: Path, now: datetime) -> Backup:
    """Copy the record as it is at one moment; nobody has to stop writing. Raises NoBackup.

    It is whole, proved and on the disk before it gets its name.
    """
    if to.exists():
        raise NoBackup(f"There is a file {to} already. Name another one.")
    _has_room(record, to.parent)
    part = _claimed(to)
    try:
        with opened(record) as source, closing(sqlite3.connect(part)) as copy:
            # All in one step: in WAL mode that holds up no writer, and no writer starts it afresh.
            source.backup(copy)
            _sign(copy, now)
        made = proved(part)
        _put(part, to)
    except (OSError, sqlite3.Error) as error:
        raise NoBackup(f"{to} could not be written: {error}. Nothing was backed up.") from error
    finally:
        _sweep(part)
    return Backup(to, made.made_at, made.revision, made.rows)


def proved(path: Path) -> Backup:
    """What is in a backup, or in any other record that nobody has open. Raises NoBackup."""
    if not path.is_file():
        raise NoBackup(f"There is no file {path}.")
    try:
        with opened(path) as copy:
            return _examined(copy, path)
    except sqlite3.Error as error:
        raise NoBackup(f"{path} cannot be read: {error}. Take another one.") from error
    except NewerRecord as error:
        raise NoBackup(f"{path} is no backup for this version. {error}") from error


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Only to be read, and never made when it is not there."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        yield connection


def _examined(copy: sqlite3.Connection, path: Path) -> Backup:
    tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    if not tables >= {"alembic_version", "workspaces"}:
        raise NoBackup(f"{path} is a database, but none of ours.")
    (found, *_), *_ = copy.execute("PRAGMA integrity_check(1)").fetchall()
    if found != "ok" or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise NoBackup(f"{path} is damaged ({found}). Take another one.")
    (revision,) = copy.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
    rows = {
        name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in sorted(tables - {"alembic_version", "backup", "sqlite_sequence"})
    }
    return Backup(path, _moment(copy, path, tables), known(revision) or "", rows)


def _sign(copy: sqlite3.Connection, now: datetime) -> None:
    """Say in the copy itself when it was made. It needs no file beside it to be opened."""
    copy.execute("PRAGMA journal_mode=DELETE")
    copy.execute("DROP TABLE IF EXISTS backup")
    copy.execute("CREATE TABLE backup (at TEXT NOT NULL)")
    copy.execute("INSERT INTO backup VALUES (?)", (now.astimezone(UTC).isoformat(),))
    copy.commit()


def _moment(copy: sqlite3.Connection, path: Path, tables: set[str]) -> datetime:
    """When it was made; of a file that was copied by hand, the newest thing that it knows."""
    if "backup" in tables:
        (told,) = copy.execute("SELECT at FROM backup").fetchone()
        return datetime.fromisoformat(told).astimezone(UTC)
    newest = [copy.execute("SELECT max(recorded_at) FROM touchpoints").fetchone()[0]]
    if "beats" in tables:
        newest += copy.execute("SELECT max(at) FROM beats WHERE name = 'tick'").fetchone()
    moments = [datetime.fromisoformat(one).replace(tzinfo=UTC) for one in newest if one]
    return max(moments, default=datetime.fromtimestamp(path.stat().st_mtime, UTC))


def _has_room(record: Path, folder: Path) -> None:
    if not record.is_file():
        raise NoBackup(f"There is no record at {record}.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise NoBackup(
            f"The folder {folder} cannot be made: {error.strerror}. Name another one (BACKUPS)."
        ) from error
    log = record.with_name(f"{record.name}-wal")
    needed = (record.stat().st_size + (log.stat().st_size if log.exists() else 0)) * ROOM
    if needed > free:
        raise NoBackup(
            f"A backup needs {needed / 1e6:,.0f} MB in {folder}, where {free / 1e6:,.0f} MB are"
            " free. Make room there, or set BACKUPS to a folder on another disk."
        )


def _claimed(to: Path) -> Path:
    """A file beside it that nobody else may read, and that nobody else is writing."""
    part = to.with_name(f".{to.name}{PART}")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise NoBackup(
            f"Another backup to {to} is under way, or was broken off: then delete {part}."
        ) from error
    except OSError as error:
        raise NoBackup(
            f"Nothing can be written into {to.parent}: {error.strerror}."
            " Name another folder (BACKUPS)."
        ) from error
    return part


def _put(part: Path, to: Path) -> None:
    """Under its own name, on the disk for certain."""
    on_the_disk(part)
    part.replace(to)
    on_the_disk(to.parent)


def on_the_disk(path: Path) -> None:
    opened_file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened_file)
    finally:
        os.close(opened_file)


def _sweep(part: Path) -> None:
    for rest in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            part.with_name(part.name + rest).unlink(missing_ok=True)
