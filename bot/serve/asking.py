"""Asking something that may hang, such as a database, without hanging with it."""

from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class NoAnswer(Exception):
    """It has not answered in time, or in tears."""


class Asking(Generic[T]):
    """At most one question is under way at a time: whoever asks meanwhile gets the same answer."""

    def __init__(self, ask: Callable[[], T], seconds: float) -> None:
        self._ask = ask
        self._seconds = seconds
        self._lock = Lock()
        self._open: _Question[T] | None = None

    def __call__(self) -> T:
        """Raises NoAnswer."""
        with self._lock:
            if self._open is None or self._open.over.is_set():
                self._open = _Question(self._ask)
                # Nobody waits for it when the process ends.
                Thread(target=self._open.run, daemon=True).start()
            question = self._open
        if not question.over.wait(self._seconds):
            raise NoAnswer
        if question.failed:
            raise NoAnswer from question.failed
        return question.answers[0]


class _Question(Generic[T]):
    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self.over = Event()
        self.answers: list[T] = []
        self.failed: Exception | None = None

    def run(self) -> None:
        try:
            self.answers.append(self._ask())
        except Exception as error:  # noqa: BLE001 - it is raised where it was asked
            self.failed = error
        finally:
            self.over.set()
