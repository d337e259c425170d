"""A port for a process that is still to come, and that nobody else is given meanwhile."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LOOPBACK = "127.0.0.1"


@contextmanager
def a_port() -> Iterator[int]:
    """Ours until the block is left, for any number of processes one after the other.

    Whoever asks for any port, or connects from one, could be given one that was merely free a
    moment ago.
    """
    with socket.socket() as place:
        # Linux lets a second one listen where the first does not, and both say this.
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind((LOOPBACK, 0))
        port = int(place.getsockname()[1])
        if sys.platform != "linux":
            place.close()
        yield port
