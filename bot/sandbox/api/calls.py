"""What a method of the Web API is, what it is asked, and how long lists are cut into pages."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.world.wire import Json, SlackError
from bot.sandbox.world.world import World

MOST_A_PAGE = 1000


class Args:
    """The arguments of one call, from a form or from JSON."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = given

    def has(self, name: str) -> bool:
        return self._given.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self._given.get(name)
        return "" if value is None else str(value)

    def needed(self, name: str) -> str:
        if not self.has(name):
            raise SlackError("invalid_arguments", (f"[ERROR] missing required field: {name}",))
        return self.text(name)

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self._given.get(name)
        return default if value is None else str(value).lower() in ("1", "true")

    def structure(self, name: str, otherwise: str = "invalid_arguments") -> object:
        """A list or object, however it was sent; `otherwise` is the error for broken JSON."""
        value = self._given.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(otherwise) from None

    def words(self, name: str) -> list[str]:
        value = self._given.get(name)
        if isinstance(value, list):
            return [str(word) for word in value]
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def page(self, *, default: int = 100) -> tuple[int, int]:
        """Where the page starts and how much fits on it."""
        limit = self._number("limit", default)
        if not 0 < limit <= MOST_A_PAGE:
            raise SlackError("invalid_limit")
        return _start(self.text("cursor")), limit

    def _number(self, name: str, default: int) -> int:
        if not self.has(name) or self.text(name) == "0":
            return default
        try:
            return int(self.text(name))
        except ValueError:
            raise SlackError("invalid_arguments") from None


Answer = Callable[[World, Args], Json]


@dataclass(frozen=True)
class Method:
    """`per_minute` is Slack's rate; `per_channel` counts a second rate for each channel;
    `caller` says whose token it takes."""

    name: str
    answer: Answer
    per_minute: int
    scope: str = ""
    caller: Literal["bot", "app", "any"] = "bot"
    per_channel: bool = False


def check_scope(world: World, scope: str) -> None:
    """A manifest that names no scopes grants all."""
    granted = world.app.scopes
    if granted is not None and scope not in granted:
        raise SlackError("missing_scope", needed=scope, provided=",".join(sorted(granted)))


def a_page(args: Args, name: str, found: Sequence[Json], *, default: int = 100) -> Json:
    start, limit = args.page(default=default)
    end = start + limit
    following = _cursor(end) if end < len(found) else ""
    return {name: list(found[start:end]), "response_metadata": {"next_cursor": following}}


def _cursor(start: int) -> str:
    return base64.b64encode(f"next:{start}".encode()).decode()


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
        if word == "next":
            return int(number)
    except (binascii.Error, ValueError):
        pass
    raise SlackError("invalid_cursor")
