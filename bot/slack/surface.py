"""What the app asks of Slack: the manifest is generated from this, and listeners use its names."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """`escapes`: Slack sends the channels and people in it by id, and not as they were typed."""

    name: str
    description: str
    hint: str
    escapes: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    name: str
    kind: str
    callback_id: str
    description: str


TOUCH: Final = Command(
    "/touch",
    "Log what happened with a customer",
    "Acme coffee with Ana yesterday: likes the new report",
)
CUSTOMER: Final = Command(
    "/customer",
    "Look at a customer, or tell what you have learnt",
    "NAME | add NAME | list quiet | import | help",
)
NUDGES: Final = Command(
    "/nudges",
    "What is open and what is coming",
    "why NAME | preview 30 days | pause until Monday | help",
    escapes=True,
)
COMMANDS: Final = (TOUCH, CUSTOMER, NUDGES)

LOG_TOUCHPOINT: Final = Shortcut(
    "Log a touchpoint", "global", "log_touchpoint", "Write down what happened with a customer"
)
LOG_MESSAGE: Final = Shortcut(
    "Log as touchpoint", "message", "log_message", "Write this message down as a touchpoint"
)
SHORTCUTS: Final = (LOG_TOUCHPOINT, LOG_MESSAGE)

EVENTS: Final = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.im",
    "tokens_revoked",
    "user_change",
)
"""app_mention and message.im are people speaking to the bot, in a channel and in its own DM;
app_uninstalled and tokens_revoked say that our token is of no more use; user_change is how a status
such as Vacationing means leave; it comes with users:read."""

SCOPES: Final = (
    "app_mentions:read",
    "chat:write",
    "commands",
    "files:write",
    "im:history",
    "im:write",
    "users:read",
    "users:read.email",
)
"""The least that works. app_mentions:read is for hearing what names the bot, and nothing else of a
channel. im:history is for what is written to the bot, and with im:write for finding out whether a
note whose reply was lost is in its DM after all (one for a channel is not looked up: it is shown as
not sent); users:read.email is how an imported colleague is recognised. files:write carries the
pictures and the exports that somebody asks for, and the one below the monthly balance."""
