"""What somebody owes: a line each, with a button that settles it."""

from datetime import date

from bot.model import HomePage
from bot.model.home import Owed
from bot.model.nouns import CONCERN, PROMISE
from bot.views import ids
from bot.views.blocks import button, context, paragraph
from bot.views.loops import say_age, say_until
from bot.views.text import Json, bold, named, one_line, plain
from rules.kit import Loop, LoopKind
from rules.kit.language import say, say_n


def owed_blocks(page: HomePage) -> list[Json]:
    """Nothing where nothing is owed."""
    if not page.owed:
        return []
    blocks = [paragraph(bold(say("What I owe"))), *(_line(one, page.today) for one in page.owed)]
    if (more := page.owes - len(page.owed)) > 0:
        blocks.append(
            context(
                say_n(
                    more,
                    "And one more: it appears here as you settle these.",
                    "And {many} more: they appear here as you settle these.",
                )
            )
        )
    return blocks


def _line(one: Owed, today: date) -> Json:
    what, words = _what(one), one_line(one.loop.text, 200)
    facts = ", ".join(filter(None, [what, say_age(one.loop, today), say_until(one.loop, today)]))
    quoted = say("“{words}”", words=words)
    return {
        "type": "section",
        "text": plain(f"{facts}\n{quoted}", 600),
        "accessory": button(
            say("Settled"),
            ids.of(ids.FACT_CLOSE, int(one.loop.key)),
            f"{one.loop.key} {today.isoformat()} {_noun(one.loop)}",
            aloud=say("Settled: {what}", what=one_line(one.loop.text, 60)),
        ),
    }


def _noun(loop: Loop) -> str:
    return (PROMISE if loop.kind is LoopKind.PROMISE else CONCERN).word


def _what(one: Owed) -> str:
    whom = named(one.loop.contact.name) if one.loop.contact else ""
    parts = {"customer": named(one.customer), "whom": whom}
    if one.loop.kind is LoopKind.PROMISE:
        to_somebody = say("{customer}, a promise to {whom}", **parts)
        return to_somebody if whom else say("{customer}, a promise", **parts)
    of_somebody = say("{customer}, a severe concern of {whom}", **parts)
    return of_somebody if whom else say("{customer}, a severe concern", **parts)
