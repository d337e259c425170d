"""A strict Block Kit check: it refuses what Slack refuses, in the words Slack would use.

Every problem is a sentence with a JSON pointer, as in Slack's `response_metadata.messages`:
`[ERROR] must be less than 76 characters [json-pointer:/blocks/3/elements/0/text/text]`.
An empty list means that Slack would take it. No input raises.
"""

from collections.abc import Mapping
from typing import Literal

from bot.sandbox.block_kit.payloads import of_message, of_offer, of_view
from bot.sandbox.block_kit.surfaces import block_problems

__all__ = ["message_problems", "offer_problems", "problems", "view_problems"]


def problems(blocks: object, surface: Literal["message", "modal", "home"]) -> list[str]:
    """Pointers start at `/blocks` in a message and at `/view/blocks` in a view."""
    return list(block_problems(blocks, surface))


def view_problems(view: object) -> list[str]:
    return list(of_view(view))


def message_problems(message: Mapping[str, object]) -> list[str]:
    """`text` is asked for beside blocks too: Slack only warns, but people hear nothing."""
    return list(of_message(message))


def offer_problems(offer: object) -> list[str]:
    """Of the answer to a menu that asks for its options while somebody types."""
    return list(of_offer(offer))
