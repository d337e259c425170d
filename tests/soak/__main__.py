"""`python -m tests.soak`: a simulated year, with what must hold checked on every day."""

import argparse
import logging
import resource
import sys
import tempfile
import time
import tracemalloc
from datetime import date, timedelta
from pathlib import Path

from tests.soak.year import Year

FIRST = date(2026, 1, 5)
SHOWN = ("notes", "nudges", "answers", "logged unasked", "started afresh")
BIG = ("nudges", "notes", "note_nudges", "questions", "drafts", "seen", "touchpoints")


def main() -> int:
    """Answers 1 when something was wrong."""
    logging.disable(logging.CRITICAL)
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        year = Year.of(
            Path(folder),
            asked.members,
            asked.customers,
            FIRST,
            seed=asked.seed,
            hours_apart=asked.hours_apart,
        )
        _say(f"{asked.members} members, {asked.customers} customers, seed {asked.seed}")
        if asked.traced:
            tracemalloc.start()
        told = 0
        for day in year.days(FIRST, asked.days):
            if (day + timedelta(days=1)).day == 1 or (day - FIRST).days == asked.days - 1:
                _tell(year, day, time.monotonic() - began)
            for what in year.world.ledger.wrong[told:]:
                _say(f"WRONG: {what}")
            told = len(year.world.ledger.wrong)
        _say(f"{told} things were wrong.")
        year.team.engine.dispose()
    return int(told > 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--members", type=int, default=200)
    parser.add_argument("--customers", type=int, default=5000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hours-apart", type=int, default=1, help="from round to round")
    parser.add_argument("--traced", action="store_true", help="measure memory; twice as slow")
    return parser.parse_args()


def _tell(year: Year, day: date, seconds: float) -> None:
    counts = year.world.ledger.counts[f"{day:%Y-%m}"]
    rows, rss = year.rows(), _resident()
    traced = f", traced {tracemalloc.get_traced_memory()[0] / 1e6:.1f} MB" if _tracing() else ""
    _say(f"\n{day:%B %Y}, after {seconds:.0f} s: {rss:.0f} MB{traced}, {year.objects()} objects")
    _say("  " + ", ".join(f"{name} {counts[name]}" for name in SHOWN))
    _say("  " + ", ".join(f"{name} {n}" for name, n in sorted(counts.items()) if name not in SHOWN))
    _say("  rows: " + ", ".join(f"{name} {rows.get(name, 0)}" for name in BIG))


def _resident() -> float:
    """In megabytes, now; where the system does not tell, the most there ever were."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
        return int(line.split()[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _tracing() -> bool:
    return tracemalloc.is_tracing()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
