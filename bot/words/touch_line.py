"""A touchpoint in one line: `Acme @ana coffee last Tuesday: worried about the budget :worried:`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.words.days import DayReading
from bot.words.moods import take_moods, take_outer_mood
from bot.words.touch_customer import (
    release_contact,
    take_contact_for_customer,
    take_customer,
    take_known,
)
from bot.words.touch_head import Head
from bot.words.touch_slots import take_contacts, take_day, take_kind
from bot.words.touch_split import (
    split_note,
    take_began,
    take_private,
    take_unanswered,
    without_bullet,
)
from rules.kit.kinds import Kind


@dataclass(frozen=True)
class TouchLine:
    """What was understood; None or empty is what was not written, or not for sure.

    `customer_words` is what was read as the customer's name, also when nobody is called that yet.
    `unread` are the words before the note that meant nothing to us: to be owned up to.
    `planned`: the day is still to come. A `day` of None means that no day was understood.
    `theirs`: they began it. `unanswered`: it was said that no answer came.
    """

    customer: int | None
    customer_choices: tuple[int, ...]
    customer_words: str
    contacts: tuple[str, ...]
    kind: Kind | None
    day: DayReading | None
    planned: bool
    note: str
    mood: int | None
    private: bool
    unread: tuple[str, ...]
    theirs: bool = False
    unanswered: bool = False


def read_touch(
    line: str,
    *,
    customers: Sequence[tuple[int, str]],
    today: date,
    day_first: bool | None = None,
) -> TouchLine:
    """Understand one line, its slots in any order. `customers` are (id, normalised name).

    Only what stands before the first colon or dash is understood; the note stays as it is, but
    for `#private` and a face at its end or beginning.
    """
    slots, note = split_note(without_bullet(line.strip()))
    slots, private = take_private(slots)
    note, private_note = take_private(note)
    slots, unanswered = take_unanswered(slots)
    slots, theirs = take_began(slots)
    slots, moods = take_moods(slots)
    note, note_moods = take_outer_mood(note)
    moods = moods or note_moods

    head = Head.of(slots, today, day_first)
    known = take_known(head, customers)
    day = take_day(head)
    kind = take_kind(head)
    if release_contact(head):
        known = set()
    contacts = take_contacts(head)
    named = take_customer(head, customers, known)
    if not named.words and len(contacts) == 1 and f"@{contacts[0]}" not in head.words:
        named, contacts = take_contact_for_customer(contacts[0], customers), ()
    return TouchLine(
        customer=named.customer,
        customer_choices=named.choices,
        customer_words=named.words,
        contacts=contacts,
        kind=kind,
        day=day,
        planned=day is not None and day.day > today,
        note=note,
        mood=moods.pop() if len(moods) == 1 else None,
        private=private or private_note,
        unread=head.unread(),
        theirs=theirs,
        unanswered=unanswered or take_unanswered(note) == ("", True),
    )


def read_touches(
    text: str,
    *,
    customers: Sequence[tuple[int, str]],
    today: date,
    day_first: bool | None = None,
) -> tuple[TouchLine, ...]:
    """The same for a pasted list, one touchpoint a line, as `lines_of` parts it."""
    return tuple(
        read_touch(line, customers=customers, today=today, day_first=day_first)
        for line in lines_of(text)
    )


def lines_of(text: str) -> list[str]:
    """The lines of a pasted list without their bullets; blank lines and bare bullets are none."""
    # A bullet is one before a blank, and a bare one may have lost it at the end of its line.
    lines = (without_bullet(f"{line} ").strip() for line in text.splitlines())
    return [line for line in lines if line]
