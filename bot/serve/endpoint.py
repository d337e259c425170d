"""What Slack posts to, and anybody else may try to."""

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_starlette_response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot import meters
from bot.app import Bot
from bot.bots import Bots
from bot.serve.body import MOST_SECONDS, Refused, check_signature, read, text_of
from bot.serve.health import alive
from bot.serve.whose import SILENT_SECONDS, Whose
from bot.slack.answering import answer
from bot.slack.installed import CALLER_THREADS

log = logging.getLogger(__name__)


def http(
    bot: Bot | Bots,
    *more: BaseRoute,
    patience: float = MOST_SECONDS,
    silence: float = SILENT_SECONDS,
) -> Starlette:
    """What Slack posts to, and more routes, or else whether we are there. `patience` is how long a
    body may take, and `silence` the record to say whose it is, in seconds."""
    ground = bot.ground if isinstance(bot, Bots) else bot.installed.ground
    secret = ground.settings.slack_signing_secret.get_secret_value()
    answered = Whose(bot.of_team, silence) if isinstance(bot, Bots) else partial(_answered, bot)
    # In threads, so that one slow answer does not hold up the next.
    threads = ThreadPoolExecutor(CALLER_THREADS, thread_name_prefix="caller")

    async def events(request: Request) -> Response:
        arrived = time.monotonic()
        try:
            body = await read(request, patience)
            check_signature(secret, request, body, time.time())
            told = _for_bolt(request, body)
        except Refused as refused:
            meters.REQUESTS_REFUSED.labels(refused.reason).inc()
            log.info("refused a request: %s", refused.reason)
            return PlainTextResponse(refused.reason, refused.status)
        loop = asyncio.get_running_loop()
        return to_starlette_response(await loop.run_in_executor(threads, answered, told, arrived))

    return Starlette(
        routes=[
            Route("/slack/events", events, methods=["POST"]),
            *(more or [Route("/healthz", alive)]),
        ]
    )


def _answered(bot: Bot, request: BoltRequest, arrived: float) -> BoltResponse:
    return answer(bot.installed.app, request, bot.installed.workspace_id, arrived)


def _for_bolt(request: Request, body: bytes) -> BoltRequest:
    """Raises Refused."""
    text = text_of(body, request.headers.get("content-type", ""))
    try:
        return BoltRequest(body=text, headers={**request.headers})
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # Bolt looks for the ids in it right away, and trusts its shape.
        raise Refused(400, "unreadable") from None
