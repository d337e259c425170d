"""conversations.*: where things are said, and what was said there."""

from bot.sandbox.api.calls import Args, Method, a_page, check_scope
from bot.sandbox.world import describe
from bot.sandbox.world.conversations import Conversation, Message
from bot.sandbox.world.wire import Json, SlackError
from bot.sandbox.world.world import SLACKBOT, World

TYPES = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}
SCOPES = {"channel": "channels", "private": "groups", "im": "im", "mpim": "mpim"}


def open_direct(world: World, args: Args) -> Json:
    if args.has("channel"):
        found = world.open_to_app(args.text("channel"))
    else:
        users = args.words("users")
        if not users:
            raise SlackError("users_list_not_supplied")
        if len(users) > 1:
            raise SlackError("method_not_supported_for_channel_type")
        if world.person(users[0]).deleted:
            raise SlackError("user_disabled")
        found = world.direct(users[0], world.app.bot_user)
    if args.flag("return_im"):
        return {"channel": describe.conversation(world, found)}
    return {"channel": {"id": found.id}}


def listed(world: World, args: Args) -> Json:
    found = _of_types(world, args)
    return a_page(args, "channels", [describe.conversation(world, one) for one in found])


def of_user(world: World, args: Args) -> Json:
    user = args.text("user") or world.app.bot_user
    if user not in world.people and user != world.app.bot_user:
        raise SlackError("user_not_found")
    found = [one for one in _of_types(world, args) if user in one.members]
    return a_page(args, "channels", [describe.conversation(world, one) for one in found])


def info(world: World, args: Args) -> Json:
    found = _known(world, args)
    check_scope(world, f"{SCOPES[found.kind]}:read")
    described = describe.conversation(world, found)
    if args.flag("include_num_members"):
        described["num_members"] = len(found.members)
    return {"channel": described}


def members(world: World, args: Args) -> Json:
    found = _known(world, args)
    check_scope(world, f"{SCOPES[found.kind]}:read")
    page = a_page(args, "members", [{"id": member} for member in sorted(found.members)])
    return {**page, "members": [member["id"] for member in page["members"]]}


def history(world: World, args: Args) -> Json:
    found = _joined(world, args)
    said = [one for one in found.said() if not one.is_reply and one.user != SLACKBOT]
    return _messages(world, args, said[::-1])


def replies(world: World, args: Args) -> Json:
    found = _joined(world, args)
    ts = args.needed("ts")
    parent = found.messages.get(ts)
    if parent is None or parent.only_for:
        raise SlackError("thread_not_found")
    return _messages(world, args, [parent, *found.replies(parent.thread_ts or ts)])


def join(world: World, args: Args) -> Json:
    found = _known(world, args)
    if found.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if found.is_archived:
        raise SlackError("is_archived")
    found.members.add(world.app.bot_user)
    world.changes.touch(f"channel:{found.id}")
    return {"channel": describe.conversation(world, found)}


METHODS = (
    Method("conversations.open", open_direct, 50, "im:write"),
    Method("conversations.list", listed, 20),
    Method("conversations.info", info, 50),
    Method("conversations.members", members, 100),
    Method("conversations.history", history, 50),
    Method("conversations.replies", replies, 50),
    Method("conversations.join", join, 50, "channels:join"),
    Method("users.conversations", of_user, 50),
)


def _known(world: World, args: Args) -> Conversation:
    channel = args.text("channel")
    if channel in world.people:
        raise SlackError("channel_not_found")
    return world.open_to_app(channel)


def _joined(world: World, args: Args) -> Conversation:
    found = _known(world, args)
    check_scope(world, f"{SCOPES[found.kind]}:history")
    if world.app.bot_user not in found.members:
        raise SlackError("not_in_channel")
    return found


def _of_types(world: World, args: Args) -> list[Conversation]:
    words = args.words("types") or ["public_channel"]
    if unknown := set(words) - set(TYPES):
        raise SlackError("invalid_types", (f"[ERROR] unknown types: {', '.join(unknown)}",))
    wanted = {TYPES[word] for word in words}
    for kind in wanted:
        check_scope(world, f"{SCOPES[kind]}:read")
    hides_archived = args.flag("exclude_archived")
    bot = world.app.bot_user
    return [
        one
        for one in world.conversations
        if one.kind in wanted
        and (one.kind == "channel" or bot in one.members)
        and not (hides_archived and one.is_archived)
    ]


def _messages(world: World, args: Args, messages: list[Message]) -> Json:
    with_metadata = args.flag("include_all_metadata")
    within = [one for one in messages if _is_within(args, one.ts)]
    described = [describe.message(world, one, with_metadata=with_metadata) for one in within]
    page = a_page(args, "messages", described)
    return {**page, "has_more": bool(page["response_metadata"]["next_cursor"])}


def _is_within(args: Args, ts: str) -> bool:
    oldest, latest = args.text("oldest") or "0", args.text("latest") or "9" * 12
    if args.flag("inclusive"):
        return float(oldest) <= float(ts) <= float(latest)
    return float(oldest) < float(ts) < float(latest)
