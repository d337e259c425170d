"""The elements of Block Kit that a person can press, choose in or type into."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.sandbox.world.wire import Json, Refused

# Under which key an element keeps what was chosen; `None`: it keeps nothing.
CHOICE: Mapping[str, str | None] = {
    "button": None,
    "overflow": None,
    "plain_text_input": "value",
    "number_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "radio_buttons": "selected_option",
    "checkboxes": "selected_options",
}


def interactive(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Each block with each element in it that can be acted on."""
    for block in blocks:
        for element in _inside(block):
            if element.get("type") in CHOICE:
                yield block, element


def find(blocks: Sequence[Json], action_id: str, block_id: str | None = None) -> tuple[Json, Json]:
    for block, element in interactive(blocks):
        if element.get("action_id") == action_id and block_id in (None, block.get("block_id")):
            return block, element
    known = ", ".join(str(element.get("action_id")) for _, element in interactive(blocks))
    raise Refused(f"There is nothing called {action_id} here; there is: {known or 'nothing'}.")


def state(blocks: Sequence[Json], given: Mapping[str, Any]) -> Json:
    """`view.state.values`: what was given, else what the element started with, else empty."""
    values: Json = {}
    for block, element in interactive(blocks):
        key = CHOICE[element["type"]]
        if key is None:
            continue
        block_id, action_id = block["block_id"], element["action_id"]
        filled = given.get(block_id, {}).get(action_id) or {
            "type": element["type"],
            key: element.get(_initial(key), [] if key.endswith("s") else None),
        }
        values.setdefault(block_id, {})[action_id] = filled
    return values


def merged(before: Json, typed: Json) -> Json:
    """The state after somebody typed on."""
    return {
        block: {**before.get(block, {}), **typed.get(block, {})} for block in {**before, **typed}
    }


def keep(values: Json, action: Json) -> None:
    """What was chosen last belongs to the state, too."""
    key = CHOICE[action["type"]]
    if key:
        chosen = {"type": action["type"], key: action[key]}
        values.setdefault(action["block_id"], {})[action["action_id"]] = chosen


def missing(blocks: Sequence[Json], values: Json) -> dict[str, str]:
    """What Slack's own form refuses to send: empty required inputs, texts of a wrong length."""
    errors: dict[str, str] = {}
    for block, element in interactive(blocks):
        if block["type"] != "input":
            continue
        key = CHOICE[element["type"]] or ""
        content = values[block["block_id"]][element["action_id"]].get(key)
        if problem := _problem(element, content, optional=block.get("optional", False)):
            errors[block["block_id"]] = problem
    return errors


def _problem(element: Json, content: object, *, optional: bool) -> str:
    if not content:
        return "" if optional else "Please complete this required field."
    if element["type"] == "plain_text_input" and isinstance(content, str):
        if len(content) < element.get("min_length", 0):
            return f"Please use at least {element['min_length']} characters."
        if len(content) > element.get("max_length", 3000):
            return f"Please use at most {element.get('max_length', 3000)} characters."
    return ""


def _inside(block: Json) -> list[Json]:
    one = (block.get("accessory"), block.get("element"))
    many = block.get("elements", ())
    return [found for found in (*one, *many) if isinstance(found, dict)]


def _initial(key: str) -> str:
    return "initial_value" if key.endswith("value") else key.replace("selected", "initial", 1)
