"""What a surface allows of blocks that are sound by themselves: where, how many, how often."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.block_kit.blocks import BLOCK
from bot.sandbox.block_kit.shapes import below, items, problem

SurfaceName = Literal["message", "modal", "home"]
Sound = dict[str, Any]

# Undocumented: Slack answers msg_blocks_too_long at some 13,300 characters, containers included.
MOST_CHARACTERS = 13_000


@dataclass(frozen=True)
class Surface:
    name: SurfaceName
    at: str
    fewest_blocks: int
    most_blocks: int
    action_ids_unique_within: Literal["block", "payload"]


SURFACES: dict[SurfaceName, Surface] = {
    # An empty list takes the blocks away when a message is updated.
    "message": Surface("message", "/blocks", 0, 50, "payload"),
    "modal": Surface("modal", "/view/blocks", 1, 100, "block"),
    "home": Surface("home", "/view/blocks", 1, 100, "block"),
}

ONLY_ON: dict[str, tuple[SurfaceName, ...]] = {
    "datetimepicker": ("message", "modal"),
    "email_text_input": ("modal",),
    "file_input": ("modal",),
    "number_input": ("modal",),
    "rich_text_input": ("modal", "home"),
    "url_text_input": ("modal",),
}


@dataclass(frozen=True)
class Placed:
    element: Sound
    at: str
    block: Sound
    block_at: str


def block_problems(blocks: object, name: SurfaceName) -> Iterator[str]:
    """The rules across blocks are asked only when every block is sound by itself."""
    surface = SURFACES[name]
    wrong = list(items(BLOCK, surface.fewest_blocks, surface.most_blocks)(blocks, surface.at))
    yield from wrong
    if not wrong and isinstance(blocks, list | tuple):
        yield from problems_across(blocks, surface)


def problems_across(blocks: Sequence[Sound], surface: Surface) -> Iterator[str]:
    placed = list(elements_of(blocks, surface))
    yield from repeated_block_ids(blocks, surface)
    yield from repeated_action_ids(placed, surface)
    for one in placed:
        yield from misplaced(one, surface)
    yield from focused_twice(placed)
    if surface.name == "message":
        yield from too_long(blocks, surface)


def elements_of(blocks: Sequence[Sound], surface: Surface) -> Iterator[Placed]:
    for index, block in enumerate(blocks):
        at = below(surface.at, index)
        for key in ("accessory", "element"):
            if key in block:
                yield Placed(block[key], below(at, key), block, at)
        for position, element in enumerate(block.get("elements", ())):
            yield Placed(element, below(below(at, "elements"), position), block, at)


def repeated_block_ids(blocks: Sequence[Sound], surface: Surface) -> Iterator[str]:
    seen = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id")
        if block_id in seen:
            at = below(below(surface.at, index), "block_id")
            yield problem(f"block_id {block_id} already exists for another block", at)
        if block_id is not None:
            seen.add(block_id)


def repeated_action_ids(placed: list[Placed], surface: Surface) -> Iterator[str]:
    seen = set()
    for one in placed:
        scope = one.block_at if surface.action_ids_unique_within == "block" else surface.at
        action_id = one.element.get("action_id")
        if (scope, action_id) in seen:
            at = below(one.at, "action_id")
            yield problem(f"action_id {action_id} already exists for another element", at)
        if action_id is not None:
            seen.add((scope, action_id))


def misplaced(one: Placed, surface: Surface) -> Iterator[str]:
    kind = one.element["type"]
    if surface.name not in ONLY_ON.get(kind, (surface.name,)):
        yield problem(f"unsupported surface for {kind}", one.at)
    in_form = surface.name == "modal" and one.block["type"] == "input"
    if "response_url_enabled" in one.element and not in_form:
        at = below(one.at, "response_url_enabled")
        yield problem("response_url_enabled works only in the input blocks of a modal", at)
    if "focus_on_load" in one.element and surface.name == "message":
        yield problem("focus_on_load works only in a view", below(one.at, "focus_on_load"))


def focused_twice(placed: list[Placed]) -> Iterator[str]:
    focused = [one for one in placed if one.element.get("focus_on_load")]
    for one in focused[1:]:
        yield problem("only one element can have focus_on_load", below(one.at, "focus_on_load"))


def too_long(blocks: Sequence[Sound], surface: Surface) -> Iterator[str]:
    length = len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))
    if length > MOST_CHARACTERS:
        what = f"msg_blocks_too_long: must be less than {MOST_CHARACTERS + 1} characters in all"
        yield problem(what, surface.at)
