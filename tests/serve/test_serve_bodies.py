"""Bodies that are too long or never come: refused early, and nobody else waits for them."""

import http.client
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from bot.sandbox.web.serving import listen, served
from bot.serve import http as endpoint
from bot.serve.body import MOST_BYTES
from bot.serve.listening import listening
from bot.serve.patience import Patient
from tests.serve.test_serve_processes import free_port
from tests.slack.edge import Edge, an_edge

MORE_THAN_THREADS = 100


class Address(NamedTuple):
    host: str
    port: int


@pytest.fixture(scope="module")
def wired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    with an_edge(tmp_path_factory.mktemp("bodies"), delivery="http") as edge:
        yield edge


@pytest.fixture
def address(wired: Edge) -> Address:
    url = urlsplit(wired.sandbox.request_url or "")
    return Address(url.hostname or "", url.port or 0)


def sent(address: Address, head: str, body: bytes = b"") -> socket.socket:
    line = socket.create_connection(address, timeout=20)
    # Who is refused early finds the line closed, and the answer is there all the same.
    with suppress(BrokenPipeError, ConnectionResetError):
        line.sendall(f"POST /slack/events HTTP/1.1\r\nHost: here\r\n{head}\r\n\r\n".encode() + body)
    return line


def status(line: socket.socket) -> int:
    with line, line.makefile("rb") as answer:
        return int(answer.readline().split()[1])


def test_a_body_that_says_it_is_too_long_is_refused_before_it_comes(address: Address) -> None:
    assert status(sent(address, f"Content-Length: {MOST_BYTES + 1}")) == 413
    assert status(sent(address, f"Content-Length: {'9' * 18}")) == 413


def test_a_body_that_does_not_say_how_long_it_is_is_read_up_to_the_limit(address: Address) -> None:
    piece = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
    line = sent(address, "Transfer-Encoding: chunked", piece * (MOST_BYTES // 0x8000 + 1))
    assert status(line) == 413


def test_a_body_as_long_as_the_limit_is_looked_at(address: Address) -> None:
    body = b"x" * MOST_BYTES
    assert status(sent(address, f"Content-Length: {MOST_BYTES}", body)) == 401


@pytest.mark.parametrize("length", ["-1", "many", "1, 2", "1" * 5_000])
def test_a_length_that_is_none_is_refused(address: Address, length: str) -> None:
    assert 400 <= status(sent(address, f"Content-Length: {length}")) < 500


def test_long_headers_are_refused(address: Address) -> None:
    assert 400 <= status(sent(address, f"X-Long: {'l' * 100_000}")) < 500


def test_bodies_that_never_come_keep_nobody_waiting(address: Address) -> None:
    with ExitStack() as lines:
        for _ in range(MORE_THAN_THREADS):
            lines.enter_context(sent(address, "Content-Length: 9", b"half"))
        well = http.client.HTTPConnection(*address, timeout=5)
        well.request("POST", "/slack/events", b"unsigned")
        assert well.getresponse().status == 401
        well.close()


class Hasty(Patient):
    head_seconds = 0.05


@pytest.mark.parametrize("letters", [b"", b"P", b"POST /slack/events HTTP/1.1\r\nHost: h"])
def test_a_head_that_does_not_come_to_its_end_keeps_no_connection(
    wired: Edge, letters: bytes
) -> None:
    port = free_port()
    with (
        listening(endpoint(wired.bot), "127.0.0.1", port, Hasty),
        socket.create_connection(("127.0.0.1", port), timeout=20) as line,
    ):
        line.sendall(letters)
        assert line.recv(100) == b"", "it was closed, and nothing said"


def test_nor_does_a_second_head_after_a_first_request(wired: Edge) -> None:
    port = free_port()
    with (
        listening(endpoint(wired.bot), "127.0.0.1", port, Hasty),
        socket.create_connection(("127.0.0.1", port), timeout=20) as line,
    ):
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n")
        while not line.recv(1000).endswith(b"ok"):
            pass
        line.sendall(b"GET /hea")
        assert line.recv(100) == b""


def test_a_body_that_does_not_come_in_time_is_refused(wired: Edge) -> None:
    listener = listen(0)
    address = Address(*listener.getsockname())
    with served(endpoint(wired.bot, patience=0.05), listener):
        assert status(sent(address, "Content-Length: 9", b"half")) == 408
