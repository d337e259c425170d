"""Asking Slack how it is set up for us: few calls, each bounded in time, and nothing is said."""

import logging
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.model import Clock
from bot.model.findings import Finding, bad, note, ok
from bot.slack.no_reply import NO_REPLY

SLACK: Final = "Slack"
TIMEOUT_SECONDS: Final = 5
MOST_APART: Final = timedelta(seconds=60)
"""Slack signs with its time: a request that looks older than five minutes is refused."""

APP_OF: Final = re.compile(r"xapp-\d+-(?P<app>A[A-Z0-9]+)-")
REVOKED: Final = frozenset({"account_inactive", "token_revoked", "token_expired", "not_authed"})


@dataclass(frozen=True, slots=True)
class Reply:
    """What Slack said to one call, and when. `error` is its word for no, empty when it agreed."""

    at: datetime
    error: str
    told: Mapping[str, Any]
    headers: Mapping[str, str]


class NoReply(Exception):
    """Nothing that Slack would say came back; the text says what did, or what is in the way."""


class Asking:
    """Calls of the Web API with one token, or with none."""

    def __init__(self, api_url: str, token: str, clock: Clock) -> None:
        self.client = WebClient(
            token=token or None,
            base_url=api_url,
            timeout=TIMEOUT_SECONDS,
            retry_handlers=[],
            logger=_silent(),
        )
        self._clock = clock

    def ask(self, method: Callable[..., SlackResponse], **arguments: object) -> Reply:
        """Raises NoReply."""
        try:
            said = method(**arguments)
        except SlackApiError as refused:
            return self._refusal(refused)
        except NO_REPLY as error:
            raise NoReply(_reason(error)) from error
        return Reply(self._clock(), "", dict(_told(said)), _small(said.headers))

    def _refusal(self, refused: SlackApiError) -> Reply:
        said, told = refused.response, _told(refused.response)
        code = str(told.get("error", ""))
        if not code.isidentifier():
            raise NoReply("what answers there is not Slack") from refused
        return Reply(self._clock(), code, told, _small(said.headers))


def slack_is_there(asking: Asking, api_url: str) -> tuple[Reply | None, Finding]:
    """Whether anything at that address speaks as Slack does; this needs no token."""
    try:
        reply = asking.ask(asking.client.api_test)
    except NoReply as none:
        return None, bad(
            SLACK,
            f"It cannot be reached at {api_url}: {none}.",
            "Check the network, a proxy (HTTPS_PROXY) and SLACK_API_URL; status.slack.com tells"
            " whether Slack itself is down.",
        )
    return reply, ok(SLACK, f"It answers at {api_url}.")


def clocks(reply: Reply) -> Iterator[Finding]:
    """Ours beside Slack's."""
    try:
        theirs = parsedate_to_datetime(reply.headers.get("date", "")).astimezone(UTC)
    except ValueError:
        yield note(
            "Clock", "Slack did not say what time it is.", "Check the clock by hand: date -u"
        )
        return
    apart = abs(reply.at - theirs)
    if apart > MOST_APART:
        way = "fast" if reply.at > theirs else "slow"
        yield bad(
            "Clock",
            f"Ours is {_roughly(apart)} {way}: notes come at wrong times, and what Slack signs is"
            " refused.",
            "Set the clock by the network: timedatectl set-ntp true",
        )
    else:
        yield ok("Clock", "Ours and Slack's agree.")


def bot_token(reply: Reply) -> Finding:
    """What `auth.test` says of the bot's token."""
    match reply.error:
        case "":
            workspace, name = reply.told.get("team", ""), reply.told.get("user", "")
            return ok("Bot token", f"Slack takes it: {workspace}, as @{name}.")
        case "ratelimited":
            return note("Bot token", "Slack is too busy to look at it.", "Wait a minute.")
        case "invalid_auth":
            to_do = "Copy it again from “OAuth & Permissions”; a lost end is the usual reason."
        case word if word in REVOKED:
            to_do = "Install the app again and put the new token into SLACK_BOT_TOKEN."
        case _:
            to_do = "Install the app again; an admin of the workspace may have to approve it."
    return bad("Bot token", f"Slack refuses it: {reply.error}.", to_do)


def app_token(reply: Reply) -> Finding:
    """What `apps.connections.open` says of the app's token."""
    make_new = "Under Basic Information make an app-level token with the scope connections:write."
    match reply.error:
        case "":
            return ok("App token", "Slack takes it: a socket could be opened.")
        case "ratelimited":
            return note("App token", "Slack is too busy to look at it.", "Wait a minute.")
        case "missing_scope":
            return bad("App token", "It lacks the scope connections:write.", make_new)
        case "invalid_auth" | "token_revoked" | "account_inactive" | "not_allowed_token_type":
            return bad("App token", f"Slack refuses it: {reply.error}.", make_new)
        case word:
            return bad(
                "App token",
                f"Slack opens no socket: {word}.",
                "Switch Socket Mode on in your Slack app; an admin may have to approve it.",
            )


def of_one_app(asking: Asking, token: str, known: Reply) -> Iterator[Finding]:
    """An app-level token says of which app it is; whose the bot is Slack tells."""
    told = APP_OF.match(token)
    reply = asking.ask(asking.client.bots_info, bot=str(known.told.get("bot_id", "")))
    app = (reply.told.get("bot") or {}).get("app_id")
    if told and app and told["app"] != app:
        yield bad(
            "App token",
            "It is of another Slack app than the bot's token: what people type would not come.",
            "Take both tokens from the same app.",
        )


def _silent() -> logging.Logger:
    """What goes wrong is a finding; the SDK need not say it, too."""
    logger = logging.getLogger("bot.slack.examined")
    logger.setLevel(logging.CRITICAL + 1)
    return logger


def _told(said: SlackResponse) -> Mapping[str, Any]:
    return said.data if isinstance(said.data, dict) else {}


def _small(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): str(value) for name, value in headers.items()}


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return "its certificate cannot be checked (a proxy's own needs SSL_CERT_FILE)"
    if isinstance(cause, TimeoutError):
        return f"no answer within {TIMEOUT_SECONDS} s"
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    return type(cause).__name__


def _roughly(apart: timedelta) -> str:
    minutes = apart // timedelta(minutes=1)
    if minutes < 120:
        return f"{minutes} minutes" if minutes > 1 else "a minute"
    hours = minutes // 60
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"
