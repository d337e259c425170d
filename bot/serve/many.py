"""The same processes on many machines, where Procrastinate hands out the work."""

import time
from collections.abc import Callable

from bot.app import Bot
from bot.bots import Bots
from bot.logs import tell_of_whatever_ends_a_thread
from bot.many.app import app_at
from bot.many.defer import defer_with_facts
from bot.many.schema import install
from bot.many.worker import Hand
from bot.serve.ending import told_to_end
from bot.serve.fortunes import Fortunes
from bot.serve.health import Health
from bot.serve.processes import observed, tell_ready, web
from bot.serve.rounds import Seconds, counted
from bot.settings import Settings

Everywhere = Callable[[], Bots]


def one_of_many_workers(everywhere: Everywhere, settings: Settings) -> None:
    """Any number of them. Raises NoEngine, CannotListen, and what `everywhere` does."""
    app_at(settings.database_url)
    tell_of_whatever_ends_a_thread()
    bots = everywhere()
    end, rounds = told_to_end(), HandedRounds()
    hand = Hand(bots, rounds)
    with observed(settings, Health(bots, rounds, others=[hand.complaint]).routes()):
        hand.begin()
        tell_ready("worker")
        end.wait()
        hand.end()
    bots.finish(end.seconds_left())


def web_beside_many(everywhere: Everywhere, settings: Settings) -> None:
    """What people change is handed out with the change. Raises NoEngine, and what both do."""
    app, bots = app_at(settings.database_url), everywhere()
    install(bots.engine)
    defer_with_facts(app, bots.engine)
    web(bots, settings)


class HandedRounds:
    """Those that a worker is handed: where there are many workers it may be none for long."""

    def __init__(self, tick: Seconds = time.monotonic) -> None:
        self._tick = tick
        self._fortunes = Fortunes()
        self._under_way: set[int] = set()
        self._well = tick()

    def __call__(self, bot: Bot) -> None:
        here = bot.installed.workspace_id
        self.since_last()
        self._under_way.add(here)
        try:
            with self._fortunes.of(here):
                counted(bot.round_now)
        finally:
            self._under_way.discard(here)

    def since_last(self) -> float:
        """How long they have failed, or hung, wherever this worker has made any."""
        if self._fortunes.are_well(but={*self._under_way}):
            self._well = self._tick()
        return self._tick() - self._well
