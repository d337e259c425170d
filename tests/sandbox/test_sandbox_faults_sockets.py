"""Sockets that are refused, and sockets that are open and dead."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bot.sandbox import Sandbox, faults
from tests.sandbox.office import PATIENT, an_office
from tests.sandbox.test_sandbox_sockets import SHORT, a_socket, meanwhile, patient

__all__ = ["patient"]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with an_office(patience=SHORT, again_after=()).serve() as sandbox:
        yield sandbox


def an_address(sandbox: Sandbox) -> str:
    client = WebClient(sandbox.app_token, base_url=sandbox.api_url, retry_handlers=[])
    return str(client.apps_connections_open(app_token=sandbox.app_token)["url"])


def test_an_address_for_a_socket_may_be_refused(sandbox: Sandbox) -> None:
    sandbox.faults.strike("apps.connections.open", faults.error("internal_error"), next_times=1)

    with pytest.raises(SlackApiError, match="internal_error"):
        an_address(sandbox)
    assert an_address(sandbox)


def test_a_socket_may_be_closed_as_soon_as_it_opens(sandbox: Sandbox) -> None:
    sandbox.faults.strike("socket", faults.closed(), next_times=1)

    with (
        connect(an_address(sandbox), proxy=None, close_timeout=SHORT) as socket,
        pytest.raises(ConnectionClosed),
    ):
        socket.recv(timeout=PATIENT)
    with a_socket(sandbox) as well:
        assert well.hello["type"] == "hello"


def test_a_deaf_socket_stays_open_carries_nothing_and_answers_no_ping(sandbox: Sandbox) -> None:
    with a_socket(sandbox) as socket:
        sandbox.go_deaf()

        assert not socket.connection.ping("anybody there").wait(4 * SHORT)
        assert sandbox.person("U1").types("C1", "/lunch").warning
        assert socket.has_nothing()
        sandbox.disconnect()
        assert socket.has_nothing()


def test_what_an_app_says_into_a_deaf_socket_is_lost(sandbox: Sandbox) -> None:
    ana = sandbox.person("U1")
    with a_socket(sandbox) as socket:
        with meanwhile(lambda: ana.types("C1", "/lunch")) as outcome:
            envelope = socket.next()
            sandbox.go_deaf()
            socket.acknowledge(envelope, {"text": "Coming"})

        assert outcome[0].warning


def test_a_socket_that_hears_again_works_as_before(patient: Sandbox) -> None:
    ana = patient.person("U1")
    with a_socket(patient) as socket:
        patient.go_deaf()
        patient.go_deaf()
        patient.hear_again()

        assert socket.connection.ping("and now").wait(PATIENT)
        with meanwhile(lambda: ana.types("C1", "/lunch")) as outcome:
            socket.acknowledge(socket.next(), {"text": "Coming"})
        assert outcome[0].answer == {"text": "Coming"}


def test_a_new_socket_hears_while_the_old_one_is_deaf(sandbox: Sandbox) -> None:
    with a_socket(sandbox) as old:
        sandbox.go_deaf()
        with a_socket(sandbox) as new:
            assert new.connection.ping("and you").wait(PATIENT)
        assert not old.connection.ping("still not").wait(SHORT)


def test_new_sockets_can_be_deaf_from_the_start(sandbox: Sandbox) -> None:
    sandbox.faults.strike("socket", faults.deaf())

    with connect(an_address(sandbox), proxy=None, close_timeout=SHORT) as socket:
        with pytest.raises(TimeoutError):
            socket.recv(timeout=4 * SHORT)
        assert not socket.ping("hello").wait(SHORT)


def test_who_hangs_up_a_deaf_socket_is_gone(sandbox: Sandbox) -> None:
    with a_socket(sandbox) as socket:
        sandbox.go_deaf()
        assert socket.has_nothing()

    sandbox.wait_until(lambda: not len(sandbox._sockets), PATIENT)
    with a_socket(sandbox) as another:
        assert another.hello["num_connections"] == 1
