"""`python -m bot` in all but one thing: its clock is so many seconds ahead of the machine's."""

import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.cli import ground


def command(seconds: float, *verb: str) -> Sequence[str]:
    return sys.executable, "-m", "tests.monday.process", str(seconds), *verb


def main(seconds: float, *verb: str) -> None:
    def ahead() -> datetime:
        return datetime.fromtimestamp(time.time() + seconds, UTC)

    # The verbs take the clock from there as they are imported.
    ground.now = ahead
    from bot.__main__ import cli  # noqa: PLC0415

    cli(verb, prog_name="python -m bot")


if __name__ == "__main__":
    main(float(sys.argv[1]), *sys.argv[2:])
