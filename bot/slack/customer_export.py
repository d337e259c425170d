"""`/customer export`: what is known of one's customers, as a file in one's own DM."""

import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.flow.visit import Visit
from bot.intake import CannotExport
from bot.intake.packed import packed
from bot.slack.asked import Asked
from bot.slack.customer_list import MINE
from bot.slack.files import send_file
from bot.slack.no_reply import NO_REPLY
from bot.slack.reply import Json
from bot.store import customers, workspaces
from bot.store.engine import reading
from bot.views import answers
from bot.words.languages import language
from rules.kit.language import DATE, day_in_words, say, speaking

log = logging.getLogger(__name__)


def export(asked: Asked, words: str) -> Json:
    """One's own customers; the team lead gets everybody's, unless only `mine` are asked for."""
    visit, client = asked.visit, asked.client
    me = visit.member
    with reading(visit.engine) as connection:
        lead = workspaces.lead_of(connection, visit.workspace_id)
        own = customers.count_of_owner(connection, visit.workspace_id, me.id)
    all_of_them = (
        lead is not None and lead.id == me.id and MINE.isdisjoint(words.casefold().split())
    )
    if not own and not all_of_them:
        return answers.trouble(
            say(
                "You look after no customer, so there is nothing to write. The team lead can have"
                " them all."
            )
        )
    whose = None if all_of_them else me.id
    asked.desk.afterwards(
        lambda: _write(visit, client, whose), long=True, in_vain=lambda: _not_sent(visit, client)
    )
    left_out = say(
        "Private customers, private touchpoints, birthdays and life events are left out."
    )
    if all_of_them:
        said = say(
            "I am writing down all customers and what is known of them, and send it to you in our"
            " own conversation, as CSV files in one zip."
        )
    else:
        said = say(
            "I am writing down your customers and what is known of them, and send it to you in our"
            " own conversation, as CSV files in one zip."
        )
    return answers.trouble(f"{said} {left_out}")


def _write(visit: Visit, client: WebClient, owner_id: int | None) -> None:
    """Later, in a thread of its own: there the language is not that of whoever asked."""
    with speaking(language(visit.member.language)):
        if trouble := _trouble(visit, client, owner_id):
            _say(visit, client, trouble)


def _not_sent(visit: Visit, client: WebClient) -> None:
    with speaking(language(visit.member.language)):
        _say(visit, client, _in_a_while())


def _say(visit: Visit, client: WebClient, trouble: str) -> None:
    said: Json = answers.trouble(trouble)
    client.chat_postMessage(
        channel=visit.member.slack_id or "", text=said["text"], blocks=said["blocks"]
    )


def _trouble(visit: Visit, client: WebClient, owner_id: int | None) -> str:
    """Sends the file; what went wrong, if anything did."""
    name = f"customers-{visit.today.isoformat()}"
    try:
        with reading(visit.engine) as connection:
            content = packed(connection, visit.workspace_id, name, owner_id=owner_id)
        sent = send_file(
            client,
            to_slack_id=visit.member.slack_id or "",
            name=f"{name}.zip",
            content=content,
            title=say("Customers, {day}", day=day_in_words(visit.today, DATE)),
        )
    except (CannotExport, *NO_REPLY) as error:
        log.warning("an export for member %s was not sent: %s", visit.member.id, _code(error))
        return _in_a_while()
    if sent:
        return ""
    return say(
        "I may not send files here yet. Whoever looks after the app in Slack can allow it: add the"
        " scope files:write, and install the app again. On the server the same is written by:"
        " python -m bot export FOLDER"
    )


def _in_a_while() -> str:
    return say("The file could not be sent. Please try again in a while.")


def _code(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return str(error.response.get("error"))
    return type(error).__name__
