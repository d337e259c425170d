"""Work done in a process of its own, which tells how much memory it ever needed for it.

What the system keeps of files in its own cache is no part of it: only what is nobody else's is
counted, and of SQLite's cache what it takes by itself (2 MB a connection, everywhere the same).
"""

import resource
import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot.flow.tick import tick
from bot.intake import land
from bot.store.engine import open_record, writing
from rules.kit.rule import load
from tests.bench.machine import python

TICKS = 20


def megabytes(what: str, *arguments: str) -> float:
    """The most that a process of its own ever needed to do it; the first argument is the moment."""
    return float(python("-m", "tests.bench.child", what, *arguments))


def take_in(now: datetime, record: str, folder: str) -> None:
    engine = open_record(f"sqlite:///{record}")
    with writing(engine) as connection:
        land(connection, 1, Path(folder), now=now, today=now.date())


def ticks(now: datetime, record: str) -> None:
    """From when those are due who were made so."""
    engine, rules = open_record(f"sqlite:///{record}"), load()
    for minute in range(TICKS):
        tick(engine, rules, now + timedelta(minutes=minute))


def _most() -> float:
    """In megabytes. Linux counts into a process's own figure what its parent had when it began, so
    that what stands there of its memory alone is asked for; macOS tells bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


if __name__ == "__main__":
    what, moment, *arguments = sys.argv[1:]
    now = datetime.fromisoformat(moment)
    if what == "take_in":
        take_in(now, *arguments)
    else:
        ticks(now, *arguments)
    sys.stdout.write(f"{_most()}\n")
