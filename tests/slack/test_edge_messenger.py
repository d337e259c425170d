"""Carrying notes into Slack: found again, shown again, never posted twice by itself."""

import json
import socket
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from bot.model import (
    Card,
    GiveUp,
    Member,
    NotDrawn,
    Note,
    NudgeState,
    Posted,
    Stopped,
    TryAgain,
    Uncertain,
)
from bot.sandbox import faults
from bot.slack.messenger import SlackMessenger, opaque
from bot.slack.surface import SCOPES
from tests.slack.colleague import seen
from tests.slack.edge import EIGHT, PATIENT, Edge, an_edge
from tests.slack.rude import Rude

TOKEN, POST = "xoxb-1", "chat.postMessage"
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
        "event_payload": {"note": opaque(NOTE)},
    }
    done = replace(CARD, state=NudgeState.DONE, answered_by="Ana Ruiz")
    carrier.show_again(replace(NOTE, channel=posted.channel, ts=posted.ts, cards=(done,)))
    assert "Done by Ana Ruiz: Check in, Acme" in seen(edge.ana.note)
    assert carrier.find(NOTE, EIGHT - timedelta(days=2)) == posted
    another = replace(NOTE, occasion="2026-03-04")
    assert carrier.find(another, EIGHT - timedelta(days=2)) is None


def test_a_note_is_found_below_hundreds_of_newer_messages(edge: Edge) -> None:
    posted = edge.bot.messenger.send(NOTE)
    for number in range(110):
        edge.ana.hands.types(edge.sandbox.bot_user, f"thinking aloud, {number}")
    assert edge.bot.messenger.find(NOTE, EIGHT - timedelta(days=2)) == posted


def test_somebody_slack_does_not_know_is_given_up(shared: Edge) -> None:
    with pytest.raises(GiveUp, match="Slack does not know this person any more"):
        shared.bot.messenger.send(replace(NOTE, member=replace(ANA, slack_id="UNOBODY")))


def test_a_token_that_is_not_valid_stops_us_with_advice(shared: Edge) -> None:
    with pytest.raises(Stopped, match="check SLACK_BOT_TOKEN"):
        messenger(shared.sandbox.api_url, "xoxb-stolen").send(NOTE)
    assert shared.ana.notes == []


@pytest.mark.parametrize("missing", ["chat:write", "im:history", "im:write", "users:read"])
def test_every_scope_is_needed_and_its_lack_is_told(tmp_path: Path, missing: str) -> None:
    scopes = [scope for scope in SCOPES if scope != missing]
    with an_edge(tmp_path, scopes=scopes) as edge:
        if missing == "chat:write":
            with pytest.raises(Stopped, match="reinstall"):
                edge.bot.messenger.send(NOTE)
        elif missing == "users:read":
            edge.noor.types("/nudges")
            assert edge.names("members")[-1] == "UNEW"
        else:
            with pytest.raises(GiveUp, match="reinstall"):
                edge.bot.messenger.find(NOTE, EIGHT)


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
        (403, b"<html>The proxy says no</html>"),
        (200, b"<html>Slack is down</html>"),
        (200, b'{"ok": true, "channel": "D1", "ts'),
        (200, b'{"ok": true}'),
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


def test_where_nobody_listens_nothing_was_said_so_it_is_tried_again(
    expected_trouble: list[str],
) -> None:
    expected_trouble.append("Failed to send a request to Slack API server")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens
        with pytest.raises(TryAgain):
            messenger(f"http://127.0.0.1:{taken.getsockname()[1]}/api/").send(NOTE)


def test_a_name_that_nobody_knows_is_tried_again(expected_trouble: list[str]) -> None:
    expected_trouble.append("Failed to send a request to Slack API server")
    with pytest.raises(TryAgain):
        messenger("http://slack.invalid/api/").send(NOTE)


def test_who_speaks_no_tls_leaves_it_uncertain(expected_trouble: list[str]) -> None:
    expected_trouble.append("Failed to send a request to Slack API server")
    with Rude(200).serve() as slack, pytest.raises(Uncertain):
        messenger(slack.url.replace("http:", "https:")).send(NOTE)


def test_who_does_not_answer_in_time_leaves_it_uncertain(
    edge: Edge, expected_trouble: list[str]
) -> None:
    expected_trouble.append("Failed to send a request to Slack API server")
    posted, sandbox = Event(), edge.sandbox
    sandbox.faults.strike(POST, faults.late(600), next_times=1)
    sandbox.faults.watch(lambda *what: posted.set() if what == ("done", POST) else None)
    impatient = SlackMessenger(sandbox.bot_token, sandbox.api_url, {}, timeout=0.2)
    with pytest.raises(Uncertain):
        impatient.send(NOTE)
    assert posted.wait(PATIENT)
    found = edge.bot.messenger.find(NOTE, EIGHT - timedelta(days=2))
    assert found, "it was posted all the same"


class NoTitles(dict[str, str]):
    def get(self, key: str, default: object = None) -> str:
        raise LookupError(key, default)


def test_a_note_that_breaks_our_own_drawing_has_not_left_the_house(
    shared: Edge, expected_trouble: list[str]
) -> None:
    expected_trouble.append("broke while it was drawn")
    before = shared.ana.notes
    sandbox = shared.sandbox
    with pytest.raises(NotDrawn):
        SlackMessenger(sandbox.bot_token, sandbox.api_url, NoTitles()).send(NOTE)
    assert shared.ana.notes == before


def test_a_note_of_before_the_update_is_found_by_its_number_once_it_was_tried(edge: Edge) -> None:
    old = {"event_type": "second_date_note", "event_payload": {"note": NOTE.id}}
    client = edge.bot.installed.app.client
    sent = client.chat_postMessage(channel="UANA", text="A note", metadata=old)
    tried = replace(NOTE, attempts=1)
    found = edge.bot.messenger.find(tried, EIGHT - timedelta(days=2))
    assert found == Posted(sent["channel"], sent["ts"])
    assert edge.bot.messenger.find(NOTE, EIGHT - timedelta(days=2)) is None


def test_what_a_note_is_known_by_is_the_same_in_every_copy_of_the_record() -> None:
    restored = replace(NOTE, id=99, member=replace(ANA, id=55), cards=())
    assert opaque(restored) == opaque(NOTE)
    others = (
        replace(NOTE, member=replace(ANA, slack_id="UBEN")),
        replace(NOTE, occasion="2026-03-04"),
        replace(NOTE, text="Ben hands Acme over to you."),
    )
    assert len({opaque(one) for one in (NOTE, *others)}) == 4


def says(status: int, *, error: str, retry_after: str = "") -> AbstractContextManager[Rude]:
    headers = {"Content-Type": "application/json"}
    if retry_after:
        headers["Retry-After"] = retry_after
    return Rude(status, json.dumps({"ok": False, "error": error}).encode(), headers).serve()
