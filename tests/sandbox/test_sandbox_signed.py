"""Delivery by HTTP, seen from the receiving end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from queue import SimpleQueue
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox import Sandbox
from bot.sandbox.web.serving import listen, served
from tests.sandbox.office import PATIENT, an_office


@dataclass
class Receiver:
    """Answers with what it is given to answer, and keeps what it got."""

    answers: list[Response] = field(default_factory=list)
    got: SimpleQueue[tuple[str, Mapping[str, str]]] = field(default_factory=SimpleQueue)

    async def take(self, request: Request) -> Response:
        body = (await request.body()).decode()
        # A test that has got what it waited for may end, and the next one give other answers.
        answer = self.answers.pop(0) if self.answers else Response()
        self.got.put((body, request.headers))
        return answer


@pytest.fixture(scope="module")
def app() -> Iterator[tuple[Receiver, str]]:
    receiver, listener = Receiver(), listen(0)
    routes = [Route("/here", receiver.take, methods=["POST"])]
    with served(Starlette(routes=routes), listener):
        yield receiver, f"http://127.0.0.1:{listener.getsockname()[1]}/here"


@pytest.fixture(scope="module")
def office() -> Iterator[Sandbox]:
    with an_office(delivery="http", again_after=(0.0,)).serve() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(office: Sandbox, app: tuple[Receiver, str]) -> Sandbox:
    office.request_url = app[1]
    return office


@pytest.fixture
def receiver(app: tuple[Receiver, str]) -> Receiver:
    app[0].answers, app[0].got = [], SimpleQueue()
    return app[0]


def test_what_is_sent_is_signed(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.person("U1").types("C1", "/lunch soup & bread")

    body, headers = receiver.got.get(timeout=PATIENT)
    signed = dict(headers)
    assert SignatureVerifier(sandbox.signing_secret).is_valid_request(body, signed)
    assert not SignatureVerifier("another secret").is_valid_request(body, signed)
    assert parse_qs(body)["text"] == ["soup &amp; bread"]


def test_an_answer_may_be_json_or_text(sandbox: Sandbox, receiver: Receiver) -> None:
    ana = sandbox.person("U1")
    receiver.answers = [JSONResponse({"text": "As JSON"}), Response("As text")]
    ana.types("C1", "/lunch")
    ana.types("C1", "/lunch")

    assert [message.text for message in ana.sees("C1")[-2:]] == ["As JSON", "As text"]


def test_an_error_counts_as_no_answer(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.answers = [Response(status_code=500)]
    outcome = sandbox.person("U1").types("C1", "/lunch")

    assert outcome.warning == "/lunch failed because the app did not respond."


def test_an_event_that_failed_comes_again_and_says_so(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.answers = [Response(status_code=500)]
    sandbox.person("U1").types(sandbox.bot_user, "Hello")
    _, first = receiver.got.get(timeout=PATIENT)
    _, again = receiver.got.get(timeout=PATIENT)

    assert "x-slack-retry-num" not in first
    assert again["x-slack-retry-num"] == "1"
    assert again["x-slack-retry-reason"] == "http_error"


@pytest.mark.parametrize("url", [None, "http://example.com/slack/events", "http://127.0.0.1:9/x"])
def test_nothing_leaves_this_machine(sandbox: Sandbox, url: str | None) -> None:
    sandbox.request_url = url

    outcome = sandbox.person("U1").types("C1", "/lunch")

    assert outcome.warning == "/lunch failed because the app did not respond."


def test_only_a_name_that_is_surely_this_machine_is_called(
    sandbox: Sandbox, receiver: Receiver
) -> None:
    sandbox.request_url = str(sandbox.request_url).replace("127.0.0.1", "127.1")
    sandbox.person("U1").types("C1", "/lunch")

    assert receiver.got.empty()
