"""What a caller of the Web API gets: the true answer, or what a fault makes of it."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.sandbox.faults.faults import Faults
from bot.sandbox.faults.kinds import CallFault, Done, Reply

Act = Callable[[], Awaitable[Response]]
PAGE = "<!DOCTYPE html><html><body><h1>503 Service Unavailable</h1></body></html>"


class HangUp(Response):
    """The connection breaks without a word."""

    async def __call__(self, scope: Scope, receive: Receive, _send: Send) -> None:
        scope["state"]["transport"].abort()
        await _until_gone(receive)


class Half(Response):
    """The connection breaks in the middle of the answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = self.raw_headers
        await send({"type": "http.response.start", "status": self.status_code, "headers": headers})
        part = bytes(self.body[: len(self.body) // 2])
        await send({"type": "http.response.body", "body": part, "more_body": True})
        scope["state"]["transport"].close()
        await _until_gone(receive)


class Answers:
    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._ghosts: set[asyncio.Task[None]] = set()

    async def answer(self, method: str, act: Act) -> Response:
        """`act` does what was asked for and answers truly; it is called once at most."""
        self._faults.tell("arrived", method)
        fault = self._faults.of_call(method)

        async def do() -> Response:
            true = await act()
            self._faults.tell("done", method)
            return true

        response = await (do() if fault is None else self._spoil(fault, do))
        self._faults.tell("answering", method)
        return response

    async def _spoil(self, fault: CallFault, do: Act) -> Response:
        if fault.done is Done.AFTER_THE_WAIT and fault.reply is Reply.NOTHING:
            self._haunt(fault, do)
            return HangUp()
        true = await do() if fault.done is Done.AT_ONCE else None
        if fault.reply is Reply.TRUE and not await self._faults.pause(fault.seconds):
            return HangUp()
        if fault.done is Done.AFTER_THE_WAIT:
            true = await do()
        return _reply(fault, true)

    def _haunt(self, fault: CallFault, do: Act) -> None:
        async def appear() -> None:
            if await self._faults.pause(fault.seconds):
                await do()

        ghost = asyncio.create_task(appear())
        self._ghosts.add(ghost)
        ghost.add_done_callback(self._ghosts.discard)


def _reply(fault: CallFault, true: Response | None) -> Response:
    if true is None or fault.reply is Reply.NOTHING:
        return _refusal(fault)
    body = bytes(true.body)
    match fault.reply:
        case Reply.HALF:
            return Half(body, true.status_code, media_type="application/json")
        case Reply.CUT_JSON:
            return Response(body[: len(body) // 2], media_type="application/json")
        case Reply.TRUE:
            return true
    return _refusal(fault)


def _refusal(fault: CallFault) -> Response:
    match fault.reply:
        case Reply.RATE_LIMIT:
            wait = {"Retry-After": f"{fault.seconds:.0f}"}
            return JSONResponse({"ok": False, "error": "ratelimited"}, 429, headers=wait)
        case Reply.NO:
            return JSONResponse({"ok": False, "error": fault.code})
        case Reply.ERROR_500:
            return PlainTextResponse("Internal Server Error", 500)
        case Reply.PAGE:
            return HTMLResponse(PAGE, 503)
    return HangUp()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
