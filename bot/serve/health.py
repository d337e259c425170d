"""Whether we live, whether we are of use, and what we count: for supervisors and Prometheus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from prometheus_client import REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.app import Bot
from bot.bots import Bots
from bot.serve.asking import Asking, NoAnswer
from bot.serve.gauges import RECORD_SECONDS, Gauges
from bot.serve.watchdog import NEW_SOCKET_AFTER, Watchdog
from bot.store.migrate import is_current

ROUND_WITHIN = 5 * 60.0


class Rounds(Protocol):
    """What makes them."""

    def since_last(self) -> float | None:
        """In seconds, since all was well with them; None before the first."""


Complaint = Callable[[], str]
"""What is wrong with one part, in a line; "" when nothing is."""


async def alive(_: Request) -> Response:
    """The process answers; nothing else is asked."""
    return PlainTextResponse("ok")


@dataclass(frozen=True)
class Health:
    """Of one process; `rounds` and `watchdog` where it makes rounds, and where it has a socket."""

    bot: Bot | Bots
    rounds: Rounds | None = None
    watchdog: Watchdog | None = None
    others: Sequence[Complaint] = ()
    record_seconds: float = RECORD_SECONDS

    def routes(self) -> Sequence[BaseRoute]:
        complaints = self._complaints()
        own = CollectorRegistry()
        own.register(Gauges(self.bot, self.watchdog, record_seconds=self.record_seconds))

        async def ready(_: Request) -> Response:
            told = await run_in_threadpool(lambda: [one for each in complaints if (one := each())])
            return PlainTextResponse("\n".join(told or ["ok"]), 503 if told else 200)

        async def metrics(_: Request) -> Response:
            told = await run_in_threadpool(lambda: generate_latest(REGISTRY) + generate_latest(own))
            return Response(told, media_type=CONTENT_TYPE_LATEST)

        return (
            Route("/healthz", alive),
            Route("/readyz", ready),
            Route("/metrics", metrics),
        )

    def _complaints(self) -> list[Complaint]:
        is_newest = Asking(lambda: is_current(self.bot.engine), self.record_seconds)
        complaints = [of_record(is_newest)]
        if self.rounds:
            complaints.append(of_rounds(self.rounds))
        if self.watchdog:
            complaints.append(of_socket(self.watchdog))
        return [*complaints, *self.others]


def of_record(is_newest: Callable[[], bool]) -> Complaint:
    def complaint() -> str:
        try:
            return "" if is_newest() else "record: its shape is not the one this version knows"
        except NoAnswer:
            return "record: it cannot be read"

    return complaint


def of_rounds(rounds: Rounds) -> Complaint:
    def complaint() -> str:
        ago = rounds.since_last()
        if ago is None:
            return "rounds: none went well yet"
        return f"rounds: the last went well {ago:.0f} seconds ago" if ago > ROUND_WITHIN else ""

    return complaint


def of_socket(watchdog: Watchdog) -> Complaint:
    def complaint() -> str:
        silent = watchdog.silent_seconds()
        return f"socket: silent for {silent:.0f} seconds" if silent > NEW_SOCKET_AFTER else ""

    return complaint
