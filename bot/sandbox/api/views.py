"""views.*: modals and the Home tab."""

import copy

from bot.sandbox.api.calls import Args, Method
from bot.sandbox.world import blocks
from bot.sandbox.world.wire import Json, SlackError
from bot.sandbox.world.world import World


def open_modal(world: World, args: Args) -> Json:
    view = _modal(world, args)
    trigger = world.tickets.spend(args.needed("trigger_id"))
    world.surfaces.open(trigger.user, view)
    world.changes.touch(f"views:{trigger.user}")
    return {"view": copy.deepcopy(view)}


def push(world: World, args: Args) -> Json:
    view = _modal(world, args)
    trigger = world.tickets.spend(args.needed("trigger_id"))
    if not trigger.in_modal:
        raise SlackError("not_found")
    world.surfaces.push(trigger.user, view)
    world.changes.touch(f"views:{trigger.user}")
    return {"view": copy.deepcopy(view)}


def update(world: World, args: Args) -> Json:
    if not (args.has("view_id") or args.has("external_id")):
        raise SlackError("invalid_arguments", ("[ERROR] missing required field: view_id",))
    user, old = world.surfaces.find(args.text("view_id"), args.text("external_id"))
    _same_hash(args, old)
    if old["type"] == "home":
        raise SlackError("invalid_arguments", ("[ERROR] a Home tab is published, not updated",))
    new = _modal(world, args, instead_of=old["id"])
    blocks.keep_typed(old, new)
    world.surfaces.swap(user, old, new)
    world.changes.touch(f"views:{user}")
    return {"view": copy.deepcopy(new)}


def publish(world: World, args: Args) -> Json:
    user = args.needed("user_id")
    if user not in world.people:
        raise SlackError("user_not_found")
    if not world.app.has_home:
        raise SlackError("not_enabled")
    old = world.surfaces.homes.get(user)
    if old:
        _same_hash(args, old)
    view = blocks.for_view(world, args.structure("view"), "home")
    if old:
        blocks.keep_typed(old, view)
        view["id"] = view["root_view_id"] = old["id"]
    world.surfaces.homes[user] = view
    world.changes.touch(f"home:{user}")
    return {"view": copy.deepcopy(view)}


METHODS = (
    Method("views.open", open_modal, 100),
    Method("views.push", push, 100),
    Method("views.update", update, 100),
    Method("views.publish", publish, 100),
)


def _modal(world: World, args: Args, instead_of: str = "") -> Json:
    view = blocks.for_view(world, args.structure("view"), "modal")
    external_id = view["external_id"]
    if external_id and world.surfaces.is_external_id_taken(external_id, but_by=instead_of):
        raise SlackError("duplicate_external_id")
    return view


def _same_hash(args: Args, view: Json) -> None:
    if args.has("hash") and args.text("hash") != view["hash"]:
        raise SlackError("hash_conflict")
