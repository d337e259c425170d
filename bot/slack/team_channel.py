"""`/nudges channel`: where the bot writes what concerns the whole team."""

import re
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.flow import together
from bot.flow.visit import Visit
from bot.slack.desk import Body
from bot.slack.no_reply import NO_REPLY
from bot.slack.reply import Json
from bot.store import team_channel, workspaces
from bot.store.engine import reading
from bot.views import team_channel as view
from bot.words.clean import clean
from rules.kit.language import say

CHANNEL_IDS = ("C", "G")
NOT_THERE = frozenset({"not_in_channel", "channel_not_found"})
LINK = re.compile(r"<#(?P<id>[CG][A-Z0-9]+)(?:\|(?P<name>[^>]*))?>")
UNNAMED = ("privategroup", "directmessage", "")
"""What Slack says instead of a name that it does not tell."""


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str

    @classmethod
    def of(cls, slack_id: str, name: str) -> "Place":
        named = clean(name, limit=80)
        return cls(slack_id, say("the team's channel") if named in UNNAMED else f"#{named}")


def channel(visit: Visit, body: Body, client: WebClient, words: str) -> Json:
    """Answers where the team reads, and lets its lead change that."""
    with reading(visit.engine) as connection:
        now = team_channel.of_workspace(connection, visit.workspace_id)
        lead = workspaces.lead_of(connection, visit.workspace_id)
    if not words:
        return view.is_already(now)
    if lead and lead.id != visit.member.id:
        return view.lead_decides(lead)
    if words.casefold() == "off":
        return view.is_off(was_there=together.meet_nowhere(visit))
    place = _meant(body, words)
    if place and now and now.slack_id == place.id:
        return view.is_already(now)
    return _move_to(visit, client, place) if place else view.which(words)


def _move_to(visit: Visit, client: WebClient, place: Place) -> Json:
    if not place.id.startswith(CHANNEL_IDS):
        return view.no_channel()
    return greet(client, place) or view.is_now(together.meet_in(visit, place.id, place.name))


def _meant(body: Body, words: str) -> Place | None:
    """The place itself, or one that Slack has recognised; of a mere name nobody knows the id."""
    here = Place.of(body["channel_id"], body.get("channel_name") or "")
    if words.casefold() in ("here", here.name):
        return here
    link = LINK.search(body.get("text") or "")
    return Place.of(link["id"], link["name"] or "") if link else None


def greet(client: WebClient, place: Place) -> Json | None:
    """The first words there prove that more can follow; answers what is in the way."""
    first: Json = view.greeting()
    try:
        client.chat_postMessage(channel=place.id, text=first["text"], blocks=first["blocks"])
    except SlackApiError as error:
        code = str(error.response.get("error", ""))
        away = code in NOT_THERE
        return view.not_there(place.name) if away else view.slack_refuses(place.name, code)
    except NO_REPLY:
        return view.no_answer(place.name)
    return None
