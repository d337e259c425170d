"""Threads that can be waited for when we are told to end, though not for ever."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Threads(ThreadPoolExecutor):
    def __init__(self, number: int, name: str) -> None:
        super().__init__(number, thread_name_prefix=name)
        self._under_way: set[Future[Any]] = set()

    def submit(self, act: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        under_way = super().submit(act, *args, **kwargs)
        self._under_way.add(under_way)
        under_way.add_done_callback(self._under_way.discard)
        return under_way

    def finish(self, seconds: float) -> bool:
        """Wait for what is under way; False where some of it takes longer than that."""
        until = time.monotonic() + seconds
        # What is under way may hand on what is left of it.
        while waiting := list(self._under_way):
            if wait(waiting, max(0.0, until - time.monotonic())).not_done:
                return False
        return True
