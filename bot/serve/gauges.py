"""What is not counted as it happens, but looked up when Prometheus asks."""

import time
from collections.abc import Callable, Iterator

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.app import Bot
from bot.model import NoteState
from bot.serve.asking import Asking, NoAnswer
from bot.serve.watchdog import Watchdog
from bot.store.engine import reading
from bot.store.note_states import how_many
from bot.version import version

FRESH_SECONDS = 15.0
RECORD_SECONDS = 3.0
SHOWN = (NoteState.PLANNED, NoteState.UNCERTAIN, NoteState.FAILED)

Counts = dict[NoteState, int]


class Gauges(Collector):
    """The record is asked at most every FRESH_SECONDS; where it hangs, its gauges are left out."""

    def __init__(
        self, bot: Bot, watchdog: Watchdog | None, tick: Callable[[], float] = time.monotonic
    ) -> None:
        self._bot = bot
        self._watchdog = watchdog
        self._tick = tick
        self._ask = Asking(self._count, RECORD_SECONDS)
        self._counted: Counts = {}
        self._until = tick()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        about = {"version": version(), "workspace": str(self._here)}
        build = GaugeMetricFamily("build_info", "Which version runs.", labels=[*about])
        build.add_metric([*about.values()], 1)
        yield build
        by_state = GaugeMetricFamily("notes_by_state", "Notes as they are now.", labels=["state"])
        for state, number in self._notes().items():
            by_state.add_metric([state], number)
        yield by_state
        if self._watchdog:
            yield GaugeMetricFamily(
                "socket_silent_seconds",
                "How long Slack has said nothing, not even an answer to a ping.",
                value=self._watchdog.silent_seconds(),
            )

    @property
    def _here(self) -> int:
        return self._bot.installed.workspace_id

    def _notes(self) -> Counts:
        if self._tick() >= self._until:
            try:
                self._counted = self._ask()
            except NoAnswer:
                self._counted = {}
            self._until = self._tick() + FRESH_SECONDS
        return self._counted

    def _count(self) -> Counts:
        with reading(self._bot.engine) as connection:
            return how_many(connection, self._here, SHOWN)
