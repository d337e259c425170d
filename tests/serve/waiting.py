"""Waiting for what others do: threads, processes, Slack."""

import time
from collections.abc import Callable
from threading import Event

A_LONG_TIME = 100.0
"""In real seconds. What is waited for comes in one or two; on a machine with much to do it may be
ten times as long."""


def comes(true: Callable[[], object], seconds: float = A_LONG_TIME) -> bool:
    """Whether it does, while others are at work."""
    until, tick = time.monotonic() + seconds, Event()
    while not true():
        if time.monotonic() > until:
            return False
        tick.wait(0.02)
    return True
