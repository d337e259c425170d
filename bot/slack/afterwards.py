"""What can wait until Slack has its acknowledgement: three seconds are all that it gives."""

import logging
import time
from collections import deque
from collections.abc import Callable, Hashable
from functools import partial
from threading import Lock
from typing import Protocol

from bot.logs import with_ids
from bot.slack.threads import Threads
from bot.store.engine import from_here, within

log = logging.getLogger(__name__)

Act = Callable[[], object]


class Afterwards(Protocol):
    """Does an act at once or later: those `of` one thing in the order in which they came.

    `long`: it may take minutes, and nothing else is to wait for it.
    """

    def __call__(self, act: Act, *, of: Hashable = None, long: bool = False) -> None: ...


def at_once(act: Act, *, of: Hashable = None, long: bool = False) -> None:  # noqa: ARG001
    act()


def of_workspace(afterwards: Afterwards, workspace_id: int) -> Afterwards:
    """The same for one workspace: its lines are its own, and what it does is done within it."""

    def later(act: Act, *, of: Hashable = None, long: bool = False) -> None:
        def there() -> None:
            with within(workspace_id):
                act()

        afterwards(there, of=(workspace_id, of), long=long)

    return later


class InTheBackground:
    """In a few threads. What fails there is logged."""

    def __init__(self) -> None:
        self._short = Threads(4, "afterwards")
        self._long = Threads(2, "afterwards-long")
        self._lines: dict[Hashable, deque[Act]] = {}
        self._lock = Lock()

    def __call__(self, act: Act, *, of: Hashable = None, long: bool = False) -> None:
        act = from_here(with_ids(partial(_logged, act)))
        if long:
            self._long.submit(act)
            return
        with self._lock:
            line = self._lines.setdefault(of, deque())
            line.append(act)
            if len(line) == 1:
                self._short.submit(self._work_off, of)

    def finish(self, seconds: float) -> bool:
        """Wait for what is still to be done; False where some of it takes longer than that."""
        until = time.monotonic() + seconds
        short = self._short.finish(seconds)
        return self._long.finish(max(0.0, until - time.monotonic())) and short

    def _work_off(self, of: Hashable) -> None:
        """One at a time, and then to the end of the pool: a long line must not keep a thread."""
        self._lines[of][0]()
        with self._lock:
            line = self._lines[of]
            line.popleft()
            if line:
                self._short.submit(self._work_off, of)
            else:
                del self._lines[of]


def in_the_background() -> InTheBackground:
    return InTheBackground()


def _logged(act: Act) -> None:
    try:
        act()
    except Exception:
        # Nobody waits for it any more; what it would have shown is shown by the next round.
        log.exception("something could not be done afterwards")
