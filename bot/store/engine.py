"""Opening the record, and the two ways to talk to it: reading and writing."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from types import ModuleType
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as NoneLeft

from bot.store import on_postgresql, on_sqlite, rings
from bot.store.trouble import (
    Busy,
    CannotOpen,
    CannotWrite,
    Damaged,
    Full,
    ReadOnly,
    Vanished,
)
from bot.store.turns import Turns

__all__ = ["Busy", "CannotOpen", "CannotWrite", "Damaged", "Full", "ReadOnly", "Vanished"]

BUSY_SECONDS = 5.0

_until: ContextVar[float | None] = ContextVar("until", default=None)
_beside: ContextVar[Callable[[Connection], None] | None] = ContextVar("beside", default=None)

_within: ContextVar[int | None] = ContextVar("within", default=None)

_quietly: ContextVar[bool] = ContextVar("quietly", default=False)

_turns: WeakKeyDictionary[Engine, Turns] = WeakKeyDictionary()

_heard: WeakKeyDictionary[Engine, Callable[[Connection, int], None]] = WeakKeyDictionary()

KINDS = {"sqlite": on_sqlite, "postgresql": on_postgresql}


class Elsewhere(Exception):
    """Within one workspace somebody began to act for another: a mistake of ours."""


def open_record(url: str) -> Engine:
    """An engine for DATABASE_URL. Raises CannotOpen."""
    try:
        where = make_url(url)
    except ArgumentError as error:
        raise CannotOpen("DATABASE_URL is no URL; write sqlite:///FILE.") from error
    if where.get_backend_name() != "sqlite" and url.count("@") > 1:
        # The driver would take the end of the password for the host, and say so aloud.
        raise CannotOpen("DATABASE_URL has more than one @: write those of the password as %40.")
    if where.get_backend_name() not in KINDS:
        raise CannotOpen(
            f"DATABASE_URL starts with {where.drivername!r};"
            " use sqlite:///FILE or postgresql://HOST/NAME."
        )
    engine: Engine = KINDS[where.get_backend_name()].engine_of(where)
    _turns[engine] = Turns(kind_of(engine).WRITERS)
    event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
    except DBAPIError as error:
        trouble = KINDS[where.get_backend_name()].trouble(error)
        advice = f" {trouble}" if trouble else ""
        raise CannotOpen(f"{where.database} cannot be opened: {error.orig}.{advice}") from error
    return engine


@contextmanager
def closed(engine: Engine) -> Iterator[Engine]:
    """In the end: until then SQLite keeps part of what was written beside the file."""
    try:
        yield engine
    finally:
        engine.dispose()


def kind_of(engine: Engine) -> ModuleType:
    """What differs from one database to the other."""
    return KINDS[engine.dialect.name]


def _begin(connection: Connection) -> None:
    kind, options = kind_of(connection.engine), connection.get_execution_options()
    if not options.get("begins", True):
        return
    if not options.get("writing"):
        kind.begin_reading(connection, _within.get())
        return
    kind.begin_writing(connection, _within.get(), _seconds_left())


def _seconds_left() -> float:
    until = _until.get()
    return BUSY_SECONDS if until is None else max(0.0, until - time.monotonic())


def scrub(engine: Engine) -> bool:
    """Leave nothing on the disk of what was erased: neither in free pages nor in the log of writes.

    It rewrites the whole record, so it is for rare moments. False when somebody was writing or
    reading all the while: then it can be done again.
    """
    return bool(kind_of(engine).scrub(engine))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the record."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One change of the record, all or nothing. Raises Busy and Full.

    Within a workspace there is one at a time; one that is outside of any excludes all others. For
    its turn it waits BUSY_SECONDS, or as long as `waiting_at_most` allows: among the threads and
    among the processes together.
    """
    try:
        with ExitStack() as stack:
            with waiting_at_most(_seconds_left()):
                stack.enter_context(_turns[engine].turn(_within.get(), _seconds_left))
                mine = engine.connect().execution_options(writing=True)
                connection = stack.enter_context(mine)
                stack.enter_context(connection.begin())
            if beside := _beside.get():
                beside(connection)
            yield connection
            if not _quietly.get():
                _ring(connection)
    except DBAPIError as error:
        trouble = kind_of(engine).trouble(error)
        if trouble is None:
            raise
        raise trouble from error
    except NoneLeft as error:
        raise Busy("All connections were in use all the while.") from error
    _beside.set(None)


@contextmanager
def quietly() -> Iterator[None]:
    """Whatever is written in here makes no round due: rounds say themselves when the next one is.

    Everything else does, in the same transaction.
    """
    before = _quietly.set(True)
    try:
        yield
    finally:
        _quietly.reset(before)


def when_it_rings(engine: Engine, act: Callable[[Connection, int], None]) -> None:
    """From now on, what makes a round due in a workspace also does `act`: both, or neither."""
    _heard[engine] = act


def _ring(connection: Connection) -> None:
    for workspace_id in rings.ring(connection, _within.get()):
        if act := _heard.get(connection.engine):
            act(connection, workspace_id)


@contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """All writing of this thread in here waits for its turn so long in all, in real seconds."""
    before = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(before)


@contextmanager
def beside_the_first_change(act: Callable[[Connection], None]) -> Iterator[Callable[[], bool]]:
    """The first change that this thread makes in here also does `act`: both, or neither.

    What it gives tells whether they are done.
    """
    before = _beside.set(act)
    try:
        yield lambda: _beside.get() is None
    finally:
        _beside.reset(before)


@contextmanager
def within(workspace_id: int) -> Iterator[None]:
    """All that this thread reads and writes in here is of this one workspace, and of no other.

    Raises Elsewhere where it is within another one: what was begun there may not be over.
    """
    here = _within.get()
    if here not in (None, workspace_id):
        raise Elsewhere(f"What is done within workspace {here} is not done in {workspace_id}.")
    before = _within.set(workspace_id)
    try:
        yield
    finally:
        _within.reset(before)


def from_here(act: Callable[[], object]) -> Callable[[], None]:
    """The same act, in whatever thread it is done, within the workspace that this thread is in."""
    here = _within.get()

    def done() -> None:
        before = _within.set(here)
        try:
            act()
        finally:
            _within.reset(before)

    return done
