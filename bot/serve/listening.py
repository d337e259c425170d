"""An HTTP server in a thread of its own."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn
from starlette.types import ASGIApp

from bot.serve.patience import Patient

log = logging.getLogger(__name__)

FINISH_SECONDS = 4
"""For requests under way when we end: they are acknowledged in less, and what was acknowledged
before it was done needs the rest of what a process has."""


class CannotListen(Exception):
    """Somebody else listens on the port that was asked for."""


@contextmanager
def listening(
    application: ASGIApp, host: str, port: int, http: type[Patient] = Patient
) -> Iterator[Thread]:
    """Answers requests until the block is left. Raises CannotListen."""
    with answering(application, bound(host, port), http) as thread:
        yield thread


@contextmanager
def answering(
    application: ASGIApp, listener: socket.socket, http: type[Patient] = Patient
) -> Iterator[Thread]:
    """The same where somebody listens already, who is closed in the end."""
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            http=http,
            access_log=False,
            log_config=None,
            log_level="warning",
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=FINISH_SECONDS,
        )
    )
    name = f"port {listener.getsockname()[1]}"
    thread = Thread(target=server.run, args=([listener],), name=name, daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        server.should_exit = True
        thread.join(FINISH_SECONDS + 1)
        listener.close()


def bound(host: str, port: int) -> socket.socket:
    """It listens already: requests wait in it until they are answered. Raises CannotListen."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Asyncio lets the parts of an answer go out at once (TCP_NODELAY) where it reads that it is
    # TCP. Else the second one waits, with each acknowledgement, until the other side has owned up
    # to the first: 40 milliseconds.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(256)
    except OSError as error:
        listener.close()
        raise CannotListen(
            f"Port {port} of {host} cannot be listened on: {error.strerror}."
            " Stop what listens there, or choose another: PORT, HEALTH_PORT."
        ) from error
    return listener
