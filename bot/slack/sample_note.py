"""`/nudges test`: one note at once, so that somebody sees how it works."""

from collections.abc import Mapping

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.flow.sample import next_card
from bot.flow.visit import Visit
from bot.slack.asked import Asked
from bot.slack.messenger import advice
from bot.slack.no_reply import NO_REPLY
from bot.slack.reply import Json
from bot.slack.surface import NUDGES
from bot.views import answers
from bot.views import sample_note as view
from bot.views.leave import clock
from rules.kit.language import say


def answer(asked: Asked, rest: str) -> Json:
    if rest:
        return answers.unknown(NUDGES.name, f"test {rest}", ["test"])
    return send(asked.visit, asked.client, asked.desk.titles)


def send(visit: Visit, client: WebClient, titles: Mapping[str, str]) -> Json:
    """Answers where it went, or what is in the way."""
    member = visit.member
    note: Json = view.sample_note(next_card(visit), member, titles, visit.today)
    try:
        client.chat_postMessage(
            channel=member.slack_id or "",
            text=note["text"],
            blocks=note["blocks"],
            unfurl_links=False,
            unfurl_media=False,
        )
    except SlackApiError as error:
        code = str(error.response.get("error", ""))
        unheard_of = say("Slack says: {code}. Ask whoever set up the bot.", code=code)
        return view.not_sent(advice().get(code, unheard_of))
    except NO_REPLY:
        return view.not_sent(say("Slack did not answer."))
    return view.sent(clock(member.starts_at))
