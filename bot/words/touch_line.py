"""A touchpoint in one line: `Acme @ana coffee last Tuesday: worried about the budget :worried:`."""

from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from bot.words.day_slips import counts, may_be_a_day
from bot.words.days import DayReading, read_plain_day
from bot.words.exact_names import Exact, Names
from bot.words.kind_hints import MAY_BE_CALLED_OFF
from bot.words.moods import take_moods, take_outer_mood
from bot.words.touch_clause import done_in
from bot.words.touch_customer import (
    Named,
    joined,
    others_named,
    release_contact,
    take_contact_for_customer,
    take_customer,
    take_known,
)
from bot.words.touch_head import Head
from bot.words.touch_kind import take_kind
from bot.words.touch_parts import split_slots
from bot.words.touch_people import begins_with_them, take_bracketed, take_contacts
from bot.words.touch_prose import part_prose
from bot.words.touch_slots import take_day
from bot.words.touch_split import (
    breaks,
    called_off,
    left_voicemail,
    take_began,
    take_private,
    take_unanswered,
    they_did,
    without_bullet,
)
from rules.kit.kinds import Kind


@dataclass(frozen=True)
class TouchLine:
    """What was understood; None or empty is what was not written, or not for sure.

    `customer_words` is what was read as the customer's name, also when nobody is called that yet.
    `unread` are the words before the note that meant nothing to us: to be owned up to.
    `planned`: the day is still to come. A `day` of None means that no day was understood.
    `theirs`: they began it. `unanswered`: it was said that no answer came. `day_open`: the note
    holds a day that may be the day of the touch. `left_over`: the unread words as they stood.
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
    day_open: bool = False
    left_over: str = field(default="", compare=False)

    @property
    def day_in_doubt(self) -> bool:
        """No day was understood, but one may have been meant: better to ask than to guess today."""
        words = zip_longest(self.unread, self.unread[1:], fillvalue="")
        told = any(may_be_a_day(word) and not counts(word, after) for word, after in words)
        return self.day is None and (self.day_open or told)

    @property
    def whole_note(self) -> str:
        """With the words that meant nothing to us, so that none is lost."""
        return "\n".join(filter(None, (self.left_over, self.note)))


def read_touch(
    line: str,
    *,
    customers: Names,
    today: date,
    day_first: bool | None = None,
) -> TouchLine:
    """Understand one line, its slots in any order. `customers` are (id, normalised name).

    Only what stands before the note is understood: before a colon or a dash, or without one before
    the first words that are no slot. The note stays as it is, but for `#private` and a face at its
    end or beginning.
    """
    return _read(line, Exact(customers), today, day_first)


def _read(line: str, exact: Exact, today: date, day_first: bool | None) -> TouchLine:
    customers = exact.names
    slots, note = split_slots(without_bullet(line.strip()), exact, today, day_first)
    parted = part_prose(slots, exact, today, day_first)
    slots, note = parted.slots, "\n".join(filter(None, (parted.note, note)))
    slots, private = take_private(slots)
    note, private_note = take_private(note)
    slots, unanswered = take_unanswered(slots)
    unanswered = unanswered or left_voicemail(line)
    slots, theirs = take_began(slots)
    theirs = theirs or they_did(line)
    slots, moods = take_moods(slots)
    note, note_moods = take_outer_mood(note)
    moods = moods or note_moods

    head = Head.of(slots, today, day_first)
    known = take_known(head, exact)
    day = take_day(head) or parted.day
    kind = take_kind(head)
    bracketed = take_bracketed(head)
    if release_contact(head):
        known = set()
    theirs = theirs or begins_with_them(head)
    contacts = tuple(dict.fromkeys((*take_contacts(head), *bracketed)))
    named = take_customer(head, customers, known)
    if others := (joined(head, exact) | others_named(head, exact, kind)) - {named.customer}:
        named = Named(None, (*sorted(known | others),)[:5], named.words)
    if not named.words and len(contacts) == 1 and f"@{contacts[0]}" not in head.words:
        named, contacts = take_contact_for_customer(contacts[0], customers), ()
    if kind and kind in MAY_BE_CALLED_OFF and called_off(slots, note):
        kind = None
    elif kind is None and (done := done_in(note)):
        kind, theirs = done.kind, theirs or done.theirs
        contacts = contacts or tuple(filter(None, [done.person]))
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
        left_over=head.left_over(),
        day_open=parted.day_open or (day is None and _holds_day(note, today, day_first)),
    )


def _holds_day(note: str, today: date, day_first: bool | None) -> bool:
    """`coffee - Ana - 10/03`: behind names alone it may be the day of the touch."""
    ends = [0, *(end for _, end in breaks(note))]
    starts = [*(start for start, _ in breaks(note)), len(note)]
    for end, start in zip(ends, starts, strict=True):
        part = note[end:start].strip()
        if part and read_plain_day(part, today=today, day_first=day_first):
            return True
        if not all(word[:1].isupper() for word in part.split()):
            return False
    return False


def read_touches(
    text: str,
    *,
    customers: Names,
    today: date,
    day_first: bool | None = None,
) -> tuple[TouchLine, ...]:
    """The same for a pasted list, one touchpoint a line, as `lines_of` parts it."""
    exact = Exact(customers)
    return tuple(_read(line, exact, today, day_first) for line in lines_of(text))


def lines_of(text: str) -> list[str]:
    """The lines of a pasted list without their bullets; blank lines and bare bullets are none."""
    # A bullet is one before a blank, and a bare one may have lost it at the end of its line.
    lines = (without_bullet(f"{line} ").strip() for line in text.splitlines())
    return [line for line in lines if line]
