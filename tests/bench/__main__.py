"""`make bench`: what it costs, as ratios within one run, beside what we meant to reach.

No ratio is asserted: a busy machine is no fault of the code. Both sides of each are held to the
same work, though, and one that is not ends the run.
"""

import argparse
import json
import logging
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.bench import machine
from tests.bench.ground import FAST, FULL, Ground
from tests.bench.report import as_json, compared, shown, table
from tests.bench.row import FEWEST_ROUNDS, Peer, Row
from tests.bench.run import Outcome, only, run
from tests.bench.table import PEERS, ROWS


def main() -> int:
    logging.disable(logging.CRITICAL)
    asked = _arguments()
    before = json.loads(asked.against.read_text(encoding="utf-8")) if asked.against else None
    facts, began = machine.facts(), time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        ground = Ground(folder, FAST if asked.fast else FULL, stack, _aside)
        lines: list[Row | Peer] = [*only(ROWS, asked.only)]
        if not asked.only:
            lines.extend(PEERS)
        outcomes = run(ground, lines, max(FEWEST_ROUNDS, asked.rounds), _announce)
    facts |= {"load after": machine.load(), "seconds": round(time.monotonic() - began)}
    kept: dict[str, Any] = json.loads(json.dumps(as_json(outcomes, facts)))
    _say(*table(outcomes), "", ", ".join(f"{name} {fact}" for name, fact in facts.items()))
    if before:
        _say("", *compared(kept, before))
    if asked.json:
        asked.json.write_text(f"{json.dumps(kept, indent=1)}\n", encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--fast", action="store_true", help="some three minutes, without the millions"
    )
    parser.add_argument("--only", type=_numbers, default=[], metavar="1,5,7", help="these rows")
    parser.add_argument("--rounds", type=int, default=FEWEST_ROUNDS, help="at least five")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep all that was read")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with what was kept")
    return parser.parse_args()


def _numbers(given: str) -> list[int]:
    return [int(one) for one in given.split(",") if one]


def _announce(one: Outcome) -> None:
    number = f"{one.number}. " if one.number else ""
    _aside(f"{number}{one.line.what}: {shown(one)} (in {one.seconds:.0f} s)")


def _aside(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
