"""The inputs that our forms are made of, each in a block of its own."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.views import ids
from bot.views.text import Json, cut, plain

Choice = tuple[str, str]
"""What Slack sends back, and what people read."""

MOST_OPTIONS = 100


def asked(
    block_id: str,
    label: str,
    element: Json,
    *,
    optional: bool = False,
    hint: str = "",
    told_at_once: bool = False,
) -> Json:
    """`told_at_once`: the edge hears of a choice before the form is sent."""
    block: Json = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, 75),
        "element": {"action_id": ids.INPUT, **element},
        "optional": optional,
    }
    if told_at_once:
        block["dispatch_action"] = True
    if hint:
        block["hint"] = plain(hint, 150)
    return block


def first(element: Json) -> Json:
    """The one of a form in which somebody can type at once."""
    return {**element, "focus_on_load": True}


def option(choice: Choice, description: str = "") -> Json:
    value, text = choice
    made: Json = {"text": plain(text, 75), "value": value}
    if description:
        made["description"] = plain(description, 75)
    return made


def one_of(choices: Sequence[Choice], chosen: str = "") -> Json:
    options = [option(choice) for choice in choices[:MOST_OPTIONS]]
    initial = next((one for one in options if one["value"] == chosen), None)
    return _with({"type": "static_select", "options": options}, initial_option=initial)


def some_of(choices: Sequence[Choice], chosen: str = "") -> Json:
    options = [option(choice) for choice in choices[:MOST_OPTIONS]]
    initial = [one for one in options if one["value"] == chosen]
    return _with({"type": "multi_static_select", "options": options}, initial_options=initial)


def looked_up(action_id: str, placeholder: str, chosen: Choice | None = None) -> Json:
    """A select that asks the edge for options, from the first letter on."""
    return _with(
        {
            "type": "external_select",
            "action_id": action_id,
            "min_query_length": 1,
            "placeholder": plain(placeholder, 150),
        },
        initial_option=option(chosen) if chosen else None,
    )


def some_looked_up(action_id: str, placeholder: str, chosen: Sequence[Choice] = ()) -> Json:
    return _with(
        {
            "type": "multi_external_select",
            "action_id": action_id,
            "min_query_length": 0,
            "placeholder": plain(placeholder, 150),
        },
        initial_options=[option(choice) for choice in chosen[:MOST_OPTIONS]],
    )


def day(initial: date | None = None) -> Json:
    return _with({"type": "datepicker"}, initial_date=initial.isoformat() if initial else None)


def text(initial: str = "", *, most: int = 3_000, multiline: bool = False) -> Json:
    return _with(
        {"type": "plain_text_input", "multiline": multiline, "max_length": most},
        initial_value=cut(initial, most),
    )


def number(initial: str = "") -> Json:
    """A whole number from 1 on."""
    return _with(
        {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"},
        initial_value=initial,
    )


def member(initial: str | None = None) -> Json:
    return _with({"type": "users_select"}, initial_user=initial)


def tick(choice: Choice, *, ticked: bool = False) -> Json:
    options = [option(choice)]
    return _with(
        {"type": "checkboxes", "options": options}, initial_options=options if ticked else None
    )


def _with(element: Json, **initial: object) -> Json:
    """Slack refuses an initial value that is empty, so those are left out."""
    filled: Mapping[str, object] = {key: value for key, value in initial.items() if value}
    return {**element, **filled}
