"""The morning note: the one message a day, edited in place as its nudges are answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import Card, Note, NudgeState
from bot.views.blocks import context, divider, fitting, message, paragraph
from bot.views.card import answered, card, heading
from bot.views.question import question, said
from bot.views.text import (
    Json,
    bold,
    capital,
    count,
    cut,
    escape,
    named,
    one_line,
    say_date,
    sentence,
)

MOST_CHARACTERS = 7_900
TEXT_CHARACTERS = 1_500
ALONE = 2_000
"""As much as a note without nudges may say."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many cards are shown with buttons and without, and how long a draft and a line may be."""

    asked: int
    settled: int
    draft: int
    line: int


ROOMS = (
    *(Room(8, 10, draft, 600) for draft in (3_000, 2_000, 1_600, 1_300, 1_000)),
    Room(8, 10, 1_000, 400),
    *(Room(8, 10, draft, 200) for draft in (1_000, 700, 400, 200)),
    Room(5, 6, 100, 80),
    Room(3, 3, 60, 60),
    Room(2, 2, 40, 40),
)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The cards of a note: those that wait for an answer, and those that have one."""

    asked: tuple[Card, ...]
    settled: tuple[Card, ...]

    @classmethod
    def of(cls, note: Note) -> "Sorted":
        asked = tuple(one for one in note.cards if one.state is NudgeState.ASKED)
        return cls(asked, tuple(one for one in note.cards if one not in asked))


def note(note: Note, titles: Mapping[str, str]) -> Json:
    """Under 8,000 characters and 40 blocks, whatever it holds; what was cut is whole on Home."""
    if said_alone := note.text.strip():
        return message([paragraph(cut(said_alone, ALONE))], text_limit=TEXT_CHARACTERS)
    cards = Sorted.of(note)
    text = _text(note, cards, titles)
    most = MOST_CHARACTERS - min(TEXT_CHARACTERS, len(escape(text)))
    blocks = fitting(lambda room: _blocks(note, cards, titles, room), ROOMS, most)
    return message(blocks, text, text_limit=TEXT_CHARACTERS)


def _blocks(note: Note, cards: Sorted, titles: Mapping[str, str], room: Room) -> list[Json]:
    blocks = [paragraph(bold(_greeting(note, cards)))]
    for one in cards.asked[: room.asked]:
        blocks.append(divider())
        blocks += card(one, titles, note.day, draft_limit=room.draft, line_limit=room.line)
    if cards.settled:
        blocks.append(divider())
    for one in cards.settled[: room.settled]:
        blocks.append(context(one_line(answered(one, titles, note.day), room.line)))
    if hint := _hint(cards, room):
        blocks.append(context(hint))
    return [*blocks, *(question(note.question) if note.question else [])]


def _greeting(note: Note, cards: Sorted) -> str:
    number = len(cards.asked)
    name = "everybody" if note.member.channel else named(note.member.first_name)
    if not number:
        return _farewell(note, cards)
    if note.urgent:
        return f"{capital(name)}, {count(number, 'thing')} should not wait until tomorrow."
    left = "left today" if cards.settled else "today"
    return f"Good morning, {name}. {capital(count(number, 'thing'))} {left}."


def _farewell(note: Note, cards: Sorted) -> str:
    day = say_date(note.day, note.day)
    whom = "" if note.member.channel else f", {named(note.member.first_name)}"
    if any(one.state is NudgeState.DONE for one in cards.settled):
        return f"{day}: all answered. Thank you{whom}."
    return f"{day}: nothing is open here any more."


def _hint(cards: Sorted, room: Room) -> str:
    """Where the rest is, when this is not all."""
    if (more := len(cards.asked) - room.asked) > 0:
        return f"And {count(more, 'more', 'more')} on my Home tab."
    if (more := len(cards.settled) - room.settled) > 0:
        return f"And {count(more, 'more', 'more')} that {'is' if more == 1 else 'are'} settled."
    if any(len(one.draft.strip()) > room.draft for one in cards.asked):
        return "A draft was too long for this note. All of it is on my Home tab."
    return ""


def _text(note: Note, cards: Sorted, titles: Mapping[str, str]) -> str:
    asked = [
        f"{heading(one, titles)}: {sentence(one_line(one.why, 200))}".rstrip(": ")
        for one in cards.asked
    ]
    settled = [answered(one, titles, note.day) for one in cards.settled]
    besides = [said(note.question)] if note.question and question(note.question) else []
    return "\n".join([_greeting(note, cards), *asked, *settled, *besides])
