"""Whether the places are there in which the bot speaks: direct messages, and the team's channel."""

from collections.abc import Iterator

from bot.model import Member
from bot.model.findings import Finding, bad, note, ok
from bot.slack.examined import Asking, Reply
from bot.slack.examined_scopes import REINSTALL

TAB, CHANNEL = "Messages tab", "Team's channel"
ANOTHER = "Choose another: type /nudges channel here in it."
READ_SCOPE = {"C": "channels:read", "G": "groups:read"}


def direct_messages(asking: Asking, reader: Member, lead_verb: str) -> Iterator[Finding]:
    """Opening a conversation sends nothing, so it cannot show whether the tab is on."""
    reply = asking.ask(asking.client.conversations_open, users=reader.slack_id or "")
    match reply.error:
        case "":
            yield note(
                TAB,
                f"A direct message with {reader.name} can be opened; whether the tab is on shows"
                " only when something is sent.",
                "To see it: python -m bot doctor --send-test",
            )
        case "missing_scope":
            yield bad(TAB, "Without im:write no direct message can be opened.", REINSTALL)
        case "user_disabled" | "user_not_found":
            yield bad(
                TAB,
                f"Slack says of {reader.name}: {reply.error}.",
                f"Name a lead who is there: {lead_verb}",
            )
        case word:
            yield bad(
                TAB,
                f"No direct message with {reader.name} can be opened: {word}.",
                "Check the account in Slack, and that the app is installed in its workspace.",
            )


def team_channel(asking: Asking, channel: Member) -> Iterator[Finding]:
    reply = asking.ask(asking.client.conversations_info, channel=channel.slack_id or "")
    match reply.error:
        case "":
            yield _seen(channel.name, reply.told.get("channel") or {})
        case "missing_scope":
            scope = _needed(reply, channel.slack_id or "")
            yield note(
                CHANNEL,
                f"{channel.name} cannot be seen without {scope}.",
                "Look yourself that it is not archived, not shared with another organisation, and"
                f" has the bot in it; or add {scope} and reinstall the app.",
            )
        case "channel_not_found":
            yield bad(
                CHANNEL,
                f"{channel.name} is deleted, or private and without the bot.",
                f"Invite the bot there. {ANOTHER}",
            )
        case word:
            yield bad(CHANNEL, f"Slack does not show {channel.name}: {word}.", ANOTHER)


def _seen(name: str, told: dict[str, object]) -> Finding:
    if told.get("is_archived"):
        return bad(CHANNEL, f"{name} is archived.", ANOTHER)
    if told.get("is_ext_shared") or told.get("is_pending_ext_shared"):
        return bad(
            CHANNEL,
            f"{name} is shared with another organisation, so nothing about customers goes there.",
            ANOTHER,
        )
    if not told.get("is_member", True):
        return bad(CHANNEL, f"The bot is not in {name}.", "Type /invite @Second Date in it.")
    return ok(CHANNEL, f"{name} is there, and the bot is in it.")


def _needed(reply: Reply, slack_id: str) -> str:
    return str(reply.told.get("needed") or "") or READ_SCOPE.get(slack_id[:1], "channels:read")
