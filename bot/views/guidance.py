"""Help, and what people read when something did not work; each says what to do next."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from bot.model import Card
from bot.views import ids
from bot.views.blocks import Part, actions, bullets, button, context, message, paragraph, rich, span
from bot.views.card import answered
from bot.views.text import Json, code, cut, one_line


def help_touch() -> Json:
    return _help(
        "Log what happened with a customer, in one line. Three to copy:",
        ("The shortest", "/touch Acme call yesterday"),
        (
            "With a person and a note",
            "/touch Acme coffee with Ana last Tuesday: worried about the budget",
        ),
        ("Something planned", "/touch Acme meeting next Monday"),
        rest="/touch alone opens a form. With #private only you and the customer's owner see it.",
    )


def help_customer() -> Json:
    return _help(
        "Look a customer up, or tell me what you have learnt about them. To copy:",
        ("All on one screen", "/customer Acme"),
        ("A new one, by its name alone", "/customer add Acme"),
        ("A worry of theirs", "/customer Acme concern severe: the budget"),
        ("The same, settled", "/customer Acme concern closed budget"),
        ("A promise of ours", "/customer Acme promise by @ben until Friday: the new price list"),
        ("Where a project is", "/customer Acme project Shop delivery mood 3"),
        ("Somebody there", "/customer Acme @ana left yesterday"),
        ("An honest no", "/customer Acme no: a bigger contract; revisit in 3 months"),
        rest="Also job, need, value, life, role, term and contact; each of these words alone opens "
        "its form. And tier, owner, renews, loyalty, lost, active, dormant, archived and "
        "do-not-contact.",
    )


def help_nudges() -> Json:
    return _help(
        "See what is open for you, what is coming, and why. Three to copy:",
        ("What is open", "/nudges"),
        ("What is coming", "/nudges preview 30 days"),
        ("What every ritual says about a customer", "/nudges why Acme"),
        rest="On leave: pause until Monday, pause 3 August to 14 August, resume. Your working "
        "hours: hours 8:30-17:00. Where the team reads: channel here. How the rituals go down: "
        "stats; to switch one off: rules. Each nudge also has a button, Why me?",
    )


def unknown(command: str, words: str, known: Sequence[str]) -> Json:
    """A subcommand that does not exist, and the nearest that does. `command` is "/nudges"."""
    typed = one_line(f"{command} {words}", 60)
    near = get_close_matches(words[:40].lower().partition(" ")[0], known, n=1)
    meant: tuple[Part, ...] = (
        ("Did you mean ", code(f"{command} {near[0]}"), "?")
        if near
        else ("See ", code(f"{command} help"), ".")
    )
    return message([paragraph("I do not know ", code(typed), ". ", *meant)])


def trouble(text: str) -> Json:
    """A sentence that says what went wrong and what to do next."""
    return message([paragraph(cut(text.strip(), 1_500))])


def already_answered(card: Card, titles: Mapping[str, str]) -> Json:
    """For a button on a message that was older than the record."""
    return message([context(f"This one has an answer already. {answered(card, titles)}")])


def expired_form(pending: str) -> Json:
    """When Slack no longer lets us open the form. `pending` finds what was typed."""
    asked = "Slack took too long to open the form. Nothing you typed is lost."
    return message([paragraph(asked), actions(button("Open it again", ids.FORM_REOPEN, pending))])


def _help(first: str, *lines: tuple[str, str], rest: str) -> Json:
    items: list[list[Part]] = [[f"{what}: ", code(line)] for what, line in lines]
    return message([rich(span(first), bullets(items)), context(rest)])
