"""What people read when the record could not be written: nothing they typed is lost."""

import logging
from collections.abc import Mapping
from typing import Any

from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.slack.heard import hear
from bot.slack.no_reply import NO_REPLY
from bot.slack.reply import Json
from bot.store.engine import Busy, CannotWrite, Full
from bot.views import answers, forms
from bot.views.not_stored import Why, in_short, not_stored
from bot.words.clean import clean, plain
from rules.kit.language import say

log = logging.getLogger(__name__)

SPOKEN = frozenset({"app_mention", "message"})

Body = Mapping[str, Any]


def apology(client: WebClient, body: Body, trouble: CannotWrite) -> BoltResponse:
    """The acknowledgement; what cannot be said with it is said where they have pressed or spoken,
    or in their own conversation with the bot."""
    why = _why(trouble)
    if "command" in body:
        typed = f"{body['command']} {clean(plain(str(body.get('text') or '')))}".strip()
        said = not_stored(why, typed)
        return BoltResponse(status=200, body={**said, "response_type": "ephemeral"})
    if body.get("type") == "view_submission":
        return BoltResponse(status=200, body=_beside(body["view"], in_short(why)))
    if body.get("type") == "block_suggestion":
        return BoltResponse(status=200, body={"options": []})
    event = body.get("event") or {}
    if event and event.get("type") not in SPOKEN:
        # Nobody waits for an answer, and Slack tells of it again.
        return BoltResponse(status=503)
    heard = hear(body, {}, "") if event else None
    typed = heard.text if heard else ""
    try:
        _tell(client, body, event, not_stored(why, typed))
    except NO_REPLY as error:
        log.warning("nobody was told that nothing was written: %s", type(error).__name__)
    return BoltResponse(status=200)


def leave(client: WebClient, body: Body) -> None:
    """It was acknowledged, and we end while somebody is at it."""
    event = body.get("event") or {}
    if event and event.get("type") not in SPOKEN:
        return
    try:
        _tell(client, body, event, halfway())
    except NO_REPLY as error:
        log.warning("nobody was told that we have ended: %s", type(error).__name__)


def halfway() -> Json:
    return answers.trouble(
        say(
            "Something went wrong while I was at it, and I do not know how far I came. Please"
            " look whether it is done, and try again if it is not."
        )
    )


def _why(trouble: CannotWrite) -> Why:
    if isinstance(trouble, Busy):
        return Why.BUSY
    return Why.FULL if isinstance(trouble, Full) else Why.BROKEN


def _beside(view: Mapping[str, Any], said: str) -> Json:
    """Beside the first field, so that the form stays as it is."""
    fields = [one["block_id"] for one in view.get("blocks", ()) if one.get("type") == "input"]
    if fields:
        return {"response_action": "errors", "errors": {fields[0]: said}}
    return {"response_action": "update", "view": forms.trouble_view(say("Not stored"), said)}


def _tell(client: WebClient, body: Body, event: Mapping[str, Any], said: Json) -> None:
    whom = str(event.get("user") or body.get("user", {}).get("id") or "")
    if body.get("response_url"):
        WebhookClient(str(body["response_url"])).send(
            **said, replace_original=False, response_type="ephemeral"
        )
    elif event and event.get("channel_type") != "im":
        thread = event.get("thread_ts")
        client.chat_postEphemeral(channel=event["channel"], user=whom, thread_ts=thread, **said)
    elif whom:
        client.chat_postMessage(channel=whom, **said)
