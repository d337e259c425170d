"""One nudge on a card, with the four ways to answer it.

Cards stand in messages that are read again later, so they say dates, never "tomorrow".
"""

from collections.abc import Mapping
from datetime import date

from bot.model import Card, NudgeState
from bot.views import ids
from bot.views.blocks import Part, actions, button, context, quote, rich, span
from bot.views.text import Json, bold, cut, named, one_line, say_date, sentence, title_of
from bot.views.touch import say_touch

DRAFT_LIMIT = 3_000
LINE_LIMIT = 400


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
    return [_said(card, titles, today, draft_limit, line_limit), _buttons(card, titles)]


def heading(card: Card, titles: Mapping[str, str]) -> str:
    return f"{title_of(card.rule, titles)}, {named(card.customer)}"


def answered(card: Card, titles: Mapping[str, str], today: date | None = None) -> str:
    """What became of it, in one line."""
    what, reason = heading(card, titles), one_line(card.reason, 200)
    because = f" ({reason})" if reason else ""
    by = f" by {named(card.answered_by)}" if card.answered_by.strip() else ""
    match card.state:
        case NudgeState.DONE:
            return f"Done{by}: {what}"
        case NudgeState.WAITING:
            return f"Snoozed until {say_date(card.ask_on, today)}: {what}{because}"
        case NudgeState.SKIPPED:
            return f"Skipped{by}: {what}"
        case NudgeState.OVERTAKEN:
            return f"Closed by itself: {what}{because}"
        case NudgeState.LAPSED:
            return f"Lapsed, its time has passed: {what}"
        case NudgeState.ASKED:
            return f"Open: {what}"


def _said(
    card: Card, titles: Mapping[str, str], today: date | None, draft_limit: int, line_limit: int
) -> Json:
    parts: list[Part] = [bold(heading(card, titles))]
    if card.urgent:
        parts.append(" (urgent)")
    if why := sentence(one_line(card.why, line_limit)):
        parts.append(f"\n{why}")
    if touch := card.last_touch:
        last = say_touch(
            touch,
            f"on {say_date(touch.on, today)}",
            note_limit=line_limit // 2,
            show_note=not touch.private,
        )
        parts.append(f"\nLast touch: {sentence(one_line(last, line_limit))}")
    paragraphs = [span(*parts)]
    if draft := card.draft.strip():
        paragraphs.append(quote(cut(draft, draft_limit)))
    return rich(*paragraphs)


def _buttons(card: Card, titles: Mapping[str, str]) -> Json:
    about = heading(card, titles)

    def answer(label: str, name: str, *, primary: bool = False) -> Json:
        aloud = f"{label}: {about}"
        return button(label, ids.of(name, card.id), str(card.id), aloud=aloud, primary=primary)

    return actions(
        answer("Done & log", ids.NUDGE_DONE, primary=True),
        answer("Snooze", ids.NUDGE_SNOOZE),
        answer("Skip", ids.NUDGE_SKIP),
        answer("Why me?", ids.NUDGE_WHY),
    )
