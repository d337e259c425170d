"""One nudge on a card: why, what is good to know, a draft, and the ways to answer.

Cards stand in messages that are read again later, so they say dates, never "tomorrow".
"""

from collections.abc import Mapping
from datetime import date

from bot.model import Card, NudgeState
from bot.model.manners import IGNORED
from bot.views import ids
from bot.views.blocks import (
    Part,
    actions,
    button,
    context,
    overflow,
    quote,
    rich,
    span,
    users_select,
)
from bot.views.card_lines import lines
from bot.views.settled import answered, heading
from bot.views.text import Json, bold, cut, one_line
from rules.kit.language import say

DRAFT_LIMIT = 3_000
LINE_LIMIT = 600


def card(
    card: Card,
    titles: Mapping[str, str],
    today: date | None = None,
    *,
    draft_limit: int = DRAFT_LIMIT,
    line_limit: int = LINE_LIMIT,
) -> list[Json]:
    """With buttons while it is asked, else one line. With `today` this year's number is spared."""
    if card.state is not NudgeState.ASKED:
        return [context(answered(card, titles, today))]
    said = _said(card, titles, today, draft_limit, line_limit)
    return [said, _buttons(card, titles), *_how_to_go_on(card, titles)]


def _said(
    card: Card, titles: Mapping[str, str], today: date | None, draft_limit: int, line_limit: int
) -> Json:
    about = heading(card, titles)
    parts: list[Part] = [bold(say("{about} (urgent)", about=about) if card.urgent else about)]
    parts += [f"\n{one_line(line, line_limit)}" for line in lines(card, today, line_limit)]
    paragraphs = [span(*parts)]
    if draft := card.draft.strip():
        paragraphs.append(quote(cut(draft, draft_limit)))
    return rich(*paragraphs)


def _how_to_go_on(card: Card, titles: Mapping[str, str]) -> list[Json]:
    """Asked once, of whoever has let this ritual pass three times in a row."""
    if card.ignored != IGNORED:
        return []
    return [
        context(
            say(
                "The last three of these went by. How shall I go on with this ritual here?"
                " If you let this one pass, too, I shall stop."
            )
        ),
        actions(
            _answer(card, titles, say("Less often"), ids.NUDGE_LESS),
            _answer(card, titles, say("Stop"), ids.NUDGE_STOP),
            users_select(ids.of(ids.NUDGE_ELSE, card.id), say("Ask somebody else")),
        ),
    ]


def _buttons(card: Card, titles: Mapping[str, str]) -> Json:
    return actions(
        _answer(card, titles, say("Done & log"), ids.NUDGE_DONE, primary=True),
        _answer(card, titles, say("Edit draft"), ids.NUDGE_DRAFT),
        _answer(card, titles, say("Snooze"), ids.NUDGE_SNOOZE),
        _answer(card, titles, say("Hand over"), ids.NUDGE_HAND),
        _answer(card, titles, say("Skip this time"), ids.NUDGE_SKIP),
        _answer(card, titles, say("Not useful"), ids.NUDGE_NOT_USEFUL),
        overflow(
            ids.of(ids.NUDGE_MORE, card.id),
            [
                (f"{ids.WHY_ME} {card.id}", say("Why me?")),
                (f"{ids.MUTE} {card.id}", say("Mute for this customer")),
            ],
        ),
    )


def _answer(
    card: Card, titles: Mapping[str, str], label: str, name: str, *, primary: bool = False
) -> Json:
    aloud = say("{label}: {about}", label=label, about=heading(card, titles))
    return button(label, ids.of(name, card.id), str(card.id), aloud=aloud, primary=primary)
