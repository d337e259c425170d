"""Threads that can be waited for when we are told to end, though not for ever."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Thread
from typing import Any, ParamSpec, TypeVar

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

Act = Callable[[], object]


class Threads(ThreadPoolExecutor):
    def __init__(self, number: int, name: str) -> None:
        super().__init__(number, thread_name_prefix=name)
        self._under_way: dict[Future[Any], Act | None] = {}

    def submit(self, act: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self._begun(super().submit(act, *args, **kwargs), None)

    def promise(self, act: Callable[[], T], in_vain: Act | None) -> Future[T]:
        """The same for what somebody waits for: `in_vain` tells them when we end before it does."""
        return self._begun(super().submit(act), in_vain)

    def finish(self, seconds: float) -> bool:
        """Wait for what is under way; False where some of it takes longer than that."""
        until = time.monotonic() + seconds
        # What is under way may hand on what is left of it.
        while waiting := list(self._under_way):
            if wait(waiting, max(0.0, until - time.monotonic())).not_done:
                return False
        return True

    def give_up(self, seconds: float) -> None:
        """Tell whoever waits for what is still under way. It goes on as long as the process does:
        nobody is told that it was not done, only that it may not have been."""
        until = time.monotonic() + seconds
        in_vain = [act for act in list(self._under_way.values()) if act]
        telling = [Thread(target=_told, args=(act,), daemon=True) for act in in_vain]
        for one in telling:
            one.start()
        for one in telling:
            one.join(max(0.0, until - time.monotonic()))

    def _begun(self, under_way: Future[T], in_vain: Act | None) -> Future[T]:
        self._under_way[under_way] = in_vain
        under_way.add_done_callback(lambda over: self._under_way.pop(over, None))
        return under_way


def _told(act: Act) -> None:
    try:
        act()
    except Exception:
        log.exception("somebody could not be told that we have ended before we were done")
