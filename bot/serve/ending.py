"""How a process ends: what is under way is finished, and whatever hangs is left behind."""

import logging
import os
import signal
import time
from queue import Empty, SimpleQueue
from threading import Event, Thread, Timer

log = logging.getLogger(__name__)

END_SECONDS = 10.0
LAST_SECOND = 1.0
"""Of those, for whatever is to be closed in the end."""

AT_ONCE = 130
"""The exit code after a second Ctrl-C, as shells know it."""


class Ending(Event):
    """Is set when the process is to end, and knows how long that may still take."""

    _until = 0.0

    def set(self) -> None:
        if not self.is_set():
            self._until = time.monotonic() + END_SECONDS - LAST_SECOND
        super().set()

    def seconds_left(self) -> float:
        return max(0.0, self._until - time.monotonic())


def told_to_end() -> Ending:
    """Is set when the terminal or the supervisor asks us to end; what is under way is finished,
    for END_SECONDS at most. A second time ends the process at once. For the main thread."""
    told, signals = Ending(), SimpleQueue[int]()
    for name in (signal.SIGINT, signal.SIGTERM):
        # The code that a signal interrupts may hold the lock of an Event; this queue has none.
        signal.signal(name, lambda number, _: signals.put(number))
    Thread(target=_listen, args=(signals, told), name="signals", daemon=True).start()
    return told


def _listen(signals: "SimpleQueue[int]", told: Event) -> None:
    signals.get()
    told.set()
    try:
        signals.get(timeout=END_SECONDS)
    except Empty:
        _leave(0)
    os._exit(AT_ONCE)


def end_soon(code: int) -> None:
    """From now on the process lives END_SECONDS at most, whatever hangs."""
    timer = Timer(END_SECONDS, _leave, [code])
    timer.daemon = True
    timer.start()


def _leave(code: int) -> None:
    log.warning("something does not end; it is left as it is, and the record knows how far it was")
    os._exit(code)
