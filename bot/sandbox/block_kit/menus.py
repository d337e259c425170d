"""Elements that offer something to choose from."""

from collections.abc import Mapping

from bot.sandbox.block_kit.objects import (
    CONVERSATION_FILTER,
    OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    TICKED_OPTION,
)
from bot.sandbox.block_kit.shapes import Fields, exactly_one, flag, items, thing, whole
from bot.sandbox.block_kit.traits import ASKING, CHOOSING, FOCUSING, PICKING, SOME, SOMES


def listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def starts_with_an_offered_option(menu: Mapping[str, object]) -> str | None:
    options = listed(menu.get("options"))
    for group in listed(menu.get("option_groups")):
        options += listed(group.get("options")) if isinstance(group, dict) else []
    chosen = listed(menu.get("initial_options"))
    chosen += [menu["initial_option"]] if "initial_option" in menu else []
    if all(one in options for one in chosen):
        return None
    return "an initial option must exactly match one of the options"


SEVERAL: Fields = {**CHOOSING, "max_selected_items": whole(1)}
OFFERED: Fields = {"options": items(OPTION, 1, 100), "option_groups": items(OPTION_GROUP, 1, 100)}
TICKED: Fields = {"options": items(TICKED_OPTION, 1, 10)}
LOADED: Fields = {"min_query_length": whole(0)}
CONVERSATIONS: Fields = {"default_to_current_conversation": flag, "filter": CONVERSATION_FILTER}
ANSWERABLE: Fields = {"response_url_enabled": flag}

INITIAL: Fields = {"initial_option": OPTION}
INITIALS: Fields = {"initial_options": items(OPTION)}
STATIC = (exactly_one("options", "option_groups"), starts_with_an_offered_option)
LISTED = (starts_with_an_offered_option,)

# Slack's reference promises focus_on_load here too, but Slack answers invalid_arguments.
UNFOCUSED: Fields = {key: check for key, check in SEVERAL.items() if key not in FOCUSING}

SELECTS: Fields = {
    "static_select": thing({}, {**CHOOSING, **OFFERED, **INITIAL}, rules=STATIC),
    "external_select": thing({}, {**CHOOSING, **LOADED, **INITIAL}),
    "users_select": thing({}, {**CHOOSING, "initial_user": SOME}),
    "conversations_select": thing(
        {}, {**CHOOSING, **CONVERSATIONS, **ANSWERABLE, "initial_conversation": SOME}
    ),
    "channels_select": thing({}, {**CHOOSING, **ANSWERABLE, "initial_channel": SOME}),
    "multi_static_select": thing({}, {**SEVERAL, **OFFERED, **INITIALS}, rules=STATIC),
    "multi_external_select": thing({}, {**UNFOCUSED, **LOADED, **INITIALS}),
    "multi_users_select": thing({}, {**SEVERAL, "initial_users": SOMES}),
    "multi_conversations_select": thing(
        {}, {**SEVERAL, **CONVERSATIONS, "initial_conversations": SOMES}
    ),
    "multi_channels_select": thing({}, {**SEVERAL, "initial_channels": SOMES}),
}

BOXES: Fields = {
    "checkboxes": thing(TICKED, {**PICKING, "initial_options": items(TICKED_OPTION)}, rules=LISTED),
    "radio_buttons": thing(TICKED, {**PICKING, "initial_option": TICKED_OPTION}, rules=LISTED),
}

OVERFLOW: Fields = {"overflow": thing({"options": items(OVERFLOW_OPTION, 1, 5)}, ASKING)}
