"""auth, apps, team, bots, emoji and reactions."""

from dataclasses import replace

from bot.sandbox.api.calls import Args, Method
from bot.sandbox.world import describe
from bot.sandbox.world.conversations import Message
from bot.sandbox.world.wire import Json, SlackError
from bot.sandbox.world.world import World

EMOJI_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_+-'"


def who_am_i(world: World, _args: Args) -> Json:
    return {
        "url": f"{world.address}/",
        "team": world.team.name,
        "user": describe.app_user(world)["name"],
        "team_id": world.team.id,
        "user_id": world.app.bot_user,
        "bot_id": world.app.bot_id,
        "is_enterprise_install": False,
    }


def are_you_there(_world: World, args: Args) -> Json:
    if args.has("error"):
        raise SlackError(args.text("error"))
    return {}


def open_socket(world: World, _args: Args) -> Json:
    address = world.address.replace("http:", "ws:", 1)
    ticket = world.tickets.socket()
    return {"url": f"{address}/link/?ticket={ticket}&app_id={world.app.id}"}


def team(world: World, _args: Args) -> Json:
    it = world.team
    icon = {"image_default": True}
    return {"team": {"id": it.id, "name": it.name, "domain": it.domain, "icon": icon}}


def bot(world: World, args: Args) -> Json:
    if args.has("bot") and args.text("bot") != world.app.bot_id:
        raise SlackError("bot_not_found")
    return {"bot": describe.bot(world)}


def emoji(_world: World, _args: Args) -> Json:
    return {"emoji": {}, "cache_ts": "0"}


def react(world: World, args: Args) -> Json:
    name = args.text("name").strip(":")
    if not name or set(name) - set(EMOJI_LETTERS):
        raise SlackError("invalid_name")
    message = _reacted_to(world, args)
    there = message.reactions.get(name, ())
    if world.app.bot_user in there:
        raise SlackError("already_reacted")
    reactions = {**message.reactions, name: (*there, world.app.bot_user)}
    world.conversations.put(replace(message, reactions=reactions))
    world.changes.touch(f"channel:{message.channel}")
    return {}


def reactions(world: World, args: Args) -> Json:
    message = _reacted_to(world, args)
    described = {**describe.message(world, message), "reactions": describe.reactions(message)}
    return {"type": "message", "channel": message.channel, "message": described}


METHODS = (
    Method("auth.test", who_am_i, 600),
    Method("api.test", are_you_there, 600, caller="any"),
    Method("apps.connections.open", open_socket, 20, "connections:write", caller="app"),
    Method("team.info", team, 50, "team:read"),
    Method("bots.info", bot, 50, "users:read"),
    Method("emoji.list", emoji, 20, "emoji:read"),
    Method("reactions.add", react, 50, "reactions:write"),
    Method("reactions.get", reactions, 50, "reactions:read"),
)


def _reacted_to(world: World, args: Args) -> Message:
    if not (args.has("channel") and args.has("timestamp")):
        raise SlackError("no_item_specified")
    channel = world.open_to_app(args.text("channel"))
    if world.app.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    message = world.conversations.message(channel.id, args.text("timestamp"))
    if message.only_for:
        raise SlackError("message_not_found")
    return message
