"""One nudge on a card, with the four ways to answer it.

Cards stand in messages that are read again later, so they say dates, never "tomorrow".
"""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.model import OPEN, Card, NudgeState
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
from bot.views.text import Json, bold, cut, named, one_line, say_date, sentence, title_of
from bot.views.touch import say_touch

DRAFT_LIMIT = 3_000
LINE_LIMIT = 600
LOOPS_SHOWN = 3
PEOPLE_SHOWN = 3


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


def heading(card: Card, titles: Mapping[str, str]) -> str:
    return f"{title_of(card.rule, titles)}, {named(card.customer)}"


def answered(card: Card, titles: Mapping[str, str], today: date | None = None) -> str:
    """What became of it, in one line."""
    what, reason = heading(card, titles), one_line(card.reason, 200)
    because = f" ({reason})" if reason else ""
    by = f" by {named(card.answered_by)}" if card.answered_by.strip() else ""
    if card.handed_to and card.state in OPEN:
        return f"Now with {named(card.handed_to)}: {what}"
    said = {
        NudgeState.DONE: f"Done{by}: {what}",
        NudgeState.WAITING: f"Snoozed until {say_date(card.ask_on, today)}: {what}{because}",
        NudgeState.SKIPPED: f"Skipped{by}: {what}{because}",
        NudgeState.NOT_USEFUL: f"Marked as not useful{by}: {what}",
        NudgeState.OVERTAKEN: f"Closed by itself: {what}{because}",
        NudgeState.LAPSED: f"Lapsed, its time has passed: {what}",
        NudgeState.ASKED: f"Open: {what}",
    }
    return said[card.state]


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
            show_note=not touch.private and not _said_already(touch.note, card),
        )
        parts.append(f"\nLast touch: {sentence(one_line(last, line_limit))}")
    parts += [f"\n{one_line(line, line_limit)}" for line in _besides(card, today)]
    paragraphs = [span(*parts)]
    if draft := card.draft.strip():
        paragraphs.append(quote(cut(draft, draft_limit)))
    return rich(*paragraphs)


def _said_already(note: str, card: Card) -> bool:
    first_line = one_line(note, 80).rstrip("….")
    return bool(first_line) and first_line in one_line(card.why, LINE_LIMIT)


def _besides(card: Card, today: date | None) -> Iterator[str]:
    """What is good to know before speaking with them."""
    for loop in card.loops[:LOOPS_SHOWN]:
        since = say_date(loop.opened_on, today)
        whose = f" ({named(loop.contact.name)})" if loop.contact else ""
        weight = "severe " if loop.worry else ""
        yield f"Open {weight}{loop.kind}{whose} since {since}: {one_line(loop.text, 120)}"
    if card.silent:
        names = ", ".join(map(named, card.silent[:PEOPLE_SHOWN]))
        yield f"Three of our messages had no answer. Perhaps somebody else there: {names}."


def _how_to_go_on(card: Card, titles: Mapping[str, str]) -> list[Json]:
    """Asked once, of whoever has let this ritual pass three times in a row."""
    if card.ignored != IGNORED:
        return []
    number, about = str(card.id), heading(card, titles)
    return [
        context(
            "The last three of these went by. How shall I go on with this ritual here?"
            " If you let this one pass, too, I shall stop."
        ),
        actions(
            button(
                "Less often", ids.of(ids.NUDGE_LESS, card.id), number, aloud=f"Less often: {about}"
            ),
            button("Stop", ids.of(ids.NUDGE_STOP, card.id), number, aloud=f"Stop: {about}"),
            users_select(ids.of(ids.NUDGE_ELSE, card.id), "Ask somebody else"),
        ),
    ]


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
        overflow(
            ids.of(ids.NUDGE_MORE, card.id),
            [
                (f"{ids.NOT_USEFUL} {card.id}", "Not useful"),
                (f"{ids.MUTE} {card.id}", "No more of this for this customer"),
            ],
        ),
    )
