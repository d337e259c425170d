"""Whatever is thrown at the HTTP endpoint, it never breaks: thousands of requests, by chance."""

import http.client
import json
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.sandbox.web.serving import listen, served
from bot.serve import http as endpoint
from bot.slack.shapes import is_from_slack
from tests.serve.malformed import Chance, Malformed
from tests.serve.waiting import A_LONG_TIME
from tests.slack.edge import TEN, Edge, an_edge

pytestmark = pytest.mark.thorough

THROWN = 2_000


class Remembering:
    """Keeps the bodies that pass on their way to an application."""

    def __init__(self, inside: ASGIApp, bodies: list[str]) -> None:
        self._inside = inside
        self._bodies = bodies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def remembering() -> Message:
            message = await receive()
            if body := message.get("body"):
                self._bodies.append(body.decode())
            return message

        await self._inside(scope, remembering, send)


@pytest.fixture(scope="module")
def wired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    with an_edge(tmp_path_factory.mktemp("malformed"), delivery="http") as edge:
        yield edge


@pytest.fixture(scope="module")
def genuine(wired: Edge) -> list[str]:
    """One of nearly everything that Slack sends."""
    with reached(wired) as bodies:
        wired.walk(TEN)
        wired.ana.types("/touch Acme call today")
        wired.ana.presses("Undo", wired.ana.reply)
        wired.ana.presses("Done & log", wired.ana.note, "Acme")
        wired.ana.submits(on="2026-03-02")
        wired.ana.hands.looks_at_home()
        wired.ana.hands.uses_shortcut("log_touchpoint")
        wired.ana.is_offered("customer_options", "acm")
    return bodies


@contextmanager
def reached(edge: Edge) -> Iterator[list[str]]:
    """All bodies that the bot is sent meanwhile."""
    before, listener = edge.sandbox.request_url, listen(0)
    edge.sandbox.request_url = f"http://127.0.0.1:{listener.getsockname()[1]}/slack/events"
    application, bodies = endpoint(edge.bot), list[str]()
    application.add_middleware(Remembering, bodies)
    with served(application, listener):
        yield bodies
    edge.sandbox.request_url = before


@pytest.mark.parametrize("seed", [1, 2])
def test_no_malformed_request_gets_a_5xx(
    wired: Edge, genuine: list[str], seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    statuses: Counter[int] = Counter()
    broken: list[Malformed] = []
    with caplog.at_level(logging.ERROR):
        for body, headers in Chance(seed, genuine, wired.sandbox.signing_secret).requests(THROWN):
            status = post(wired, body, headers)
            statuses[status] += 1
            if status >= 500:
                broken.append((body, headers))
    assert broken == [], statuses
    assert statuses.total() == THROWN
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert ours == []


def test_what_slack_did_send_is_among_what_is_mutilated(genuine: list[str]) -> None:
    kinds = ("command=", "block_actions", "view_submission", "block_suggestion", "event_callback")
    assert all(any(kind in body for body in genuine) for kind in kinds)


def test_what_slack_did_send_has_the_shape_that_slack_sends(genuine: list[str]) -> None:
    """Or else a fault of ours would be put down to Slack, and Slack would not tell us again."""
    for body in genuine:
        told = json.loads(body) if body.startswith("{") else dict(parse_qsl(body))
        told = json.loads(told["payload"]) if "payload" in told else told
        assert is_from_slack(told), told


def post(edge: Edge, body: bytes, headers: dict[str, str]) -> int:
    url = urlsplit(edge.sandbox.request_url or "")
    connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=A_LONG_TIME)
    try:
        raw = {name: value.encode("utf-8") for name, value in headers.items()}
        # Who is refused early finds the line closed, and the answer is there all the same.
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.request("POST", url.path, body, raw)
        return connection.getresponse().status
    finally:
        connection.close()
