"""Notices when Slack has gone silent: asks for a new socket, and at last ends the process."""

import logging
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import Final, Protocol

from bot import meters
from bot.serve.ending import end_soon
from bot.serve.socket import refused_token
from bot.slack.installed import NotInstalled

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
NEW_SOCKET_AFTER = 30.0
"""Slack answers our ping every five seconds: six in a row are lost by then."""
END_AFTER = 90.0
"""Two new sockets were tried by then. What is wrong is elsewhere in the process, or in the network;
whoever starts us again tries everything anew."""

TOKEN_REFUSED: Final = frozenset(
    {"account_inactive", "invalid_auth", "not_allowed_token_type", "not_authed", "token_revoked"}
)


class Deaf(Exception):
    """Slack was silent for so long that the process should be started again."""


class Line(Protocol):
    """What can be listened to. `refused` is Slack's word for why there is no new socket, or ""."""

    refused: str

    def words(self) -> int:
        """Grows whenever Slack says something."""

    def connect_anew(self) -> None:
        """Returns at once."""


class Watchdog:
    """`tick` is real time in seconds, which no clock change moves."""

    def __init__(self, line: Line, tick: Callable[[], float] = time.monotonic) -> None:
        self._line = line
        self._tick = tick
        self._words = line.words()
        self._last = self._looked = tick()
        self._tried = 0
        self.trouble: Deaf | NotInstalled | None = None

    def silent_seconds(self) -> float:
        return self._tick() - self._last

    def look(self) -> None:
        """To be called about once a second. Raises Deaf and NotInstalled when all was in vain."""
        now, words = self._tick(), self._line.words()
        if now - self._looked > NEW_SOCKET_AFTER:
            # The machine has slept, and nobody could speak to it: it begins with a new socket.
            self._last, self._tried = now - NEW_SOCKET_AFTER, 0
        self._looked, silent = now, now - self._last
        if words != self._words:
            if self._tried:
                log.warning("Slack speaks again after %.0f seconds", silent)
            self._words, self._last, self._tried = words, now, 0
        elif silent >= END_AFTER:
            raise self._why(silent)
        elif silent >= NEW_SOCKET_AFTER * (self._tried + 1):
            self._tried += 1
            log.warning("Slack has been silent for %.0f seconds: a new socket is asked for", silent)
            meters.SOCKET_RECONNECTS.inc()
            self._line.connect_anew()

    def watch(self, end: Event) -> None:
        """In a thread of its own until `end`; sets it, and `trouble`, when all was in vain."""
        Thread(target=self._watch, args=(end,), name="watchdog", daemon=True).start()

    def _watch(self, end: Event) -> None:
        while not end.wait(LOOK_SECONDS):
            try:
                self.look()
            except (Deaf, NotInstalled) as trouble:
                log.critical("%s", trouble)
                self.trouble = trouble
                end_soon(1)
                end.set()

    def _why(self, silent: float) -> Deaf | NotInstalled:
        if self._line.refused in TOKEN_REFUSED:
            return refused_token(self._line.refused)
        return Deaf(
            f"Slack has been silent for {silent:.0f} seconds, and new sockets were silent, too."
            " The process ends, for its supervisor to start it again."
        )
