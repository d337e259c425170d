"""Carrying notes into Slack: found again, shown again, never posted twice by itself."""

import json
import socket
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.model import Card, GiveUp, Member, Note, NudgeState, TryAgain, Uncertain
from bot.slack.messenger import SlackMessenger
from bot.slack.surface import SCOPES
from tests.slack.colleague import seen
from tests.slack.edge import EIGHT, Edge, an_edge
from tests.slack.rude import Rude

TOKEN = "xoxb-1"
ANA = Member(id=1, name="Ana Ruiz", slack_id="UANA")
CARD = Card(
    id=5,
    rule="check_in",
    customer_id=1,
    customer="Acme",
    due=date(2026, 3, 3),
    why="Nobody has spoken with Acme for three weeks.",
    draft="Hello",
    private=False,
    urgent=False,
    state=NudgeState.ASKED,
    ask_on=date(2026, 3, 3),
)
NOTE = Note(
    id=7,
    member=ANA,
    day=date(2026, 3, 3),
    occasion="2026-03-03",
    version=0,
    channel=None,
    ts=None,
    cards=(CARD,),
)


def messenger(api_url: str, token: str = TOKEN) -> SlackMessenger:
    return SlackMessenger(token, api_url, {"check_in": "Check in"})


def test_a_note_is_sent_shown_again_and_found(edge: Edge) -> None:
    carrier = edge.bot.messenger
    assert carrier.find(NOTE, EIGHT - timedelta(days=2)) is None
    posted = carrier.send(NOTE)
    assert "Check in, Acme" in seen(edge.ana.note)
    assert posted.ts == edge.ana.note.ts
    assert edge.ana.note.metadata == {
        "event_type": "second_date_note",
        "event_payload": {"note": 7},
    }
    done = replace(CARD, state=NudgeState.DONE, answered_by="Ana Ruiz")
    carrier.show_again(replace(NOTE, channel=posted.channel, ts=posted.ts, cards=(done,)))
    assert "Done by Ana Ruiz: Check in, Acme" in seen(edge.ana.note)
    assert carrier.find(NOTE, EIGHT - timedelta(days=2)) == posted
    assert carrier.find(replace(NOTE, id=8), EIGHT - timedelta(days=2)) is None


def test_a_note_is_found_below_hundreds_of_newer_messages(edge: Edge) -> None:
    posted = edge.bot.messenger.send(NOTE)
    for number in range(110):
        edge.ana.hands.types(edge.sandbox.bot_user, f"thinking aloud, {number}")
    assert edge.bot.messenger.find(NOTE, EIGHT - timedelta(days=2)) == posted


def test_somebody_slack_does_not_know_is_given_up(shared: Edge) -> None:
    with pytest.raises(GiveUp, match="Slack does not know this person any more"):
        shared.bot.messenger.send(replace(NOTE, member=replace(ANA, slack_id="UNOBODY")))


def test_a_token_that_is_not_valid_is_given_up_with_advice(shared: Edge) -> None:
    with pytest.raises(GiveUp, match="check SLACK_BOT_TOKEN"):
        messenger(shared.sandbox.api_url, "xoxb-stolen").send(NOTE)
    assert shared.ana.notes == []


@pytest.mark.parametrize("missing", ["chat:write", "im:history", "im:write", "users:read"])
def test_every_scope_is_needed_and_its_lack_is_told(tmp_path: Path, missing: str) -> None:
    scopes = [scope for scope in SCOPES if scope != missing]
    with an_edge(tmp_path, scopes=scopes) as edge:
        if missing == "chat:write":
            with pytest.raises(GiveUp, match="reinstall"):
                edge.bot.messenger.send(NOTE)
        elif missing == "users:read":
            edge.noor.types("/nudges")
            assert edge.names("members")[-1] == "UNEW"
        else:
            with pytest.raises(GiveUp, match="reinstall"):
                edge.bot.messenger.find(NOTE, EIGHT)


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("token_revoked", "install the app again"),
        ("account_inactive", "install the app again"),
        ("messages_tab_disabled", "switch it on"),
        ("invalid_blocks", "Slack refused it: invalid_blocks"),
        ("something_new", "Slack refused it: something_new"),
    ],
)
def test_a_definite_no_is_given_up_with_what_to_do(code: str, advice: str) -> None:
    with says(200, error=code) as slack:
        with pytest.raises(GiveUp, match=advice):
            messenger(slack.url).send(NOTE)
        assert slack.asked == ["/api/chat.postMessage"]


def test_a_limit_is_waited_for_exactly_as_long_as_slack_says() -> None:
    with says(429, error="ratelimited", retry_after="47") as slack:
        with pytest.raises(TryAgain) as wait:
            messenger(slack.url).send(NOTE)
        assert wait.value.seconds == 47
        assert len(slack.asked) == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b'{"ok": false, "error": "internal_error"}'),
        (200, b'{"ok": false, "error": "internal_error"}'),
        (200, b'{"ok": false, "error": "fatal_error"}'),
        (200, b'{"ok": false}'),
        (502, b"<html>Bad gateway</html>"),
        (503, b""),
        (200, b"<html>Slack is down</html>"),
        (200, b""),
        (0, b""),
    ],
)
def test_after_no_clear_answer_it_may_have_been_posted_and_is_not_posted_again(
    status: int, body: bytes, expected_trouble: list[str]
) -> None:
    expected_trouble += [
        "Failed to send a request to Slack API server",
        "Failed to decode Slack API response",
    ]
    with Rude(status, body).serve() as slack:
        with pytest.raises(Uncertain):
            messenger(slack.url).send(NOTE)
        assert len(slack.asked) == 1


def test_a_server_that_is_not_there_leaves_it_uncertain(expected_trouble: list[str]) -> None:
    expected_trouble.append("Failed to send a request to Slack API server")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        with pytest.raises(Uncertain):
            messenger(f"http://127.0.0.1:{taken.getsockname()[1]}/api/").send(NOTE)


def says(status: int, *, error: str, retry_after: str = "") -> AbstractContextManager[Rude]:
    headers = {"Content-Type": "application/json"}
    if retry_after:
        headers["Retry-After"] = retry_after
    return Rude(status, json.dumps({"ok": False, "error": error}).encode(), headers).serve()
