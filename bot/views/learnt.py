"""What was understood of a fact, and the questions when it was not clear."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.model.learnt import Learnt
from bot.model.nouns import CONTACT, CUSTOMER, Noun
from bot.views import ids
from bot.views.blocks import Part, actions, button, context, message, paragraph
from bot.views.coming import say_what
from bot.views.fact_words import PRIVATE, title
from bot.views.text import Json, bold, code, count, cut, listed, named, on_day, one_line, quoted

NAME = CONTACT.field("name").label
NOT_UNDONE = {
    "too late": "It is too late to undo this. Change it instead, or tell me what is right.",
    "not yours": "Somebody else told me this, so only they can undo it.",
    "not there": "There is nothing to undo: it is no longer in the record.",
}


def learnt(
    told: Learnt, noun: Noun, today: date, now: datetime, *, unread: Sequence[str] = ()
) -> Json:
    """The echo, with Undo while it can be undone, and Change."""
    what = dict(told.what)
    # A person or a project is called by its name, and the customer has been named already.
    name = what.pop(NAME, "") if not noun.told else title(noun).lower()
    parts: list[Part] = ["Noted for ", bold(named(told.customer))]
    parts.append(f": {named(name)}." if name and noun != CUSTOMER else ".")
    parts += [f"\n{label}: {cut(said.strip(), 1_000)}" for label, said in what.items() if said]
    if noun.private:
        parts.append(f"\n{PRIVATE}")
    if told.closes:
        parts.append(f"\nThat answers: {listed(told.closes)}.")
    if told.next:
        when = on_day(told.next.ask_on, today)
        parts.append(f"\nNext: {say_what(told.next)} {when}, for {named(told.next.to)}.")
    if unread:
        parts.append(f"\nI did not understand {quoted(unread)}. Change lets you put it right.")
    return message([paragraph(*parts), _buttons(told, noun, now)])


def _buttons(told: Learnt, noun: Noun, now: datetime) -> Json:
    value = f"{told.row_id} {noun.word}"
    change = button("Change", ids.of(ids.FACT_CHANGE, told.row_id), value)
    if told.undo_until is None or told.undo_until < now:
        return actions(change)
    return actions(button("Undo", ids.of(ids.FACT_UNDO, told.row_id), value), change)


def forgotten(noun: Noun) -> Json:
    """After Undo."""
    return message([context(f"Undone: {title(noun).lower()}. It is as it was before.")])


def not_forgotten(why: str) -> Json:
    """`why` is "too late", "not yours" or "not there"."""
    return message([context(NOT_UNDONE.get(why, NOT_UNDONE["not there"]))])


def ask_for_rest(
    customer: str, advice: str, line: str, pending: str, *, unread: Sequence[str] = ()
) -> Json:
    """When a line says too little: what is missing, one to copy, and the form filled in."""
    told = f"I did not understand {quoted(unread)}. " if unread else ""
    copied = one_line(f"/customer {_short(customer)} {line}", 1_000)
    return message(
        [
            paragraph(f"{told}{advice} Such as: ", code(copied)),
            actions(button("Fill in the form", ids.FACT_FILL_IN, pending)),
        ]
    )


def open_again(said: str, pending: str) -> Json:
    """When Slack no longer lets us open the form. `pending` finds what was typed."""
    return message([paragraph(said), actions(button("Open it again", ids.FACT_FILL_IN, pending))])


def unknown_word(customer: str, typed: str, meant: str) -> Json:
    """A word after a customer's name that means nothing, and the line that comes nearest."""
    rest = typed.partition(" ")[2]
    says = f"I know {named(customer)}, but not what “{one_line(typed, 40)}” says of it. "
    if not meant:
        return message([paragraph(says, "See ", code("/customer help"), ".")])
    line = one_line(f"/customer {_short(customer)} {meant} {rest}", 1_000)
    return message([paragraph(says, "Did you mean ", code(line), "?")])


def whose_fact(words: str, choices: Sequence[tuple[int, str]], pending: str) -> Json:
    """At most five customers that may be meant."""
    names = listed((f"“{named(name, 50)}”" for _, name in choices[:5]), joined="or")
    buttons = [
        button(name, ids.of(ids.FACT_PICK, number), f"{number} {pending}")
        for number, name in choices[:5]
    ]
    asked = f"Which customer is “{named(words)}”: {names}? Nothing you typed is lost."
    return message([paragraph(asked), actions(*buttons)])


def stranger(words: str, typed: str) -> Json:
    """Nobody of that name is known; what was typed can be copied once they are."""
    name = named(words)
    return message(
        [
            paragraph(
                f"I know no customer called “{name}”. Add it: ", code(f"/customer add {name}")
            ),
            paragraph("Then tell me again: ", code(one_line(f"/customer {typed}", 1_000))),
        ]
    )


def which_is_over(noun: Noun, open_ones: Sequence[tuple[int, str]], on: date) -> Json:
    """Several are open: one button for each."""
    buttons = [
        button(
            one_line(text, 70) or "(no words)",
            ids.of(ids.FACT_CLOSE, row),
            f"{row} {on.isoformat()} {noun.word}",
        )
        for row, text in open_ones[:5]
    ]
    more = len(open_ones) - len(buttons)
    rest = [context(f"And {count(more, 'more', 'more')}: say a few words of it, too.")]
    asked = paragraph(f"Which {noun.word} is settled?")
    return message([asked, actions(*buttons), *(rest if more else [])])


def none_is_open(customer: str, noun: Noun, words: str) -> Json:
    about = f" about “{one_line(words, 60)}”" if words else ""
    said = f"No {noun.word}{about} is open at {named(customer)}. See all that is: "
    new = one_line(f"/customer {_short(customer)} {noun.word}: …", 1_000)
    return message(
        [
            paragraph(said, code(f"/customer {_short(customer)}")),
            paragraph("A new one begins with a colon: ", code(new)),
        ]
    )


def not_private(customer: str, said: str) -> Json:
    """Only a touchpoint and a life event can be kept from others; the rest would not be."""
    name = _short(customer)
    refused = f"What I learn about {named(customer)} everybody here can read, so nothing is noted."
    return message(
        [
            paragraph(
                f"{refused} For everybody: ", code(one_line(f"/customer {name} {said}", 900))
            ),
            paragraph(
                "For you and the owner alone: ",
                code(f"/touch {name} call yesterday: what they said #private"),
            ),
        ]
    )


def _short(customer: str) -> str:
    return named(customer).replace('"', "")
