"""Bodies that are too long or never come: refused early, and nobody else waits for them."""

import http.client
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import NamedTuple

import pytest

from bot.sandbox.web.serving import listen, served
from bot.serve import http as endpoint
from bot.serve.body import MOST_BYTES
from bot.serve.listening import answering, bound
from bot.serve.patience import Patient
from tests.serve.waiting import A_LONG_TIME
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
def address(wired: Edge) -> Iterator[Address]:
    """Of somebody who waits for a body as long as it takes."""
    listener = listen(0)
    with served(endpoint(wired.bot, patience=2 * A_LONG_TIME), listener):
        yield Address(*listener.getsockname())


def sent(address: Address, head: str, body: bytes = b"") -> socket.socket:
    line = socket.create_connection(address, timeout=A_LONG_TIME)
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
        well = http.client.HTTPConnection(*address, timeout=A_LONG_TIME)
        well.request("POST", "/slack/events", b"unsigned")
        assert well.getresponse().status == 401
        well.close()


class Hasty(Patient):
    head_seconds = 0.05


@contextmanager
def spoken(edge: Edge, letters: bytes) -> Iterator[socket.socket]:
    """To somebody hasty, who has all of these letters at once: they wait in the listener."""
    listener = bound("127.0.0.1", 0)
    with socket.create_connection(listener.getsockname(), timeout=A_LONG_TIME) as line:
        line.sendall(letters)
        with answering(endpoint(edge.bot), listener, Hasty):
            yield line


@pytest.mark.parametrize("letters", [b"", b"P", b"POST /slack/events HTTP/1.1\r\nHost: h"])
def test_a_head_that_does_not_come_to_its_end_keeps_no_connection(
    wired: Edge, letters: bytes
) -> None:
    with spoken(wired, letters) as line:
        assert line.recv(100) == b"", "it was closed, and nothing said"


def test_nor_does_a_second_head_after_a_first_request(wired: Edge) -> None:
    with spoken(wired, b"GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n") as line:
        told = b""
        while not told.endswith(b"ok"):
            more = line.recv(1000)
            assert more, told
            told += more
        line.sendall(b"GET /hea")
        assert line.recv(100) == b""


def test_a_body_that_does_not_come_in_time_is_refused(wired: Edge) -> None:
    listener = listen(0)
    address = Address(*listener.getsockname())
    with served(endpoint(wired.bot, patience=0.05), listener):
        assert status(sent(address, "Content-Length: 9", b"half")) == 408
