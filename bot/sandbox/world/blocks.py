"""Blocks and views as they come in: checked and completed as Slack does it."""

import copy
from collections.abc import Mapping
from typing import Any, Literal

from bot.sandbox.block_kit import problems, view_problems
from bot.sandbox.world import elements
from bot.sandbox.world.wire import Json, SlackError
from bot.sandbox.world.world import World


def for_message(world: World, blocks: object) -> list[Json]:
    """The blocks of a message, each with the ids that the app left to Slack."""
    return _complete(world, _checked(blocks, "message"))


def for_view(world: World, view: object, kind: Literal["modal", "home"]) -> Json:
    if not isinstance(view, Mapping) or view.get("type") != kind:
        raise SlackError(
            "invalid_arguments", (f"[ERROR] this takes a {kind} [json-pointer:/view]",)
        )
    if wrong := view_problems(view):
        raise SlackError("invalid_arguments", wrong)
    blocks = _complete(world, list(view["blocks"]))
    view_id = world.new_id("V")
    return {
        "id": view_id,
        "team_id": world.team.id,
        "type": kind,
        "blocks": blocks,
        "private_metadata": view.get("private_metadata", ""),
        "callback_id": view.get("callback_id", ""),
        "state": {"values": elements.state(blocks, {})},
        "hash": new_hash(world),
        "title": view.get("title"),
        "submit": view.get("submit"),
        "close": view.get("close"),
        "clear_on_close": view.get("clear_on_close", False),
        "notify_on_close": view.get("notify_on_close", False),
        "previous_view_id": None,
        "root_view_id": view_id,
        "app_id": world.app.id,
        "external_id": view.get("external_id", ""),
        "app_installed_team_id": world.team.id,
        "bot_id": world.app.bot_id,
    }


def keep_typed(old: Json, new: Json) -> None:
    """What somebody typed survives an update where block and action ids stay the same."""
    new["state"]["values"] = elements.state(new["blocks"], _same_kind(old, new))


def new_hash(world: World) -> str:
    return f"{world.now()}.{world.new_id('h')}"


def _checked(blocks: object, surface: Literal["message"]) -> list[Json]:
    if wrong := problems(blocks, surface):
        raise SlackError("invalid_blocks", wrong)
    return list(blocks) if isinstance(blocks, list) else []


def _complete(world: World, blocks: list[Json]) -> list[Json]:
    completed = copy.deepcopy(blocks)
    for block in completed:
        block["block_id"] = block.get("block_id") or world.new_id("b")
    for _, element in elements.interactive(completed):
        element["action_id"] = element.get("action_id") or world.new_id("a")
    return completed


def _same_kind(old: Json, new: Json) -> dict[str, dict[str, Any]]:
    typed = old["state"]["values"]
    kept: dict[str, dict[str, Any]] = {}
    for block, element in elements.interactive(new["blocks"]):
        before = typed.get(block["block_id"], {}).get(element["action_id"])
        if before and before["type"] == element["type"]:
            kept.setdefault(block["block_id"], {})[element["action_id"]] = before
    return kept
