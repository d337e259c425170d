"""The HTTP edge of the workspace: the Web API, response urls, sockets, the page."""

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from bot.sandbox.api.door import WebApi, refusal
from bot.sandbox.delivery import responses
from bot.sandbox.delivery.sockets import Sockets
from bot.sandbox.faults.answers import Answers
from bot.sandbox.faults.plan import RESPONSE_URL
from bot.sandbox.web import files
from bot.sandbox.web.desk import Desk
from bot.sandbox.web.guard import LoopbackOnly
from bot.sandbox.web.live import Live
from bot.sandbox.world.wire import Json, RateLimited, SlackError
from bot.sandbox.world.world import World

PAGE = Path(__file__).parents[1] / "page"
ONLY_OURS = {"Content-Security-Policy": "default-src 'self'"}
"""Whatever people type, the page runs no script and loads nothing but its own."""


def application(
    world: World, *, api: WebApi, sockets: Sockets, desk: Desk, live: Live, answers: Answers
) -> Starlette:
    async def call(request: Request) -> Response:
        name = request.path_params["method"]
        await request.body()  # it is kept, for what is done when the caller has gone
        return await answers.answer(name, partial(_called, world, api, request))

    async def respond(request: Request) -> Response:
        await request.body()
        return await answers.answer(RESPONSE_URL, partial(_responded, world, request))

    async def index(_request: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers=ONLY_OURS)

    return Starlette(
        routes=[
            Route("/", index),
            Mount("/static", StaticFiles(directory=PAGE, check_dir=False)),
            Route("/api/{method}", call, methods=["GET", "POST"]),
            Route("/response/{team}/{key}", respond, methods=["POST"]),
            WebSocketRoute("/link/", sockets.serve),
            *files.routes(world),
            *desk.routes(),
            WebSocketRoute("/sandbox/live", live.serve),
        ],
        middleware=[Middleware(LoopbackOnly)],
    )


async def _called(world: World, api: WebApi, request: Request) -> Response:
    try:
        given = await _given(request)
        token = _token(request, given)
        answer = await run_in_threadpool(api.call, request.path_params["method"], token, given)
    except RateLimited as limited:
        retry_after = {"Retry-After": str(limited.retry_after)}
        return JSONResponse(refusal(limited), 429, headers=retry_after)
    except SlackError as error:
        answer = refusal(error)
    return JSONResponse(answer, headers=_scopes(world))


async def _responded(world: World, request: Request) -> Response:
    try:
        given = await _given(request)
        await run_in_threadpool(_answer_by_url, world, request.path_params["key"], given)
    except SlackError as error:
        status = 404 if error.code.endswith("_url") else 400
        return JSONResponse(refusal(error), status)
    return PlainTextResponse("ok")


def _answer_by_url(world: World, key: str, given: Mapping[str, Any]) -> None:
    with world.changes.together():
        responses.by_url(world, key, given)


async def _given(request: Request) -> Json:
    """The arguments, from the query and from a form or JSON body."""
    given: Json = dict(request.query_params)
    body = await request.body()
    if "json" not in request.headers.get("content-type", ""):
        return given | dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    try:
        sent = json.loads(body or b"{}")
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(sent, dict):
        raise SlackError("json_not_object")
    return given | sent


def _token(request: Request, given: Json) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else str(given.get("token", ""))


def _scopes(world: World) -> dict[str, str]:
    granted = world.app.scopes
    return {} if granted is None else {"X-OAuth-Scopes": ",".join(sorted(granted))}
