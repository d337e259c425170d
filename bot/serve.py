"""The long-running processes: until Ctrl-C or a supervisor's SIGTERM."""

import logging
import signal
from threading import Event

import uvicorn
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.app import Bot
from bot.settings import Settings
from bot.slack.installed import NotInstalled
from bot.worker import alarm_clock

log = logging.getLogger(__name__)

HELLO_SECONDS = 10


def socket_and_worker(bot: Bot, settings: Settings) -> None:
    """Socket Mode and the alarm clock in one process. Raises NotInstalled."""
    end = told_to_end()
    socket = connect_socket(bot, settings)
    clock = alarm_clock(bot.round_now)
    end.wait()
    clock.shutdown(wait=True)
    socket.close()


def connect_socket(bot: Bot, settings: Settings) -> SocketModeHandler:
    """Raises NotInstalled when Slack does not accept the app token."""
    token = settings.slack_app_token.get_secret_value()
    if not token:
        raise NotInstalled("SLACK_APP_TOKEN is not set. README.md says where to find it.")
    # The handler needs a client of its own that carries the app's token, not the bot's.
    client = WebClient(token=token, base_url=settings.slack_api_url)
    handler = SocketModeHandler(bot.installed.app, app_token=token, web_client=client)
    greeted = Event()
    handler.client.on_message_listeners.append(lambda _: greeted.set())
    try:
        handler.connect()
    except SlackApiError as error:
        code = error.response.get("error", "")
        raise NotInstalled(f"Slack refuses SLACK_APP_TOKEN ({code}). Make a new one.") from error
    # A client that is closed before it has begun to listen never ends: wait for Slack's hello.
    greeted.wait(HELLO_SECONDS)
    return handler


def worker(bot: Bot) -> None:
    """The alarm clock alone."""
    end = told_to_end()
    clock = alarm_clock(bot.round_now)
    end.wait()
    clock.shutdown(wait=True)


def web(bot: Bot, settings: Settings) -> None:
    """Signed HTTP. Raises NotInstalled."""
    if not settings.slack_signing_secret.get_secret_value():
        raise NotInstalled("SLACK_SIGNING_SECRET is not set. README.md says where to find it.")
    uvicorn.run(http(bot), host=settings.host, port=settings.port, log_level="warning")


def http(bot: Bot) -> Starlette:
    """What Slack posts to, and whether we are there."""

    async def events(request: Request) -> Response:
        # Bolt's own handler would answer on the event loop, one request after the other.
        try:
            asked = to_bolt_request(request, await request.body())
        except ValueError as error:
            log.warning("refused what Slack would never send: %s", type(error).__name__)
            return PlainTextResponse("Bad request", 400)
        return to_starlette_response(await run_in_threadpool(bot.installed.app.dispatch, asked))

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", healthz)]
    )


def told_to_end() -> Event:
    """Is set when the terminal or the supervisor asks us to end; what is under way is finished."""
    told = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: told.set())
    return told
