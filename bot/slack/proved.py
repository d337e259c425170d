"""Whose a bot token is, as Slack itself says."""

import re
from dataclasses import dataclass
from typing import Final

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack import counted
from bot.slack.no_reply import NO_REPLY

PROOF_SECONDS: Final = 10

TOKEN: Final = re.compile(r"[\w.-]+", re.ASCII)
"""Anything else cannot be sent to Slack, and whoever tries quotes it in the error."""


class NotInstalled(Exception):
    """Slack does not let us in; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Team:
    """A workspace of Slack's; on Enterprise Grid with the organisation that it belongs to."""

    id: str
    name: str
    enterprise: str = ""


def prove(token: str, api_url: str, named: str = "SLACK_BOT_TOKEN") -> Team:
    """`named` is what an operator calls the token. Raises NotInstalled."""
    if not TOKEN.fullmatch(token):
        raise NotInstalled(
            f"There is a space, a quotation mark or another sign in {named} that no token has."
            " Copy it once more."
        )
    try:
        told = _asking(token, api_url).auth_test()
    except SlackApiError as error:
        code = error.response.get("error", "")
        raise NotInstalled(f"Slack refuses {named} ({code}). Install the app again.") from error
    except NO_REPLY as error:
        raise NotInstalled(f"Slack does not answer at {api_url}: {error}") from error
    return Team(told["team_id"], told["team"], told.get("enterprise_id") or "")


def app_of(token: str, api_url: str) -> str:
    """Slack's id of the app that a bot token is of; empty where Slack does not say."""
    if not TOKEN.fullmatch(token):
        return ""
    client = _asking(token, api_url)
    try:
        bot_id = str(client.auth_test().get("bot_id") or "")
        told = client.bots_info(bot=bot_id).get("bot") if bot_id else None
    except NO_REPLY:
        return ""
    return str((told or {}).get("app_id") or "")


def _asking(token: str, api_url: str) -> WebClient:
    return WebClient(
        token=token, base_url=api_url, timeout=PROOF_SECONDS, retry_handlers=counted.handlers()
    )
