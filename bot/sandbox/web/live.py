"""Tells every open page what has changed, as soon as it has."""

import asyncio
import json
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

A_BLINK = 0.03


class Live:
    """`tell` may be called from any thread; what changes within a blink is told in one go."""

    def __init__(self) -> None:
        self._pages: dict[asyncio.Queue[list[str]], asyncio.AbstractEventLoop] = {}

    def tell(self, topics: list[str]) -> None:
        for page, loop in list(self._pages.items()):
            with suppress(RuntimeError):  # The loop has ended, and the page with it.
                loop.call_soon_threadsafe(page.put_nowait, topics)

    async def serve(self, socket: WebSocket) -> None:
        await socket.accept()
        page: asyncio.Queue[list[str]] = asyncio.Queue()
        self._pages[page] = asyncio.get_running_loop()
        telling = asyncio.create_task(_tell(socket, page))
        try:
            async for _ in socket.iter_text():
                pass
        finally:
            del self._pages[page]
            telling.cancel()


async def _tell(socket: WebSocket, page: asyncio.Queue[list[str]]) -> None:
    while True:
        topics = await page.get()
        await asyncio.sleep(A_BLINK)
        while not page.empty():
            topics = [*topics, *page.get_nowait()]
        changed = list(dict.fromkeys(topics))
        try:
            await socket.send_text(json.dumps({"changed": changed}))
        except WebSocketDisconnect:
            return
