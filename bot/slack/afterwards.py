"""What can wait until Slack has its acknowledgement: three seconds are all that it gives."""

import logging
import time
from collections import deque
from collections.abc import Hashable
from functools import partial
from threading import Lock
from typing import Protocol

from bot.logs import with_ids
from bot.slack.threads import Act, Threads
from bot.store.engine import from_here, within

log = logging.getLogger(__name__)

NOTHING_NEW = RuntimeError
"""So a pool says that Python is ending. The threads that are there are waited for, so that whoever
has something more to do does it in their own."""


class Afterwards(Protocol):
    """Does an act at once or later: those `of` one thing in the order in which they came.

    `long`: it may take minutes, and nothing else is to wait for it; `in_vain` tells to whom it was
    promised that we end before it is over.
    """

    def __call__(
        self, act: Act, *, of: Hashable = None, long: bool = False, in_vain: Act | None = None
    ) -> None: ...


def at_once(
    act: Act,
    *,
    of: Hashable = None,  # noqa: ARG001
    long: bool = False,  # noqa: ARG001
    in_vain: Act | None = None,  # noqa: ARG001
) -> None:
    act()


def of_workspace(afterwards: Afterwards, workspace_id: int) -> Afterwards:
    """The same for one workspace: its lines are its own, and what it does is done within it."""

    def later(
        act: Act, *, of: Hashable = None, long: bool = False, in_vain: Act | None = None
    ) -> None:
        def there() -> None:
            with within(workspace_id):
                act()

        afterwards(there, of=(workspace_id, of), long=long, in_vain=in_vain)

    return later


class InTheBackground:
    """In a few threads. What fails there is logged."""

    def __init__(self) -> None:
        self._short = Threads(4, "afterwards")
        self._long = Threads(2, "afterwards-long")
        self._lines: dict[Hashable, deque[Act]] = {}
        self._lock = Lock()

    def __call__(
        self, act: Act, *, of: Hashable = None, long: bool = False, in_vain: Act | None = None
    ) -> None:
        act = from_here(with_ids(partial(_logged, act)))
        if long:
            try:
                self._long.promise(act, in_vain)
            except NOTHING_NEW:
                act()
            return
        with self._lock:
            line = self._lines.setdefault(of, deque())
            line.append(act)
            begins = len(line) == 1
        if begins:
            self._go_on(of)

    def finish(self, seconds: float) -> bool:
        """Wait for what is still to be done; False where some of it takes longer than that."""
        until = time.monotonic() + seconds
        # What is long may begin something short.
        pools = self._short, self._long, self._short
        return all(one.finish(until - time.monotonic()) for one in pools)

    def give_up(self, seconds: float) -> None:
        """Tell to whom was promised what is still to be done."""
        self._long.give_up(seconds)

    def _go_on(self, of: Hashable) -> None:
        try:
            self._short.submit(self._work_off, of)
        except NOTHING_NEW:
            while self._is_more_after_one(of):
                pass

    def _work_off(self, of: Hashable) -> None:
        """One at a time, and then to the end of the pool: a long line must not keep a thread."""
        if self._is_more_after_one(of):
            self._go_on(of)

    def _is_more_after_one(self, of: Hashable) -> bool:
        self._lines[of][0]()
        with self._lock:
            line = self._lines[of]
            line.popleft()
            if not line:
                del self._lines[of]
        return bool(line)


def in_the_background() -> InTheBackground:
    return InTheBackground()


def _logged(act: Act) -> None:
    try:
        act()
    except Exception:
        # Nobody waits for it any more; what it would have shown is shown by the next round.
        log.exception("something could not be done afterwards")
