"""What was understood of a fact, and the questions when it was not clear."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.model.learnt import Learnt
from bot.model.nouns import CONTACT, CUSTOMER, HONEST_NO, PROMISE, Noun
from bot.views import ids
from bot.views.apart import SLOT, set_apart
from bot.views.blocks import Part, actions, button, context, message, paragraph
from bot.views.coming import say_what
from bot.views.fact_words import private, within
from bot.views.text import (
    Json,
    bold,
    code,
    cut,
    in_quotes,
    listed,
    named,
    on_day,
    one_line,
    one_of_these,
    quoted,
)
from rules.kit.language import say, say_n


def learnt(
    told: Learnt, noun: Noun, today: date, now: datetime, *, unread: Sequence[str] = ()
) -> Json:
    """The echo, with Undo while it can be undone, and Change."""
    what = dict(told.what)
    # A person or a project is called by its name, and the customer has been named already.
    name = what.pop(CONTACT.field("name").called, "") if not noun.told else within(noun)
    parts: list[Part] = [*_first(told, named(name) if name and noun != CUSTOMER else "")]
    parts += [f"\n{label}: {cut(said.strip(), 1_000)}" for label, said in what.items() if said]
    if noun.private:
        parts.append(f"\n{private()}")
    if told.closes:
        parts.append("\n" + say("That answers: {rituals}.", rituals=listed(told.closes)))
    if told.next:
        what_next, whom = say_what(told.next), named(told.next.to)
        when = on_day(told.next.ask_on, today)
        said = say("Next: {what} {day}, for {whom}.", what=what_next, day=when, whom=whom)
        parts.append(f"\n{said}")
    if unread:
        said = say(
            "I did not understand {words}. Change lets you put it right.", words=quoted(unread)
        )
        parts.append(f"\n{said}")
    return message([paragraph(*parts), _buttons(told, noun, now)])


def _first(told: Learnt, what: str) -> list[Part]:
    """With the customer in bold, wherever in the sentence a language puts it."""
    if what:
        said = say("Noted for {customer}: {what}.", customer=SLOT, what=what)
    else:
        said = say("Noted for {customer}.", customer=SLOT)
    return set_apart(said, bold(named(told.customer)))


def _buttons(told: Learnt, noun: Noun, now: datetime) -> Json:
    value = f"{told.row_id} {noun.word}"
    change = button(say("Change"), ids.of(ids.FACT_CHANGE, told.row_id), value)
    if told.undo_until is None or told.undo_until < now:
        return actions(change)
    return actions(button(say("Undo"), ids.of(ids.FACT_UNDO, told.row_id), value), change)


def forgotten(noun: Noun) -> Json:
    """After Undo."""
    what = within(noun)
    return message([context(say("Undone: {what}. It is as it was before.", what=what))])


def not_forgotten(why: str) -> Json:
    """`why` is "too late", "not yours" or "not there"."""
    return message([context(_not_undone(why))])


def _not_undone(why: str) -> str:
    if why == "too late":
        return say("It is too late to undo this. Change it instead, or tell me what is right.")
    if why == "not yours":
        return say("Somebody else told me this, so only they can undo it.")
    return say("There is nothing to undo: it is no longer in the record.")


def ask_for_rest(
    customer: str, advice: str, line: str, pending: str, *, unread: Sequence[str] = ()
) -> Json:
    """When a line says too little: what is missing, one to copy, and the form filled in."""
    told = say("I did not understand {words}.", words=quoted(unread)) if unread else ""
    said = " ".join(filter(None, (told, advice)))
    copied = one_line(f"/customer {_short(customer)} {line}", 1_000)
    return message(
        [
            paragraph(
                *set_apart(say("{said} Such as: {line}", said=said, line=SLOT), code(copied))
            ),
            actions(button(say("Fill in the form"), ids.FACT_FILL_IN, pending)),
        ]
    )


def open_again(said: str, pending: str) -> Json:
    """When Slack no longer lets us open the form. `pending` finds what was typed."""
    again = button(say("Open it again"), ids.FACT_FILL_IN, pending)
    return message([paragraph(said), actions(again)])


def unknown_word(customer: str, typed: str, meant: str) -> Json:
    """A word after a customer's name that means nothing, and the line that comes nearest."""
    rest = typed.partition(" ")[2]
    parts = {"customer": named(customer), "words": one_line(typed, 40), "line": SLOT}
    if not meant:
        said = say("I know {customer}, but not what “{words}” says of it. See {line}.", **parts)
        return message([paragraph(*set_apart(said, code("/customer help")))])
    line = one_line(f"/customer {_short(customer)} {meant} {rest}", 1_000)
    said = say(
        "I know {customer}, but not what “{words}” says of it. Did you mean {line}?", **parts
    )
    return message([paragraph(*set_apart(said, code(line)))])


