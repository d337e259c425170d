"""Titled lists that are never longer than they may be."""

from collections.abc import Sequence

from bot.views.blocks import bullets, rich, span
from bot.views.text import Json, bold, one_line
from rules.kit.language import say_n


def titled(title: str, lines: Sequence[str], *, most: int, limit: int = 240) -> list[Json]:
    """A bold title above bullets, the last of them "and 37 more"; nothing without lines."""
    if not lines:
        return []
    items = [[one_line(line, limit)] for line in lines[:most]]
    if len(lines) > most:
        more = len(lines) - most
        items.append([say_n(more, "and one more", "and {many} more")])
    return [rich(span(bold(title)), bullets(items))]
