"""Runs the application on this machine's loopback address, in a thread of its own."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

BACKLOG = 128
STOP_SECONDS = 20.0
"""It ends in one or two, unless an answer hangs: then it is left behind."""


class PortTaken(Exception):
    """Somebody else listens on the port that was asked for."""


class KnowsItsTransport(H11Protocol):
    """Lets the application hang up, which HTTP does not know: `scope["state"]["transport"]`."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.app_state = {**self.app_state, "transport": transport}
        super().connection_made(cast("asyncio.Transport", transport))


class Reachable:
    """An application served on a port, which may be out of reach for a while."""

    def __init__(self, application: ASGIApp, listener: socket.socket) -> None:
        self._application = application
        self._port = listener.getsockname()[1]
        self._listener = listener
        self._server: uvicorn.Server | None = None
        self._thread = threading.Thread()

    @contextmanager
    def serve(self) -> Iterator[None]:
        self.start()
        try:
            yield
        finally:
            self.stop()

    def start(self) -> None:
        if self._server:
            return
        self._listener.listen(BACKLOG)
        # The server closes its own long before it ends, and its port would be anybody's.
        self._served = self._listener.dup()
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._application,
                log_level="error",
                access_log=False,
                lifespan="off",
                http=KnowsItsTransport,
                ws="websockets-sansio",
                timeout_graceful_shutdown=1,
            )
        )
        run = self._server.run
        self._thread = threading.Thread(target=run, args=([self._served],), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Connections are refused when this returns."""
        if self._server:
            self._server.should_exit = True
            self._thread.join(STOP_SECONDS)
            self._served.close()
        self._listener.close()
        self._server = None

    def rest(self) -> None:
        """The same, and the port stays ours: nobody else is given it before the next start."""
        self.stop()
        self._listener = bound(self._port)


@contextmanager
def served(application: ASGIApp, listener: socket.socket) -> Iterator[None]:
    with Reachable(application, listener).serve():
        yield


def listen(port: int) -> socket.socket:
    """A listening loopback socket; requests wait in it until the server takes them."""
    listener = bound(port)
    listener.listen(BACKLOG)
    return listener


def bound(port: int) -> socket.socket:
    """A loopback socket that refuses all until it listens."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError:
        listener.close()
        raise PortTaken(
            f"Port {port} is taken. Stop what listens there, or take any that is free:"
            " make demo PORT=0, or python -m bot demo --port 0."
        ) from None
    return listener
