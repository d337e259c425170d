"""The socket itself, with Slack at its worst: deaf, out of reach, closing; and its own closing."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot import app
from bot.app import Bot
from bot.sandbox import Sandbox
from bot.serve import Socket, connect_socket
from bot.serve.watchdog import Watchdog
from bot.slack.afterwards import at_once
from tests.serve.office import an_office, settings_for
from tests.serve.waiting import A_LONG_TIME, comes

pytestmark = pytest.mark.thorough

AT_MOST = 30.0
"""In real seconds, for what is said to be quick."""
PATIENCE = A_LONG_TIME / 5
"""Of Slack, with a command: one that is lost is typed again."""


@pytest.fixture
def office() -> Iterator[Sandbox]:
    with an_office(PATIENCE) as sandbox:
        yield sandbox


@pytest.fixture
def bot(office: Sandbox, tmp_path: Path) -> Iterator[Bot]:
    made = app.start(settings_for(office, tmp_path), office.clock.now, at_once)
    yield made
    made.engine.dispose()


@pytest.fixture
def socket(office: Sandbox, bot: Bot, tmp_path: Path) -> Iterator[Socket]:
    connected = connect_socket(bot, settings_for(office, tmp_path))
    yield connected
    connected.close()


class Seconds:
    """Real seconds, that can be told to leap."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


def hears_again(dog: Watchdog) -> bool:
    dog.look()
    return dog.silent_seconds() < 30


def heals(dog: Watchdog, socket: Socket) -> bool:
    if not hears_again(dog):
        socket.connect_anew()
    return hears_again(dog)


def falls_silent(dog: Watchdog, seconds: Seconds) -> bool:
    """Half a minute more without a word; whether a new socket was asked for. An answer to the last
    ping may have been on its way."""
    seconds.ahead += 31
    dog.look()
    return dog._tried > 0


def test_an_answer_to_a_ping_is_a_word(socket: Socket) -> None:
    before = socket.words()
    assert before > 0
    session = socket.client.current_session
    assert session is not None
    session.check_state()
    assert comes(lambda: socket.words() > before)


def test_a_deaf_socket_is_noticed_and_healed(
    office: Sandbox, socket: Socket, caplog: pytest.LogCaptureFixture
) -> None:
    seconds = Seconds()
    dog = Watchdog(socket, seconds)
    dead = socket.client.session_id()
    office.go_deaf()
    assert comes(lambda: falls_silent(dog, seconds))
    assert "a new socket is asked for" in caplog.text
    assert comes(lambda: socket.client.session_id() not in (dead, None))
    assert comes(lambda: hears_again(dog))
    assert "Slack speaks again" in caplog.text
    assert not office.person("UANA").types("CTEAM", "/touch help").warning


def test_a_socket_that_never_answered_a_ping_is_healed_too(
    office: Sandbox, bot: Bot, tmp_path: Path
) -> None:
    """Slack's own client looks at the age of the last answer alone, and where there is none..."""
    socket = connect_socket(bot, settings_for(office, tmp_path))
    seconds = Seconds()
    dog = Watchdog(socket, seconds)
    session = socket.client.current_session
    assert session is not None
    office.go_deaf()
    session.last_ping_pong_time = None
    session.check_state()
    assert session.is_active()
    assert comes(lambda: falls_silent(dog, seconds))
    assert comes(lambda: hears_again(dog))
    socket.close()


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled"])
def test_when_slack_asks_to_come_back_it_does(office: Sandbox, socket: Socket, reason: str) -> None:
    before = socket.client.session_id()
    office.disconnect(reason)
    assert comes(lambda: socket.client.session_id() != before and socket.client.is_connected())
    office.wait_for_app()
    assert comes(lambda: not office.person("UANA").types("CTEAM", "/touch help").warning)


def test_while_slack_is_out_of_reach_nothing_breaks_and_then_it_is_back(
    office: Sandbox, socket: Socket, caplog: pytest.LogCaptureFixture
) -> None:
    seconds = Seconds()
    dog = Watchdog(socket, seconds)
    office.go_down()
    assert comes(lambda: falls_silent(dog, seconds) and "Slack gives no new socket" in caplog.text)
    office.come_back()
    assert comes(lambda: heals(dog, socket))


def test_who_finds_that_slack_speaks_again_leaves_the_new_socket_alone(socket: Socket) -> None:
    """Slack's own client connects again as well: of two at once, one would be left behind."""
    before = socket.client.session_id()
    with socket.client.connect_operation_lock:
        socket.connect_anew()
        for hear in socket.client.on_message_listeners:
            hear("{}")
    assert comes(lambda: "new socket" not in [one.name for one in threading.enumerate()])
    assert socket.client.session_id() == before


def test_a_revoked_token_is_remembered_by_its_word(office: Sandbox, socket: Socket) -> None:
    socket.client.web_client.token = socket.client.app_token = "xapp-gone"

    def is_remembered() -> bool:
        """Where Slack has spoken just then, nobody asks it for a new socket."""
        if socket.refused:
            return True
        socket.connect_anew()
        return False

    assert comes(is_remembered)
    assert socket.refused == "invalid_auth"


def test_closing_is_quick_whatever_the_socket_is_at(
    office: Sandbox, bot: Bot, tmp_path: Path
) -> None:
    """Bolt's own way to close waits for ever when its client takes up a connection meanwhile."""
    settings = settings_for(office, tmp_path)
    for harm in (lambda _: None, deafen(office), reconnect, leave(office)):
        socket = connect_socket(bot, settings)
        harm(socket)
        closing = threading.Thread(target=socket.close, daemon=True)
        closing.start()
        closing.join(AT_MOST)
        assert not closing.is_alive()
        assert comes(lambda: not socket.client.current_session_runner.is_alive())  # noqa: B023


def deafen(office: Sandbox) -> Callable[[Socket], None]:
    return lambda _: office.go_deaf()


def leave(office: Sandbox) -> Callable[[Socket], None]:
    return lambda _: office.disconnect()


def reconnect(socket: Socket) -> None:
    socket.connect_anew()


def test_closing_at_once_after_connecting_ends(office: Sandbox, bot: Bot) -> None:
    for _ in range(5):
        client = WebClient(office.app_token, base_url=office.api_url)
        socket = Socket(bot.installed.app, 1, office.app_token, client)
        socket.client.connect()
        socket.close()
        assert comes(lambda: not socket.client.current_session_runner.is_alive())  # noqa: B023
