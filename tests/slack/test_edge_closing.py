"""Closing the socket at the worst moment: nothing is wrong, and the log says so."""

from threading import Event

from slack_sdk import WebClient

from bot.serve.socket import Socket
from tests.slack.edge import PATIENT, Edge


class AtLast(Socket):
    """Tells when it has cut its line."""

    def __init__(self, edge: Edge) -> None:
        client = WebClient(token=edge.sandbox.app_token, base_url=edge.sandbox.api_url)
        installed = edge.bot.installed
        super().__init__(installed.app, installed.workspace_id, edge.sandbox.app_token, client)
        self.cut = Event()

    def _cut(self) -> None:
        super()._cut()
        self.cut.set()


def test_a_ping_that_is_under_way_while_we_close_is_no_trouble(edge: Edge) -> None:
    socket, begun = AtLast(edge), Event()
    client = socket.client
    client.current_app_monitor.interval_seconds = 0.01
    client.connect()
    assert socket.greeted.wait(PATIENT)
    session = client.current_session
    assert session
    ping = session.ping

    def slowly(payload: str | bytes = "") -> None:
        begun.set()
        client.current_app_monitor.event.wait(PATIENT)
        socket.cut.wait(0.3)
        ping(payload)

    session.__dict__["ping"] = slowly
    assert begun.wait(PATIENT)
    socket.close()
    assert socket.cut.is_set()
    assert not client.current_app_monitor.is_alive()


def test_what_the_other_side_makes_of_our_end_is_no_trouble(edge: Edge) -> None:
    """An answer that was on its way meets a line that is cut, and whoever reads is told so."""
    socket = AtLast(edge)
    socket.client.connect()
    assert socket.greeted.wait(PATIENT)
    session = socket.client.current_session
    assert session
    socket.close()
    assert session.on_error_listener
    session.on_error_listener(ConnectionResetError("Connection reset by peer"))
