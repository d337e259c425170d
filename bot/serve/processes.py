"""The three processes that an operator starts: run, web and worker."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from apscheduler.schedulers.background import BackgroundScheduler
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.app import Bot
from bot.bots import Bots
from bot.logs import tell_of_whatever_ends_a_thread
from bot.model import Beat
from bot.serve.circuit import Circuit
from bot.serve.ending import end_soon, told_to_end
from bot.serve.endpoint import http
from bot.serve.health import Health
from bot.serve.listening import listening
from bot.serve.rounds import Rounds
from bot.serve.socket import connect_socket
from bot.serve.watchdog import LOOK_SECONDS, NEW_SOCKET_AFTER, Deaf, Watchdog
from bot.settings import Settings
from bot.slack.installed import NotInstalled
from bot.version import version
from bot.worker import alarm_clock

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"

ENDED = "The HTTP server has ended by itself; its supervisor starts it again."


def socket_and_worker(bot: Bot, settings: Settings) -> None:
    """Socket Mode and the alarm clock in one process. Raises NotInstalled, CannotListen, Deaf."""
    tell_of_whatever_ends_a_thread()
    end = told_to_end()
    socket = connect_socket(bot, settings)
    watchdog = Watchdog(socket)
    watchdog.watch(end)

    def ring() -> None:
        try:
            bot.round_now()
        finally:
            if watchdog.silent_seconds() < NEW_SOCKET_AFTER:
                bot.beat(Beat.SOCKET, bot.clock())

    rounds = Rounds(ring)
    with observed(settings, Health(bot, rounds, watchdog).routes()), _clock(rounds) as clock:
        tell_ready("run")
        end.wait()
        clock.pause()
        # People first: nobody waits for a round, and it is made again where it was cut off.
        socket.close()
        bot.installed.finish(end.seconds_left())
    if watchdog.trouble:
        raise watchdog.trouble


def worker(bots: Bots, settings: Settings) -> None:
    """The alarm clock alone, for every workspace. Raises CannotListen."""
    tell_of_whatever_ends_a_thread()
    end, circuit = told_to_end(), Circuit(bots)
    with observed(settings, Health(bots, circuit).routes()), _clock(circuit):
        tell_ready("worker")
        end.wait()
    circuit.finish(end.seconds_left())
    bots.finish(end.seconds_left())


def web(bots: Bots, settings: Settings) -> None:
    """Signed HTTP, for every workspace. Raises NotInstalled, CannotListen."""
    if not settings.slack_signing_secret.get_secret_value():
        raise NotInstalled("SLACK_SIGNING_SECRET is not set. README.md says where to find it.")
    tell_of_whatever_ends_a_thread()
    end, routes = told_to_end(), Health(bots).routes()
    # What Slack reaches, anybody reaches: with a port of their own, figures stay inside.
    mine = routes[:1] if settings.health_port else routes
    with observed(settings, routes):
        with listening(http(bots, *mine), settings.host, settings.port) as server:
            tell_ready("web")
            while server.is_alive() and not end.wait(LOOK_SECONDS):
                pass
            if not (told := end.is_set()):
                # What hangs may keep us from saying so in the end.
                log.critical(ENDED)
                end_soon(1)
                end.set()
        # Nothing comes in any more; what came is done, as far as it can be.
        bots.finish(end.seconds_left())
    if not told:
        raise Deaf(ENDED)


def tell_ready(process: str) -> None:
    log.info("%s is ready, version %s", process, version())


@contextmanager
def observed(settings: Settings, routes: Sequence[BaseRoute]) -> Iterator[None]:
    if not settings.health_port:
        yield
        return
    host = settings.host if "host" in settings.model_fields_set else LOOPBACK
    with listening(Starlette(routes=routes), host, settings.health_port):
        yield


@contextmanager
def _clock(rounds: Callable[[], None]) -> Iterator[BackgroundScheduler]:
    """Rings until the block is left; a round that is under way is finished."""
    clock = alarm_clock(rounds)
    try:
        yield clock
    finally:
        clock.shutdown(wait=True)
