"""A worker whose rounds hang, or that loses a part of itself: the clock goes on."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event, Semaphore

import pytest

from bot.app import Bot
from bot.bots import Bots
from bot.many.app import app_at
from bot.many.defer import defer
from bot.many.schema import install
from bot.many.tasks import teach
from bot.many.worker import ROUNDS_AT_ONCE, Hand, _end, _together
from bot.slack.afterwards import at_once
from tests.serve.offices import OURS, Offices, two_offices

ON_POSTGRESQL = pytest.mark.only_on("postgresql", "Procrastinate is at home nowhere else")

A_LONG_TIME = 60.0


class Everywhere(Bots):
    """One bot in as many workspaces as anybody asks for."""

    def __init__(self, offices: Offices) -> None:
        super().__init__(offices.bots.ground, None, at_once)
        self.rung = Event()
        self._only = offices.bots.of(offices.here(OURS))

    def of(self, workspace_id: int) -> Bot | None:
        return self._only if workspace_id >= 0 else None

    def due(self, now: datetime) -> list[int]:
        self.rung.set()
        return super().due(now)[:0]


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with two_offices(tmp_path) as offices:
        install(offices.bots.engine)
        yield offices


@ON_POSTGRESQL
def test_rounds_that_hang_hold_up_nothing_that_the_clock_brings(offices: Offices) -> None:
    bots, over = Everywhere(offices), Event()
    free, more = Semaphore(ROUNDS_AT_ONCE), Event()
    hanging = Semaphore(0)

    def hangs(_: Bot) -> None:
        if not free.acquire(blocking=False):
            more.set()
        hanging.release()
        over.wait()

    hand = Hand(bots, hangs)
    app = app_at(bots.engine.url.render_as_string(hide_password=False))
    teach(app, bots, hangs)
    with app.open(), ExitStack() as in_the_end:
        for workspace_id in range(2 * ROUNDS_AT_ONCE):
            defer(app, workspace_id)
        hand.begin()
        in_the_end.callback(hand.end)
        in_the_end.callback(over.set)
        for _ in range(ROUNDS_AT_ONCE):
            assert hanging.acquire(timeout=A_LONG_TIME)
        bots.rung.clear()
        app.configure_task("ring", queueing_lock="once more").defer(timestamp=0)
        assert bots.rung.wait(A_LONG_TIME)
        assert not more.is_set()


def test_where_one_part_ends_the_others_do() -> None:
    ended = list[str]()

    async def goes_on(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(name)

    async def stops() -> None:
        ended.append("first")

    async def fails() -> None:
        raise ConnectionError

    asyncio.run(_together(partial(goes_on, "clock"), stops))
    assert ended == ["first", "clock"]
    with pytest.raises(ConnectionError):
        asyncio.run(_together(partial(goes_on, "rounds"), fails))
    assert ended == ["first", "clock", "rounds"]


def test_who_is_told_to_end_waits_for_every_part() -> None:
    ended = list[str]()

    async def finishes(name: str) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            for _ in range(10):
                await asyncio.sleep(0)
            ended.append(name)

    async def told() -> None:
        both = asyncio.create_task(
            _together(partial(finishes, "rounds"), partial(finishes, "clock"))
        )
        for _ in range(3):
            await asyncio.sleep(0)
        # As from a thread that ends it, and once more from where it begins.
        _end(both)
        for _ in range(3):
            await asyncio.sleep(0)
        _end(both)
        with pytest.raises(asyncio.CancelledError):
            await both

    asyncio.run(told())
    assert sorted(ended) == ["clock", "rounds"]
