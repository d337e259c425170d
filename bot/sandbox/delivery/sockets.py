"""Socket Mode: envelopes to the app over WebSockets, each to exactly one of them."""

import asyncio
import json
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.delivery.courier import Envelope, Unanswered
from bot.sandbox.delivery.deafness import Deaf
from bot.sandbox.faults.faults import Faults
from bot.sandbox.world.wire import Json
from bot.sandbox.world.world import World

Words = Callable[[], Coroutine[object, object, None]]


@dataclass(eq=False)
class Link:
    """One open socket; usable from any thread."""

    socket: WebSocket
    loop: asyncio.AbstractEventLoop
    waiting: dict[str, Future[Json]] = field(default_factory=dict)
    saying: set[asyncio.Task[None]] = field(default_factory=set)
    deafness: Deaf | None = None

    def send(self, message: Json) -> None:
        text = json.dumps(message)
        self._say(lambda: self.socket.send_text(text))

    def close(self) -> None:
        self._say(self.socket.close)

    def go_deaf(self) -> None:
        if self.deafness is None:
            self.deafness = Deaf(self.socket.state.transport)

    def hear_again(self) -> None:
        if self.deafness:
            self.deafness.end()
        self.deafness = None

    def _say(self, words: Words) -> None:
        def say() -> None:
            task = self.loop.create_task(self._unless_deaf(words))
            self.saying.add(task)
            task.add_done_callback(self._said)

        # A loop that has ended has closed its sockets: who waits for an answer is told so.
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(say)

    async def _unless_deaf(self, words: Words) -> None:
        if not self.deafness:
            await words()

    def _said(self, task: asyncio.Task[None]) -> None:
        self.saying.discard(task)
        if not task.cancelled():
            task.exception()  # The socket was closed meanwhile: nobody needs to be told.


class Sockets:
    def __init__(self, world: World, faults: Faults, *, patience: float) -> None:
        self._world = world
        self._faults = faults
        self._patience = patience
        self._links: deque[Link] = deque()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._links)

    def send(self, kind: Envelope, payload: Json, *, retry: int = 0, reason: str = "") -> Json:
        envelope_id = str(uuid4())
        envelope: dict[str, Any] = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": retry, "retry_reason": reason}
        answer: Future[Json] = Future()
        link = self._next(envelope_id, answer)
        link.send(envelope)
        try:
            return answer.result(self._patience)
        except TookTooLong:
            raise Unanswered("timeout", reached=True) from None
        finally:
            link.waiting.pop(envelope_id, None)

    async def serve(self, socket: WebSocket) -> None:
        """Hold one socket open until the app or the sandbox closes it."""
        if not self._world.tickets.use_socket(socket.query_params.get("ticket", "")):
            await socket.close(code=1008)
            return
        await socket.accept()
        fault = self._faults.of_socket()
        if fault and not fault.deaf:
            await socket.close()
            return
        link = Link(socket, asyncio.get_running_loop())
        self._add(link)
        try:
            if fault:
                link.go_deaf()
            else:
                await socket.send_text(json.dumps(self._hello()))
            async for text in socket.iter_text():
                _acknowledge(link, text)
        except WebSocketDisconnect:
            pass
        finally:
            self._remove(link)

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every socket to come back on a new url, as Slack does every few hours."""
        for link in list(self._links):
            link.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})
            link.close()

    def go_deaf(self) -> None:
        self._all(Link.go_deaf)

    def hear_again(self) -> None:
        self._all(Link.hear_again)

    def _all(self, act: Callable[[Link], None]) -> None:
        """Each on its own event loop; when this returns it is done."""

        async def acted(link: Link) -> None:
            act(link)

        for link in list(self._links):
            asyncio.run_coroutine_threadsafe(acted(link), link.loop).result(30)

    def _next(self, envelope_id: str, answer: Future[Json]) -> Link:
        """The answer is awaited before its socket can go: who waits hears of that as well."""
        with self._lock:
            if not self._links:
                raise Unanswered("no_socket", reached=False)
            self._links.rotate(-1)
            self._links[-1].waiting[envelope_id] = answer
            return self._links[-1]

    def _add(self, link: Link) -> None:
        with self._lock, self._world.changes.together():
            self._links.append(link)
            self._world.changes.wake()

    def _remove(self, link: Link) -> None:
        with self._lock, self._world.changes.together():
            self._links.remove(link)
            self._world.changes.wake()
        for answer in list(link.waiting.values()):
            if not answer.done():
                answer.set_exception(Unanswered("connection_failed", reached=True))

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._links),
            "debug_info": {
                "host": "sandbox",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": self._world.app.id},
        }


def _acknowledge(link: Link, text: str) -> None:
    try:
        message = json.loads(text)
    except ValueError:
        return
    answer = link.waiting.get(message.get("envelope_id", ""))
    if answer and not answer.done():
        answer.set_result(message.get("payload") or {})
