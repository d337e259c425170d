"""What may go wrong on the way to the app: the same thing again, at once, or not acknowledged."""

from collections.abc import Iterator

import pytest
from slack_sdk.webhook import WebhookClient

from bot.sandbox import Json, Sandbox, faults
from bot.sandbox.faults.kinds import CallFault, DeliveryFault
from tests.sandbox.office import MENU, Lunch
from tests.sandbox.test_sandbox_sockets import (
    Socket,
    a_socket,
    impatient,
    meanwhile,
    patient,
)

__all__ = ["impatient", "patient"]


@pytest.fixture(autouse=True)
def calm_afterwards(sandbox: Sandbox) -> Iterator[None]:
    yield
    sandbox.faults.calm()


THREE_TIMES = [faults.again(2), faults.together(2), faults.unmarked(2)]


@pytest.mark.parametrize("fault", THREE_TIMES, ids=lambda fault: fault.word)
def test_an_event_comes_three_times_with_one_id(
    sandbox: Sandbox, lunch: Lunch, fault: DeliveryFault
) -> None:
    lunch.heard.clear()
    sandbox.faults.strike("events_api", fault, next_times=1)

    sandbox.person("U1").types(sandbox.bot_user, "Hello")

    assert [body["event"]["text"] for body in lunch.heard] == ["Hello"] * 3
    assert len({body["event_id"] for body in lunch.heard}) == 1


@pytest.mark.parametrize("fault", THREE_TIMES, ids=lambda fault: fault.word)
def test_a_command_and_a_button_come_three_times_with_one_trigger(
    sandbox: Sandbox, lunch: Lunch, fault: DeliveryFault
) -> None:
    lunch.heard.clear()
    message = lunch.client.chat_postMessage(channel="U1", text="Menu", blocks=MENU)
    sandbox.faults.strike("slash_commands", fault, next_times=1)
    sandbox.faults.strike("interactive", fault, next_times=1)

    sandbox.person("U1").types("C1", "/lunch soup")
    sandbox.person("U1").presses(sandbox.person("U1").finds("DU1", message["ts"]), "eat")

    ours = [body for body in lunch.heard if "trigger_id" in body]
    assert len(ours) == 6
    assert len({body["trigger_id"] for body in ours}) == 2


def test_an_acknowledgement_that_slack_does_not_hear_is_none(sandbox: Sandbox) -> None:
    sandbox.faults.strike("slash_commands", faults.unheard(), next_times=1)

    outcome = sandbox.person("U1").types("C1", "/lunch soup")

    assert outcome.warning == "/lunch failed because the app did not respond."


def test_an_event_whose_acknowledgement_was_not_heard_comes_again(patient: Sandbox) -> None:
    patient.faults.strike("events_api", faults.unheard(), next_times=1)
    ana = patient.person("U1")
    with (
        a_socket(patient) as socket,
        meanwhile(lambda: ana.types(patient.bot_user, "Hello")),
    ):
        first, again = _taken(socket), _taken(socket)

    assert (first["retry_attempt"], again["retry_attempt"]) == (0, 1)
    assert first["payload"]["event_id"] == again["payload"]["event_id"]


@pytest.mark.parametrize(
    ("fault", "numbers"),
    [(faults.again(2), [0, 1, 2]), (faults.unmarked(2), [0, 0, 0])],
    ids=["marked", "unmarked"],
)
def test_events_say_that_they_are_retries_or_not(
    patient: Sandbox, fault: DeliveryFault, numbers: list[int]
) -> None:
    patient.faults.strike("events_api", fault, next_times=1)
    ana = patient.person("U1")
    with (
        a_socket(patient) as socket,
        meanwhile(lambda: ana.types(patient.bot_user, "Hello")),
    ):
        assert [_taken(socket)["retry_attempt"] for _ in numbers] == numbers


def test_before_something_comes_every_socket_may_be_closed(impatient: Sandbox) -> None:
    impatient.faults.strike("slash_commands", faults.disconnect("warning"), next_times=1)
    with a_socket(impatient) as socket:
        impatient.person("U1").types("C1", "/lunch")
        asked = socket.next()

    assert (asked["type"], asked["reason"]) == ("disconnect", "warning")


@pytest.mark.parametrize(
    ("fault", "shown"), [(faults.lost(), True), (faults.dropped(), False)], ids=["done", "not done"]
)
def test_an_answer_by_response_url_may_break(
    sandbox: Sandbox, lunch: Lunch, fault: CallFault, shown: bool
) -> None:
    ana = sandbox.person("U1")
    ana.types("C1", "/lunch soup")
    url = WebhookClient(lunch.told("/lunch")["response_url"], retry_handlers=[])
    before = len(ana.sees("C1"))
    sandbox.faults.strike("response_url", fault, next_times=1)

    with pytest.raises(ConnectionError):
        url.send(text="Soup is coming")

    assert len(ana.sees("C1")) - before == int(shown)


def _taken(socket: Socket) -> Json:
    envelope = socket.next()
    socket.acknowledge(envelope)
    return envelope
