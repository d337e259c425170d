"""Delivery by HTTP: the same payloads, signed, to the app's request url."""

import hashlib
import hmac
import http.client
import json
import time
from urllib.parse import urlencode, urlsplit

from bot.sandbox.delivery.courier import Envelope, Unanswered
from bot.sandbox.world.wire import Json
from bot.sandbox.world.world import World

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Signed:
    """`request_url` may be set once the app is up; it must be on this machine."""

    def __init__(self, world: World, *, patience: float, request_url: str | None) -> None:
        self._world = world
        self._patience = patience
        self.request_url = request_url

    def send(self, kind: Envelope, payload: Json, *, retry: int = 0, reason: str = "") -> Json:
        content_type, body = _encoded(kind, payload)
        headers = {"Content-Type": content_type, **self._signature(body)}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason}
        try:
            return self._post(body, headers)
        except TimeoutError:
            raise Unanswered("http_timeout", reached=True) from None
        except (OSError, http.client.HTTPException):
            raise Unanswered("connection_failed", reached=False) from None

    def _post(self, body: bytes, headers: dict[str, str]) -> Json:
        url = urlsplit(self.request_url or "")
        if url.hostname not in LOOPBACK:
            raise Unanswered("no_request_url", reached=False)
        connection = http.client.HTTPConnection(url.hostname or "", url.port, self._patience)
        try:
            connection.request("POST", url.path or "/", body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise Unanswered("http_error", reached=True)
        if response.headers.get_content_type() == "application/json":
            answer = json.loads(text or "{}")
            return answer if isinstance(answer, dict) else {}
        return {"text": text} if text else {}

    def _signature(self, body: bytes) -> dict[str, str]:
        # Apps refuse signatures older than five minutes of real time, wherever our clock stands.
        timestamp = str(int(time.time()))
        signed = f"v0:{timestamp}:".encode() + body
        digest = hmac.new(self._world.signing_secret.encode(), signed, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def _encoded(kind: Envelope, payload: Json) -> tuple[str, bytes]:
    if kind == "events_api":
        return "application/json", json.dumps(payload).encode()
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return "application/x-www-form-urlencoded", urlencode(form).encode()
