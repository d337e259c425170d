"""Putting a backup in the place of the record: proved and made ready beside it, then swapped in."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.model import Beat
from bot.store import workspaces
from bot.store.backups import Backup, NoBackup, on_the_disk, opened, proved
from bot.store.beats import beat
from bot.store.engine import open_record, writing
from bot.store.migrate import migrate
from bot.store.tables import metadata
from bot.store.vault import Vault

LEAP = 100_000
"""More than was ever numbered between a backup and its return: what Slack shows since then bears
numbers that this record does not know of, and must never give to anything else."""

RESTS = ("-wal", "-shm", "-journal")
"""How SQLite names what it writes beside a record."""


class InUse(Exception):
    """Somebody has the record open."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in place now, and where that lies which it took the place of, if there was any."""

    backup: Backup
    revision: str
    kept: Path | None


def restore(backup: Path, vault: Vault, now: datetime) -> Restored:
    """The record is that of the backup from now on, or nothing has changed.

    Raises NoBackup, InUse, CannotOpen, CannotWrite.
    """
    record = vault.record
    if record.exists() and backup.exists() and backup.samefile(record):
        raise NoBackup(f"{backup} is the record itself. Name a backup of it.")
    proved(backup)
    ready = record.with_name(f".{record.name}.restored")
    _remove(ready)
    try:
        made, revision = _made_ready(backup, ready, now)
        kept = _swapped(ready, vault, now)
    except (OSError, sqlite3.Error) as error:
        raise NoBackup(f"{record} could not be replaced: {error}. It is as it was.") from error
    finally:
        _remove(ready)
    return Restored(made, revision, kept)


def _made_ready(backup: Path, ready: Path, now: datetime) -> tuple[Backup, str]:
    """A copy in today's shape which knows that it is one."""
    os.close(os.open(ready, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with opened(backup) as source, closing(sqlite3.connect(ready)) as copy:
        source.backup(copy)
    made = replace(proved(ready), path=backup)
    engine = open_record(f"sqlite:///{ready}")
    try:
        _, revision = migrate(engine)
        with writing(engine) as connection:
            connection.exec_driver_sql("DROP TABLE IF EXISTS backup")
            _leap(connection)
            told = made.made_at.astimezone(UTC).isoformat()
            for one in workspaces.everyone(connection):
                beat(connection, one.id, Beat.RESTORED, now, told)
    finally:
        engine.dispose()
    with closing(sqlite3.connect(ready)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
    return made, revision


def _leap(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        if table.dialect_options["sqlite"]["autoincrement"]:
            named = "FROM sqlite_sequence WHERE name = ?"
            seen = connection.exec_driver_sql(f"SELECT max(seq) {named}", (table.name,)).scalar()
            connection.exec_driver_sql(f"DELETE {named}", (table.name,))
            connection.exec_driver_sql(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
                (table.name, (seen or 0) + LEAP),
            )


def _swapped(ready: Path, vault: Vault, now: datetime) -> Path | None:
    """Answers where the record lies that was there before."""
    record = vault.record
    kept = _kept(vault, now) if record.exists() else None
    if kept:
        _belongs_to_the_same(ready, record)
    on_the_disk(ready)
    with _alone(record):
        # Their log belongs to the record that goes: beside the new one it would be read into it.
        for rest in RESTS:
            _beside(record, rest).unlink(missing_ok=True)
        ready.replace(record)
    on_the_disk(record.parent)
    return kept


@contextmanager
def _alone(record: Path) -> Iterator[None]:
    """All of it is in the one file, which nobody else has open. Raises InUse."""
    if not record.exists():
        yield
        return
    with closing(sqlite3.connect(record, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise InUse(
                    "The record is in use."
                    " Stop the bot and whatever else has it open, then try again."
                ) from error
            # Too broken to be opened: nobody works with it.
        yield


def _belongs_to_the_same(ready: Path, record: Path) -> None:
    known = record.stat()
    ready.chmod(known.st_mode & 0o777)
    with suppress(PermissionError):
        os.chown(ready, known.st_uid, known.st_gid)


def _kept(vault: Vault, now: datetime) -> Path:
    """As a backup like any other; what is too broken for that, as the files that it is."""
    try:
        proved(vault.record)
    except NoBackup:
        aside = vault.aside(now)
        for rest in ("", *RESTS):
            if (file := _beside(vault.record, rest)).exists():
                _copy(file, _beside(aside, rest))
        on_the_disk(aside.parent)
        return aside
    with _alone(vault.record):
        pass
    return vault.put(now, "replaced").path


def _copy(file: Path, to: Path) -> None:
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    shutil.copyfile(file, to)
    on_the_disk(to)


def _beside(file: Path, rest: str) -> Path:
    return file.with_name(f"{file.name}{rest}")


def _remove(file: Path) -> None:
    for rest in ("", *RESTS):
        _beside(file, rest).unlink(missing_ok=True)
