"""Answers to what somebody says to the bot in a channel, or in its own conversation."""

from collections.abc import Sequence
from datetime import date

from bot.views import ids
from bot.views.blocks import actions, bullets, button, context, message, paragraph, rich, span
from bot.views.customer_lines import say_loop
from bot.views.text import Json, code, named, on_day, one_line
from bot.views.touch import say_touch
from rules.kit import Loop, Touch
from rules.kit.language import say, say_n

MOST_OPEN = 5


def last_talk(customer: str, last: Touch | None, today: date, *, with_note: bool) -> Json:
    """Who spoke with them last, and when."""
    if last is None:
        return _one(say("Nobody has logged a talk with {customer} yet.", customer=named(customer)))
    touch = say_touch(last, on_day(last.on, today), show_note=with_note)
    return _one(
        say("The last one with {customer}: {touch}.", customer=named(customer), touch=touch)
    )


def owner_of(customer: str, owner: str) -> Json:
    if not owner.strip():
        return _one(say("Nobody looks after {customer} just now.", customer=named(customer)))
    return _one(say("{name} looks after {customer}.", name=named(owner), customer=named(customer)))


def open_with(customer: str, loops: Sequence[Loop], today: date) -> Json:
    """Concerns and promises that nobody has closed."""
    if not loops:
        return _one(
            say(
                "There is no concern and no promise open with {customer}.", customer=named(customer)
            )
        )
    first = say_n(
        len(loops),
        "One thing is open with {customer}:",
        "{n} things are open with {customer}:",
        customer=named(customer),
    )
    lines = [[one_line(say_loop(one, today), 300)] for one in loops[:MOST_OPEN]]
    blocks = [rich(span(first), bullets(lines))]
    more = len(loops) - MOST_OPEN
    if more > 0:
        blocks.append(context(say_n(more, "And one more.", "And {many} more.")))
    return message(blocks)


def finish(pending: str) -> Json:
    """Something is missing that a form asks for. `pending` finds what was said."""
    said = say("One thing is missing before I can log this. Nothing you wrote is lost.")
    return message([paragraph(said), actions(button(say("Fill it in"), ids.FORM_REOPEN, pending))])


def not_here() -> Json:
    """In a channel that is shared with others."""
    return _one(
        say("Not here: people of another company read along. Write to me directly instead.")
    )


def not_for_all(customer: str) -> Json:
    return _one(say("{customer} is private, so I tell only you.", customer=named(customer)))


def can_do() -> Json:
    """To whatever was neither a touchpoint nor a question."""
    return _four_to_copy(
        say("I did not make sense of that. You can tell me what happened, or ask me:")
    )


def help_here() -> Json:
    """The same, to who asked for it."""
    return _four_to_copy(say("Write to me as you would to a colleague. Four to copy:"))


def _four_to_copy(first: str) -> Json:
    lines = [
        [code(say("Acme coffee with Ana yesterday: likes the new report"))],
        [code(say("Who spoke last with Acme?"))],
        [code(say("Who owns Acme?"))],
        [code(say("What is open with Acme?"))],
    ]
    return message([rich(span(first), bullets(lines)), context(_more())])


def _more() -> str:
    return say("There is more in /touch help, /customer help and /nudges help.")


def _one(said: str) -> Json:
    return message([paragraph(said)])
