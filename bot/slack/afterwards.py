"""What can wait until Slack has its acknowledgement: three seconds are all that it gives."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger(__name__)

Act = Callable[[], None]
Afterwards = Callable[[Act], object]
"""Takes an act, and does it at once or later."""


def at_once(act: Act) -> None:
    act()


def in_the_background() -> Afterwards:
    """One act after the other, in a thread of its own. What fails there is logged."""
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="afterwards")
    return lambda act: thread.submit(_logged, act)


def _logged(act: Act) -> None:
    try:
        act()
    except Exception:
        # Nobody waits for it any more; what it would have shown is shown by the next round.
        log.exception("something could not be shown afterwards")
