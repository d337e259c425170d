"""Backups, restoring and copying in a terminal: what was done, and what to do next."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from shlex import quote

from rich.console import Console
from rich.prompt import Confirm
from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError

from bot.settings import Settings
from bot.store import looking
from bot.store.backups import Backup, NoBackup, back_up, proved
from bot.store.copying import check_at_rest, copy
from bot.store.engine import CannotOpen, closed, open_record
from bot.store.migrate import mend_walls, migrate
from bot.store.restoring import restore
from bot.store.vault import Vault
from rules.kit import listed

OUT = Console(soft_wrap=True, highlight=False)

SHOWN = ("workspaces", "customers", "contacts", "touchpoints", "nudges", "notes")
"""Tables whose rows say something to whoever looks at a backup."""


def run_backup(settings: Settings, file: Path | None, now: datetime) -> None:
    """Into the file, or into the folder of backups, where the oldest give way. Raises NoBackup."""
    vault = _vault(settings)
    if file is None:
        made = vault.put(now)
        vault.tidy(now)
    elif not file.absolute().parent.is_dir():
        # Made anew it might lie below a disk that is not there just now.
        raise NoBackup(f"The folder {file.parent} does not exist. Make it, or name another file.")
    else:
        made = back_up(vault.record, file.absolute(), now)
    _say(f"{made.path} holds all of the record: {_rows(made.rows)}.")
    _say(f"To put it back, with the bot stopped: python -m bot restore {quote(str(made.path))}")


def run_restore(settings: Settings, file: Path, now: datetime, *, ask: bool) -> bool:
    """False when whoever was asked said no. Raises NoBackup, InUse."""
    vault = _vault(settings)
    _describe(proved(file), vault)
    if ask and not Confirm.ask("Put it in place?", console=OUT):
        return False
    done = restore(file, vault, now)
    _say(f"The record is that of {_moment(done.backup.made_at)} now, in the shape {done.revision}.")
    if done.kept:
        _say(f"What it took the place of is kept in {done.kept}")
    _say("Start the bot. Before it sends anything, it looks into Slack for what was sent since.")
    return True


def run_copy(source: str, target: str, now: datetime, *, anyway: bool) -> None:
    """Raises CannotCopy, CannotOpen."""
    file = looking.file_of(source)
    if file and not file.is_file():
        # To open it would make an empty one.
        raise CannotOpen(f"There is no record at {file}.")
    with closed(open_record(source)) as come_from:
        if not anyway:
            check_at_rest(come_from, now)
        with closed(open_record(target)) as go_to:
            rows = copy(come_from, go_to)
    _say(f"Every row was copied and compared: {_rows(rows)}; {sum(rows.values()):,} rows in all.")
    _say("Set DATABASE_URL to the new record and start the bot. Keep the old one for a while.")


def run_migrate(settings: Settings, now: datetime) -> None:
    """Raises CannotOpen, NewerRecord, NoBackup."""
    with closed(open_record(settings.database_url)) as engine:

        def keep(revision: str) -> None:
            if engine.dialect.name == "sqlite":
                kept = _vault(settings).put(now, f"at-{revision}")
                _say(f"As it was, the record is kept in {kept.path}")

        before, after = migrate(engine, keep)
        was = f" It was at {before}." if before and before != after else ""
        _say(f"The record in {looking.place_of(settings.database_url)} is at {after}.{was}")
        if mended := mend_walls(engine):
            _say(f"The walls between workspaces stand again: {listed(mended)}.")
        if settings.engine == "procrastinate":
            _say(f"Procrastinate's tables are at {_install_engine(settings, engine)}.")


def _install_engine(settings: Settings, engine: Engine) -> str:
    """Raises NoEngine. What not everybody has installed is imported where it is wanted."""
    from bot.many.app import app_at  # noqa: PLC0415
    from bot.many.schema import install  # noqa: PLC0415

    app_at(settings.database_url)
    return install(engine)


def _vault(settings: Settings) -> Vault:
    try:
        return Vault.of(settings.database_url, settings.backups, settings.backups_kept)
    except ArgumentError as error:
        raise CannotOpen("DATABASE_URL is no URL; write sqlite:///FILE.") from error


def _describe(backup: Backup, vault: Vault) -> None:
    _say(f"{backup.path} was made on {_moment(backup.made_at)}: {_rows(backup.rows)}.")
    if not vault.record.exists():
        return
    try:
        there = proved(vault.record)
    except NoBackup as trouble:
        _say(f"The record that is there now is not sound: {trouble}")
    else:
        _say(f"It takes the place of {vault.record}: {_rows(there.rows)}.")
        _say("What was told the bot since that backup is not in it.")


def _rows(rows: Mapping[str, int]) -> str:
    counted = [(rows[name], name) for name in SHOWN if name in rows]
    return listed([f"{n:,} {name.removesuffix('s') if n == 1 else name}" for n, name in counted])


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d at %H:%M} UTC"


def _say(text: str) -> None:
    OUT.print(text, markup=False)
