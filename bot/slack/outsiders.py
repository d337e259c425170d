"""People of another workspace, who may share a channel with ours: kindly refused, told nothing.

Slack says with everything that somebody presses, types or sends where the app is installed and
whose they are. Nothing is looked up for this, and nobody becomes a member by it. Events are not
asked whose they are: whoever is spoken of there need not have spoken (`heard` asks who has).
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltResponse
from slack_sdk.webhook import WebhookClient

from bot.slack.no_reply import NO_REPLY
from bot.views import forms
from bot.views.answers import trouble
from rules.kit.language import say

log = logging.getLogger(__name__)

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ours:
    """The workspace of this record. On Enterprise Grid Slack may name the organisation as the
    home of a person; another workspace of the same organisation is another one all the same."""

    team: str
    enterprise: str = ""

    def are(self, body: Body) -> bool:
        """Whether it comes from our workspace, and from one of its people."""
        places, homes = {*filter(None, places_of(body))}, {*filter(None, _homes(body))}
        here = self.team in places if places else self.team in homes
        return here and homes <= {self.team, self.enterprise}


def teams_of(body: Body) -> list[str]:
    """Whose it may be, the likeliest first: where the app is installed, or else whose they are."""
    places, homes = filter(None, places_of(body)), filter(None, _homes(body))
    return [*dict.fromkeys(places)] or [*dict.fromkeys(homes)]


def refusal(body: Body, why: str = "") -> BoltResponse:
    """The acknowledgement; a button is answered where it was pressed, for this person alone."""
    why = why or not_one_of_us()
    said = trouble(why)
    if "command" in body:
        return BoltResponse(status=200, body={**said, "response_type": "ephemeral"})
    if body.get("type") == "view_submission":
        view = forms.trouble_view(say("Not for you"), why)
        return BoltResponse(status=200, body={"response_action": "update", "view": view})
    if body.get("type") == "block_suggestion":
        return BoltResponse(status=200, body={"options": []})
    if body.get("response_url"):
        _whisper(str(body["response_url"]), said)
    return BoltResponse(status=200)


def not_one_of_us() -> str:
    return say(
        "I only work for the people of the workspace that I am installed in, so I cannot help you"
        " here. Please ask one of them."
    )


def not_installed_here() -> str:
    return say(
        "I am not at work in this workspace just now, so nothing has come of this. Please ask"
        " whoever looks after me to install me here again."
    )


def _whisper(url: str, said: dict[str, Any]) -> None:
    try:
        WebhookClient(url).send(
            text=said["text"],
            blocks=said["blocks"],
            replace_original=False,
            response_type="ephemeral",
        )
    except NO_REPLY as error:
        log.warning("a refusal was not sent: %s", type(error).__name__)


def places_of(body: Body) -> Iterator[str]:
    """Where the app is installed that this is for."""
    view = body.get("view")
    if isinstance(view, dict) and view.get("app_installed_team_id"):
        # Of a form opened in a shared channel all the rest may name the other workspace.
        yield str(view["app_installed_team_id"])
        return
    authorizations = body.get("authorizations") or ()
    if authorizations:
        yield from (str(one.get("team_id") or "") for one in authorizations)
        return
    team = body.get("team")
    yield str(team.get("id") or "") if isinstance(team, dict) else str(team or "")
    yield str(body.get("team_id") or "")


def _homes(body: Body) -> Iterator[str]:
    """Whose somebody is who presses, types or sends."""
    user = body.get("user")
    if isinstance(user, dict):
        yield str(user.get("team_id") or "")
