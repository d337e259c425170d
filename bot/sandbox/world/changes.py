"""One lock around the whole workspace, and word to whoever watches that something changed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Changes:
    """Whatever reads or writes the workspace does so inside `with changes.together():`.

    What must not happen under the lock (listeners, deliveries) is left with `afterwards`.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition(threading.RLock())
        self._depth = 0
        self._is_changed = False
        self._topics: list[str] = []
        self._after: list[Callable[[], None]] = []
        self._listeners: list[Callable[[list[str]], None]] = []

    @contextmanager
    def together(self) -> Iterator[None]:
        topics: list[str] = []
        after: list[Callable[[], None]] = []
        with self._condition:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    topics, self._topics = self._topics, []
                    after, self._after = self._after, []
                    self._wake_who_waits()
        self._announce(topics, after)

    def on_change(self, listener: Callable[[list[str]], None]) -> None:
        """`listener(topics)` hears of "channel:C1", "home:U1", "views:U1", "clock"."""
        self._listeners.append(listener)

    def touch(self, topic: str) -> None:
        self.wake()
        if topic not in self._topics:
            self._topics.append(topic)

    def wake(self) -> None:
        """Something changed that no page shows."""
        self._is_changed = True

    def afterwards(self, effect: Callable[[], None]) -> None:
        self._after.append(effect)

    def wait_until(self, predicate: Callable[[], T], timeout: float = 30) -> T:
        """Look again after every change; what the predicate found is the answer."""
        with self._condition:
            found = self._condition.wait_for(predicate, timeout)
        if not found:
            raise TimeoutError(f"That did not come true within {timeout} s.")
        return found

    def _wake_who_waits(self) -> None:
        # Reading wakes nobody: two who wait and look would keep each other awake.
        if self._is_changed:
            self._is_changed = False
            self._condition.notify_all()

    def _announce(self, topics: list[str], after: list[Callable[[], None]]) -> None:
        if topics:
            for listener in self._listeners:
                listener(topics)
        for effect in after:
            effect()
