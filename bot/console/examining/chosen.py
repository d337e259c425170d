"""Which settings there are, and whether each holds what belongs there. A secret is never shown."""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.model.findings import Check, Finding, bad, note, ok
from bot.settings import Settings

SLACKS_OWN = str(Settings.model_fields["slack_api_url"].default)
HEX_32 = re.compile(r"[0-9a-f]{32}")

KINDS = {
    "xoxb-": "a bot token",
    "xapp-": "an app-level token",
    "xoxp-": "a user token",
    "xoxe": "a token that expires",
    "xox": "a token of another kind",
}

WHERE_BOT = "Copy the Bot User OAuth Token (xoxb-) from “OAuth & Permissions” of your Slack app."
WHERE_APP = (
    "Under “Basic Information” of your Slack app make an app-level token with the scope"
    " connections:write (xapp-)."
)
WHERE_SECRET = "Copy the Signing Secret from “Basic Information” of your Slack app."  # noqa: S105
BEGINNING = (
    "To begin, set these three in a file .env (cp .env.example .env), in this order:",
    "  1. SLACK_BOT_TOKEN: on api.slack.com/apps choose Create New App, From a manifest, paste"
    " manifest.json, install it, and copy the Bot User OAuth Token (xoxb-).",
    "  2. SLACK_APP_TOKEN: under Basic Information make an app-level token with the scope"
    " connections:write (xapp-). For a server with a public address set SLACK_SIGNING_SECRET"
    " instead.",
    "  3. DATABASE_URL: where the record is to be; without it, the file second-date.db beside the"
    " code. Then: python -m bot migrate",
)


def checks(settings: Settings) -> list[Check]:
    return [
        Check("Settings", lambda: _set(settings)),
        Check("Bot token", lambda: _bot(settings)),
        Check("App token", lambda: _app(settings)),
        Check("Signing secret", lambda: _signing(settings)),
        Check("Slack's address", lambda: _address(settings)),
        Check("Key", lambda: _key(settings)),
    ]


def begins(settings: Settings) -> bool:
    """Whether nobody has set up anything yet."""
    return not (
        settings.slack_bot_token.get_secret_value()
        or settings.slack_app_token.get_secret_value()
        or settings.keys
    )


def only_installed(settings: Settings) -> bool:
    """Whether `web` and `worker` serve no workspace but those of `python -m bot install`."""
    return bool(settings.keys) and not settings.slack_bot_token.get_secret_value()


def bot_token(settings: Settings) -> str:
    """Empty unless it has the right shape: Slack need not be asked about another."""
    token = settings.slack_bot_token.get_secret_value()
    return "" if _misplaced(token, "xoxb-") else token


def app_token(settings: Settings) -> str:
    """The same."""
    token = settings.slack_app_token.get_secret_value()
    return "" if _misplaced(token, "xapp-") else token


def _set(settings: Settings) -> Iterator[Finding]:
    names = ", ".join(sorted(name.upper() for name in settings.model_fields_set)) or "none"
    there = "with a" if Path(".env").is_file() else "there is no"
    yield ok("Settings", f"Set: {names} ({there} file .env in {Path.cwd()}).")


def _bot(settings: Settings) -> Iterator[Finding]:
    token = settings.slack_bot_token.get_secret_value()
    if only_installed(settings):
        yield ok("Bot token", "SLACK_BOT_TOKEN is not set: each workspace has its own, see below.")
    elif not token:
        yield bad("Bot token", "SLACK_BOT_TOKEN is not set.", WHERE_BOT)
    elif said := _misplaced(token, "xoxb-"):
        yield bad("Bot token", f"SLACK_BOT_TOKEN holds {said}.", WHERE_BOT)


def _app(settings: Settings) -> Iterator[Finding]:
    token = settings.slack_app_token.get_secret_value()
    http = settings.slack_signing_secret.get_secret_value()
    if not token and (http or only_installed(settings)):
        yield ok("App token", "SLACK_APP_TOKEN is not set: for `web` and `worker`, not for `run`.")
    elif not token:
        yield bad("App token", "SLACK_APP_TOKEN is not set, and `run` needs it.", WHERE_APP)
    elif said := _misplaced(token, "xapp-"):
        yield bad("App token", f"SLACK_APP_TOKEN holds {said}.", WHERE_APP)


def _signing(settings: Settings) -> Iterator[Finding]:
    secret = settings.slack_signing_secret.get_secret_value()
    if not secret and only_installed(settings):
        yield bad("Signing secret", "SLACK_SIGNING_SECRET is not set.", WHERE_SECRET)
    elif not secret:
        yield ok("Signing secret", "SLACK_SIGNING_SECRET is not set: only `web` needs it.")
    elif HEX_32.fullmatch(secret):
        yield ok("Signing secret", "SLACK_SIGNING_SECRET has the shape of a signing secret.")
    else:
        held = _kind(secret) or "something else than 32 hex digits"
        yield bad("Signing secret", f"SLACK_SIGNING_SECRET holds {held}.", WHERE_SECRET)


def _address(settings: Settings) -> Iterator[Finding]:
    if settings.slack_api_url != SLACKS_OWN:
        yield note(
            "Slack's address",
            f"SLACK_API_URL is {settings.slack_api_url}, and not Slack's own.",
            "Unset it, unless you mean a Slack-compatible server or the sandbox.",
        )


def _key(settings: Settings) -> Iterator[Finding]:
    if settings.keys:
        yield ok(
            "Key", "SECRET_KEYS is set: keep it elsewhere too, no backup of the record has it."
        )
    else:
        yield ok("Key", "SECRET_KEYS is not set: no token of another workspace can be kept.")


def _misplaced(token: str, wanted: str) -> str:
    if token.startswith(wanted):
        spoilt = re.search(r"[^\w.-]", token)
        return "a space, a quotation mark or another sign that no token has" if spoilt else ""
    if HEX_32.fullmatch(token):
        return "32 hex digits, as a signing secret has them"
    return _kind(token) or f"something that does not begin with {wanted}"


def _kind(token: str) -> str:
    return next((kind for prefix, kind in KINDS.items() if token.startswith(prefix)), "")
