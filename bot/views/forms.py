"""The modals. `metadata` is opaque here and comes back with the form."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.model import Card
from bot.views import ids
from bot.views.blocks import context, paragraph
from bot.views.inputs import (
    Choice,
    asked,
    day,
    looked_up,
    member,
    one_of,
    option,
    some_looked_up,
    some_of,
    text,
    tick,
)
from bot.views.text import Json, bold, cut, named, one_line, plain, quoted, say_date, sentence
from bot.views.touch import MOODS
from rules.kit.days import months_after
from rules.kit.kinds import Kind

NOTE_LIMIT = 3_000
TIERS = (("A", "A: very close"), ("B", "B: in regular touch"), ("C", "C: now and then"))


def touch_form(
    *,
    today: date,
    metadata: str = "",
    customer: Choice | None = None,
    kind: Kind | None = None,
    on: date | None = None,
    contacts: Sequence[Choice] = (),
    mood: int | None = None,
    note: str = "",
    private: bool = False,
    title: str = "Log a touchpoint",
    unread: Sequence[str] = (),
) -> Json:
    """Log a touchpoint, or change one. A choice is an id as text and a name.

    `unread` are words that meant nothing to us. One of them may have been the day, so with them
    and without `on` the day is left open.
    """
    return _form(
        ids.TOUCH_FORM,
        title,
        [
            *([context(f"I did not understand {quoted(unread)}.")] if unread else []),
            asked(
                ids.CUSTOMER,
                "Customer",
                looked_up(ids.CUSTOMER_OPTIONS, "Type a few letters", customer),
            ),
            _kind(kind),
            _day(on or (None if unread else today), "Past or planned."),
            asked(
                ids.CONTACTS,
                "With whom",
                some_looked_up(ids.CONTACT_OPTIONS, "Type a few letters", contacts),
                optional=True,
            ),
            _mood(mood),
            _note(note),
            asked(
                ids.PRIVATE,
                "Who may read it",
                tick((ids.PRIVATE, "Only the customer's owner and me"), ticked=private),
                optional=True,
            ),
        ],
        metadata,
    )


def done_form(
    card: Card,
    answer_kind: Kind,
    today: date,
    contacts: Sequence[Choice] = (),
    *,
    metadata: str = "",
) -> Json:
    """`contacts` are the customer's people; without any the question is left out."""
    people = (
        asked(ids.CONTACTS, "With whom", some_of(contacts, str(card.contact_id)), optional=True)
        if contacts
        else None
    )
    return _form(
        ids.DONE_FORM,
        "Done & log",
        [
            paragraph(bold(named(card.customer)), f"\n{sentence(one_line(card.why, 400))}"),
            _kind(answer_kind),
            _day(today, "Another day is fine, if it was earlier."),
            *([people] if people else []),
            _mood(None),
            _note(""),
        ],
        metadata,
    )


def snooze_form(card: Card, today: date, *, metadata: str = "") -> Json:
    """Each answer but the last is the day itself, so that what is read is what happens."""
    choices = (
        ("Tomorrow", today + timedelta(days=1)),
        ("Next week", today + timedelta(days=7)),
        ("Next month", months_after(today, 1)),
    )
    options = [
        option((until.isoformat(), label), say_date(until, today)) for label, until in choices
    ]
    options.append(option((ids.OWN_DAY, "Another day"), "the one below"))
    until: Json = {"type": "radio_buttons", "options": options, "initial_option": options[0]}
    return _form(
        ids.SNOOZE_FORM,
        "Snooze",
        [
            paragraph("I ask again about ", bold(named(card.customer)), " on the day you choose."),
            asked(ids.UNTIL, "Until when", until, hint="A day off moves to the next working day."),
            asked(ids.DAY, "Another day", day(), optional=True),
            asked(ids.REASON, "Why, in a few words", text(most=200), optional=True),
        ],
        metadata,
    )


def customer_form(
    *, owner: str | None = None, name: str = "", tier: str = "B", metadata: str = ""
) -> Json:
    """`owner` is a Slack id: whoever opens the form, as a rule."""
    return _form(
        ids.CUSTOMER_FORM,
        "Add a customer",
        [
            asked(ids.NAME, "Name", text(name, most=200)),
            asked(ids.OWNER, "Who looks after them", member(owner)),
            asked(ids.TIER, "How close we stay", one_of(TIERS, tier)),
            asked(
                ids.COUNTRY,
                "Country",
                text(most=2),
                optional=True,
                hint="Two letters, such as NL. I keep off their public holidays.",
            ),
            asked(ids.SINCE, "Customer since", day(), optional=True),
        ],
        metadata,
    )


def trouble_view(title: str, said: str) -> Json:
    return _view(title, [paragraph(cut(said.strip(), 1_500))])


def _form(callback_id: str, title: str, blocks: list[Json], metadata: str) -> Json:
    return {
        **_view(title, blocks),
        "callback_id": callback_id,
        "private_metadata": metadata,
        "submit": plain("Save", 24),
    }


def _view(title: str, blocks: list[Json]) -> Json:
    return {
        "type": "modal",
        "title": plain(title, 24),
        "close": plain("Close", 24),
        "blocks": blocks,
    }


def _kind(kind: Kind | None) -> Json:
    kinds = [(one.value, one.value.capitalize()) for one in Kind]
    return asked(ids.KIND, "What it was", one_of(kinds, kind.value if kind else ""))


def _day(initial: date | None, hint: str) -> Json:
    return asked(ids.ON, "Day", day(initial), hint=hint)


def _mood(mood: int | None) -> Json:
    moods = [(str(number), said.capitalize()) for number, said in sorted(MOODS.items())]
    return asked(ids.MOOD, "Their mood", one_of(moods, str(mood or "")), optional=True)


def _note(note: str) -> Json:
    element = text(note, most=NOTE_LIMIT, multiline=True)
    return asked(ids.NOTE, "What is worth remembering", element, optional=True)
