"""What a person chose, said in plain words, in the shape Slack gives it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from bot.sandbox.world.elements import CHOICE, find, interactive
from bot.sandbox.world.wire import Json, Refused


def action(block: Json, element: Json, choice: object, offered: Iterable[Json] = ()) -> Json:
    """One entry of `actions`, before Slack adds its time."""
    here = {"block_id": block["block_id"], "action_id": element["action_id"]}
    if element["type"] == "button":
        return {"type": "button", **here}
    if element["type"] == "overflow":
        return {"type": "overflow", **here, "selected_option": option(element, choice, offered)}
    return {**here, **filled_in(element, choice, offered)}


def complete(blocks: Sequence[Json], sent: Json) -> Json:
    """The action as an app gets it: what was chosen, and what the element itself says."""
    block, element = _meant(blocks, sent)
    kind = element["type"]
    if sent.get("type", kind) != kind:
        raise Refused(f"{element['action_id']} is a {kind}, not a {sent['type']}.")
    said = {"type": kind, "block_id": block["block_id"], "action_id": element["action_id"]}
    own = ("text", "value", "style") if kind == "button" else ("placeholder",)
    said |= {name: element[name] for name in own if name in element}
    key = "selected_option" if kind == "overflow" else CHOICE[kind]
    if key:
        said[key] = sent.get(key)
    return said


def _meant(blocks: Sequence[Json], sent: Json) -> tuple[Json, Json]:
    """Whoever presses what is drawn anew meanwhile means what stands in its place."""
    named = [one for one in interactive(blocks) if one[1].get("action_id") == sent.get("action_id")]
    same = [one for one in named if one[1].get("value") == sent.get("value")]
    if len(same) == 1 and all(block["block_id"] != sent.get("block_id") for block, _ in named):
        return same[0]
    return find(blocks, str(sent.get("action_id")), sent.get("block_id"))


def state_from(
    blocks: Sequence[Json], values: Mapping[str, Any], offered: Iterable[Json] = ()
) -> Json:
    """The state of a form filled in with `values`, each named by its action id or block id."""
    filled: Json = {}
    left = dict(values)
    for block, element in interactive(blocks):
        for name in (element["action_id"], block["block_id"]):
            if name in left and CHOICE[element["type"]]:
                chosen = filled_in(element, left.pop(name), offered)
                filled.setdefault(block["block_id"], {})[element["action_id"]] = chosen
    if left:
        raise Refused(f"The form has no field called {', '.join(left)}.")
    return filled


def filled_in(element: Json, choice: object, offered: Iterable[Json] = ()) -> Json:
    """The state of an element once a person has chosen `choice`, said in plain words.

    An option may be named by its value or by its label; `offered` are a type-ahead's answers.
    """
    kind = element["type"]
    key = CHOICE[kind]
    if key is None:
        raise Refused(f"A {kind} cannot be filled in; press it.")
    if key == "selected_options":
        many = choice if isinstance(choice, list | tuple) else [choice]
        return {"type": kind, key: [option(element, one, offered) for one in many]}
    if key == "selected_option":
        return {"type": kind, key: option(element, choice, offered)}
    return {"type": kind, key: list(choice) if isinstance(choice, tuple) else choice}


def option(element: Json, choice: object, offered: Iterable[Json] = ()) -> Json:
    if isinstance(choice, dict):
        return choice
    groups = element.get("option_groups", ())
    there = [
        *element.get("options", ()),
        *chain.from_iterable(group["options"] for group in groups),
        *offered,
    ]
    for one in there:
        if choice in (one.get("value"), one["text"]["text"]):
            return dict(one)
    known = ", ".join(one["text"]["text"] for one in there)
    raise Refused(f"{choice} is not among the options: {known or 'there are none'}.")
