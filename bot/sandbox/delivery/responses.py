"""Answers by response url, and the same answers when they come with the acknowledgement."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.sandbox.api.calls import Args
from bot.sandbox.api.chat import content
from bot.sandbox.world.conversations import Message
from bot.sandbox.world.tickets import ResponseUrl
from bot.sandbox.world.wire import SlackError
from bot.sandbox.world.world import World


def by_url(world: World, key: str, given: Mapping[str, Any]) -> None:
    url = world.tickets.use_response(key)
    args = Args(given)
    original = _original(world, url)
    if original and args.flag("delete_original"):
        world.conversations.remove(original)
        world.changes.touch(f"channel:{url.channel}")
    elif original and args.flag("replace_original"):
        edited = None if original.only_for else world.new_ts()
        world.conversations.put(replace(original, edited=edited, **content(world, args)))
        world.changes.touch(f"channel:{url.channel}")
    else:
        _say(world, url.user, url.channel, args)


def with_acknowledgement(world: World, user: str, channel: str, answer: Mapping[str, Any]) -> None:
    """A command's acknowledgement may carry a message; an empty one says nothing."""
    if answer.get("text") or answer.get("blocks") or answer.get("attachments"):
        _say(world, user, channel, Args(answer))


def _say(world: World, user: str, channel: str, args: Args) -> None:
    in_channel = args.text("response_type") == "in_channel"
    world.say(
        Message(
            channel=channel,
            user=world.app.bot_user,
            is_app=True,
            only_for=None if in_channel else user,
            thread_ts=args.text("thread_ts") or None,
            **content(world, args),
            ts=world.new_ts(),
        )
    )


def _original(world: World, url: ResponseUrl) -> Message | None:
    if url.original is None:
        return None
    try:
        return world.conversations.message(url.channel, url.original)
    except SlackError:
        return None
