"""Asking Slack while it waits for us: a form has no later moment for its answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from slack_sdk import WebClient

from bot.slack import counted

_seconds: ContextVar[float] = ContextVar("seconds", default=1.0)


@contextmanager
def hurrying(seconds: float) -> Iterator[None]:
    """Whoever is in a hurry in here has so many seconds for it, though one at least."""
    before = _seconds.set(seconds)
    try:
        yield
    finally:
        _seconds.reset(before)


def in_a_hurry(client: WebClient) -> WebClient:
    """The same client, that gives up soon. Raises OSError where Slack is too slow."""
    return WebClient(
        token=client.token,
        base_url=client.base_url,
        timeout=max(1, round(_seconds.get())),
        retry_handlers=[counted.Counting()],
    )
