"""What the HTTP server's connections are like."""

import asyncio
import http.client
import socket
from typing import cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.serve.listening import answering, bound
from bot.serve.patience import Patient
from tests.serve.waiting import A_LONG_TIME

at_once = list[bool]()
"""Whether what is written goes out at once, of every connection."""


class Looking(Patient):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        line = cast("socket.socket", transport.get_extra_info("socket"))
        at_once.append(bool(line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
        super().connection_made(transport)


async def hello(_: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


def test_no_part_of_an_answer_waits_for_the_other_side_to_own_up_to_the_one_before() -> None:
    """Or else every acknowledgement over a connection in use took 40 milliseconds more."""
    at_once.clear()
    listener = bound("127.0.0.1", 0)
    host, port = listener.getsockname()
    line = http.client.HTTPConnection(host, port, timeout=A_LONG_TIME)
    with answering(Starlette(routes=[Route("/", hello)]), listener, Looking):
        line.request("GET", "/")
        assert line.getresponse().read() == b"hello"
        line.close()
    assert at_once == [True]
