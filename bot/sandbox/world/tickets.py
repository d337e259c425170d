"""What Slack hands out for a short while: trigger ids, response urls, socket tickets.

They live in real time, not in the workspace's: a walk of the clock must not expire them.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.world.wire import SlackError

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSES = 5


@dataclass
class Trigger:
    user: str
    until: float
    in_modal: bool
    is_spent: bool = False


@dataclass
class ResponseUrl:
    """Where an answer goes: to a person in a channel, perhaps in place of a message."""

    user: str
    channel: str
    original: str | None
    until: float
    left: int = RESPONSES


class Tickets:
    def __init__(self, tick: Callable[[], float]) -> None:
        self._tick = tick
        self.trigger_seconds = TRIGGER_SECONDS
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, ResponseUrl] = {}
        self._sockets: set[str] = set()

    def trigger(self, user: str, *, in_modal: bool = False) -> str:
        trigger_id = (
            f"{len(self._triggers) + 1}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        )
        self._triggers[trigger_id] = Trigger(user, self._tick() + self.trigger_seconds, in_modal)
        return trigger_id

    def spend(self, trigger_id: str) -> Trigger:
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.is_spent:
            raise SlackError("exchanged_trigger_id")
        if self._tick() >= trigger.until:
            raise SlackError("expired_trigger_id")
        trigger.is_spent = True
        return trigger

    def response(self, user: str, channel: str, original: str | None = None) -> str:
        """The last part of the path of a new response url."""
        key = secrets.token_urlsafe(18)
        self._responses[key] = ResponseUrl(user, channel, original, self._tick() + RESPONSE_SECONDS)
        return key

    def use_response(self, key: str) -> ResponseUrl:
        url = self._responses.get(key)
        if url is None or self._tick() > url.until:
            raise SlackError("expired_url")
        if url.left == 0:
            raise SlackError("used_url")
        url.left -= 1
        return url

    def socket(self) -> str:
        ticket = secrets.token_urlsafe(18)
        self._sockets.add(ticket)
        return ticket

    def use_socket(self, ticket: str) -> bool:
        if ticket not in self._sockets:
            return False
        self._sockets.discard(ticket)
        return True
