"""Whether there is a backup to go back to."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.console.examining.spans import ago
from bot.model.findings import Check, Finding, bad, note, ok
from bot.settings import Settings
from bot.store import looking
from bot.store.vault import STAMP, Vault

WHAT = "Backup"
OLD = timedelta(days=7)
MAKE_ONE = "Make one: python -m bot backup"


def check(settings: Settings, now: datetime) -> Check:
    return Check(WHAT, lambda: _newest(settings, now))


def _newest(settings: Settings, now: datetime) -> Iterator[Finding]:
    if looking.file_of(settings.database_url) is None:
        yield note(
            WHAT,
            "The record is in a server, and its backups are that server's.",
            "See that somebody runs pg_dump every night: docs/keeping.md says how.",
        )
        return
    vault = Vault.of(settings.database_url, settings.backups, settings.backups_kept)
    file = vault.newest()
    if file is None:
        yield note(WHAT, f"There is none in {vault.folder}.", MAKE_ONE)
        return
    made = _moment(file.name.removeprefix(f"{vault.record.stem}-"))
    if now - made > OLD:
        yield bad(
            WHAT,
            f"The newest was made {ago(made, now)}: {file}.",
            f"{MAKE_ONE}, and see below what the nightly check says.",
        )
    else:
        yield ok(WHAT, f"The newest was made {ago(made, now)}: {file}.")


def _moment(stamped: str) -> datetime:
    """A vault names its backups by when they were made."""
    return datetime.strptime(stamped[: len("20260303T070000Z")], STAMP).replace(tzinfo=UTC)
