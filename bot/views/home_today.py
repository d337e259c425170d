"""The first page of Home: what is open, what is owed, and what is coming."""

from collections.abc import Iterator, Mapping

from bot.model import HomePage
from bot.model.home import Steps
from bot.views import ids
from bot.views.blocks import actions, button, context, divider, header, paragraph, size
from bot.views.card import card
from bot.views.coming import say_coming
from bot.views.home_owed import owed_blocks
from bot.views.home_settings import settings_blocks
from bot.views.home_steps import steps_blocks
from bot.views.lists import titled
from bot.views.not_sent import not_sent_blocks
from bot.views.nudges import held_over
from bot.views.text import Json, bold, say_date
from rules.kit.language import say, say_n

ROOMS = ((3_000, 18), (1_000, 18), (1_000, 12), (300, 12), (300, 8), (200, 4), (100, 2))
"""Characters of a draft, and how many cards."""

MOST_BLOCKS = 98
"""Slack takes a hundred a view; the ways to the other pages are one."""

MOST_CHARACTERS = 60_000
"""Slack takes 250 KB a view, and a character may be four bytes."""

A_WEEK = 7
COMING_SHOWN = 10
HELD_SHOWN = 10


def today_blocks(page: HomePage, titles: Mapping[str, str]) -> list[Json]:
    """The first drawing that Slack takes, whatever there is."""
    drawn = (list(_blocks(page, titles, *room)) for room in ROOMS)
    for blocks in drawn:
        if len(blocks) <= MOST_BLOCKS and size(blocks) <= MOST_CHARACTERS:
            break
    return blocks


def _blocks(
    page: HomePage, titles: Mapping[str, str], draft_limit: int, most: int
) -> Iterator[Json]:
    yield from steps_blocks(page)
    if page.customers or page.open or page.waiting or page.coming or page.owed:
        yield header(say_date(page.today, page.today))
        yield from _open(page, titles, draft_limit, most)
        yield from _waiting(page, titles)
        yield from owed_blocks(page)
        yield from _coming(page)
    yield from not_sent_blocks(page.not_sent, page.member.id)
    yield from _begin(page.steps)
    yield divider()
    yield from settings_blocks(page)


def _begin(steps: Steps) -> list[Json]:
    """What the steps of a newcomer offer already is not offered twice."""
    ways = [
        (steps.nudge or steps.touch, button(say("Log a touchpoint"), ids.TOUCH_NEW, "new")),
        (steps.nudge or steps.customer, button(say("Add a customer"), ids.CUSTOMER_NEW, "new")),
    ]
    offered = [way for there, way in ways if there]
    return [actions(*offered)] if offered else []


def _open(page: HomePage, titles: Mapping[str, str], draft_limit: int, most: int) -> Iterator[Json]:
    number = max(page.opens, len(page.open))
    if not number:
        yield paragraph(_quiet_day(page))
        return
    yield paragraph(
        bold(
            say_n(
                number,
                "Open for you: one nudge",
                "Open for you: {many} nudges",
            )
        )
    )
    for one in page.open[:most]:
        yield from card(one, titles, page.today, draft_limit=draft_limit)
        yield divider()
    if (more := number - min(most, len(page.open))) > 0:
        yield context(
            say_n(
                more,
                "And one more: it appears here as you answer these.",
                "And {many} more: they appear here as you answer these.",
            )
        )


def _waiting(page: HomePage, titles: Mapping[str, str]) -> list[Json]:
    lines = held_over(page.waiting[:HELD_SHOWN], titles, page.today)
    more = max(page.waits, len(page.waiting)) - len(lines)
    if more > 0:
        lines.append(say_n(more, "and one more", "and {many} more"))
    return titled(say("Waiting for a morning note"), lines, most=len(lines))


def _quiet_day(page: HomePage) -> str:
    if not page.customers:
        return say("Nothing is open for you.")
    return say_n(
        page.customers,
        "Nothing is open for you. You look after one customer.",
        "Nothing is open for you. You look after {many} customers.",
    )


def _coming(page: HomePage) -> list[Json]:
    soon = [one for one in page.coming if (one.ask_on - page.today).days <= A_WEEK]
    lines = [say_coming(one, page.today, alone=True) for one in soon[:COMING_SHOWN]]
    lines += filter(None, [_this_week(len(soon) - COMING_SHOWN), _later(page, len(soon))])
    return titled(
        say("Coming up this week"), lines or [say("Nothing is due.")], most=len(lines) or 1
    )


def _this_week(more: int) -> str:
    if more <= 0:
        return ""
    return say_n(more, "and one more this week", "and {many} more this week")


def _later(page: HomePage, soon: int) -> str:
    """Of very many customers only those are read at which something comes first."""
    later = len(page.coming) - soon
    if not page.all_coming:
        return say("More is to come in the next 30 days.")
    if not later:
        return ""
    if not soon:
        return say_n(
            later,
            "Nothing this week. One is due in the next 30 days.",
            "Nothing this week. {Many} are due in the next 30 days.",
        )
    return say_n(later, "One more in the next 30 days", "{Many} more in the next 30 days")
