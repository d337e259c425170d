"""Whose turn it is to write, among the threads of one process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Semaphore

from bot.store.trouble import Busy


class Turns:
    """The threads of a process queue here, so that none of them keeps a connection while it waits:
    those who only read need one, too, and there are fewer of them than threads.

    Of a workspace one writes at a time, and of all of them so many as there are `seats`.
    """

    def __init__(self, seats: int) -> None:
        self._seats = Semaphore(seats)
        self._lines: dict[int | None, Semaphore] = {}

    @contextmanager
    def turn(self, workspace_id: int | None, seconds_left: Callable[[], float]) -> Iterator[None]:
        """Raises Busy."""
        line = self._lines.setdefault(workspace_id, Semaphore())
        # First the line and then the seat: whoever waits behind others of theirs takes none.
        with _held(line, seconds_left), _held(self._seats, seconds_left):
            yield


@contextmanager
def _held(one: Semaphore, seconds_left: Callable[[], float]) -> Iterator[None]:
    if not one.acquire(timeout=seconds_left()):
        raise Busy("Another thread was writing all the while.")
    try:
        yield
    finally:
        one.release()
