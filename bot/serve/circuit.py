"""The rounds of one process in many workspaces: each apart, some at the same time."""

import logging
import time
from threading import Lock

from bot.bots import Bots
from bot.flow.apart import Failed
from bot.serve.fortunes import Fortunes
from bot.serve.rounds import Seconds, counted
from bot.slack.threads import Threads

log = logging.getLogger(__name__)

AT_THE_SAME_TIME = 8
"""A workspace in which Slack hangs takes one of these threads, for a minute or so."""


class Circuit:
    """To be rung by the alarm clock: begins a round wherever it is time for one, and returns.

    Where one is still under way no second one begins. `tick` is real time, which no clock change
    moves.
    """

    def __init__(self, bots: Bots, tick: Seconds = time.monotonic) -> None:
        self._bots = bots
        self._tick = tick
        self._threads = Threads(AT_THE_SAME_TIME, "round")
        self._under_way: set[int] = set()
        self._fortunes = Fortunes()
        self._lock = Lock()
        self._ending = False
        self._finished: float | None = None

    def __call__(self) -> None:
        for workspace_id in self._bots.due(self._bots.clock()):
            if self._begins(workspace_id):
                self._threads.submit(self._go, workspace_id)
        self._bots.look_after(self._bots.clock())
        self._fortunes.forget_all_but(self._bots.ids())
        self._note_if_well()

    def since_last(self) -> float | None:
        """How long ago a round went well, or was due only where it fails or hangs while others do
        well; None before the first."""
        return None if self._finished is None else self._tick() - self._finished

    def finish(self, seconds: float) -> bool:
        """Begin no more, and wait for what is under way; False where it takes longer than that."""
        self._ending = True
        return self._threads.finish(seconds)

    def _begins(self, workspace_id: int) -> bool:
        with self._lock:
            if workspace_id in self._under_way:
                return False
            self._under_way.add(workspace_id)
            return True

    def _go(self, workspace_id: int) -> None:
        try:
            if not self._ending and (bot := self._bots.of(workspace_id)):
                with self._fortunes.of(workspace_id):
                    counted(bot.round_now)
                self._finished = self._tick()
        except Failed as why:
            log.error("a round of workspace %s failed: %s", workspace_id, why)
        except Exception:
            # The next round starts from the record again, so one that failed loses nothing.
            log.exception("a round of workspace %s failed", workspace_id)
        finally:
            with self._lock:
                self._under_way.discard(workspace_id)

    def _note_if_well(self) -> None:
        """A quiet workspace has a round every quarter of an hour, and a broken one every minute."""
        with self._lock:
            under_way = {*self._under_way}
        if len(under_way) < AT_THE_SAME_TIME and self._fortunes.are_well(but=under_way):
            self._finished = self._tick()
