"""The modals. `metadata` is opaque here and comes back with the form."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.model import Card
from bot.views import ids
from bot.views.blocks import context, paragraph, preformatted, rich
from bot.views.inputs import (
    Choice,
    asked,
    day,
    first,
    looked_up,
    member,
    one_of,
    option,
    some_looked_up,
    some_of,
    text,
    tick,
)
from bot.views.text import (
    Json,
    bold,
    capital,
    cut,
    named,
    one_line,
    plain,
    quoted,
    say_date,
    sentence,
)
from bot.views.touch import moods as mood_words
from rules.kit import Side
from rules.kit.days import months_after
from rules.kit.kinds import Kind
from rules.kit.language import say, word

NOTE_LIMIT = 3_000


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
    began: Side | None = None,
    answered: bool | None = None,
    title: str = "",
    unread: Sequence[str] = (),
    day_open: bool = False,
) -> Json:
    """Log a touchpoint, or change one. A choice is an id as text and a name.

    `unread` are words that meant nothing to us. `day_open`: one of the words may have been the day,
    so without `on` the day is left to be picked.
    """
    return _form(
        ids.TOUCH_FORM,
        title or say("Log a touchpoint"),
        [
            *_doubts(unread, day_open=day_open and on is None),
            asked(ids.CUSTOMER, say("Customer"), _customer(customer), told_at_once=True),
            _kind(kind, is_first=bool(customer and not kind)),
            _day(on or (None if day_open else today), say("Past or planned.")),
            asked(
                ids.CONTACTS,
                say("With whom"),
                some_looked_up(ids.CONTACT_OPTIONS, say("Type a few letters"), contacts),
                optional=True,
            ),
            _mood(mood),
            _note(note),
            _began(began),
            _answered(answered),
            asked(
                ids.PRIVATE,
                say("Who may read it"),
                tick((ids.PRIVATE, say("Only the customer's owner and me")), ticked=private),
                optional=True,
            ),
        ],
        metadata,
    )


def _doubts(unread: Sequence[str], *, day_open: bool) -> list[Json]:
    said = []
    if unread:
        said.append(say("I did not understand {words}.", words=quoted(unread)))
    if day_open:
        said.append(say("I am not sure which day it was. Please pick it."))
    return [context(" ".join(said))] if said else []


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
        asked(
            ids.CONTACTS,
            say("With whom"),
            some_of(contacts, str(card.contact_id)),
            optional=True,
        )
        if contacts
        else None
    )
    return _form(
        ids.DONE_FORM,
        say("Done & log"),
        [
            paragraph(bold(named(card.customer)), f"\n{sentence(one_line(card.why, 400))}"),
            _kind(answer_kind),
            _day(today, say("Another day is fine, if it was earlier.")),
            *([people] if people else []),
            _mood(None),
            _note(""),
        ],
        metadata,
    )


def snooze_form(card: Card, today: date, *, metadata: str = "") -> Json:
    """Each answer but the last is the day itself, so that what is read is what happens."""
    choices = (
        (say("Tomorrow"), today + timedelta(days=1)),
        (say("Next week"), today + timedelta(days=7)),
        (say("Next month"), months_after(today, 1)),
    )
    options = [
        option((until.isoformat(), label), say_date(until, today)) for label, until in choices
    ]
    options.append(option((ids.OWN_DAY, say("Another day")), say("the one below")))
    until: Json = {"type": "radio_buttons", "options": options, "initial_option": options[0]}
    return _form(
        ids.SNOOZE_FORM,
        say("Snooze"),
        [
            paragraph(
                say(
                    "I ask again about {customer} on the day you choose.",
                    customer=named(card.customer),
                )
            ),
            asked(
                ids.UNTIL,
                say("Until when"),
                until,
                hint=say("A day off moves to the next working day."),
            ),
            asked(ids.DAY, say("Another day"), day(), optional=True),
            asked(ids.REASON, say("Why, in a few words"), text(most=200), optional=True),
        ],
        metadata,
    )


def draft_form(card: Card, *, metadata: str = "") -> Json:
    """The draft twice: as it is, for Slack's own copy button, and to put in other words."""
    draft = cut(card.draft.strip(), NOTE_LIMIT)
    form = _form(
        ids.DRAFT_FORM,
        say("Edit draft"),
        [
            paragraph(bold(named(card.customer)), f"\n{sentence(one_line(card.why, 400))}"),
            *([rich(preformatted(draft))] if draft else []),
            asked(
                ids.DRAFT,
                say("In your own words"),
                first(text(draft, most=NOTE_LIMIT, multiline=True)),
                hint=say("It stays on the card for you to copy. I send nothing to anybody."),
            ),
        ],
        metadata,
    )
    return {**form, "close": plain(say("Cancel"), 24)}


