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

LINES = 5
"""Of what waits, and of what is coming."""


def nudges_list(
    open_now: Sequence[Card],
    waiting: Sequence[Card],
    coming: Sequence[Coming],
    titles: Mapping[str, str],
    today: date,
    *,
    opens: int = 0,
    waits: int = 0,
    all_coming: bool = True,
) -> Json:
    """The open ones with their buttons, the others a line each.

    `opens` and `waits` are how many there are where not all are given, and `coming` holds only what
    comes first unless it is `all_coming`.
    """
    opens, waits = max(opens, len(open_now)), max(waits, len(waiting))

    def draw(room: tuple[int, int]) -> list[Json]:
        draft, most = room
        line = min(240, draft)
        return [
            _first_line(opens),
            *_cards(open_now[:most], titles, today, draft),
            *_on_home(opens - len(open_now[:most])),
            *titled(
                say("Waiting for a morning note"),
                _with_more(held_over(waiting[:LINES], titles, today), waits),
                most=LINES + 1,
                limit=line,
            ),
            *titled(
                say("Coming up"),
                _soon(coming, today, all_coming=all_coming),
                most=LINES + 1,
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


def _soon(coming: Sequence[Coming], today: date, *, all_coming: bool) -> list[str]:
    lines = [say_coming(one, today, alone=True) for one in coming[:LINES]]
    if all_coming:
        return _with_more(lines, len(coming))
    return [*lines, say("More is to come in the next 30 days.")]


def _with_more(lines: list[str], of: int) -> list[str]:
    more = of - len(lines)
    return [*lines, say_n(more, "and one more", "and {many} more")] if more > 0 else lines


def _first_line(number: int) -> Json:
    if not number:
        ahead = code("/nudges preview 30 days")
        return paragraph(say("Nothing is open for you. See what is coming:"), " ", ahead)
    return paragraph(
        bold(
            say_n(
                number,
                "One nudge is open for you.",
                "{Many} nudges are open for you.",
            )
        )
    )


def _cards(cards: Sequence[Card], titles: Mapping[str, str], today: date, draft: int) -> list[Json]:
    blocks = []
    for one in cards:
        blocks += card(one, titles, today, draft_limit=draft, line_limit=min(400, draft))
        blocks.append(divider())
    return blocks


def _on_home(more: int) -> list[Json]:
    if more <= 0:
        return []
    return [
        paragraph(say_n(more, "And one more on my Home tab.", "And {many} more on my Home tab."))
    ]
