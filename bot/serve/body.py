"""Reading a request that may come from anybody, and believing it only when Slack has signed it."""

import asyncio
import hashlib
import hmac
import json
import re
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

MOST_BYTES = 1_000_000
"""Slack's own bodies stay far below: a form has 3,000 characters a field, a message 40,000."""
MOST_SECONDS = 10.0
"""Slack sends a body at once and waits three seconds for the answer."""
MOST_FIELDS = 100
GOOD_FOR_SECONDS = 5 * 60

_STAMP = re.compile(r"[0-9]{1,12}", re.ASCII)


class Refused(Exception):
    """The request gets this status and this word, and nobody looks into it."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


async def read(request: Request, patience: float) -> bytes:
    """The body, of which no more is read than MOST_BYTES, for so many seconds. Raises Refused."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and (len(told) > 7 or int(told) > MOST_BYTES):
        raise Refused(413, "too_long")
    body = bytearray()
    try:
        async with asyncio.timeout(patience):
            async for part in request.stream():
                body += part
                if len(body) > MOST_BYTES:
                    raise Refused(413, "too_long")
    except TimeoutError:
        raise Refused(408, "too_slow") from None
    except ClientDisconnect:
        raise Refused(400, "broken_off") from None
    return bytes(body)


def check_signature(secret: str, request: Request, body: bytes, now: float) -> None:
    """`now` is what the world's clocks show, in seconds: it is Slack's that it is held against.
    Raises Refused."""
    stamp = request.headers.get("x-slack-request-timestamp", "")
    signature = request.headers.get("x-slack-signature", "")
    if not (secret and _STAMP.fullmatch(stamp)) or abs(now - int(stamp)) > GOOD_FOR_SECONDS:
        raise Refused(401, "signature")
    told = b"v0:" + stamp.encode() + b":" + body
    right = "v0=" + hmac.new(secret.encode(), told, hashlib.sha256).hexdigest()
    # Headers are Latin-1, so that any of them can be turned back into bytes.
    if not hmac.compare_digest(right.encode(), signature.encode("latin-1")):
        raise Refused(401, "signature")


def text_of(body: bytes, content_type: str) -> str:
    """The same as text, if Bolt can make an object of it. Raises Refused."""
    try:
        text = body.decode()
        told = _told(text, content_type)
    except (ValueError, RecursionError):
        raise Refused(400, "unreadable") from None
    if not isinstance(told, dict) or not told:
        raise Refused(400, "unreadable")
    return text


def _told(text: str, content_type: str) -> Any:  # noqa: ANN401 - JSON, of any shape
    """As Bolt reads it."""
    if content_type.partition(";")[0] == "application/json" or text.startswith("{"):
        return json.loads(text)
    pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a field is there twice")
    return json.loads(fields["payload"]) if "payload" in fields else fields
