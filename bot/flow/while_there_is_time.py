"""How much of a long work is done in one go: what is left comes in the next."""

import time
from collections.abc import Callable

GoOn = Callable[[], bool]
"""Asked after each page whether there is time for another. It may take a breath."""


def always() -> bool:
    return True


def one_page() -> bool:
    return False


def for_seconds(
    seconds: float,
    pause: float = 0,
    *,
    tick: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> GoOn:
    """From now on, with a pause after each page, in which those write who have waited for it."""
    until = tick() + seconds

    def go_on() -> bool:
        sleep(pause)
        return tick() < until

    return go_on
