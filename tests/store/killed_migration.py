"""Migrate copies of a record, each in a process that is killed at another statement.

    python -m tests.store.killed_migration FILE FOLDER

Leaves FOLDER/N/record.db as the process left it that was killed as it began its N-th step, and
says how many there are. The last one was not killed any more.
"""

import os
import shutil
import signal
import sqlite3
import sys
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from bot.store.engine import open_record
from bot.store.migrate import migrate
from bot.store.vault import Vault
from tests.flow.team import at

STEPS = {"open", "os.mkdir", "os.remove", "os.rename", "sqlite3.connect"}
"""What a process does to files, beside what SQLite does to them: see `sys.audit`."""


def migrate_and_be_killed(record: Path, at_step: int) -> None:
    """Every statement is a step, also one that begins or ends; and so is what a backup opens,
    renames and removes."""
    begun = count(1)

    def begin(_: object = None) -> None:
        if next(begun) == at_step:
            os.kill(os.getpid(), signal.SIGKILL)

    def listen(step: str, told: tuple[object, ...]) -> None:
        if step in STEPS and str(record.parent) in str(told[0]):
            begin()

    def connect(raw: sqlite3.Connection, _: object) -> None:
        raw.set_trace_callback(begin)

    sys.addaudithook(listen)
    event.listen(Engine, "connect", connect)
    vault = Vault.of(f"sqlite:///{record}")
    migrate(open_record(f"sqlite:///{record}"), lambda _: vault.put(at("2026-03-03 09:00")))


def in_a_process(record: Path, at_step: int) -> bool:
    """Whether it was killed."""
    process = os.fork()
    if not process:
        try:
            migrate_and_be_killed(record, at_step)
        except BaseException as error:  # noqa: BLE001 - a fork must not go on as its parent would
            print(error, file=sys.stderr)  # noqa: T201
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"the migration failed at step {at_step}")
    return os.WIFSIGNALED(status)


def main(file: Path, folder: Path) -> None:
    for number in count(1):
        record = folder / str(number) / file.name
        record.parent.mkdir()
        shutil.copyfile(file, record)
        if not in_a_process(record, number):
            print(number)  # noqa: T201
            return


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
