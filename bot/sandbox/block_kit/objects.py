"""Slack's composition objects: texts, options, confirmations and what else elements are made of."""

from bot.sandbox.block_kit.shapes import (
    Check,
    Fields,
    at_least_one,
    by_type,
    exactly_one,
    flag,
    items,
    one_of,
    string,
    thing,
)

URL = string(most=3000, like=r"[A-Za-z][A-Za-z0-9+.\-]*:\S+", says="must be a valid URL")
WEB_URL = string(most=3000, like=r"https?://\S+", says="must be a valid URL")
HTTPS_URL = string(most=3000, like=r"https://\S+", says="must be an HTTPS URL")


def texts(most: int) -> Fields:
    return {
        "plain_text": thing({"text": string(1, most)}, {"emoji": flag}),
        "mrkdwn": thing({"text": string(1, most)}, {"verbatim": flag}),
    }


def plain_text(most: int) -> Check:
    return by_type({"plain_text": texts(most)["plain_text"]})


def any_text(most: int) -> Check:
    return by_type(texts(most))


VALUE: Fields = {"value": string(1, 150)}
PLAIN_OPTION: Fields = {"text": plain_text(75), **VALUE}
DESCRIPTION: Fields = {"description": plain_text(75)}

OPTION = thing(PLAIN_OPTION, DESCRIPTION)
OVERFLOW_OPTION = thing(PLAIN_OPTION, {**DESCRIPTION, "url": URL})
TICKED_OPTION = thing({"text": any_text(75), **VALUE}, {"description": any_text(75)})
OPTION_GROUP = thing({"label": plain_text(75), "options": items(OPTION, 1, 100)})

STYLE = one_of("primary", "danger")

CONFIRM = thing(
    {
        "title": plain_text(100),
        "text": plain_text(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
    },
    {"style": STYLE},
)

DISPATCH_ACTION_CONFIG = thing(
    {}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"))}
)

CONVERSATION_FILTER = thing(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public")),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    rules=(at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users"),),
)

SLACK_FILE = thing({}, {"id": string(1), "url": WEB_URL}, rules=(exactly_one("id", "url"),))
