"""The same processes on many machines, where Procrastinate hands out the work."""

from collections.abc import Callable

from bot.app import Bot
from bot.bots import Bots
from bot.logs import tell_of_whatever_ends_a_thread
from bot.many.app import app_at
from bot.many.defer import defer_with_facts
from bot.many.schema import install
from bot.many.worker import Hand
from bot.serve.ending import told_to_end
from bot.serve.health import Health
from bot.serve.processes import FINISH_SECONDS, observed, tell_ready, web
from bot.serve.rounds import counted
from bot.settings import Settings

Everywhere = Callable[[], Bots]


def one_of_many_workers(everywhere: Everywhere, settings: Settings) -> None:
    """Any number of them. Raises NoEngine, CannotListen, and what `everywhere` does."""
    app_at(settings.database_url)
    tell_of_whatever_ends_a_thread()
    bots = everywhere()
    end, hand = told_to_end(), Hand(bots, _counted_round)
    with observed(settings, Health(bots, others=[hand.complaint]).routes()):
        hand.begin()
        tell_ready("worker")
        end.wait()
        hand.end()
    bots.finish(FINISH_SECONDS)


def web_beside_many(everywhere: Everywhere, settings: Settings) -> None:
    """What people change is handed out with the change. Raises NoEngine, and what both do."""
    app, bots = app_at(settings.database_url), everywhere()
    install(bots.engine)
    defer_with_facts(app, bots.engine)
    web(bots, settings)


def _counted_round(bot: Bot) -> None:
    counted(bot.round_now)
