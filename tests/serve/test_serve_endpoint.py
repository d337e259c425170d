"""What the endpoint answers to a request that Slack has signed, and what it says of the others."""

import http.client
import io
import json
import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from urllib.parse import quote, urlencode, urlsplit

import pytest
from slack_bolt import Ack
from slack_sdk.signature import SignatureVerifier

from bot.logs import formatter
from bot.slack.installed import LISTENER_THREADS
from bot.store.engine import Busy
from tests.serve.waiting import A_LONG_TIME
from tests.slack.bodies import HERE, comes, pressed
from tests.slack.edge import Edge, an_edge
from tests.slack.test_edge_http import TOUCH

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def wired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    with an_edge(tmp_path_factory.mktemp("endpoint"), delivery="http") as edge:
        yield edge


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    told, ours = io.StringIO(), logging.getLogger("bot")
    handler, level = logging.StreamHandler(told), ours.level
    handler.setFormatter(formatter("text"))
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield told
    ours.removeHandler(handler)
    ours.setLevel(level)


def post(edge: Edge, body: str, *, signed: bool = True) -> int:
    stamp = str(int(time.time()))
    right = SignatureVerifier(edge.sandbox.signing_secret).generate_signature(
        timestamp=stamp, body=body
    )
    proof = {"X-Slack-Signature": right or "", "X-Slack-Request-Timestamp": stamp}
    url = urlsplit(edge.sandbox.request_url or "")
    line = http.client.HTTPConnection(url.hostname or "", url.port, timeout=A_LONG_TIME)
    try:
        line.request("POST", url.path, body.encode(), {**FORM, **(proof if signed else {})})
        return line.getresponse().status
    finally:
        line.close()


def command(name: str, trigger: str, **fields: str) -> str:
    return urlencode({**TOUCH, "command": name, "trigger_id": f"1.2.{trigger}", **fields})


def test_a_fault_of_ours_is_told_to_slack_and_once_to_the_log(
    wired: Edge, lines: io.StringIO
) -> None:
    wired.bot.installed.app.command("/faulty")(lambda: 1 // 0)
    assert post(wired, command("/faulty", "f1")) == 500
    told = lines.getvalue()
    assert told.count("a listener failed") == told.count("ZeroDivisionError") == 1


def test_what_slack_would_not_send_is_no_fault_of_ours_whoever_signed_it(
    wired: Edge, lines: io.StringIO
) -> None:
    form = {"id": "V1", "type": "modal", "callback_id": "touch_form", "state": {"values": []}}
    sent = {"type": "view_submission", "user": {"id": "UANA"}, "view": form}
    sent |= {"team": {"id": "T0OFFICE"}}
    assert post(wired, f"payload={quote(json.dumps(sent))}") == 400
    (line,) = lines.getvalue().splitlines()
    assert "refused what Slack would never send" in line


def test_what_nobody_listens_to_is_not_found(wired: Edge, lines: io.StringIO) -> None:
    assert post(wired, command("/unheard-of", "u1")) == 404
    assert lines.getvalue().count("nobody listens to this") == 1


@pytest.mark.parametrize("body", ["payload=Zaphod", "a=1&a=2", "&".join(["a=Zaphod"] * 200)])
def test_what_cannot_be_read_gets_one_short_line_that_quotes_nothing(
    wired: Edge, lines: io.StringIO, body: str
) -> None:
    assert post(wired, body) == 400
    (line,) = lines.getvalue().splitlines()
    assert "Zaphod" not in line
    assert len(line) < 200


def test_nothing_unsigned_is_read(wired: Edge, lines: io.StringIO) -> None:
    assert post(wired, "payload={", signed=False) == 401
    (line,) = lines.getvalue().splitlines()
    assert line.endswith("refused a request: signature")


def test_a_form_is_answered_while_as_many_wait_as_there_are_listeners(wired: Edge) -> None:
    over, reached = Event(), Barrier(LISTENER_THREADS + 1)

    def waits(ack: Ack) -> None:
        reached.wait(A_LONG_TIME)
        over.wait(A_LONG_TIME)
        ack()

    wired.bot.installed.app.command("/waits")(waits)
    bodies = [command("/waits", f"w{number}") for number in range(LISTENER_THREADS)]
    form = {"id": "V9", "hash": "1.a", "type": "modal", "callback_id": "news_form", "state": {}}
    sent = {"type": "view_submission", "user": {"id": "UANA"}, "view": form, "team": HERE}
    with ThreadPoolExecutor(LISTENER_THREADS) as people:
        waiting = [people.submit(post, wired, body) for body in bodies]
        reached.wait(A_LONG_TIME)
        assert post(wired, f"payload={quote(json.dumps(sent))}") == 200
        over.set()
        assert {one.result() for one in waiting} == {200}


def test_what_goes_wrong_around_a_listener_is_told_as_well(wired: Edge, lines: io.StringIO) -> None:
    """Where somebody waits in a thread of its own, nobody else would ever hear of it."""

    def busy() -> None:
        raise Busy("so long")

    wired.bot.installed.app.action("busy")(busy)
    body = pressed("busy", "1", "1.2.b1", response_url="nowhere")
    assert comes(wired.bot, body).status == 500
    assert "ValueError" in lines.getvalue()


def test_as_many_listeners_work_at_a_time_as_there_are_threads(wired: Edge) -> None:
    together = Barrier(LISTENER_THREADS)

    def meets(ack: Ack) -> None:
        together.wait(A_LONG_TIME)
        ack()

    wired.bot.installed.app.command("/together")(meets)
    assert LISTENER_THREADS >= 50
    bodies = [command("/together", f"t{number}") for number in range(LISTENER_THREADS)]
    with ThreadPoolExecutor(LISTENER_THREADS) as people:
        assert set(people.map(lambda body: post(wired, body), bodies)) == {200}
    assert wired.bot.installed.app.finish(A_LONG_TIME)
    assert not together.broken