def whose_fact(words: str, choices: Sequence[tuple[int, str]], pending: str) -> Json:
    """At most five customers that may be meant."""
    names = one_of_these(in_quotes(named(name, 50)) for _, name in choices[:5])
    buttons = [
        button(name, ids.of(ids.FACT_PICK, number), f"{number} {pending}")
        for number, name in choices[:5]
    ]
    asked = say(
        "Which customer is “{words}”: {names}? Nothing you typed is lost.",
        words=named(words),
        names=names,
    )
    return message([paragraph(asked), actions(*buttons)])


def stranger(words: str, typed: str) -> Json:
    """Nobody of that name is known; what was typed can be copied once they are."""
    name = named(words)
    return message(
        [
            paragraph(
                *set_apart(
                    say("I know no customer called “{name}”. Add it: {line}", name=name, line=SLOT),
                    code(f"/customer add {name}"),
                )
            ),
            paragraph(
                *set_apart(
                    say("Then tell me again: {line}", line=SLOT),
                    code(one_line(f"/customer {typed}", 1_000)),
                )
            ),
        ]
    )


def which_is_over(noun: Noun, open_ones: Sequence[tuple[int, str]], on: date) -> Json:
    """Several are open: one button for each."""
    buttons = [
        button(
            one_line(text, 70) or say("(no words)"),
            ids.of(ids.FACT_CLOSE, row),
            f"{row} {on.isoformat()} {noun.word}",
        )
        for row, text in open_ones[:5]
    ]
    more = len(open_ones) - len(buttons)
    also = say_n(
        more,
        "And one more: say a few words of it, too.",
        "And {many} more: say a few words of it, too.",
    )
    rest = [context(also)]
    asked = paragraph(_which(noun))
    return message([asked, actions(*buttons), *(rest if more else [])])


def _which(noun: Noun) -> str:
    if noun == PROMISE:
        return say("Which promise is settled?")
    if noun == HONEST_NO:
        return say("Which honest no is settled?")
    return say("Which concern is settled?")


def _none(noun: Noun, customer: str) -> str:
    if noun == PROMISE:
        return say("No promise is open at {customer}.", customer=customer)
    if noun == HONEST_NO:
        return say("No honest no is open at {customer}.", customer=customer)
    return say("No concern is open at {customer}.", customer=customer)


def _none_about(noun: Noun, customer: str, words: str) -> str:
    parts = {"words": words, "customer": customer}
    if noun == PROMISE:
        return say("No promise about “{words}” is open at {customer}.", **parts)
    if noun == HONEST_NO:
        return say("No honest no about “{words}” is open at {customer}.", **parts)
    return say("No concern about “{words}” is open at {customer}.", **parts)


def none_is_open(customer: str, noun: Noun, words: str) -> Json:
    name = named(customer)
    none = _none_about(noun, name, one_line(words, 60)) if words else _none(noun, name)
    said = say("{none} See all that is: {line}", none=none, line=SLOT)
    new = one_line(f"/customer {_short(customer)} {noun.word}: …", 1_000)
    return message(
        [
            paragraph(*set_apart(said, code(f"/customer {_short(customer)}"))),
            paragraph(
                *set_apart(say("A new one begins with a colon: {line}", line=SLOT), code(new))
            ),
        ]
    )


def not_private(customer: str, said: str) -> Json:
    """Only a touchpoint and a life event can be kept from others; the rest would not be."""
    name = _short(customer)
    refused = say(
        "What I learn about {customer} everybody here can read, so nothing is noted."
        " For everybody: {line}",
        customer=named(customer),
        line=SLOT,
    )
    alone = say("For you and the owner alone: {line}", line=SLOT)
    return message(
        [
            paragraph(*set_apart(refused, code(one_line(f"/customer {name} {said}", 900)))),
            paragraph(
                *set_apart(alone, code(f"/touch {name} call yesterday: what they said #private"))
            ),
        ]
    )


def _short(customer: str) -> str:
    return named(customer).replace('"', "")
