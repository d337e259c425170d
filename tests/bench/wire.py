"""The same over an HTTP server: ours, and the same server before Bolt with nothing behind it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection

from slack_bolt import App
from slack_bolt.adapter.starlette.handler import SlackRequestHandler
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.sandbox.web.serving import listen, served
from bot.serve import http
from tests.bench.front import Command, Front

PATH = "/slack/events"

Post = Callable[[Command], None]


@contextmanager
def wired(front: Front, bolt: App) -> Iterator[tuple[Post, Post]]:
    """Posts to us, and posts to Bolt: over a connection that stays open, as Slack keeps it."""
    with ExitStack() as stack:
        yield (
            stack.enter_context(_posting(http(front.bot))),
            stack.enter_context(_posting(_bare(bolt))),
        )


@contextmanager
def _posting(application: ASGIApp) -> Iterator[Post]:
    listener = listen(0)
    port = listener.getsockname()[1]
    with served(application, listener):
        connection = HTTPConnection("127.0.0.1", port)

        def post(command: Command) -> None:
            connection.request("POST", PATH, command.body, {**command.headers})
            response = connection.getresponse()
            response.read()
            assert response.status == HTTPStatus.OK

        try:
            yield post
        finally:
            connection.close()


def _bare(bolt: App) -> ASGIApp:
    """Bolt's own adapter. A listener blocks its loop, which is quicker for one at a time."""
    bolts_own = SlackRequestHandler(bolt)

    async def events(request: Request) -> Response:
        return await bolts_own.handle(request)

    return Starlette(routes=[Route(PATH, events, methods=["POST"])])
