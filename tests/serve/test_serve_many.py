"""One address for many workspaces: the one that is spoken of has its own bot and its own record."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_bolt import BoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.app import Bot
from bot.sandbox import Json
from bot.serve.whose import Whose
from bot.store import installations
from bot.store.engine import reading
from tests.serve.offices import OURS, THEIRS, Offices, be_patient, by_web, install, two_offices
from tests.serve.waiting import A_LONG_TIME
from tests.slack.bodies import pressed, told
from tests.slack.colleague import seen

KINDLY = "I am not at work in this workspace just now"
NOBODYS = "T0NOBODY"


@dataclass(frozen=True)
class Address:
    """Where Slack posts to."""

    url: str
    secret: str

    def hears(self, body: Json, **headers: str) -> tuple[int, str]:
        """What it answers to a body that Slack has signed."""
        is_form = "command" in body or "ssl_check" in body
        if is_form:
            sent, kind = urlencode(body), "application/x-www-form-urlencoded"
        elif body["type"] in ("event_callback", "url_verification"):
            sent, kind = json.dumps(body), "application/json"
        else:
            sent = urlencode({"payload": json.dumps(body)})
            kind = "application/x-www-form-urlencoded"
        stamp = str(int(time.time()))
        proof = SignatureVerifier(self.secret).generate_signature(timestamp=stamp, body=sent)
        signed = {"X-Slack-Signature": proof or "", "X-Slack-Request-Timestamp": stamp}
        asked = urllib.request.Request(  # noqa: S310 - our own address
            self.url, sent.encode(), {"Content-Type": kind, **signed, **headers}
        )
        try:
            with urllib.request.urlopen(asked, timeout=A_LONG_TIME) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()


@dataclass(frozen=True)
class Street:
    offices: Offices
    address: Address

    @property
    def both(self) -> tuple[Any, Any]:
        return self.offices.rows(OURS), self.offices.rows(THEIRS)


@pytest.fixture
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with (
        two_offices(tmp_path_factory.mktemp("street")) as offices,
        by_web(offices) as url,
    ):
        yield Street(offices, Address(url, offices.town.signing_secret))


def command(team: str, user: str, line: str, trigger: str, **more: str) -> Json:
    name, _, rest = line.partition(" ")
    place = {"channel_id": "D1", "response_url": "", "trigger_id": f"1.2.{trigger}"}
    return {"command": name, "text": rest, "user_id": user, "team_id": team, **place, **more}


def of_team(body: Json, team: str, user: str) -> Json:
    person = {"id": user, "team_id": team}
    return {**body, "team": {"id": team, "domain": "d"}, "user": person}


def touches(rows: Any) -> int:  # noqa: ANN401
    return len(rows["touchpoints"])


def test_each_is_answered_from_its_own_record(street: Street) -> None:
    ours, theirs = street.both
    hears = street.address.hears
    said = hears(command("T0OFFICE", "UANA", "/touch Acme call today", "a"))[1]
    assert "Logged for Acme" in said
    said = hears(command("T0TWIN", "UEVE", "/touch Dunes call today", "b"))[1]
    assert "Logged for Dunes" in said
    after, others = street.both
    assert touches(after) == touches(ours) + 1
    assert touches(others) == touches(theirs) + 1


def test_people_do_in_each_what_they_do_in_one(street: Street) -> None:
    offices = street.offices
    offices.eve.hands.looks_at_home()
    assert "Eve" in str(offices.eve.home) or "Dunes" in str(offices.eve.home)
    offices.ana.hands.looks_at_home()
    assert "Dunes" not in str(offices.ana.home)
    offices.eve.hands.uses_shortcut("log_touchpoint")
    assert offices.eve.is_offered("customer_options", "a") == []
    assert offices.eve.is_offered("customer_options", "du") == ["Dunes"]


def test_an_unknown_workspace_is_refused_kindly_and_leaves_no_trace(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    before = street.both
    hears = street.address.hears
    status, said = hears(command(NOBODYS, "UX", "/touch Acme call today", "c"))
    assert status == 200
    assert json.loads(said)["text"].startswith(KINDLY)
    assert json.loads(said)["response_type"] == "ephemeral"
    form = {"id": "V1", "type": "modal", "callback_id": "touch_form", "state": {"values": {}}}
    sent = of_team({"type": "view_submission", "trigger_id": "1.2.d", "view": form}, NOBODYS, "UX")
    status, said = hears(sent)
    assert (status, KINDLY in said) == (200, True)
    assert hears(of_team(pressed("touch_undo:1", "1", "1.2.e"), NOBODYS, "UX")) == (200, "")
    mention = {"type": "app_mention", "user": "UX", "channel": "C1", "ts": "1.0", "text": "hi"}
    nobody = told(mention, "Ev1", team_id=NOBODYS, authorizations=[{"team_id": NOBODYS}])
    assert hears(nobody) == (200, "")
    assert street.both == before
    assert "refused what is of no workspace" in caplog.text
    assert "Acme" not in caplog.text


def test_a_button_of_an_unknown_workspace_is_answered_where_it_was_pressed(
    street: Street,
) -> None:
    """Of one that was removed while a message of ours still stood there."""
    offices = street.offices
    offices.eve.hands.uses_shortcut("log_touchpoint")
    offices.eve.hands.closes(offices.eve.form)
    offices.eve.hands.types(offices.sandbox(THEIRS).bot_user, "/touch Dunes call today")
    answer = offices.eve.echoes[-1]
    gone(street, "app_uninstalled", {})
    undo = next(
        one["action_id"]
        for block in answer.blocks
        for one in block.get("elements", ())
        if one.get("action_id", "").startswith("touch_undo")
    )
    assert offices.eve.hands.presses(answer, undo).warning == ""
    assert seen(offices.eve.echoes[-1]).startswith(KINDLY)


def test_slack_may_ask_for_the_address_before_anything_is_installed(street: Street) -> None:
    hears = street.address.hears
    greeting = {"type": "url_verification", "token": "x", "challenge": "3eZbrw1a"}
    status, said = hears(greeting)
    assert (status, json.loads(said)) == (200, {"challenge": "3eZbrw1a"})
    assert hears({"ssl_check": "1", "token": "x"})[0] == 200


def test_only_what_is_signed_is_looked_into(street: Street) -> None:
    before = street.both
    line = command("T0TWIN", "UEVE", "/touch Dunes call today", "f")
    forged = Address(street.address.url, "another secret")
    assert forged.hears(line) == (401, "signature")
    assert forged.hears({"type": "url_verification", "challenge": "x"}) == (401, "signature")
    assert street.both == before


@pytest.mark.parametrize(
    "body",
    [
        {"type": "block_actions"},
        {"type": "block_actions", "team": None, "user": None, "actions": []},
        {"type": "event_callback", "authorizations": [None], "event": {}},
        {"type": "view_submission", "team": {"id": ["T0OFFICE"]}, "view": 7},
        {"type": "event_callback", "team_id": {"a": 1}, "authorizations": {"team_id": "T0OFFICE"}},
    ],
)
def test_what_slack_would_never_send_does_no_harm(street: Street, body: Json) -> None:
    before = street.both
    assert street.address.hears(body)[0] in (200, 400)
    assert street.both == before


def test_a_body_of_two_workspaces_goes_where_the_app_is_installed(street: Street) -> None:
    """Slack Connect: somebody of another workspace, in a channel of ours."""
    ours, theirs = street.both
    guest = {"id": "UOUT", "team_id": NOBODYS}
    button = {**pressed("touch_undo:1", "1", "1.2.g"), "user": guest}
    assert street.address.hears(button) == (200, "")
    form = {
        "id": "V1",
        "type": "modal",
        "callback_id": "touch_form",
        "app_installed_team_id": "T0OFFICE",
        "state": {"values": {}},
    }
    sent = of_team({"type": "view_submission", "trigger_id": "1.2.h", "view": form}, NOBODYS, "UX")
    status, said = street.address.hears(sent)
    assert status == 200
    assert "I only work for the people of the workspace that I am installed in" in said
    after, others = street.both
    # That it was told is remembered where it is installed, and nowhere else.
    assert {**after, "seen": [], "rings": []} == {**ours, "seen": [], "rings": []}
    assert others == theirs


def gone(street: Street, what: str, event: Json, at: int = 4_000_000_000) -> None:
    body = told({"type": what, **event}, f"Ev{what}{at}", team_id="T0TWIN", event_time=at)
    assert street.address.hears({**body, "authorizations": []})[0] == 200


def stored(street: Street) -> list[str]:
    with reading(street.offices.bots.engine) as connection:
        return [one.team_id for one in installations.everyone(connection)]


@pytest.mark.parametrize(
    ("what", "event"),
    [("app_uninstalled", {}), ("tokens_revoked", {"tokens": {"oauth": [], "bot": ["UBOT"]}})],
)
def test_where_slack_says_that_it_is_over_the_token_goes_and_what_was_recorded_stays(
    street: Street, what: str, event: Json
) -> None:
    before = street.both
    gone(street, what, event)
    assert stored(street) == ["T0OFFICE"]
    assert street.offices.bots.of_team("T0TWIN") is None
    ours, theirs = street.both
    assert ours == before[0]
    assert theirs["customers"] == before[1]["customers"]
    said = street.address.hears(command("T0TWIN", "UEVE", "/touch Dunes call today", "i"))[1]
    assert KINDLY in said
    install(street.offices.settings.database_url, street.offices.town, THEIRS)
    be_patient(street.offices)
    said = street.address.hears(command("T0TWIN", "UEVE", "/touch Dunes call today", "j"))[1]
    assert "Logged for Dunes" in said


def test_what_does_not_concern_our_token_removes_nothing(street: Street) -> None:
    gone(street, "tokens_revoked", {"tokens": {"oauth": ["UEVE"]}})
    gone(street, "tokens_revoked", {})
    # Told again minutes later, when it was installed anew.
    gone(street, "app_uninstalled", {}, at=1_000_000_000)
    assert stored(street) == ["T0OFFICE", "T0TWIN"]


def test_where_no_workspace_is_named_it_is_the_home_of_whoever_types(street: Street) -> None:
    """On Enterprise Grid Slack may name the organisation alone."""
    body = {
        "type": "block_suggestion",
        "team": None,
        "enterprise": {"id": "E0TWIN"},
        "user": {"id": "UEVE", "team_id": "T0TWIN"},
        "action_id": "customer_options",
        "block_id": "customer",
        "value": "du",
    }
    status, said = street.address.hears(body)
    assert (status, "Dunes" in said) == (200, True)
    body["user"] = {"id": "UX", "team_id": NOBODYS}
    assert "Dunes" not in street.address.hears(body)[1]


def test_while_the_record_is_silent_whoever_was_known_answers(street: Street) -> None:
    """Slack waits for three seconds, and what comes of it may come later."""
    bots, silent, over = street.offices.bots, Event(), Event()

    def find(team: str) -> Bot | None:
        if silent.is_set():
            assert over.wait(A_LONG_TIME)
        return bots.of_team(team)

    whose = Whose(find, patience=0.05)

    def hears(body: Json) -> str:
        said: str = whose(BoltRequest(body=body, mode="socket_mode"), time.monotonic()).body
        return said

    assert "Logged for Dunes" in hears(command("T0TWIN", "UEVE", "/touch Dunes call today", "m"))
    silent.set()
    assert "Logged for Dunes" in hears(command("T0TWIN", "UEVE", "/touch Dunes chat today", "n"))
    over.set()
    whose.patience = A_LONG_TIME
    # Of whom nothing is known nobody can say whose they are.
    assert "Logged for Acme" in hears(command("T0OFFICE", "UANA", "/touch Acme call today", "o"))
    gone(street, "app_uninstalled", {})
    assert KINDLY in hears(command("T0TWIN", "UEVE", "/touch Dunes call today", "p"))
