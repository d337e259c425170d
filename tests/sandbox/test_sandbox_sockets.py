"""Socket Mode, frame by frame: an app that does what the test says, or nothing at all."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from bot.sandbox import Json, Outcome, Sandbox
from tests.sandbox.office import ORDER, PATIENT, Ticks, an_office

SHORT = 0.05


class Socket:
    """One end of a socket, in the hands of the test."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.hello = self.next()

    def next(self) -> Json:
        message: Json = json.loads(self.connection.recv(timeout=PATIENT))
        return message

    def acknowledge(self, envelope: Json, payload: Json | None = None) -> None:
        answer = {"envelope_id": envelope["envelope_id"], "payload": payload or {}}
        self.connection.send(json.dumps(answer))

    def has_nothing(self) -> bool:
        try:
            self.connection.recv(timeout=0)
        except TimeoutError:
            return True
        return False


@contextmanager
def a_socket(sandbox: Sandbox) -> Iterator[Socket]:
    """When it is left, the sandbox knows that it is gone, and sends nothing more into it."""
    others = len(sandbox._sockets)
    url = WebClient(sandbox.app_token, base_url=sandbox.api_url).apps_connections_open(
        app_token=sandbox.app_token
    )["url"]
    with connect(url, proxy=None, close_timeout=SHORT) as connection:
        yield Socket(connection)
    sandbox.wait_until(lambda: len(sandbox._sockets) <= others, PATIENT)


@contextmanager
def meanwhile(act: Callable[[], Outcome]) -> Iterator[list[Outcome]]:
    """A person acts and waits, while the test plays the app."""
    outcome: list[Outcome] = []
    thread = threading.Thread(target=lambda: outcome.append(act()))
    thread.start()
    yield outcome
    thread.join()


@pytest.fixture(scope="module")
def impatient() -> Iterator[Sandbox]:
    with an_office(patience=SHORT, again_after=(0.0,)).serve() as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def patient() -> Iterator[Sandbox]:
    with an_office(again_after=(0.0,)).serve() as sandbox:
        yield sandbox


def test_slack_says_hello_first(patient: Sandbox) -> None:
    with a_socket(patient) as socket:
        assert socket.hello["type"] == "hello"
        assert socket.hello["num_connections"] == 1
        assert socket.hello["connection_info"]["app_id"]


def test_pings_are_answered(patient: Sandbox) -> None:
    with a_socket(patient) as socket:
        assert socket.connection.ping("are you there").wait(PATIENT)


def test_a_ticket_opens_one_socket(patient: Sandbox) -> None:
    with a_socket(patient) as socket:
        request = socket.connection.request
        assert request
        url = patient.page_url.replace("http", "ws", 1) + request.path.removeprefix("/")
        with pytest.raises(Exception, match="rejected"), connect(url, proxy=None):
            pass


def test_an_envelope_goes_to_one_socket_and_its_answer_is_shown(patient: Sandbox) -> None:
    ana = patient.person("U1")
    with a_socket(patient) as one, a_socket(patient) as other:
        takers = []
        for _ in range(2):
            with meanwhile(lambda: ana.types("C1", "/lunch")) as outcome:
                taker, idle, envelope = _who_gets_it(one, other)
                taker.acknowledge(envelope, {"text": "Coming"})
            assert envelope["type"] == "slash_commands"
            assert envelope["accepts_response_payload"] is True
            assert outcome[0].answer == {"text": "Coming"}
            assert idle.has_nothing()
            takers.append(taker)

        assert set(takers) == {one, other}
    assert ana.sees("C1")[-1].text == "Coming"


def test_who_gets_no_answer_is_told_so(impatient: Sandbox) -> None:
    ana = impatient.person("U1")
    with a_socket(impatient):
        outcome = ana.types("C1", "/lunch")

    assert outcome.warning == "/lunch failed because the app did not respond."
    assert ana.sees("C1")[-1].text == outcome.warning


def test_without_a_socket_the_answer_is_the_same(impatient: Sandbox) -> None:
    outcome = impatient.person("U1").types("C1", "/lunch")

    assert outcome.warning == "/lunch failed because the app did not respond."


def test_a_form_without_an_answer_stays_open(impatient: Sandbox) -> None:
    ana = impatient.person("U1")
    api = WebClient(impatient.bot_token, base_url=impatient.api_url)
    with a_socket(impatient) as socket:
        ana.uses_shortcut("hungry")
        api.views_open(trigger_id=socket.next()["payload"]["trigger_id"], view=ORDER)
        outcome = ana.submits(impatient.views("U1")[-1], {"dish": "Soup"})

    assert outcome.warning == "We had some trouble connecting. Try again?"
    assert len(impatient.views("U1")) == 1


def test_an_event_without_an_answer_comes_again(impatient: Sandbox) -> None:
    ana = impatient.person("U1")
    with a_socket(impatient) as socket:
        ana.types(impatient.bot_user, "Hello")
        first, again = socket.next(), socket.next()
        socket.acknowledge(again)

    assert (first["retry_attempt"], again["retry_attempt"]) == (0, 1)
    assert again["retry_reason"] == "timeout"
    assert first["payload"]["event_id"] == again["payload"]["event_id"]


def test_what_the_app_says_itself_is_told_without_waiting(patient: Sandbox) -> None:
    api = WebClient(patient.bot_token, base_url=patient.api_url)
    with a_socket(patient) as socket:
        api.chat_postMessage(channel="U1", text="Good morning")
        event = socket.next()
        socket.acknowledge(event)

    assert event["payload"]["event"]["bot_id"]
    assert event["payload"]["event"]["user"] == patient.bot_user


def test_slack_may_ask_an_app_to_come_back(patient: Sandbox) -> None:
    with a_socket(patient) as socket:
        patient.disconnect("refresh_requested")

        asked = socket.next()
        assert (asked["type"], asked["reason"]) == ("disconnect", "refresh_requested")
        with pytest.raises(ConnectionClosed):
            socket.next()


def test_a_trigger_lives_three_seconds() -> None:
    ticks = Ticks()
    with an_office(tick=ticks, patience=SHORT).serve() as sandbox, a_socket(sandbox) as socket:
        api = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
        sandbox.person("U1").uses_shortcut("hungry")
        trigger = socket.next()["payload"]["trigger_id"]

        ticks.now += 3.1

        answer = _refused(api, trigger)
        assert answer == "expired_trigger_id"


def test_a_response_url_lives_half_an_hour() -> None:
    ticks = Ticks()
    with an_office(tick=ticks, patience=SHORT).serve() as sandbox, a_socket(sandbox) as socket:
        ana = sandbox.person("U1")
        ana.types("C1", "/lunch")
        url = WebhookClient(socket.next()["payload"]["response_url"])

        ticks.now += 29 * 60
        assert url.send(text="Still warm").status_code == 200
        assert ana.sees("C1")[-1].text == "Still warm"
        ticks.now += 2 * 60
        late = url.send(text="Cold")
        assert (late.status_code, "expired_url" in late.body) == (404, True)


def _who_gets_it(one: Socket, other: Socket) -> tuple[Socket, Socket, Json]:
    """The socket that an envelope comes to, the other one, and the envelope."""
    for taker, idle in [(one, other), (other, one)] * 3000:
        with suppress(TimeoutError):
            return taker, idle, json.loads(taker.connection.recv(timeout=0.01))
    raise TimeoutError("nothing came to either socket")


def _refused(api: WebClient, trigger: str) -> str:
    with pytest.raises(SlackApiError) as refusal:
        api.views_open(trigger_id=trigger, view=ORDER)
    return str(refusal.value.response["error"])
