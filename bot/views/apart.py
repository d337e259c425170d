"""A sentence with something set apart in it, wherever a language puts that."""

import re

from bot.views.blocks import Part

SLOT, NEXT_SLOT = "\0", "\1"
"""Nobody types them: each keeps the place of a part in a sentence."""


def set_apart(said: str, *parts: Part) -> list[Part]:
    """The sentence with its parts, such as a name in bold, in the place of their slots."""
    pieces = re.split(f"([{SLOT}{NEXT_SLOT}])", said)
    return [
        parts[(SLOT, NEXT_SLOT).index(one)] if place % 2 else one
        for place, one in enumerate(pieces)
    ]
