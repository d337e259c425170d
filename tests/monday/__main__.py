"""A simulated Monday: 200 workspaces, 10,000 people, workers killed, PostgreSQL restarted."""

import argparse
import logging
import signal
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from tests.monday.firms import firms
from tests.monday.monday import Monday


def main() -> None:
    asked = _asked()
    logging.basicConfig(format="%(message)s")
    logging.getLogger("tests.monday").setLevel(logging.INFO)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to end"))
    monday = Monday(
        firms(
            asked.workspaces,
            asked.members,
            asked.noisy,
            asked.waves,
            timedelta(minutes=asked.every),
        ),
        workers=asked.workers,
        webs=asked.webs,
        engine=asked.engine,
        kill_every=timedelta(seconds=asked.kill_every or 10**6),
        kill_for=timedelta(days=1),
        restart_after=timedelta(seconds=100) if asked.restart_postgresql else None,
        acts_a_second=asked.acts,
        is_noisy=bool(asked.noisy),
        lead=timedelta(seconds=asked.lead),
        seed=asked.seed,
        at_most=timedelta(minutes=asked.at_most),
    )
    folder = asked.logs or Path(tempfile.mkdtemp(prefix="second-date-"))
    folder.mkdir(exist_ok=True)
    _say(f"The logs of all processes are in {folder}.")
    score = monday.run(folder)
    _say(
        f"\n{asked.engine}, {asked.workers} workers, {asked.webs} webs, seed {asked.seed}\n{score}"
    )
    if asked.json:
        how = {name: value for name, value in vars(asked).items() if name not in ("json", "logs")}
        asked.json.write_text(score.as_json(**how) + "\n", encoding="utf-8")
    raise SystemExit(0 if score.is_clean else 1)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.monday", description=__doc__)
    parser.add_argument("--workspaces", type=int, default=200)
    parser.add_argument("--members", type=int, default=10_000)
    parser.add_argument(
        "--noisy", type=int, default=500, help="people in the noisy workspace; or 0"
    )
    parser.add_argument("--waves", type=int, default=3, help="of people who begin to work")
    parser.add_argument("--every", type=int, default=5, help="minutes from one wave to the next")
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--webs", type=int, default=2)
    parser.add_argument("--engine", choices=("embedded", "procrastinate"), default="procrastinate")
    parser.add_argument("--kill-every", type=float, default=30.0, help="seconds; 0 is never")
    parser.add_argument("--restart-postgresql", action="store_true")
    parser.add_argument(
        "--acts", type=float, default=3.0, help="a second, in the noisy one as well"
    )
    parser.add_argument(
        "--lead", type=float, default=120.0, help="seconds to plan before it begins"
    )
    parser.add_argument("--at-most", type=float, default=600, help="minutes from the first wave on")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, help="a file for the scorecard")
    parser.add_argument("--logs", type=Path, help="a folder for the logs of all processes")
    return parser.parse_args()


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - it is a program for the terminal


if __name__ == "__main__":
    main()
