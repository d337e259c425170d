"""What is open for somebody, and why the rules ask or stay quiet."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.model import Card, Coming, RuleLine, Verdict
from bot.views.blocks import Part, bullets, divider, fitting, message, paragraph, quote, rich, span
from bot.views.card import card, heading
from bot.views.coming import say_coming
from bot.views.lists import titled
from bot.views.text import (
    Json,
    bold,
    capital,
    code,
    count,
    cut,
    named,
    on_day,
    one_line,
    paragraphs,
    say_date,
    sentence,
)

ROOMS = ((3_000, 8), (2_000, 8), (1_000, 8), (500, 8), (200, 8), (80, 6), (40, 4), (40, 2))
"""Characters of a draft, and how many cards."""
RULE_ROOMS = ((300, 30), (150, 30), (80, 30), (40, 10))
"""Characters of a reason, and how many rules of a group."""
GROUPS = {
    "Open or coming:": {Verdict.OPEN, Verdict.WAITING, Verdict.COMING},
    "Quiet, with nothing to ask as things are:": {Verdict.QUIET},
    "Not answering:": {Verdict.OFF, Verdict.BROKEN},
}


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
                "Waiting for a morning note",
                held_over(waiting, titles, today),
                most=5,
                limit=line,
            ),
            *titled(
                "Coming up",
                [say_coming(one, today, alone=True) for one in coming],
                most=5,
                limit=line,
            ),
        ]

    return message(fitting(draw, ROOMS))


def held_over(waiting: Sequence[Card], titles: Mapping[str, str], today: date) -> list[str]:
    """A line each: "Check in, Acme, until Monday 9 March (they are away)"."""
    lines = []
    for one in waiting:
        until = f", until {say_date(one.ask_on, today)}" if one.ask_on > today else ""
        reason = f" ({one_line(one.reason, 100)})" if one.reason.strip() else ""
        lines.append(f"{heading(one, titles)}{until}{reason}")
    return lines


def why(customer: str, lines: Sequence[RuleLine], today: date, *, on: date | None = None) -> Json:
    """Every rule's answer about a customer, in the order of `lines`, by what they say.

    `on` is the day that was asked about, when it is not today.
    """
    groups = {
        title: [_rule(line, today) for line in lines if line.verdict in verdicts]
        for title, verdicts in GROUPS.items()
    }

    def draw(room: tuple[int, int]) -> list[Json]:
        drawn = [block for title, said in groups.items() for block in _rules(title, said, *room)]
        day = f", as of {say_date(on, today)}" if on else ""
        first = paragraph("What every ritual says about ", bold(named(customer)), day)
        return [first, *(drawn or [paragraph("No ritual is set up yet.")])]

    return message(fitting(draw, RULE_ROOMS))


def why_me(title: str, why_text: str, card: Card) -> Json:
    """Why this nudge came, and what its ritual is for."""
    parts: list[Part] = [bold(f"{one_line(title, 100)}, {named(card.customer)}")]
    if reason := sentence(one_line(card.why, 400)):
        parts.append(f"\n{reason}")
    parts.append(f"\nDue on {say_date(card.due)}.")
    ritual = [quote(cut(paragraphs(why_text), 1_500))] if why_text.strip() else []
    command = code(f"/nudges why {named(card.customer)}")
    return message(
        [rich(span(*parts), *ritual), paragraph("What the other rituals say: ", command)]
    )


def _first_line(open_now: Sequence[Card]) -> Json:
    if not open_now:
        ahead = code("/nudges preview 30 days")
        return paragraph("Nothing is open for you. See what is coming: ", ahead)
    verb = "is" if len(open_now) == 1 else "are"
    return paragraph(bold(f"{capital(count(len(open_now), 'nudge'))} {verb} open for you."))


def _cards(
    cards: Sequence[Card], titles: Mapping[str, str], today: date, draft: int, most: int
) -> list[Json]:
    blocks = []
    for one in cards[:most]:
        blocks += card(one, titles, today, draft_limit=draft, line_limit=min(400, draft))
        blocks.append(divider())
    if len(cards) > most:
        blocks.append(paragraph(f"And {count(len(cards) - most, 'more', 'more')} on my Home tab."))
    return blocks


def _rules(title: str, lines: Sequence[tuple[str, str]], limit: int, most: int) -> list[Json]:
    """Each line is the name of a rule and what it says."""
    if not lines:
        return []
    items: list[list[Part]] = [
        [bold(one_line(rule, 60)), f": {one_line(said, limit)}"] for rule, said in lines[:most]
    ]
    if len(lines) > most:
        items.append([f"and {count(len(lines) - most, 'more', 'more')}"])
    return [rich(span(title), bullets(items))]


def _rule(line: RuleLine, today: date) -> tuple[str, str]:
    about = sentence(line.why or line.about)
    whom = f", for {named(line.to)}" if line.to.strip() else ""
    day = f" {on_day(line.day, today)}" if line.day else ""
    due = f", due{day}" if day else ""
    about = sentence(f"{_because(line, today)} {about}".strip())
    if line.became:
        return line.rule, f"asked{due}{whom}, later {line.became}. {about}"
    said = {
        Verdict.OPEN: f"open{due}{whom}. {about}",
        Verdict.WAITING: f"held over{due}{whom}. {about}",
        Verdict.COMING: f"comes{day}{whom}. {about}",
        Verdict.QUIET: about,
        Verdict.OFF: f"switched off in this workspace. {about}",
        Verdict.BROKEN: "has a fault, and cannot be asked until it is mended.",
    }
    return line.rule, said[line.verdict].strip() or "–"


def _because(line: RuleLine, today: date) -> str:
    """What holds it back, a sentence of its own."""
    if not line.held:
        return ""
    until = f" until {say_date(line.until, today)}" if line.until else ""
    return f"Held back{until}: {line.held}."
