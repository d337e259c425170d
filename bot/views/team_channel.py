"""Answers about the team's channel, and the first words in it."""

from bot.model import Member
from bot.views.blocks import context, message, paragraph
from bot.views.text import Json, code, one_line
from rules.kit.language import say

BOT = "@Second Date"
HERE = "/nudges channel here"


def greeting() -> Json:
    """What everybody in the channel reads when it becomes the team's."""
    said = say(
        "From now on I write here what concerns the whole team: when somebody who stood up for us"
        " at a customer leaves, on Mondays what we did in the week before, and once a month how we"
        " share our care. Nobody is graded."
    )
    return message([paragraph(said)])


def is_now(channel: Member) -> Json:
    name = _name(channel)
    said = say("Done. What concerns the whole team goes to {channel} from now on.", channel=name)
    return message([paragraph(said), context(_to_end_that())])


def is_already(channel: Member | None) -> Json:
    """Where the team reads, for whoever asks or says what is so already."""
    if channel is None:
        none = say("The team has no channel yet. To choose one, type in it:")
        return message([paragraph(none, " ", code(HERE))])
    said = say("What concerns the whole team goes to {channel}.", channel=_name(channel))
    return message([paragraph(said), context(_to_end_that())])


def is_off(*, was_there: bool) -> Json:
    if was_there:
        said = say("What was meant for the channel goes to the team lead from now on.")
    else:
        said = say("There was no channel to begin with.")
    return message([paragraph(said)])


def which(typed: str) -> Json:
    """Slack tells us a channel only where it is typed, or picked from its list."""
    said = say(
        "I cannot tell which channel “{typed}” is. Type this in the channel:",
        typed=one_line(typed, 60),
    )
    return message([paragraph(said, " ", code(HERE))])


def no_channel() -> Json:
    said = say("This is a direct conversation, and the whole team reads a channel. Type it there:")
    return message([paragraph(said, " ", code(HERE))])


def not_there(name: str) -> Json:
    said = say("I am not in {channel}. Type there:", channel=one_line(name, 80))
    then = say("and then once more:")
    return message([paragraph(said, " ", code(f"/invite {BOT}"), f" {then} ", code(HERE))])


def slack_refuses(name: str, code_word: str) -> Json:
    said = say(
        "Slack does not let me write in {channel} ({reason}). Choose another one, or ask an admin"
        " of Slack.",
        channel=one_line(name, 80),
        reason=one_line(code_word, 60),
    )
    return message([paragraph(said)])


def no_answer(name: str) -> Json:
    said = say(
        "Slack did not tell me whether I may write in {channel}. Try it once more.",
        channel=one_line(name, 80),
    )
    return message([paragraph(said)])


def lead_decides(lead: Member) -> Json:
    said = say(
        "The team's channel is chosen by {lead}, the team lead. Ask {first_name}.",
        lead=one_line(lead.name, 80),
        first_name=one_line(lead.first_name, 80),
    )
    return message([paragraph(said)])


def _to_end_that() -> str:
    return say("To end that: {command}", command="/nudges channel off")


def _name(channel: Member) -> str:
    return one_line(channel.name, 80)
