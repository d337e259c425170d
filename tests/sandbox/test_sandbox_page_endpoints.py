"""The small HTTP interface behind the page, and who may use it."""

import http.client
import json
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlencode, urlsplit

import pytest
from slack_bolt import Ack
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bot.sandbox import Hands, Json, PortTaken, Sandbox
from tests.sandbox.office import MENU, ORDER, PATIENT, Lunch, an_office


class Page:
    """Talks to the sandbox as its page does."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.host = urlsplit(sandbox.page_url).netloc

    def looks(self, what: str, **asked: str) -> Json:
        return self.asks("GET", f"/sandbox/{what}?{urlencode(asked)}")[1]

    def does(self, what: str, **sent: object) -> Json:
        headers = {"Content-Type": "application/json", "Origin": f"http://{self.host}"}
        return self.asks("POST", f"/sandbox/{what}", json.dumps(sent), headers)[1]

    def asks(
        self, verb: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, Json]:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENT)
        connection.request(verb, path, body, headers or {})
        answer = connection.getresponse()
        status, text = answer.status, answer.read()
        connection.close()
        is_json = answer.headers.get_content_type() == "application/json"
        return status, json.loads(text) if is_json else {"text": text.decode()}


@pytest.fixture
def page(sandbox: Sandbox) -> Page:
    return Page(sandbox)


@pytest.fixture(scope="module")
def empty() -> Iterator[Page]:
    with an_office().serve() as sandbox:
        yield Page(sandbox)


def test_the_state_says_who_where_and_when(empty: Page) -> None:
    state = empty.looks("state", user="U2")

    assert state["me"]["real_name"] == "Ben Bose"
    assert state["clock"]["local"] == "Tue 3 Mar 2026, 13:30"
    assert state["clock"]["zone"] == "Asia/Kolkata"
    assert [person["id"] for person in state["people"]] == ["U1", "U2", "U3"]
    assert [channel["name"] for channel in state["channels"]] == ["general", "without-app"]
    assert state["dms"] == [
        {"id": "DU2", "user": "U0APP", "name": "Lunch Bot", "is_app": True, "unread": 0}
    ]
    assert state["commands"][0] == {
        "command": "/lunch", "description": "Order lunch", "usage_hint": "pizza",
    }  # fmt: skip
    assert [shortcut["type"] for shortcut in state["shortcuts"]] == ["global", "message"]


def test_looking_marks_as_read(page: Page, lunch: Lunch) -> None:
    page.looks("conversation", user="U1", channel="DU1")
    lunch.client.chat_postMessage(channel="U1", text="Soup is ready", blocks=MENU)
    assert _unread(page) == 1

    shown = page.looks("conversation", user="U1", channel="DU1")

    assert _unread(page) == 0
    assert (shown["channel"]["kind"], shown["channel"]["name"]) == ("im", "Lunch Bot")
    message = shown["messages"][-1]
    assert (message["text"], message["is_app"], message["ephemeral"]) == (
        "Soup is ready", True, False,
    )  # fmt: skip
    assert (message["time"], message["day"]) == ("09:00", "Tuesday, 3 March")


def test_ephemeral_messages_are_shown_to_one(page: Page, lunch: Lunch) -> None:
    lunch.client.chat_postEphemeral(channel="C1", user="U1", text="Only Ana")

    to_ana = page.looks("conversation", user="U1", channel="C1")["messages"][-1]
    to_ben = page.looks("conversation", user="U2", channel="C1")["messages"]
    assert (to_ana["text"], to_ana["ephemeral"]) == ("Only Ana", True)
    assert all(message["text"] != "Only Ana" for message in to_ben)


def test_saying_pressing_and_choosing(page: Page, lunch: Lunch) -> None:
    page.does("say", user="U1", channel="C1", text="/lunch from the page")
    assert lunch.told("/lunch")["text"] == "from the page"

    ts = lunch.client.chat_postMessage(channel="U1", text="Menu", blocks=MENU)["ts"]
    where = {"user": "U1", "channel": "DU1", "ts": ts}
    option = MENU[0]["elements"][1]["options"][0]
    action = {"type": "static_select", "block_id": "menu", "action_id": "drink"}
    page.does("press", **where, action={**action, "selected_option": option})
    assert lunch.told("block_actions")["actions"][0]["selected_option"] == option

    offered = page.does("options", **where, block_id="menu", action_id="place", value="b")
    assert [one["value"] for one in offered["options"]] == ["bombay"]

    page.does("shortcut", user="U1", callback_id="cook", channel="DU1", ts=ts)
    assert lunch.told("message_action")["message"]["ts"] == ts


def test_a_form_is_filled_in_on_the_page(page: Page, lunch: Lunch, ana: Hands) -> None:
    def answer(ack: Ack, body: Json) -> None:
        lunch.client.views_open(trigger_id=body["trigger_id"], view=ORDER)
        ack()

    lunch.answers["shortcut"] = answer
    page.does("shortcut", user="U1", callback_id="hungry")
    (view,) = page.looks("views", user="U1")["stack"]

    left_empty = page.does("submit", user="U1", view_id=view["id"], values={})
    assert left_empty == {"errors": {"dish": "Please complete this required field."}}
    dish = {"dish": {"dish": {"type": "plain_text_input", "value": "Stew"}}}
    assert page.does("submit", user="U1", view_id=view["id"], values=dish) == {}
    assert page.looks("views", user="U1")["stack"] == []

    gone = page.does("close", user="U1", view_id=view["id"])
    assert gone == {"error": "That view is no longer open; open it again."}


def test_home_is_opened_on_the_page(page: Page, lunch: Lunch) -> None:
    assert page.does("home", user="U3") == {}

    assert lunch.told("app_home_opened")["event"]["user"] == "U3"
    assert "view" in page.looks("home", user="U3")


def test_the_clock_is_moved_on_the_page() -> None:
    with an_office().serve() as sandbox:
        page = Page(sandbox)

        moved = page.does("clock", user="U3", to="tomorrow morning")

        assert moved["local"] == "Wed 4 Mar 2026, 09:00"
        assert moved["now"].startswith("2026-03-04T14:00")
        back = page.does("clock", user="U3", to="2026-03-03T09:00")
        assert back == {"error": "The clock only goes forward; choose a later moment."}


@pytest.mark.parametrize(("to", "second"), [("a week on", "09:00"), ("a month on", "10:00")])
def test_a_far_walk_takes_longer_steps(to: str, second: str) -> None:
    with an_office().serve() as sandbox:
        seen: list[datetime] = []
        sandbox.clock.on_move(seen.append)

        Page(sandbox).does("clock", user="U1", to=to)

        assert f"{seen[1]:%H:%M}" == second


def test_changes_are_told_as_they_happen(page: Page, lunch: Lunch) -> None:
    with connect(f"ws://{page.host}/sandbox/live", proxy=None) as live:
        assert live.ping().wait(PATIENT)
        lunch.client.chat_postMessage(channel="U3", text="News")

        # What an earlier test has brought about may be told before it.
        while "channel:DU3" not in json.loads(live.recv(timeout=PATIENT))["changed"]:
            pass


@pytest.mark.parametrize(
    ("what", "sent", "advice"),
    [
        ("say", {"user": "U9", "channel": "C1", "text": "x"}, "choose one from the list"),
        ("say", {"user": "U1", "channel": "C1"}, "says no text"),
        ("say", {"user": "U1", "channel": "C9", "text": "x"}, "in no conversation called C9"),
        ("press", {"user": "U1", "channel": "C1", "ts": "1.2", "action": {}}, "no longer there"),
        ("submit", {"user": "U1", "view_id": "V9", "values": []}, "no longer open"),
        ("submit", {"user": "U1", "view_id": "V9", "values": "x"}, "is no object"),
        ("clock", {"user": "U1", "to": "soonish"}, "is no moment I know"),
    ],
)
def test_errors_say_what_to_do(empty: Page, what: str, sent: Json, advice: str) -> None:
    assert advice in empty.does(what, **sent)["error"]


@pytest.mark.parametrize(
    ("verb", "headers"),
    [
        ("GET", {"Host": "evil.example"}),
        ("GET", {"Host": "127.0.0.1.evil.example"}),
        ("POST", {"Origin": "http://evil.example"}),
        ("POST", {"Origin": "null"}),
        ("POST", {"Origin": "http://127.0.0.1:1"}),
    ],
)
def test_strangers_are_refused(empty: Page, verb: str, headers: dict[str, str]) -> None:
    path = "/sandbox/state?user=U1" if verb == "GET" else "/sandbox/clock"
    status, body = empty.asks(verb, path, '{"user": "U1", "to": "a week on"}', headers)

    assert status == 403
    assert "The sandbox" in body["error"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]:8080", "LOCALHOST:1"])
def test_this_machine_is_let_in_by_all_its_names(empty: Page, host: str) -> None:
    assert empty.asks("GET", "/sandbox/state?user=U1", headers={"Host": host})[0] == 200


def test_strangers_hear_nothing_live(empty: Page) -> None:
    evil = {"Origin": "http://evil.example"}
    with (
        pytest.raises(InvalidStatus),
        connect(f"ws://{empty.host}/sandbox/live", proxy=None, additional_headers=evil),
    ):
        pass


def test_the_page_is_served(empty: Page) -> None:
    status, body = empty.asks("GET", "/")

    assert status == 200
    assert "<html" in body["text"]


def test_a_port_that_is_taken_is_named(page: Page) -> None:
    port = int(page.host.rpartition(":")[2])

    with pytest.raises(PortTaken, match=f"Port {port} is taken.*PORT=0"), an_office().serve(port):
        pass


def _unread(page: Page) -> int:
    return int(page.looks("state", user="U1")["dms"][0]["unread"])
