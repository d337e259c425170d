"""Answering where somebody spoke."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.flow.visit import Visit
from bot.slack.look import carrying, in_modal, in_view, look_of
from bot.store import drafts
from bot.store.engine import writing
from bot.views import answers
from rules.kit.language import say

Json = dict[str, Any]

ONE_OF_SEVERAL = "one_of_several"
"""How the block of a button begins whose message holds the answers to other lines, too."""

TOO_LATE = frozenset({"expired_trigger_id", "trigger_expired", "exchanged_trigger_id"})
CLOSED = frozenset({"not_found", "view_not_found"})
"""What Slack answers where the view in which they pressed is not there any more."""


def press_again() -> str:
    return say("Slack took too long to open the form. Please press the button again.")


def somebody_elses() -> str:
    return say("This nudge is somebody else's, so only they can answer it.")


def privately(ack: Ack, message: Json) -> None:
    """Acknowledge a command with an answer that only the asker sees."""
    ack(text=message["text"], blocks=message["blocks"], response_type="ephemeral")


def instead(respond: Respond, message: Json) -> bool:
    """Put an answer in the place of the message whose button was pressed.

    False when Slack refused it, as it does after half an hour or five answers.
    """
    answer = respond(text=message["text"], blocks=message["blocks"], replace_original=True)
    return bool(answer.status_code == HTTPStatus.OK)


def is_one_of_several(body: Mapping[str, Any]) -> bool:
    return str(body["actions"][0].get("block_id", "")).startswith(ONE_OF_SEVERAL)


def in_its_place(respond: Respond, body: Mapping[str, Any], message: Json) -> None:
    """Put an answer in the place of what was asked, and of nothing else."""
    if is_one_of_several(body):
        besides(respond, message)
    else:
        instead(respond, message)


def besides(respond: Respond, message: Json) -> None:
    """Answer a button and leave its message as it is."""
    respond(
        text=message["text"],
        blocks=message["blocks"],
        replace_original=False,
        response_type="ephemeral",
    )


def open_form(client: WebClient, trigger_id: str, view: Json) -> bool:
    """False when Slack's three seconds are over: then the form cannot be opened any more."""
    try:
        client.views_open(trigger_id=trigger_id, view=view)
    except SlackApiError as error:
        if error.response.get("error") in TOO_LATE:
            return False
        raise
    return True


def open_over(client: WebClient, body: Mapping[str, Any], view: Json) -> bool:
    """The same for a button in any place. What was there is there again when the form is closed."""
    if not in_view(body):
        return open_form(client, body["trigger_id"], view)
    carried = carrying(view, look_of(body))
    if not in_modal(body):
        return open_form(client, body["trigger_id"], carried)
    try:
        client.views_push(trigger_id=body["trigger_id"], view=carried)
    except SlackApiError as error:
        if error.response.get("error") in TOO_LATE | CLOSED:
            return False
        raise
    return True


def open_or_tell(client: WebClient, body: Mapping[str, Any], respond: Respond, view: Json) -> None:
    """Open a form, or say that Slack's three seconds are over, where there is a place to say it."""
    if not open_over(client, body, view) and respond.response_url:
        besides(respond, answers.trouble(press_again()))


def keep_typed(visit: Visit, text: str) -> str:
    """Keep what somebody typed until they have answered; the key finds it again."""
    with writing(visit.engine) as connection:
        return str(drafts.keep(connection, visit.workspace_id, visit.member.id, text, visit.now))


def too_late_to_open(visit: Visit, typed: str) -> Json:
    """The same form behind a button, with nothing that was typed lost."""
    return answers.expired_form(keep_typed(visit, typed))
