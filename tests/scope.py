"""Whether what the bot does by itself stays within a workspace."""

import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event

from bot.store.engine import _within

OURS = ("/bot/slack/", "/bot/flow/", "/bot/app.py", "/bot/serve/")


@contextmanager
def none_outside(engine: Engine) -> Iterator[None]:
    """No listener, background act or round began a transaction outside of its workspace: on
    PostgreSQL it would see all of them, and keep all others from writing.

    What a test itself reads and writes may be outside, and most of it is.
    """
    outside = list[str]()

    def look(_connection: Connection) -> None:
        if _within.get() is None:
            way = traceback.extract_stack()
            if any(one.name == "is_current" for one in way):
                return  # The shape of the record is that of no workspace.
            by_itself = _in_a_thread() and not _is_a_job(way)
            if by_itself or any(one.name == "round" and _is_ours(one) for one in way):
                outside.append(" > ".join(one.filename for one in way if _is_ours(one)))

    event.listen(engine, "begin", look)
    try:
        yield
    finally:
        event.remove(engine, "begin", look)
    assert not outside, outside


def _in_a_thread() -> bool:
    return threading.current_thread() is not threading.main_thread()


def _is_a_job(way: traceback.StackSummary) -> bool:
    """Which asks first in which workspaces there is something to do."""
    return any("/bot/many/" in one.filename for one in way)


def _is_ours(one: traceback.FrameSummary) -> bool:
    return any(part in one.filename for part in OURS)
