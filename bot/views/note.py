"""The morning note: the one message a day, edited in place until it is a record of that day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.model import Card, Note, NudgeState
from bot.views import ids
from bot.views.blocks import (
    actions,
    bullets,
    button,
    context,
    divider,
    fitting,
    message,
    paragraph,
    rich,
    where_the_rest_is,
)
from bot.views.card import DRAFT_LIMIT, LINE_LIMIT, card
from bot.views.card_lines import handed, lines
from bot.views.greeting import closing, greeting
from bot.views.not_sent import buttons, settled
from bot.views.question import question, said
from bot.views.settled import answered, heading
from bot.views.text import Json, bold, cut, escape, named, one_line, sentence
from rules.kit.language import say, say_n

MOST_CHARACTERS = 7_900
TEXT_CHARACTERS = 1_500
ALONE = 2_000
"""As much as a note without nudges may say."""
MOST_CUSTOMERS = 5
LINE_LIMITS = (1_000, 500, 400, 300, 200, 150, 100, 70, 50)
"""Each card has its line in the text, and where they are many, a shorter one."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many cards are shown with buttons and without, and how long a draft and a line may be."""

    asked: int
    settled: int
    draft: int
    line: int


ROOMS = (
    *(Room(6, 10, draft, 600) for draft in (3_000, 2_000, 1_600, 1_300, 1_000)),
    Room(6, 10, 1_000, 400),
    *(Room(6, 10, draft, 200) for draft in (1_000, 700, 400, 200)),
    Room(4, 6, 300, 200),
    Room(4, 6, 100, 80),
    Room(3, 4, 60, 60),
    Room(2, 2, 40, 40),
    Room(1, 2, 40, 40),
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
    """Under 8,000 characters in 40 blocks, whatever it holds; what was cut is whole on Home."""
    if note.text.strip():
        return _alone(note)
    cards = Sorted.of(note)
    text = _text(note, cards, titles)
    blocks = fitting(lambda room: _blocks(note, cards, titles, room), ROOMS, MOST_CHARACTERS)
    return message(blocks, text, text_limit=TEXT_CHARACTERS)


def _alone(note: Note) -> Json:
    """A text, and the customers that it offers to look at."""
    offered = [
        button(
            say("Look at {customer}", customer=named(name, 60)),
            ids.of(ids.CUSTOMER_SHOW, number),
            str(number),
        )
        for number, name in note.customers[:MOST_CUSTOMERS]
    ]
    said_alone = paragraph(cut(note.text.strip(), ALONE))
    ways = [actions(*offered)] if offered else []
    return message([said_alone, *ways, *_fate(note)], text_limit=TEXT_CHARACTERS)


def _fate(note: Note) -> list[Json]:
    """What can be said of the other note that this one is about, or what has become of it."""
    if note.about is None:
        return []
    end = settled(note.about)
    return [context(end)] if end else buttons(note.about)


def _blocks(note: Note, cards: Sorted, titles: Mapping[str, str], room: Room) -> list[Json]:
    blocks = [paragraph(bold(greeting(note, cards.asked, cards.settled)))]
    for one in cards.asked[: room.asked]:
        blocks.append(divider())
        blocks += card(one, titles, note.day, draft_limit=room.draft, line_limit=room.line)
    if cards.settled:
        blocks += [divider()] if cards.asked else []
        blocks.append(_record(note, cards, titles, room))
    if hint := _hint(cards, room):
        blocks.append(context(hint))
    if end := closing(cards.asked, cards.settled):
        blocks.append(context(end))
    return [*blocks, *(question(note.question) if note.question else [])]


def _record(note: Note, cards: Sorted, titles: Mapping[str, str], room: Room) -> Json:
    """What became of each, in a list."""
    shown = cards.settled[: room.settled]
    return rich(bullets([one_line(answered(one, titles, note.day), room.line)] for one in shown))


def _hint(cards: Sorted, room: Room) -> str:
    """Where the rest is, when this is not all."""
    if (more := len(cards.asked) - room.asked) > 0:
        return say_n(more, "And one more on my Home tab.", "And {many} more on my Home tab.")
    if (more := len(cards.settled) - room.settled) > 0:
        return say_n(more, "And one more that is settled.", "And {n} more that are settled.")
    if any(len(one.draft.strip()) > room.draft for one in cards.asked):
        return say("A draft was too long for this note. All of it is on my Home tab.")
    return ""


def _text(note: Note, cards: Sorted, titles: Mapping[str, str]) -> str:
    """For whoever hears the note, or reads of it on a locked screen: enough by itself."""
    all_of_it = [
        _spoken(one, titles, " ".join(lines(one, note.day, LINE_LIMIT)), DRAFT_LIMIT)
        for one in cards.asked
    ]
    in_short = [_spoken(one, titles, _why(one), 120) for one in cards.asked]
    short = [*_heard(note, cards, titles, in_short), where_the_rest_is()]
    texts = (
        "\n".join(_heard(note, cards, titles, all_of_it)),
        *("\n".join(one_line(line, limit) for line in short) for limit in LINE_LIMITS),
    )
    fits = (text for text in texts if len(escape(text)) <= TEXT_CHARACTERS)
    return next(fits, "\n".join(short))


def _heard(
    note: Note, cards: Sorted, titles: Mapping[str, str], asked: Sequence[str]
) -> Iterator[str]:
    """The lines of a note around those of its open cards."""
    yield greeting(note, cards.asked, cards.settled)
    yield from asked
    for one in cards.settled:
        yield answered(one, titles, note.day)
    if end := closing(cards.asked, cards.settled):
        yield end
    if note.question and question(note.question):
        yield said(note.question)


def _why(card: Card) -> str:
    """Who passed it on, and why it is asked, where there is no room for more."""
    return " ".join(filter(None, [handed(card, 100), sentence(one_line(card.why, 200))]))


def _spoken(card: Card, titles: Mapping[str, str], said: str, draft_limit: int) -> str:
    """A card in one line: what, what is said of it, and the draft, or how it begins."""
    what = heading(card, titles)
    if card.urgent:
        what = say("{about} (urgent)", about=what)
    about = say("{about}: {said}", about=what, said=said) if said else what
    if draft := one_line(card.draft, draft_limit):
        return say("{about} Draft: “{draft}”", about=about, draft=draft)
    return about