def draft_lost(why: str, draft: str) -> Json:
    """Too late to be kept, and still there to copy."""
    return _view(say("Edit draft"), [paragraph(cut(why, 1_500)), rich(preformatted(draft))])


def customer_form(
    *, owner: str | None = None, name: str = "", tier: str = "B", metadata: str = ""
) -> Json:
    """`owner` is a Slack id: whoever opens the form, as a rule."""
    return _form(
        ids.CUSTOMER_FORM,
        say("Add a customer"),
        [
            asked(ids.NAME, say("Name"), text(name, most=200)),
            asked(ids.OWNER, say("Who looks after them"), member(owner)),
            asked(ids.TIER, say("How close we stay"), one_of(_tiers(), tier)),
            asked(
                ids.COUNTRY,
                say("Country"),
                text(most=2),
                optional=True,
                hint=say("Two letters, such as NL. I keep off their public holidays."),
            ),
            asked(ids.SINCE, say("Customer since"), day(), optional=True),
        ],
        metadata,
    )


def _tiers() -> list[Choice]:
    return [
        ("A", say("A: very close")),
        ("B", say("B: in regular touch")),
        ("C", say("C: now and then")),
    ]


def trouble_view(title: str, said: str, typed: str = "") -> Json:
    """What was `typed` in vain is there to be copied."""
    words = [rich(preformatted(cut(typed, NOTE_LIMIT)))] if typed else []
    return _view(title, [paragraph(cut(said.strip(), 1_500)), *words])


def _form(callback_id: str, title: str, blocks: list[Json], metadata: str) -> Json:
    return {
        **_view(title, blocks),
        "callback_id": callback_id,
        "private_metadata": metadata,
        "submit": plain(say("Save"), 24),
    }


def _view(title: str, blocks: list[Json]) -> Json:
    return {
        "type": "modal",
        "title": plain(title, 24),
        "close": plain(say("Close"), 24),
        "blocks": blocks,
    }


def _customer(customer: Choice | None) -> Json:
    picked = looked_up(ids.CUSTOMER_OPTIONS, say("Type a few letters"), customer)
    return picked if customer else first(picked)


def _kind(kind: Kind | None, *, is_first: bool = False) -> Json:
    kinds = [(one.value, capital(word(one))) for one in Kind]
    element = one_of(kinds, kind.value if kind else "")
    return asked(ids.KIND, say("What it was"), first(element) if is_first else element)


def _day(initial: date | None, hint: str) -> Json:
    return asked(ids.ON, say("Day"), day(initial), hint=hint)


def _mood(mood: int | None) -> Json:
    moods = [(str(number), capital(said)) for number, said in sorted(mood_words().items())]
    return asked(ids.MOOD, say("Their mood"), one_of(moods, str(mood or "")), optional=True)


def _began(began: Side | None) -> Json:
    sides = [(Side.WE.value, say("We did")), (Side.THEY.value, say("They did"))]
    chosen = began.value if began else ""
    return asked(ids.BEGAN, say("Who began it"), one_of(sides, chosen), optional=True)


def _answered(answered: bool | None) -> Json:
    """Asked of every kind, since a call may find nobody in."""
    answers = [(ids.YES, say("Yes")), (ids.NO, say("Not yet"))]
    chosen = {None: "", True: ids.YES, False: ids.NO}[answered]
    hint = say("Without an answer it does not count as a talk.")
    element = one_of(answers, chosen)
    return asked(ids.ANSWERED, say("Was it answered"), element, optional=True, hint=hint)


def _note(note: str) -> Json:
    element = text(note, most=NOTE_LIMIT, multiline=True)
    return asked(ids.NOTE, say("What is worth remembering"), element, optional=True)
