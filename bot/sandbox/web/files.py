"""Where the content of a file goes, and where the page finds it."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox.world.files import LARGEST, File
from bot.sandbox.world.world import World


def routes(world: World) -> list[Route]:
    async def upload(request: Request) -> Response:
        """The bytes as they are; the other way of sending them, as a form, is not understood."""
        if request.headers.get("content-type", "").startswith("multipart/"):
            return PlainTextResponse("The sandbox takes the bytes alone, without a form.", 415)
        content = await _content(request)
        if content is None:
            return PlainTextResponse("Too large.", 413)
        with world.changes.together():
            taken = world.files.receive(request.path_params["key"], content)
        if not taken:
            return PlainTextResponse("No file of this length was announced here.", 400)
        return PlainTextResponse(f"OK - {len(content)}")

    async def show(request: Request) -> Response:
        with world.changes.together():
            file = world.files.by_key(request.path_params["key"])
        if file is None:
            return PlainTextResponse("There is no such file.", 404)
        return _shown(file)

    return [
        Route("/upload/v1/{key}", upload, methods=["POST"]),
        Route("/files/{key}/{name:path}", show),
    ]


async def _content(request: Request) -> bytes | None:
    """None as soon as it is too large."""
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > LARGEST:
            return None
    return bytes(content)


def _shown(file: File) -> Response:
    if file.content is None:
        return PlainTextResponse("This file had to make room for newer ones.", 410)
    how = "inline" if file.is_picture else "attachment"
    return Response(
        file.content,
        media_type=file.mimetype if file.is_picture else "application/octet-stream",
        headers={
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name, safe='')}",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=3600",
        },
    )
