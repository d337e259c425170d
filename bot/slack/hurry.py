"""While Slack waits for us: a form has no later moment for its answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from slack_sdk import WebClient

from bot.slack import counted


@dataclass(frozen=True, slots=True)
class Haste:
    """How long each step of an answer may take, in seconds, so that all end within Slack's three:
    a claim and the form itself wait for their turn to write, and in the end so does what came of
    it; whatever Slack is asked on the way has to `ask` soon."""

    claim: float = 0.5
    form: float = 1.5
    ask: float = 1.0
    end: float = 0.5


_seconds: ContextVar[float] = ContextVar("seconds", default=Haste().ask)


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
