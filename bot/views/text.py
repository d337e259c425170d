"""Words for people, and the one place where text is escaped.

Nothing here or in the views beside it is Slack's mrkdwn: what people typed goes into `rich_text`
and `plain_text`, where `*`, `_`, `<` and `&` are only characters. The one field that Slack still
parses is a message's `text`; `bot.views.blocks.message` passes it through `escape`.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from rules.kit.language import (
    WEEKDAY_AND_DATE,
    WEEKDAY_AND_DATE_OF_THE_YEAR,
    day_in_words,
    look_up,
    say,
)

Json = dict[str, object]

MOST_LISTED = 5
BROKEN_ENTITY = re.compile(r"&(a|am|amp|l|lt|g|gt)?$")


def escape(text: str) -> str:
    """`&` first, or it would escape what the other two have just written."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, the last an ellipsis, and no half an entity before it."""
    if len(text) <= limit:
        return text
    return BROKEN_ENTITY.sub("", text[: limit - 1]).rstrip() + "…"


def one_line(text: str, limit: int) -> str:
    return cut(" ".join(text.split()), limit)


def plain(text: str, limit: int) -> Json:
    """A plain_text object. Slack refuses an empty one, so what is blank becomes a dash."""
    return {"type": "plain_text", "text": cut(text, limit) if text.strip() else "–"}


def words(text: str) -> Json:
    """A rich_text element, under the same rule."""
    return {"type": "text", "text": text or "–"}


def bold(text: str) -> Json:
    return {**words(text), "style": {"bold": True}}


def code(text: str) -> Json:
    return {**words(text), "style": {"code": True}}


def say_date(day: date, near: date | None = None) -> str:
    """ "Tuesday 3 March": it stays true however long it stands there. The year is said unless it
    is the year of `near`."""
    this_year = near and near.year == day.year
    return day_in_words(day, WEEKDAY_AND_DATE_OF_THE_YEAR if this_year else WEEKDAY_AND_DATE)


def say_day(day: date, today: date) -> str:
    """ "today", "tomorrow", "Tuesday 3 March": for what is read at once and then gone."""
    return _near(day, today) or say_date(day, today)


def say_exactly(day: date, today: date) -> str:
    """ "yesterday, Monday 2 March": for what was understood of somebody's words."""
    return ", ".join(dict.fromkeys([say_day(day, today), say_date(day, today)]))


def on_day(day: date, today: date) -> str:
    """As part of a sentence: "today", but "on Tuesday 3 March"."""
    return _near(day, today) or say("on {day}", day=say_date(day, today))


def _near(day: date, today: date) -> str:
    near = {-1: say("yesterday"), 0: say("today"), 1: say("tomorrow")}
    return near.get((day - today).days, "")


def sentence(text: str) -> str:
    """The same with an end. Its beginning may be a name, which is left as it is."""
    text = text.strip()
    return text if not text or text[-1] in ".?!…”“" else f"{text}."


def capital(text: str) -> str:
    """For words of ours at the beginning of a line."""
    return text[:1].upper() + text[1:]


def quoted(words: Iterable[str]) -> str:
    """What somebody typed, as a list in quotes."""
    return listed(in_quotes(one_line(word, 40)) for word in words)


def in_quotes(words: str) -> str:
    return say("“{words}”", words=words)


def listed(names: Iterable[str]) -> str:
    """ "Ana, Ben and Cem", or "Ana, Ben, Cem, Dan, Eva and 37 more"."""
    first, last = _in_a_row(names)
    return say("{several} and {last}", several=first, last=last) if first else last


def one_of_these(names: Iterable[str]) -> str:
    """ "Ana, Ben or Cem"."""
    first, last = _in_a_row(names)
    return say("{several} or {last}", several=first, last=last) if first else last


def _in_a_row(names: Iterable[str]) -> tuple[str, str]:
    """All but the last, and the last."""
    every = [short for name in names if (short := one_line(name, 60))]
    more = len(every) - MOST_LISTED
    # A single one more is named as shortly as it is counted.
    shown = [*every[:MOST_LISTED], say("{number} more", number=more)] if more > 1 else every
    *first, last = shown or [""]
    return ", ".join(first), last


def paragraphs(text: str) -> str:
    """Text that was wrapped for an editor, each paragraph on one line again."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def named(name: str, limit: int = 60) -> str:
    return one_line(name, limit) or say("(no name)")


def title_of(rule: str, titles: Mapping[str, str]) -> str:
    return look_up(titles.get(rule, "")) or rule.replace("_", " ").capitalize()
