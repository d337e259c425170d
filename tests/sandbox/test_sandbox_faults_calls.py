"""What may go wrong with one call, as a plain client of Slack's own library meets it."""

import socket
from collections.abc import Iterator
from http.client import HTTPException, IncompleteRead, RemoteDisconnected
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.sandbox import Sandbox, faults
from bot.sandbox.faults.kinds import CallFault
from tests.sandbox.office import PATIENT, PEOPLE, an_office

POST = "chat.postMessage"
FAST = 20.0
"""So many seconds of a fault pass in a real one."""
AN_HOUR = 3_600.0
"""Which no test waits for: it is over when the test says so."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with an_office(speed=FAST).serve() as sandbox:
        yield sandbox


def a_client(sandbox: Sandbox, timeout: int = int(PATIENT)) -> WebClient:
    return WebClient(
        sandbox.bot_token, base_url=sandbox.api_url, timeout=timeout, retry_handlers=[]
    )


def said(sandbox: Sandbox) -> list[str]:
    return [message.text for message in sandbox.messages("U1")]


def fails(sandbox: Sandbox, fault: CallFault) -> Exception:
    """What a client gets to hear that posts while a fault strikes its call, and no other."""
    sandbox.faults.strike(POST, fault, next_times=1)
    with pytest.raises((SlackApiError, SlackClientError, OSError, HTTPException)) as trouble:
        a_client(sandbox).chat_postMessage(channel="U1", text="Hello")
    assert sandbox.faults.struck == {(POST, fault.word): 1}
    return trouble.value


def test_a_rate_limit_says_how_long_to_wait_and_nothing_is_posted(sandbox: Sandbox) -> None:
    trouble = fails(sandbox, faults.rate_limited(7))

    assert isinstance(trouble, SlackApiError)
    assert trouble.response.status_code == 429
    assert trouble.response.headers["Retry-After"] == "7"
    assert trouble.response["error"] == "ratelimited"
    assert said(sandbox) == []


@pytest.mark.parametrize(
    ("fault", "posted"),
    [(faults.broken_before(), []), (faults.broken_after(), ["Hello"])],
    ids=["before", "after"],
)
def test_slack_breaks_before_or_after_it_has_posted(
    sandbox: Sandbox, fault: CallFault, posted: list[str]
) -> None:
    trouble = fails(sandbox, fault)

    assert isinstance(trouble, SlackApiError)
    assert trouble.response.status_code == 500
    assert said(sandbox) == posted


@pytest.mark.parametrize(
    ("fault", "posted"),
    [(faults.lost(), ["Hello"]), (faults.dropped(), [])],
    ids=["done", "not done"],
)
def test_the_connection_closes_without_an_answer(
    sandbox: Sandbox, fault: CallFault, posted: list[str]
) -> None:
    trouble = fails(sandbox, fault)

    assert isinstance(trouble, RemoteDisconnected | ConnectionError | URLError)
    assert said(sandbox) == posted


def test_half_an_answer_comes_and_the_message_is_there(sandbox: Sandbox) -> None:
    assert isinstance(fails(sandbox, faults.half()), IncompleteRead)
    assert said(sandbox) == ["Hello"]


def test_an_answer_that_is_no_json_comes_and_the_message_is_there(sandbox: Sandbox) -> None:
    trouble = fails(sandbox, faults.cut())

    assert "Received a response in a non-JSON format" in str(trouble)
    assert said(sandbox) == ["Hello"]


@pytest.mark.parametrize(
    ("fault", "posted"),
    [(faults.page(), []), (faults.page_after(), ["Hello"])],
    ids=["not done", "done"],
)
def test_a_page_of_html_comes(sandbox: Sandbox, fault: CallFault, posted: list[str]) -> None:
    trouble = fails(sandbox, fault)

    assert isinstance(trouble, SlackApiError)
    assert trouble.response.status_code == 503
    assert trouble.response.headers["content-type"].startswith("text/html")
    assert said(sandbox) == posted


@pytest.mark.parametrize("code", ["is_archived", "user_not_found", "internal_error", "made_up"])
def test_slack_refuses_for_any_reason(sandbox: Sandbox, code: str) -> None:
    trouble = fails(sandbox, faults.error(code))

    assert isinstance(trouble, SlackApiError)
    assert trouble.response.status_code == 200
    assert trouble.response["error"] == code
    assert said(sandbox) == []


def test_a_late_reply_is_a_true_one(sandbox: Sandbox) -> None:
    sandbox.faults.strike(POST, faults.late(10), next_times=1)

    answer = a_client(sandbox).chat_postMessage(channel="U1", text="Hello")

    assert answer["ts"] == sandbox.messages("U1")[-1].ts


def test_what_is_done_at_the_end_of_the_wait_is_not_there_when_the_client_gives_up(
    sandbox: Sandbox,
) -> None:
    sandbox.faults.strike(POST, faults.slow(AN_HOUR), next_times=1)

    with pytest.raises(TimeoutError):
        a_client(sandbox, timeout=1).chat_postMessage(channel="U1", text="Hello")

    assert said(sandbox) == []
    sandbox.faults.speed = AN_HOUR * FAST
    sandbox.wait_until(lambda: said(sandbox) == ["Hello"])


def test_a_message_appears_after_the_connection_broke(sandbox: Sandbox) -> None:
    trouble = fails(sandbox, faults.ghost(AN_HOUR))

    assert isinstance(trouble, RemoteDisconnected | ConnectionError | URLError)
    assert said(sandbox) == []
    sandbox.faults.speed = AN_HOUR * FAST
    sandbox.wait_until(lambda: said(sandbox) == ["Hello"])


def test_nothing_appears_in_a_sandbox_that_has_closed() -> None:
    with an_office(speed=FAST).serve() as sandbox:
        fails(sandbox, faults.ghost(AN_HOUR))
        sandbox.close()
        sandbox.faults.speed = AN_HOUR * FAST

    assert said(sandbox) == []


def test_connections_are_refused_until_it_comes_back(sandbox: Sandbox) -> None:
    client = a_client(sandbox)
    client.chat_postMessage(channel="U1", text="Before")

    sandbox.go_down()
    with pytest.raises(URLError, match="refused"):
        client.chat_postMessage(channel="U1", text="Meanwhile")
    sandbox.come_back()
    client.chat_postMessage(channel="U1", text="After")

    assert said(sandbox) == ["Before", "After"]


def test_while_it_is_out_of_reach_nobody_else_is_given_its_port() -> None:
    with an_office().serve() as sandbox:
        there = ("127.0.0.1", int(sandbox.page_url.strip("/").rpartition(":")[2]))
        sandbox.go_down()
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind(there)


def test_the_same_client_msg_id_posts_twice(sandbox: Sandbox) -> None:
    """As in Slack, where nothing documents that it would not."""
    for _ in range(2):
        a_client(sandbox).chat_postMessage(channel="U1", text="Hello", client_msg_id="one")

    assert said(sandbox) == ["Hello", "Hello"]


def test_the_history_tells_metadata_to_those_who_ask_for_it(sandbox: Sandbox) -> None:
    client, metadata = a_client(sandbox), {"event_type": "it", "event_payload": {"note": 7}}
    client.chat_postMessage(channel="U1", text="Hello", metadata=metadata)

    plain = client.conversations_history(channel="DU1")["messages"]
    asked = client.conversations_history(channel="DU1", include_all_metadata=True)["messages"]

    assert "metadata" not in plain[0]
    assert asked[0]["metadata"] == metadata


def test_whoever_watches_hears_of_every_step_of_a_call(sandbox: Sandbox) -> None:
    heard: list[tuple[str, str, int]] = []
    sandbox.faults.watch(lambda stage, name: heard.append((stage, name, len(said(sandbox)))))

    a_client(sandbox).chat_postMessage(channel="U1", text="Hello")

    steps = [("arrived", POST, 0), ("done", POST, 1), ("answering", POST, 1)]
    assert heard == steps


def test_no_fault_is_there_unless_it_is_asked_for(sandbox: Sandbox) -> None:
    for person in PEOPLE[:2]:
        a_client(sandbox).chat_postMessage(channel=person.id, text="Hello")

    assert sandbox.faults.struck == {}
    assert sandbox.faults.met[POST] == 2
