"""What a person sees of a payload, and that Slack would take it and nobody is rung by it."""

from collections.abc import Iterator
from typing import Any, Literal

from bot.sandbox.block_kit import message_problems, problems, view_problems

Payload = dict[str, Any]

# The only objects that Slack reads as markup, or that ring somebody by themselves.
LIVE = {"mrkdwn", "user", "usergroup", "channel", "broadcast", "link", "team"}


def seen(message: dict[str, object]) -> str:
    """The lines that stand in a message, after the strict check."""
    assert message_problems(message) == []
    assert set(message) == {"text", "blocks"}
    text = str(message["text"])
    assert text.strip()
    assert "<" not in text
    assert ">" not in text
    return harmless(message["blocks"])


def seen_view(view: dict[str, object]) -> str:
    assert view_problems(view) == []
    return harmless(view["blocks"])


def seen_blocks(
    blocks: list[dict[str, object]], surface: Literal["message", "modal", "home"] = "message"
) -> str:
    assert problems(blocks, surface) == []
    return harmless(blocks)


def harmless(blocks: object) -> str:
    types = {str(node.get("type")) for node in nodes(blocks)}
    assert types.isdisjoint(LIVE)
    return "\n".join("".join(words(block)).strip() for block in listed(blocks))


def nodes(payload: object) -> Iterator[Payload]:
    if isinstance(payload, dict):
        yield payload
        for value in payload.values():
            yield from nodes(value)
    elif isinstance(payload, list):
        for one in payload:
            yield from nodes(one)


def words(node: object) -> Iterator[str]:
    if isinstance(node, dict) and isinstance(node.get("text"), str):
        yield node["text"]
    elif isinstance(node, dict):
        for key in ("label", "text", "elements", "element", "options", "hint"):
            yield from words(node.get(key))
        if "rich_text" in str(node.get("type")) or "value" in node:
            yield "\n"
    elif isinstance(node, list):
        for one in node:
            yield from words(one)


def listed(blocks: object) -> list[Payload]:
    assert isinstance(blocks, list)
    return blocks


def buttons(payload: dict[str, object]) -> dict[str, Payload]:
    """Every button by its action id."""
    return {
        node["action_id"]: node for node in nodes(payload["blocks"]) if node.get("type") == "button"
    }


def labels(payload: dict[str, object]) -> list[str]:
    return [node["text"]["text"] for node in buttons(payload).values()]


def inputs(view: dict[str, object]) -> dict[str, Payload]:
    """Every input's element by the id of its block."""
    return {
        node["block_id"]: node["element"]
        for node in nodes(view["blocks"])
        if node.get("type") == "input"
    }
