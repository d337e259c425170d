"""Which permissions the app has, beside those it asks for."""

from collections.abc import Iterator, Mapping
from typing import Final

from bot.model.findings import Finding, bad, note, ok
from bot.slack.examined import Reply
from bot.slack.surface import SCOPES

FOR: Final[Mapping[str, str]] = {
    "app_mentions:read": "hearing who mentions it in a channel",
    "chat:write": "writing anything at all",
    "commands": "/touch, /customer, /nudges and the shortcuts",
    "files:write": "pictures and exports",
    "im:history": "hearing what is written to it, and finding notes whose reply was lost",
    "im:write": "finding notes whose reply was lost",
    "users:read": "names and time zones of colleagues, and their leave by status",
    "users:read.email": "recognising imported colleagues by e-mail",
}
OPTIONAL: Final[Mapping[str, str]] = {
    "channels:read": "seeing whether the team's channel is archived or shared",
    "groups:read": "the same where that channel is private",
}
REINSTALL: Final = (
    "Paste manifest.json under App Manifest of your Slack app, and reinstall the app:"
    " permissions are granted at installation only."
)


def scopes(reply: Reply) -> Iterator[Finding]:
    """By the header that Slack sends with every answer to the bot's token."""
    if "x-oauth-scopes" not in reply.headers:
        yield note(
            "Scopes",
            "Slack did not say which the app has.",
            "Compare “OAuth & Permissions” of your Slack app with manifest.json.",
        )
        return
    granted, lacking = _granted(reply), missing(reply)
    for scope in lacking:
        use = f" (for {FOR[scope]})" if scope in FOR else ""
        yield bad("Scopes", f"{scope} is missing{use}.", REINSTALL)
    if not lacking:
        yield ok("Scopes", f"All {len(SCOPES)} that the app needs are granted.")
    yield from _optional(granted)
    yield from _too_many(granted)


def missing(reply: Reply) -> list[str]:
    """Of those that the app needs; none where Slack did not say which it has."""
    if "x-oauth-scopes" not in reply.headers:
        return []
    granted = _granted(reply)
    return [scope for scope in SCOPES if scope not in granted]


def _granted(reply: Reply) -> set[str]:
    return {one.strip() for one in reply.headers["x-oauth-scopes"].split(",") if one.strip()}


def _optional(granted: set[str]) -> Iterator[Finding]:
    absent = [f"{scope} (for {use})" for scope, use in OPTIONAL.items() if scope not in granted]
    if absent:
        yield ok("Scopes", f"Optional, and not granted: {'; '.join(absent)}.")


def _too_many(granted: set[str]) -> Iterator[Finding]:
    unused = sorted(granted - set(SCOPES) - set(OPTIONAL))
    if unused:
        yield note(
            "Scopes",
            f"Granted, and never used: {', '.join(unused)}.",
            "Take them away under “OAuth & Permissions”: what nobody needs nobody should hold.",
        )
