"""How long a connection may take to say what it wants."""

import asyncio
from typing import cast

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 10.0
"""Slack sends a request at once. Between two of them a connection may rest for a while as well."""


class Patient(H11Protocol):
    """Uvicorn waits for ever for the end of a request's head: whoever sends theirs letter by letter
    could hold so many connections that there is none left for Slack."""

    head_seconds = HEAD_SECONDS
    _impatient: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast("asyncio.Transport", transport))
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._come()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        """Counted from its first letter, or where there is none from the beginning."""
        if self.cycle and not self.cycle.response_complete:
            self._come()
        elif self._impatient is None:
            self._impatient = self.loop.call_later(self.head_seconds, self.transport.close)

    def _come(self) -> None:
        if self._impatient:
            self._impatient.cancel()
        self._impatient = None
