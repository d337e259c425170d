"""`make chaos`: the scorecard of what the bot promises, with processes that are really killed."""

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests import database
from tests.chaos.office import Office
from tests.chaos.score import Score
from tests.chaos.wave import Wave
from tests.postgresql import found_or_started

A_WAVE = 2_500
EACH = 5
"""Nudges in a note."""


def main() -> None:
    asked = _asked()
    waves = max(1, asked.nudges // A_WAVE)
    office = Office(people=max(1, asked.nudges // waves // EACH), customers_each=EACH)
    total = Score()
    with ExitStack() as stack:
        if asked.database == "postgresql":
            found = stack.enter_context(found_or_started())
            stack.enter_context(database.records_on(*found, prefix=f"{found.template}_chaos"))
        for number in range(waves):
            wave = Wave(
                office,
                kills=asked.kills // waves,
                workers=asked.workers,
                seed=asked.seed + number,
                speed=asked.speed,
                protocol=asked.protocol,
            )
            with tempfile.TemporaryDirectory(prefix="second-date-") as folder, database.swept():
                score = wave.run(Path(folder))
            total += score
            _say(f"wave {number + 1} of {waves}: {score.duplicates} twice, {score.missed} missed,")
            _say(
                f"  {score.kills} kills, {sum(score.faults.values())} faults, {score.seconds:.0f} s"
            )
            if asked.json:
                asked.json.write_text(total.as_json(**_how(asked)) + "\n", encoding="utf-8")
    _say(f"\n{asked.database}, {asked.workers} workers, seed {asked.seed}\n{total}")
    raise SystemExit(1 if total.duplicates or total.missed or total.astray else 0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--nudges", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--speed", type=float, default=20.0, help="times real time")
    parser.add_argument("--protocol", choices=("ours", "blind", "hopeful"), default="ours")
    parser.add_argument("--json", type=Path, help="a file for the scorecard, kept up to date")
    return parser.parse_args()


def _how(asked: argparse.Namespace) -> dict[str, object]:
    names = ("database", "workers", "seed", "speed", "protocol")
    return {name: getattr(asked, name) for name in names}


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - it is a program for the terminal


if __name__ == "__main__":
    main()
