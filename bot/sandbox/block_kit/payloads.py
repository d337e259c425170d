"""Whole messages and whole views: what stands around the blocks."""

from collections.abc import Iterator, Mapping

from bot.sandbox.block_kit.objects import plain_text
from bot.sandbox.block_kit.shapes import (
    Fields,
    anything,
    by_type,
    flag,
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
