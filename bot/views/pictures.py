"""What is said beside a picture, and instead of it."""

from collections.abc import Sequence

from bot.views.blocks import bullets, message, paragraph, rich, span
from bot.views.text import Json, cut, words
from rules.kit.language import say

MOST_NAMED = 20


def timeline(sentences: str, months: Sequence[str]) -> Json:
    """Instead of a picture. `months` are lines with a bar each."""
    bars: Json = {"type": "rich_text_preformatted", "elements": [words("\n".join(months))]}
    return message([rich(span(cut(sentences, 1_500)), bars)])


def beside(sentences: str, key: Sequence[str] = ()) -> Json:
    """`key` names whom the picture calls by a number."""
    return message([paragraph(cut(sentences, 1_500)), *_key(key)])


def being_drawn() -> Json:
    return message([paragraph(say("I am drawing it. It comes into our direct messages."))])


def nothing_yet(customer: str) -> Json:
    said = say(
        "There is nothing to draw yet: nothing has happened with {customer} so far. After the"
        " first touchpoint there is.",
        customer=customer,
    )
    return message([paragraph(said)])


def not_sent(instead: Json) -> Json:
    """The words alone, and why there is no picture."""
    said = say("Slack did not take the picture, so here it is in words.")
    blocks = [paragraph(said), *_blocks(instead)]
    return message(blocks)


def not_allowed(instead: Json) -> Json:
    said = say(
        "I may not send files here, so here it is in words. Whoever runs me can change that: update"
        " the app from manifest.json, and install it again."
    )
    return message([paragraph(said), *_blocks(instead)])


def _blocks(shown: Json) -> list[Json]:
    blocks = shown["blocks"]
    return blocks if isinstance(blocks, list) else []


def _key(names: Sequence[str]) -> list[Json]:
    if not names:
        return []
    lines = [
        [say("No. {number}: {name}", number=number, name=cut(name, 100))]
        for number, name in enumerate(names[:MOST_NAMED], start=1)
    ]
    return [rich(span(say("Names that I cannot draw:")), bullets(lines))]
