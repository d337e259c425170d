"""The Events API: which of the things that happen the app has asked to hear of."""

from bot.sandbox.world import describe
from bot.sandbox.world.conversations import Conversation, Message
from bot.sandbox.world.people import Person
from bot.sandbox.world.wire import Json
from bot.sandbox.world.world import World

MESSAGE_EVENT = {"im": "message.im", "channel": "message.channels", "private": "message.groups"}
CHANNEL_TYPE = {"im": "im", "channel": "channel", "private": "group"}


def said(world: World, channel: Conversation, message: Message) -> list[Json]:
    """The events that a new message gives rise to, as far as the app subscribes and is there."""
    app = world.app
    if app.bot_user not in channel.members or message.only_for:
        return []
    body = {
        **describe.message(world, message),
        "channel": channel.id,
        "event_ts": message.ts,
    }
    events: list[Json] = []
    if MESSAGE_EVENT[channel.kind] in app.events:
        events.append({**body, "channel_type": CHANNEL_TYPE[channel.kind]})
    is_mention = f"<@{app.bot_user}>" in message.text and channel.kind != "im"
    if is_mention and "app_mention" in app.events and not message.is_app:
        events.append({**body, "type": "app_mention"})
    return events


def changed(
    world: World, channel: Conversation, before: Message, after: Message | None
) -> list[Json]:
    """The event for an edited or, with `after=None`, a deleted message."""
    app = world.app
    if MESSAGE_EVENT[channel.kind] not in app.events or app.bot_user not in channel.members:
        return []
    ts = world.new_ts()
    event: Json = {
        "type": "message",
        "subtype": "message_changed" if after else "message_deleted",
        "hidden": True,
        "channel": channel.id,
        "channel_type": CHANNEL_TYPE[channel.kind],
        "previous_message": describe.message(world, before),
        "ts": ts,
        "event_ts": ts,
    }
    if after:
        event["message"] = describe.message(world, after)
    else:
        event["deleted_ts"] = before.ts
    return [event]


def home_opened(world: World, person: Person, tab: str) -> list[Json]:
    if "app_home_opened" not in world.app.events:
        return []
    event: Json = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": world.direct(person.id, world.app.bot_user).id,
        "tab": tab,
        "event_ts": world.new_ts(),
    }
    if tab == "home" and (view := world.surfaces.homes.get(person.id)):
        event["view"] = view
    return [event]


def reacted(world: World, person: Person, message: Message, reaction: str) -> list[Json]:
    if "reaction_added" not in world.app.events:
        return []
    return [
        {
            "type": "reaction_added",
            "user": person.id,
            "reaction": reaction,
            "item": {"type": "message", "channel": message.channel, "ts": message.ts},
            "item_user": message.user,
            "event_ts": world.new_ts(),
        }
    ]


def user_changed(world: World, person: Person) -> list[Json]:
    """Slack tells of every change of a profile in one way, a status included."""
    if "user_change" not in world.app.events:
        return []
    told = {"user": describe.user(world, person), "cache_ts": world.now()}
    return [{"type": "user_change", **told, "event_ts": world.new_ts()}]
