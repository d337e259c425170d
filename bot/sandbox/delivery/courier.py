"""Takes what happened to the app, waits for its acknowledgement, and brings events again."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Literal, Protocol

from bot.sandbox.world.wire import Json

Envelope = Literal["slash_commands", "interactive", "events_api"]
AGAIN_AFTER = (0.0, 60.0, 300.0)


class Unanswered(Exception):
    """The app did not acknowledge in time, or could not be reached (`reached` is then false)."""

    def __init__(self, reason: str, *, reached: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.reached = reached


class Line(Protocol):
    """A way to reach the app: sockets, or signed HTTP."""

    def send(self, kind: Envelope, payload: Json, *, retry: int = 0, reason: str = "") -> Json:
        """What the acknowledgement said; raises Unanswered."""


def event_threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=8, thread_name_prefix="sandbox-events")


class Courier:
    """The one door through which everything reaches the app, whichever line is used.

    Whoever gives a `pool` shares it with other couriers, and shuts it down.
    """

    def __init__(
        self,
        line: Line,
        *,
        event: Callable[[Json], Json],
        again_after: Sequence[float] = AGAIN_AFTER,
        pool: ThreadPoolExecutor | None = None,
    ) -> None:
        self._line = line
        self._event = event
        self._again_after = again_after
        self._pool = pool or event_threads()
        self._is_ours = pool is None
        self._under_way: set[Future[bool]] = set()
        self._timers: set[threading.Timer] = set()
        self._closed = False
        self._lock = threading.Lock()

    def deliver(self, kind: Envelope, payload: Json) -> Json:
        """Wait for the acknowledgement and return what it carried; raises Unanswered."""
        return self._line.send(kind, payload)

    def report(self, events: Sequence[Json]) -> bool:
        """Tell of each event and wait; true when all were acknowledged at once."""
        told = [self._attempt(self._event(event), 0, "") for event in events]
        return all(told)

    def report_later(self, event: Json) -> None:
        """For what the app itself caused: its call must not wait for its own acknowledgement."""
        with self._lock:
            if not self._closed:
                told = self._pool.submit(self._attempt, self._event(event), 0, "")
                self._under_way.add(told)
                told.add_done_callback(self._under_way.discard)

    def finish(self, timeout: float) -> None:
        """Until the app has acknowledged what was on its way to it; after so many seconds, not."""
        wait(list(self._under_way), timeout)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            timers, self._timers = self._timers, set()
        for timer in timers:
            timer.cancel()
        if self._is_ours:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _attempt(self, payload: Json, retry: int, reason: str) -> bool:
        try:
            self._line.send("events_api", payload, retry=retry, reason=reason)
        except Unanswered as unanswered:
            if unanswered.reached:
                self._bring_again(payload, retry, unanswered.reason)
            return False
        return True

    def _bring_again(self, payload: Json, retry: int, reason: str) -> None:
        if retry >= len(self._again_after):
            return
        with self._lock:
            if self._closed:
                return
            timer = threading.Timer(
                self._again_after[retry], self._attempt, (payload, retry + 1, reason)
            )
            timer.daemon = True
            timer.start()
            self._timers = {one for one in (*self._timers, timer) if one.is_alive()}
