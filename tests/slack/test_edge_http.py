"""Signed HTTP: the same listeners answer, and nobody else gets in."""

import http.client
import time
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from slack_sdk.signature import SignatureVerifier

from tests.slack.colleague import filled, seen
from tests.slack.edge import PATIENT, TEN, Edge, an_edge

TOUCH = {
    "command": "/touch",
    "text": "Acme call today: by wire",
    "user_id": "UANA",
    "team_id": "T0OFFICE",
    "channel_id": "CTEAM",
    "trigger_id": "1.2.abc",
    "response_url": "",
}
FIVE_MINUTES = 5 * 60


@pytest.fixture(scope="module")
def wired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """Reached by HTTP; what is told to it is refused, or counts once."""
    with an_edge(tmp_path_factory.mktemp("wired"), delivery="http") as edge:
        yield edge


def test_the_same_listeners_answer(tmp_path_factory: pytest.TempPathFactory) -> None:
    with an_edge(tmp_path_factory.mktemp("by-http"), delivery="http") as edge:
        edge.walk(TEN)
        assert "Logged for Acme" in edge.ana.types("/touch Acme call today")
        assert "Undone." in edge.ana.presses("Undo", edge.ana.reply)
        edge.ana.presses("Done & log", edge.ana.note, "Acme")
        assert edge.ana.submits(on="2026-03-09")["on"].startswith("This day is still to come.")
        assert edge.ana.submits(on="2026-03-02") == {}
        assert "Done by Ana Ruiz: Check in, Acme" in seen(edge.ana.note)
        edge.ana.hands.looks_at_home()
        assert "Open for you: one nudge" in seen(edge.ana.home)
        edge.ana.hands.uses_shortcut("log_touchpoint")
        assert edge.ana.is_offered("customer_options", "acm") == ["Acme"]
        assert filled(edge.ana.form) == {"on": "2026-03-03"}


def test_a_wrong_signature_is_refused_and_nothing_happens(wired: Edge) -> None:
    for signature in ("v0=0123", "", "v0=" + "0" * 64):
        body = urlencode({**TOUCH, "trigger_id": "9.9.forged"})
        assert post(wired, body, {"X-Slack-Signature": signature, **stamped()}) == 401
    assert not [one for one in wired.logged() if "forged" in one["identity"]]


def test_a_request_without_signature_or_time_is_refused(wired: Edge) -> None:
    body = urlencode({**TOUCH, "trigger_id": "9.9.unsigned"})
    assert 400 <= post(wired, body, {}) < 500
    assert 400 <= post(wired, body, stamped()) < 500
    signature = {"X-Slack-Signature": signed(wired, body)["X-Slack-Signature"]}
    assert 400 <= post(wired, body, signature) < 500
    assert not [one for one in wired.logged() if "unsigned" in one["identity"]]


def test_an_old_request_is_refused_although_its_signature_is_right(wired: Edge) -> None:
    body = urlencode({**TOUCH, "trigger_id": "9.9.old"})
    assert post(wired, body, signed(wired, body, ago=FIVE_MINUTES + 10)) == 401
    assert not [one for one in wired.logged() if "old" in one["identity"]]


def test_the_signature_of_another_body_does_not_count(wired: Edge) -> None:
    body = urlencode({**TOUCH, "trigger_id": "9.9.swapped"})
    assert post(wired, body, signed(wired, "payload={}")) == 401
    assert not [one for one in wired.logged() if "swapped" in one["identity"]]


@pytest.mark.parametrize("body", ["", "payload=", "payload={}", "payload=%ff", "{", "a" * 5_000])
def test_what_slack_would_never_send_is_refused(wired: Edge, body: str) -> None:
    before = wired.logged()
    assert 400 <= post(wired, body, stamped()) < 500
    assert wired.logged() == before


def test_the_same_signed_command_three_times_logs_once(wired: Edge) -> None:
    body = urlencode({**TOUCH, "trigger_id": "7.7.again"})
    headers = signed(wired, body)
    assert [post(wired, body, headers) for _ in range(3)] == [200, 200, 200]
    assert [one["note"] for one in wired.logged() if "again" in one["identity"]] == ["by wire"]


def test_whether_we_are_there_is_told_to_anybody(wired: Edge) -> None:
    assert ask(wired, "GET", "/healthz") == 200
    assert ask(wired, "GET", "/slack/events") == 405
    assert ask(wired, "POST", "/elsewhere") == 404


def stamped(ago: float = 0) -> dict[str, str]:
    # A signature is good for five minutes of real time, wherever the bot's clock stands.
    return {"X-Slack-Request-Timestamp": str(int(time.time() - ago))}


def signed(edge: Edge, body: str, ago: float = 0) -> dict[str, str]:
    stamp = stamped(ago)
    verifier = SignatureVerifier(edge.sandbox.signing_secret)
    signature = verifier.generate_signature(timestamp=stamp["X-Slack-Request-Timestamp"], body=body)
    return {"X-Slack-Signature": signature or "", **stamp}


def post(edge: Edge, body: str, headers: dict[str, str]) -> int:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    return ask(edge, "POST", "/slack/events", body, {**form, **headers})


def ask(
    edge: Edge, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
) -> int:
    url = urlsplit(edge.sandbox.request_url or "")
    connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=PATIENT)
    try:
        connection.request(method, path, body.encode(), headers or {})
        return connection.getresponse().status
    finally:
        connection.close()
