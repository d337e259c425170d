"""What crosses the wire: JSON, and the two ways of saying no."""

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]


class SlackError(Exception):
    """The Web API refuses a call, with one of Slack's own error codes."""

    def __init__(self, code: str, messages: Sequence[str] = (), **more: object) -> None:
        super().__init__(code)
        self.code = code
        self.messages = tuple(messages)
        self.more = more


class RateLimited(SlackError):
    """The caller may try again after so many seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after


class Refused(Exception):
    """A person asked for something that Slack's own screen would not let them do."""
