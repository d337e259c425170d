"""A socket that is open and carries nothing: the kind that an app does not notice by itself."""

import asyncio
from typing import Any


class Deaf(asyncio.Protocol):
    """Takes the place of a socket's protocol: swallows all that comes, pings too, and says nothing.

    To be made and ended on the event loop of the socket.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        # Uvicorn's protocol for WebSockets; its own pings would end a socket that answers none.
        hearing: Any = transport.get_protocol()
        hearing.stop_keepalive()
        self._hearing = hearing
        transport.set_protocol(self)
        transport.resume_reading()

    def end(self) -> None:
        if not self._transport.is_closing():
            self._transport.set_protocol(self._hearing)
            self._hearing.start_keepalive()

    def connection_lost(self, exc: Exception | None) -> None:
        self._hearing.connection_lost(exc)
