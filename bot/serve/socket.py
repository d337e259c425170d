"""The socket over which Slack speaks to us: connected, listened to, made anew, and closed."""

import logging
import socket
import time
from contextlib import suppress
from threading import Condition, Event, Thread

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.internals import build_headers, send_response
from slack_bolt.request import BoltRequest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.app import Bot
from bot.settings import Settings
from bot.slack import counted
from bot.slack.answering import answer
from bot.slack.installed import CALLER_THREADS, NotInstalled
from bot.slack.no_reply import NO_REPLY

log = logging.getLogger(__name__)

HELLO_SECONDS = 10
CALL_SECONDS = 10
PING_SECONDS = 5
FINISH_SECONDS = 5.0
CLOSE_SECONDS = 5.0
PINGING_SECONDS = 1.0


class Socket(SocketModeHandler):
    """Bolt's own, that knows when Slack last spoke and can be closed at any moment."""

    def __init__(self, app: App, workspace_id: int, token: str, client: WebClient) -> None:
        super().__init__(
            app,
            app_token=token,
            web_client=client,
            ping_interval=PING_SECONDS,
            concurrency=CALLER_THREADS,
        )
        self.greeted = Event()
        self.refused = ""
        self._workspace_id = workspace_id
        self._words = 0
        self._pong: float | None = None
        self._under_way = 0
        self._closing = False
        self._changed = Condition()
        self._anew: Thread | None = None
        self.client.on_message_listeners.append(self._hear)

    def words(self) -> int:
        """Grows with all that Slack says: a message, or its answer to one of our pings. It has to
        be asked once between two pings at least."""
        session = self.client.current_session
        pong = session.last_ping_pong_time if session else None
        if pong is not None and pong != self._pong:
            self._pong = pong
            self._words += 1
        return self._words

    def connect_anew(self) -> None:
        """In the background, since it may hang as well; nothing happens while it does."""
        if self._anew is None or not self._anew.is_alive():
            words = self.words()
            self._anew = Thread(
                target=self._connect_anew, args=[words], name="new socket", daemon=True
            )
            self._anew.start()

    def handle(self, client: BaseSocketModeClient, req: SocketModeRequest) -> None:
        began, arrived = time.time(), time.monotonic()
        with self._changed:
            if self._closing:
                # It could not be acknowledged any more: Slack says so, or tells somebody else.
                return
            self._under_way += 1
        try:
            request = BoltRequest(mode="socket_mode", body=req.payload, headers=build_headers(req))
            response = answer(self.app, request, self._workspace_id, arrived)
            send_response(client, req, response, began)
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def close(self) -> None:
        """What is under way is answered first. Bolt's own way may wait for ever: its client can
        take up a new connection, or the same one again, while it is being closed."""
        client = self.client
        client.closed = True
        client.auto_reconnect_enabled = client.default_auto_reconnect_enabled = False
        with self._changed:
            self._changed.wait_for(lambda: self._under_way == 0, FINISH_SECONDS)
            self._closing = True
        runners = (
            client.current_app_monitor,
            client.current_session_runner,
            client.message_processor,
        )
        for runner in runners:
            runner.event.set()
        # It sleeps until there is a message; this one means nothing.
        client.enqueue_message("")
        until = time.monotonic() + CLOSE_SECONDS
        if client.current_app_monitor.is_alive():
            # A ping into a socket that we have cut would look like trouble.
            client.current_app_monitor.thread.join(PINGING_SECONDS)
        threads = [runner.thread for runner in runners] + [self._anew or Thread()]
        while time.monotonic() < until and any(one.is_alive() for one in threads):
            client.current_session_state.terminated = True
            self._cut()
            for one in threads:
                if one.is_alive():
                    one.join(0.02)
        # It waits for whoever reads, so only when nobody does.
        if not client.current_session_runner.is_alive():
            client.disconnect()
        client.message_workers.shutdown(wait=False, cancel_futures=True)

    def _cut(self) -> None:
        """Wakes whoever reads from the socket; it closes it."""
        session = self.client.current_session
        if session:
            # What the other side makes of it is no trouble of ours. Without a listener the session
            # would log it itself.
            session.on_error_listener = _unheard
        line = session.sock if session else None
        if line is not None:
            # The plain socket's way: that of TLS would talk with the other side first.
            with suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)

    def _hear(self, _message: str) -> None:
        self._words += 1
        self.greeted.set()

    def _connect_anew(self, words: int) -> None:
        self.refused, client = "", self.client
        try:
            # Slack's own way waits for this lock for a while and then goes on without it: of two
            # who connect at once, one would leave a socket behind that is open, and that nobody
            # listens to.
            with client.connect_operation_lock:
                if words == self.words():
                    client.wss_uri = client.issue_new_wss_url()
                    client.connect()
        except SlackApiError as error:
            self.refused = str(error.response.get("error", ""))
            log.warning("Slack gives no new socket: %s", self.refused)
        except NO_REPLY as error:
            log.warning("Slack gives no new socket: %s", type(error).__name__)


def _unheard(_error: Exception) -> None:
    pass


def connect_socket(bot: Bot, settings: Settings) -> Socket:
    """Raises NotInstalled when Slack does not accept the app token."""
    token = settings.slack_app_token.get_secret_value()
    if not token:
        raise NotInstalled("SLACK_APP_TOKEN is not set. README.md says where to find it.")
    # The handler needs a client of its own that carries the app's token, not the bot's.
    client = WebClient(
        token=token,
        base_url=settings.slack_api_url,
        timeout=CALL_SECONDS,
        retry_handlers=counted.handlers(),
    )
    made = Socket(bot.installed.app, bot.installed.workspace_id, token, client)
    try:
        made.client.connect()
    except SlackApiError as error:
        made.close()
        raise refused_token(str(error.response.get("error", ""))) from error
    except NO_REPLY as error:
        made.close()
        raise NotInstalled(f"Slack does not answer at {settings.slack_api_url}.") from error
    made.greeted.wait(HELLO_SECONDS)
    return made


def refused_token(code: str) -> NotInstalled:
    return NotInstalled(f"Slack refuses SLACK_APP_TOKEN ({code}). Make a new one.")
