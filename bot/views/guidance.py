"""Help, and what people read when something did not work; each says what to do next."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from bot.model import Card
from bot.views import ids
from bot.views.apart import NEXT_SLOT, SLOT, set_apart
from bot.views.blocks import (
    Part,
    actions,
    bullets,
    button,
    context,
    message,
    paragraph,
    preformatted,
    rich,
    span,
)
from bot.views.settled import answered
from bot.views.text import Json, code, cut, one_line
from rules.kit.language import say

PIECE = 2_500
"""As many letters as surely fit into one block."""


def help_touch() -> Json:
    return _help(
        say("Log what happened with a customer, in one line. Three to copy:"),
        (say("The shortest"), "/touch Acme call yesterday"),
        (
            say("With a person and a note"),
            "/touch Acme coffee with Ana last Tuesday: worried about the budget",
        ),
        (say("Something planned"), "/touch Acme meeting next Monday"),
        rest=say(
            "/touch alone opens a form. With #private only you and the customer's owner see it."
        ),
    )


def help_customer() -> Json:
    return _help(
        say("Look a customer up, or tell me what you have learnt about them. Three to copy:"),
        (say("All on one screen"), "/customer Acme"),
        (say("A new one, by its name alone"), "/customer add Acme"),
        (say("Something that you have learnt"), "/customer Acme concern severe: the budget"),
        rest=say(
            "All of them: list, list mine, list quiet, list at risk, import, export. One of them,"
            " before the name: timeline, handover, private, share, public, archive, bring back,"
            " erase. What you learn, after the name: concern, promise, no, job, need, value,"
            " life, role, term, contact, project or @ana; each of these alone opens its form. And"
            " tier, owner, country, since, renews, loyalty, lost, active, dormant, archived and"
            " do-not-contact."
        ),
    )


def help_nudges() -> Json:
    return _help(
        say("See what is open for you, what is coming, and why. Three to copy:"),
        (say("What is open"), "/nudges"),
        (say("What is coming"), "/nudges preview 30 days"),
        (say("What every ritual says about a customer"), "/nudges why Acme"),
        rest=say(
            "On leave: pause until Monday, pause 3 August to 14 August, resume. Your hours, zone,"
            " holidays and language: settings, or hours 8:30-17:00. One to look at: test. Something"
            " customers may have a use for: news. How the rituals go down: stats; to switch or tune"
            " one: rules. Where the team reads: channel here; all of its settings: settings team."
            " Why me? is behind the dots of each nudge."
        ),
    )


def unknown(command: str, words: str, known: Sequence[str]) -> Json:
    """A subcommand that does not exist, and the nearest that does. `command` is "/nudges"."""
    typed = one_line(f"{command} {words}", 60)
    near = get_close_matches(words[:40].lower().partition(" ")[0], known, n=1)
    if near:
        said = say("I do not know {typed}. Did you mean {command}?", typed=SLOT, command=NEXT_SLOT)
        meant = f"{command} {near[0]}"
    else:
        said = say("I do not know {typed}. See {command}.", typed=SLOT, command=NEXT_SLOT)
        meant = f"{command} help"
    return message([paragraph(*set_apart(said, code(typed), code(meant)))])


def did_you_mean(line: str) -> Json:
    """`line` is what was nearly typed, to copy."""
    said = say("Did you mean {command}?", command=SLOT)
    return message([paragraph(*set_apart(said, code(one_line(line, 1_000))))])


def no_touchpoint(customer: str, said: str) -> Json:
    """A fact behind /touch: the line that keeps it, and one for a touchpoint that says so."""
    short = one_line(customer, 60).replace('"', "")
    fact = one_line(f"/customer {short} {said}", 1_000)
    touch = one_line(f"/touch {short} call: {said}", 1_000)
    known = say("That is something to know about {customer}, so it goes here: ", customer=short)
    told = say("If they told you so in a call, or what else it was: ")
    return message([paragraph(known, code(fact)), paragraph(told, code(touch))])


def trouble(text: str) -> Json:
    """A sentence that says what went wrong and what to do next."""
    return message([paragraph(cut(text.strip(), 1_500))])


def already_answered(card: Card, titles: Mapping[str, str]) -> Json:
    """For a button on a message that was older than the record."""
    return message(
        [context(say("This one has an answer already. {what}", what=answered(card, titles)))]
    )


def expired_form(pending: str) -> Json:
    """When Slack no longer lets us open the form. `pending` finds what was typed."""
    asked = say("Slack took too long to open the form. Nothing you typed is lost.")
    again = button(say("Open it again"), ids.FORM_REOPEN, pending)
    return message([paragraph(asked), actions(again)])


def type_again(line: str) -> Json:
    """The same where a command is all that was typed: it is there to be copied, whole."""
    asked = say("Slack took too long to open the form. Please type it again.")
    pieces = [line[at : at + PIECE] for at in range(0, len(line), PIECE)]
    return message([paragraph(asked), *(rich(preformatted(piece)) for piece in pieces)])


def _help(first: str, *lines: tuple[str, str], rest: str) -> Json:
    items: list[list[Part]] = [[f"{what}: ", code(line)] for what, line in lines]
    return message([rich(span(first), bullets(items)), context(rest)])
