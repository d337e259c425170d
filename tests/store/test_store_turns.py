"""Who waits for whom to write."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.store import engine as engine_module
from bot.store.engine import (
    BUSY_SECONDS,
    Busy,
    Elsewhere,
    from_here,
    open_record,
    quietly,
    reading,
    waiting_at_most,
    within,
    writing,
)
from bot.store.turns import Turns
from tests.database import a_database

A, B, C = 1, 2, 3

many_writers = pytest.mark.only_on("postgresql", "a file has one writer")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_record(a_database(tmp_path))
    yield engine
    engine.dispose()


@pytest.fixture
def elsewhere(engine: Engine) -> Iterator[Engine]:
    """The same record in another process, as far as the database can tell."""
    other = open_record(engine.url.render_as_string(hide_password=False))
    yield other
    other.dispose()


@contextmanager
def at_work(engine: Engine, workspace_id: int | None) -> Iterator[None]:
    with quietly(), ExitStack() as stack:
        where = ExitStack()
        if workspace_id is not None:
            where.enter_context(within(workspace_id))
        with where, waiting_at_most(0.05):
            stack.enter_context(writing(engine))
        yield


def can_write(engine: Engine, workspace_id: int | None) -> bool:
    try:
        with at_work(engine, workspace_id):
            return True
    except Busy:
        return False


@many_writers
def test_workspaces_do_not_wait_for_each_other(engine: Engine, elsewhere: Engine) -> None:
    for there in (engine, elsewhere):
        with at_work(engine, A):
            assert can_write(there, B)
            assert not can_write(there, A)
        assert can_write(there, A)


@many_writers
def test_what_is_outside_of_any_workspace_keeps_all_out_and_waits_for_all(
    engine: Engine, elsewhere: Engine
) -> None:
    for there in (engine, elsewhere):
        with at_work(engine, None):
            assert not can_write(there, A)
            assert not can_write(there, None)
        with at_work(engine, A):
            assert not can_write(there, None)
        assert can_write(there, None)


def test_of_one_record_two_never_write_in_the_same_workspace(engine: Engine) -> None:
    with at_work(engine, A):
        assert not can_write(engine, A)
    assert can_write(engine, A)


def test_whoever_waits_behind_others_of_theirs_takes_no_seat() -> None:
    turns = Turns(seats=2)
    with turns.turn(A, lambda: 0.0):
        for _ in range(3):
            with pytest.raises(Busy), turns.turn(A, lambda: 0.01):
                raise AssertionError("two at once")
        with turns.turn(B, lambda: 0.0), pytest.raises(Busy), turns.turn(C, lambda: 0.01):
            raise AssertionError("three on two seats")
        with turns.turn(C, lambda: 0.0):
            pass


class Watched(Turns):
    """Notes how long whoever comes would still wait, and again a little later."""

    def __init__(self) -> None:
        super().__init__(seats=2)
        self.left: list[float] = []

    @contextmanager
    def turn(self, workspace_id: int | None, seconds_left: Callable[[], float]) -> Iterator[None]:
        first = seconds_left()
        last = next((one for one in again_and_again(seconds_left) if one != first), first)
        self.left += [first, last]
        with super().turn(workspace_id, seconds_left):
            yield


def again_and_again(act: Callable[[], float]) -> Iterator[float]:
    return (act() for _ in range(100_000))


def test_all_that_a_writer_waits_for_has_one_deadline(engine: Engine, elsewhere: Engine) -> None:
    waited, other = Watched(), Watched()
    engine_module._turns[engine], engine_module._turns[elsewhere] = waited, other
    with writing(engine):
        with suppress(Busy), waiting_at_most(0.05), writing(elsewhere):
            pass
        assert engine_module._until.get() is None
    first, later = waited.left
    assert later < first <= BUSY_SECONDS
    assert other.left[0] <= 0.05


def test_from_one_workspace_nobody_goes_on_in_another(engine: Engine) -> None:
    with within(A), within(A), pytest.raises(Elsewhere, match="within workspace 1"), within(B):
        raise AssertionError("in two at once")
    with within(B), reading(engine):
        pass


def test_an_act_is_done_where_it_was_meant_to_be_whoever_does_it(engine: Engine) -> None:
    """It is what a thread that works for many does: one act after another."""
    done = []

    def act() -> None:
        with pytest.raises(Elsewhere), within(B):
            raise AssertionError("in two at once")
        done.append(A)

    with within(A):
        for_a = from_here(act)
    with within(B):
        for_a()
    assert done == [A]
