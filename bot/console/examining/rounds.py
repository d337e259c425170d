"""Making the rounds: every check is made, bounded in time, and one that breaks says so itself."""

import time
from collections.abc import Callable, Iterable, Sequence
from threading import Thread

from bot.model.findings import Check, Finding, bad

MOST_SECONDS = 15.0

REPORT_IT = "Run doctor again, and if this line stays, tell those who wrote the bot."


class Round:
    """Checks that go one after the other, in a thread of their own. Later ones may depend on what
    earlier ones found, so each is asked for only when its turn comes."""

    def __init__(self, what: str, checks: Iterable[Check]) -> None:
        self._checks = checks
        self._under_way = what
        self._found: list[Finding] = []
        # What hangs must not keep the process alive.
        self._thread = Thread(target=self._walk, daemon=True)
        self._thread.start()

    def findings(self, seconds: float) -> list[Finding]:
        """What was found, waiting for it for so long."""
        self._thread.join(max(0.0, seconds))
        late = self._thread.is_alive()
        return [*self._found, *([_too_long(self._under_way)] if late else [])]

    def _walk(self) -> None:
        try:
            for check in self._checks:
                self._under_way = check.what
                self._found += made(check)
        except Exception as error:  # noqa: BLE001 - what comes next could not even be said
            self._found.append(_broke(f"What comes after {self._under_way}", error))


def walk(
    rounds: Sequence[tuple[str, Iterable[Check]]],
    seconds: float = MOST_SECONDS,
    tick: Callable[[], float] = time.monotonic,
) -> list[Finding]:
    """All at the same time, each in its own order; what is not done by then is said to be so."""
    until = tick() + seconds
    begun = [Round(what, checks) for what, checks in rounds]
    return [one for round_ in begun for one in round_.findings(until - tick())]


def made(check: Check) -> list[Finding]:
    """What it found; where it broke, that it did."""
    found: list[Finding] = []
    try:
        found += check.look()
    except Exception as error:  # noqa: BLE001 - one broken check must not hide the others
        found.append(_broke(check.what, error))
    return found


def _broke(what: str, error: Exception) -> Finding:
    # Only the kind of error: its text may hold what people wrote, or a password.
    return bad(what, f"Looking at it failed: {type(error).__name__}.", REPORT_IT)


def _too_long(what: str) -> Finding:
    return bad(
        what,
        "This was not done in time, and what comes after it was not looked at.",
        "Run doctor again when the machine and the network are less busy.",
    )
