"""What is open for somebody, what is held over, and what is coming."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.model import Card, Coming
from bot.views.blocks import divider, fitting, message, paragraph
from bot.views.card import card
from bot.views.coming import say_coming
from bot.views.lists import titled
from bot.views.settled import heading
from bot.views.text import Json, bold, code, one_line, say_date
from rules.kit.language import say, say_n

ROOMS = ((3_000, 8), (2_000, 8), (1_000, 8), (500, 8), (200, 8), (80, 6), (40, 4), (40, 2))
"""Characters of a draft, and how many cards."""


def nudges_list(
    open_now: Sequence[Card],
    waiting: Sequence[Card],
    coming: Sequence[Coming],
    titles: Mapping[str, str],
    today: date,
) -> Json:
    """The open ones with their buttons, the others a line each."""

    def draw(room: tuple[int, int]) -> list[Json]:
        draft, most = room
        line = min(240, draft)
        return [
            _first_line(open_now),
            *_cards(open_now, titles, today, draft, most),
            *titled(
                say("Waiting for a morning note"),
                held_over(waiting, titles, today),
                most=5,
                limit=line,
            ),
            *titled(
                say("Coming up"),
                [say_coming(one, today, alone=True) for one in coming],
                most=5,
                limit=line,
            ),
        ]

    return message(fitting(draw, ROOMS))


def held_over(waiting: Sequence[Card], titles: Mapping[str, str], today: date) -> list[str]:
    """A line each: "Check in, Acme, until Monday 9 March (they are away)"."""
    return [_held(one, titles, today) for one in waiting]


def _held(one: Card, titles: Mapping[str, str], today: date) -> str:
    said, reason = heading(one, titles), one_line(one.reason, 100)
    if one.ask_on > today:
        said = say("{what}, until {day}", what=said, day=say_date(one.ask_on, today))
    return say("{what} ({reason})", what=said, reason=reason) if reason else said


def _first_line(open_now: Sequence[Card]) -> Json:
    if not open_now:
        ahead = code("/nudges preview 30 days")
        return paragraph(say("Nothing is open for you. See what is coming:"), " ", ahead)
    number = len(open_now)
    return paragraph(
        bold(
            say_n(
                number,
                "One nudge is open for you.",
                "{Many} nudges are open for you.",
            )
        )
    )


def _cards(
    cards: Sequence[Card], titles: Mapping[str, str], today: date, draft: int, most: int
) -> list[Json]:
    blocks = []
    for one in cards[:most]:
        blocks += card(one, titles, today, draft_limit=draft, line_limit=min(400, draft))
        blocks.append(divider())
    if len(cards) > most:
        more = len(cards) - most
        blocks.append(
            paragraph(
                say_n(
                    more,
                    "And one more on my Home tab.",
                    "And {many} more on my Home tab.",
                )
            )
        )
    return blocks
