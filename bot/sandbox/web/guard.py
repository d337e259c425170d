"""Only this machine's own browser and programs: against rebinding and cross-site requests."""

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from bot.sandbox.delivery.signed import LOOPBACK


class LoopbackOnly:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refusal = _refusal(scope)
        if not refusal:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(code=1008)(scope, receive, send)
        else:
            await JSONResponse({"error": refusal}, 403)(scope, receive, send)


def _refusal(scope: Scope) -> str:
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if _name(host) not in LOOPBACK:
        return "The sandbox answers only to this machine; open it as http://127.0.0.1."
    origin = headers.get("origin")
    reads = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
    if origin and not reads and origin != f"http://{host}":
        return "The sandbox takes requests only from its own page; open that page."
    return ""


def _name(host: str) -> str:
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    return name.strip("[]").lower()
