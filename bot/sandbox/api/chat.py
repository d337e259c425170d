"""chat.*: saying things."""

from dataclasses import replace
from typing import Any

from bot.sandbox.api.calls import Args, Method
from bot.sandbox.delivery import events
from bot.sandbox.world import blocks, describe
from bot.sandbox.world.conversations import Conversation, Message
from bot.sandbox.world.wire import Json, SlackError
from bot.sandbox.world.world import World

LONGEST_TEXT = 40_000
LONGEST_UPDATE = 4_000


def post(world: World, args: Args) -> Json:
    channel = _where(world, args)
    may_post(world, channel)
    message = world.say(_written(world, args, channel))
    for event in events.said(world, channel, message):
        tell(world, event)
    return _posted(world, message)


def post_ephemeral(world: World, args: Args) -> Json:
    channel = _where(world, args)
    may_post(world, channel)
    user = args.needed("user")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    message = world.say(_written(world, args, channel, only_for=user))
    return {"message_ts": message.ts}


def update(world: World, args: Args) -> Json:
    message = _own_message(world, args, "cant_update_message")
    channel = world.open_to_app(message.channel)
    if channel.is_archived:
        raise SlackError("is_archived")
    changes = _changes(world, args)
    after = world.conversations.put(replace(message, edited=world.new_ts(), **changes))
    world.changes.touch(f"channel:{channel.id}")
    for event in events.changed(world, channel, message, after):
        tell(world, event)
    return {**_posted(world, after), "text": after.text}


def delete(world: World, args: Args) -> Json:
    message = _own_message(world, args, "cant_delete_message")
    channel = world.open_to_app(message.channel)
    world.conversations.remove(message)
    world.changes.touch(f"channel:{channel.id}")
    for event in events.changed(world, channel, message, None):
        tell(world, event)
    return {"channel": message.channel, "ts": message.ts}


def permalink(world: World, args: Args) -> Json:
    channel = world.open_to_app(args.needed("channel"))
    message = _visible(world, channel, args.needed("message_ts"))
    link = f"{world.address}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def content(world: World, args: Args, *, longest: int = LONGEST_TEXT) -> dict[str, Any]:
    """Text, blocks, attachments and metadata of a message, checked; also for response urls."""
    text = args.text("text")
    if len(text) > longest:
        raise SlackError("msg_too_long")
    raw = args.structure("blocks", "invalid_blocks_format")
    attachments = _attachments(args)
    if not (text.strip() or raw or attachments):
        raise SlackError("no_text")
    return {
        "text": text,
        "blocks": blocks.for_message(world, raw) if raw else [],
        "attachments": attachments,
        "metadata": _metadata(args),
    }


METHODS = (
    Method("chat.postMessage", post, 100, "chat:write", per_channel=True),
    Method("chat.postEphemeral", post_ephemeral, 100, "chat:write"),
    Method("chat.update", update, 50, "chat:write"),
    Method("chat.delete", delete, 50, "chat:write"),
    Method("chat.getPermalink", permalink, 100),
)


def _where(world: World, args: Args) -> Conversation:
    if not args.has("channel"):
        raise SlackError("channel_not_found")
    return world.open_to_app(args.text("channel"))


def may_post(world: World, channel: Conversation) -> None:
    if channel.is_archived:
        raise SlackError("is_archived")
    if channel.kind == "im" and not world.app.takes_messages:
        raise SlackError("messages_tab_disabled")
    if world.app.bot_user not in channel.members:
        raise SlackError("not_in_channel")


def _written(
    world: World, args: Args, channel: Conversation, only_for: str | None = None
) -> Message:
    return Message(
        channel=channel.id,
        user=world.app.bot_user,
        is_app=True,
        only_for=only_for,
        thread_ts=thread(channel, args),
        client_msg_id=args.text("client_msg_id") or None,
        **content(world, args),
        ts=world.new_ts(),
    )


def thread(channel: Conversation, args: Args) -> str | None:
    thread = args.text("thread_ts")
    if thread and thread not in channel.messages:
        raise SlackError("thread_not_found")
    return thread or None


def _changes(world: World, args: Args) -> dict[str, Any]:
    changes = content(world, args, longest=LONGEST_UPDATE)
    if not args.has("metadata"):
        del changes["metadata"]
    return changes


def _attachments(args: Args) -> list[Json]:
    attachments = args.structure("attachments", "invalid_attachments") or []
    if not isinstance(attachments, list):
        raise SlackError("invalid_attachments")
    return attachments


def _metadata(args: Args) -> Json | None:
    metadata = args.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not metadata.get("event_type"):
        raise SlackError("invalid_metadata_format")
    return metadata


def _own_message(world: World, args: Args, refusal: str) -> Message:
    channel = world.conversations.get(args.needed("channel"))
    if channel is None:
        raise SlackError("channel_not_found")
    message = _visible(world, channel, args.needed("ts"))
    if not message.is_app:
        raise SlackError(refusal)
    return message


def _visible(world: World, channel: Conversation, ts: str) -> Message:
    message = world.conversations.message(channel.id, ts)
    if message.only_for:
        raise SlackError("message_not_found")
    return message


def _posted(world: World, message: Message) -> Json:
    described = describe.message(world, message, with_metadata=True)
    return {"channel": message.channel, "ts": message.ts, "message": described}


def tell(world: World, event: Json) -> None:
    world.changes.afterwards(lambda: world.tell_app(event))
