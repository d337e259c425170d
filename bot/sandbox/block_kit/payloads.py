"""Whole messages and whole views: what stands around the blocks."""

import json
from collections.abc import Iterator, Mapping

from bot.sandbox.block_kit.objects import OPTION, OPTION_GROUP, plain_text
from bot.sandbox.block_kit.shapes import (
    Fields,
    anything,
    by_type,
    exactly_one,
    flag,
    items,
    json_object,
    problem,
    string,
    thing,
)
from bot.sandbox.block_kit.surfaces import block_problems

ANY_VIEW: Fields = {
    "private_metadata": string(0, 3000),
    "callback_id": string(0, 255),
    "external_id": string(0, 255),
}

VIEW = by_type(
    {
        "modal": thing(
            {"title": plain_text(24), "blocks": anything},
            {
                **ANY_VIEW,
                "submit": plain_text(24),
                "close": plain_text(24),
                "clear_on_close": flag,
                "notify_on_close": flag,
            },
        ),
        "home": thing({"blocks": anything}, ANY_VIEW),
    }
)

OFFERED = thing(
    {},
    {"options": items(OPTION, 0, 100), "option_groups": items(OPTION_GROUP, 0, 100)},
    rules=(exactly_one("options", "option_groups"),),
)

MOST_BYTES_OF_A_VIEW = 250_000

MESSAGE_TEXT = string(0, 40_000)
METADATA = thing({"event_type": string(1), "event_payload": json_object})


def of_view(view: object) -> Iterator[str]:
    yield from VIEW(view, "/view")
    if not isinstance(view, dict) or "blocks" not in view:
        return
    kind, blocks = view.get("type"), view["blocks"]
    if kind == "home":
        yield from block_problems(blocks, "home")
    elif kind == "modal":
        yield from block_problems(blocks, "modal")
        if "submit" not in view and holds_an_input(blocks):
            yield problem("missing required field: submit", "/view")
    if size_in_bytes(view) > MOST_BYTES_OF_A_VIEW:
        yield problem("view_too_large: must be at most 250 kB", "/view")


def size_in_bytes(view: object) -> int:
    """Zero for what is no JSON: that is refused for other reasons."""
    try:
        return len(json.dumps(view, ensure_ascii=False, separators=(",", ":")).encode())
    except (TypeError, ValueError, RecursionError):
        return 0


def of_offer(offer: object) -> Iterator[str]:
    """What a menu of the type external_select is answered with; nothing found is no problem."""
    yield from OFFERED(offer, "")


def holds_an_input(blocks: object) -> bool:
    each = blocks if isinstance(blocks, list | tuple) else ()
    return any(isinstance(block, dict) and block.get("type") == "input" for block in each)


def of_message(message: Mapping[str, object]) -> Iterator[str]:
    """Fields that Slack takes beside these (channel, thread_ts, ...) are not looked at."""
    if "attachments" in message:
        yield problem("attachments are not supported, use blocks", "/attachments")
    if "metadata" in message:
        yield from METADATA(message["metadata"], "/metadata")
    if "blocks" in message:
        yield from block_problems(message["blocks"], "message")
    text = message.get("text")
    if text is not None:
        yield from MESSAGE_TEXT(text, "/text")
    silent = text is None or (isinstance(text, str) and not text.strip())
    if silent and message.get("delete_original") is not True:
        yield problem(
            "no_text: notifications and screen readers need it beside blocks too", "/text"
        )
