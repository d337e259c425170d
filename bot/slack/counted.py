"""Counts what we ask of Slack, whichever client asks: Bolt makes one for each request."""

import re

from slack_sdk.http_retry import (
    HttpRequest,
    HttpResponse,
    RetryHandler,
    RetryState,
    default_retry_handlers,
)

from bot.meters import SLACK_CALLS

_METHOD = re.compile(r"/([a-z]+(?:\.[a-zA-Z]+)+)/?(?:\?|$)")


class Counting(RetryHandler):
    """Sees every attempt, which is what a client asks its handlers about; never wants another."""

    def can_retry(
        self,
        *,
        state: RetryState,  # noqa: ARG002 - the SDK passes it by name
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,  # noqa: ARG002
    ) -> bool:
        found = _METHOD.search(request.url or "")
        SLACK_CALLS.labels(found[1] if found else "other", _outcome(response)).inc()
        return False


def handlers() -> list[RetryHandler]:
    """As every client has them, and counting."""
    return [Counting(), *default_retry_handlers()]


def _outcome(response: HttpResponse | None) -> str:
    if response is None:
        return "no_answer"
    body = response.body if isinstance(response.body, dict) else {}
    if response.status_code == 429 or body.get("error") == "ratelimited":
        return "ratelimited"
    if response.status_code >= 500:
        return "slack_failed"
    return "ok" if body.get("ok", True) else "refused"
