"""What is not counted as it happens, but looked up when Prometheus asks."""

import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.app import Bot
from bot.bots import Bots
from bot.model import NoteState
from bot.serve.asking import Asking, NoAnswer
from bot.serve.watchdog import Watchdog
from bot.store.engine import reading, within
from bot.store.looks import how_many_behind
from bot.store.note_states import how_many, how_many_everywhere
from bot.version import version

FRESH_SECONDS = 15.0
RECORD_SECONDS = 3.0
"""As long as the record may take for one short answer."""
SHOWN = (NoteState.PLANNED, NoteState.UNCERTAIN, NoteState.FAILED)

Counts = tuple[dict[NoteState, int], int]
"""The notes by state, and how many customers are to be looked at again under newer rules."""


class Gauges(Collector):
    """The record is asked at most every FRESH_SECONDS; where it hangs, its gauges are left out."""

    def __init__(
        self,
        bot: Bot | Bots,
        watchdog: Watchdog | None,
        tick: Callable[[], float] = time.monotonic,
        record_seconds: float = RECORD_SECONDS,
    ) -> None:
        self._bot = bot
        self._watchdog = watchdog
        self._tick = tick
        self._ask = Asking(self._count, record_seconds)
        self._counted: Counts | None = None
        self._until = tick()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        about = {"version": version(), "workspace": str(self._here or "")}
        build = GaugeMetricFamily("build_info", "Which version runs.", labels=[*about])
        build.add_metric([*about.values()], 1)
        yield build
        by_state = GaugeMetricFamily("notes_by_state", "Notes as they are now.", labels=["state"])
        again = GaugeMetricFamily(
            "customers_behind", "Customers that are to be looked at again, under newer rules."
        )
        if counted := self._fresh():
            states, behind = counted
            for state, number in states.items():
                by_state.add_metric([state], number)
            again.add_metric([], behind)
        yield by_state
        yield again
        if self._watchdog:
            yield GaugeMetricFamily(
                "socket_silent_seconds",
                "How long Slack has said nothing, not even an answer to a ping.",
                value=self._watchdog.silent_seconds(),
            )

    @property
    def _here(self) -> int | None:
        """None where it is in many."""
        return self._bot.installed.workspace_id if isinstance(self._bot, Bot) else None

    def _fresh(self) -> Counts | None:
        if self._tick() >= self._until:
            try:
                self._counted = self._ask()
            except NoAnswer:
                self._counted = None
            self._until = self._tick() + FRESH_SECONDS
        return self._counted

    def _count(self) -> Counts:
        here = self._here
        scope = nullcontext() if here is None else within(here)
        with scope, reading(self._bot.engine) as connection:
            behind = how_many_behind(connection, here)
            if here is None:
                return how_many_everywhere(connection, SHOWN), behind
            return how_many(connection, here, SHOWN), behind
