"""The blocks that our views are made of, and what Slack sets as limits around them."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from bot.views.text import Json, cut, escape, plain, words
from rules.kit.language import say

MOST_CHARACTERS = 12_000
TEXT_LIMIT = 3_000

Room = TypeVar("Room")

Part = str | Json
"""A string is said as it is; a Json part is one that `bold` or `code` has made."""


def header(text: str) -> Json:
    return {"type": "header", "text": plain(text, 150)}


def paragraph(*parts: Part) -> Json:
    """One rich_text block of one paragraph. A newline in a part breaks the line."""
    return rich(span(*parts))


def rich(*paragraphs: Json) -> Json:
    return {"type": "rich_text", "elements": list(paragraphs)}


def span(*parts: Part) -> Json:
    return {"type": "rich_text_section", "elements": _elements(parts)}


def quote(text: str) -> Json:
    return {"type": "rich_text_quote", "elements": _elements([text])}


def preformatted(text: str) -> Json:
    """As it was typed; Slack puts a button beside it that copies all of it."""
    return {"type": "rich_text_preformatted", "elements": _elements([text])}


def bullets(lines: Iterable[Sequence[Part]]) -> Json:
    return {
        "type": "rich_text_list",
        "style": "bullet",
        "elements": [span(*line) for line in lines],
    }


def context(text: str) -> Json:
    return {"type": "context", "elements": [plain(text, 2_000)]}


def divider() -> Json:
    return {"type": "divider"}


def actions(*buttons: Json) -> Json:
    return {"type": "actions", "elements": list(buttons)}


def button(
    label: str, action_id: str, value: str, *, aloud: str = "", primary: bool = False
) -> Json:
    """`aloud` is what a screen reader says, when the label alone is not enough."""
    made: Json = {
        "type": "button",
        "text": plain(label, 75),
        "action_id": action_id,
        "value": value,
    }
    if aloud:
        made["accessibility_label"] = cut(aloud, 75)
    if primary:
        made["style"] = "primary"
    return made


def overflow(action_id: str, options: Iterable[tuple[str, str]]) -> Json:
    """A menu behind three dots: (value, label), five at most."""
    return {"type": "overflow", "action_id": action_id, "options": _options(options)}


def users_select(action_id: str, placeholder: str) -> Json:
    return {
        "type": "users_select",
        "action_id": action_id,
        "placeholder": plain(placeholder, 75),
    }


def _options(options: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"text": plain(label, 75), "value": value} for value, label in options]


def message(blocks: list[Json], text: str = "", *, text_limit: int = TEXT_LIMIT) -> Json:
    """`text` is unescaped, and what the blocks say when it is left out."""
    said = escape(text or "\n".join(spoken(blocks))).strip() or "–"
    if len(said) > text_limit:
        rest = f"\n{where_the_rest_is()}"
        said = f"{cut(said, text_limit - len(rest))}{rest}"
    _tell_apart(blocks)
    return {"text": said, "blocks": blocks}


def where_the_rest_is() -> str:
    """The last line of a text that is shorter than what the blocks say."""
    return say("… The rest stands in the message.")


def _tell_apart(blocks: Iterable[Json]) -> None:
    """Buttons that would sound the same are numbered for whoever hears them."""
    heard = Counter[str]()
    for made in _buttons(blocks):
        said = str(made.get("accessibility_label") or "".join(_texts(made)))
        heard[said] += 1
        if heard[said] > 1:
            number = f" ({heard[said]})"
            made["accessibility_label"] = f"{cut(said, 75 - len(number))}{number}"


def _buttons(node: object) -> Iterator[Json]:
    if isinstance(node, list):
        for one in node:
            yield from _buttons(one)
    elif isinstance(node, dict) and node.get("type") == "button":
        yield node
    elif isinstance(node, dict):
        yield from _buttons([node.get("elements"), node.get("accessory")])


def size(payload: object) -> int:
    """As Slack counts the blocks of a message: the characters of their JSON."""
    return len(json.dumps(payload, ensure_ascii=False, separators=(",", ":")))


def fitting(
    build: Callable[[Room], list[Json]], rooms: Sequence[Room], most: int = MOST_CHARACTERS
) -> list[Json]:
    """The first that fits. `rooms` go from the largest down, and the last is taken as it comes."""
    *wider, narrowest = rooms
    drawn = (build(room) for room in wider)
    return next((blocks for blocks in drawn if size(blocks) <= most), None) or build(narrowest)


def spoken(blocks: Iterable[Json]) -> Iterator[str]:
    """What a screen reader would read of these blocks, a line each; buttons are left out."""
    for block in blocks:
        if block["type"] != "actions":
            yield from filter(None, "".join(_texts(block)).strip().split("\n"))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _texts(one)
    elif isinstance(node, dict):
        if isinstance(text := node.get("text"), str):
            yield text
        else:
            yield from _texts([node.get("text"), node.get("elements")])
        if str(node.get("type")).startswith("rich_text_"):
            yield "\n"


def _elements(parts: Iterable[Part]) -> list[Json]:
    """Slack refuses an element without text, so empty parts are left out."""
    made: list[Json] = []
    for part in parts:
        if not isinstance(part, str):
            made.append(part)
        elif part:
            made.append(words(part))
    return made or [words("–")]
