"""Answers about the team's channel, and the first words in it."""

from bot.model import Member
from bot.views.blocks import context, message, paragraph
from bot.views.text import Json, code, one_line

BOT = "@Second Date"
HERE = "/nudges channel here"


def greeting() -> Json:
    """What everybody in the channel reads when it becomes the team's."""
    said = "From now on I write here what concerns the whole team: when somebody who stood up for "
    more = "us at a customer leaves, and once a month how we share our care. Nobody is graded."
    return message([paragraph(said + more)])


def is_now(channel: Member) -> Json:
    said = f"Done. What concerns the whole team goes to {_name(channel)} from now on."
    return message([paragraph(said), context("To end that: /nudges channel off")])


def is_already(channel: Member | None) -> Json:
    """Where the team reads, for whoever asks or says what is so already."""
    if channel is None:
        none = "The team has no channel yet. To choose one, type in it: "
        return message([paragraph(none, code(HERE))])
    said = f"What concerns the whole team goes to {_name(channel)}."
    return message([paragraph(said), context("To end that: /nudges channel off")])


def is_off(*, was_there: bool) -> Json:
    said = "What was meant for the channel goes to the team lead from now on."
    return message([paragraph(said if was_there else "There was no channel to begin with.")])


def which(typed: str) -> Json:
    """Slack tells us a channel only where it is typed, or picked from its list."""
    begin = f"I cannot tell which channel “{one_line(typed, 60)}” is. Type this in the channel: "
    return message([paragraph(begin, code(HERE))])


def no_channel() -> Json:
    said = "This is a direct conversation, and the whole team reads a channel. Type it there: "
    return message([paragraph(said, code(HERE))])


def not_there(name: str) -> Json:
    invite = f"/invite {BOT}"
    said = f"I am not in {one_line(name, 80)}. Type there: "
    return message([paragraph(said, code(invite), " and then once more: ", code(HERE))])


def slack_refuses(name: str, code_word: str) -> Json:
    said = f"Slack does not let me write in {one_line(name, 80)} ({one_line(code_word, 60)})."
    return message([paragraph(said, " Choose another one, or ask an admin of Slack.")])


def no_answer(name: str) -> Json:
    said = f"Slack did not tell me whether I may write in {one_line(name, 80)}. Type it once more."
    return message([paragraph(said)])


def lead_decides(lead: Member) -> Json:
    said = f"The team's channel is chosen by {lead.name}, the team lead. Ask {lead.first_name}."
    return message([paragraph(said)])


def _name(channel: Member) -> str:
    return one_line(channel.name, 80)
