"""What the page shows a person, as JSON."""

import copy
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.world import describe
from bot.sandbox.world.clock import say_day, say_time
from bot.sandbox.world.conversations import Conversation, Message
from bot.sandbox.world.files import File
from bot.sandbox.world.people import Person
from bot.sandbox.world.wire import Json, Refused
from bot.sandbox.world.world import SLACKBOT, World


class Screen:
    def __init__(self, world: World) -> None:
        self._world = world

    def person(self, user: str) -> Person:
        if user not in self._world.people:
            raise Refused(f"Nobody here is called {user or 'nothing'}; choose one from the list.")
        return self._world.people[user]

    def state(self, user: str) -> Json:
        """Whoever has not said who they are is the first of the people."""
        world = self._world
        me = self.person(user or next(iter(world.people)))
        there = [person for person in world.people.values() if not person.deleted]
        mine = [it for it in world.conversations if me.id in it.members and not it.is_archived]
        return {
            "team": {"id": world.team.id, "name": world.team.name},
            "clock": {**self.clock(me), "zone": me.tz},
            "me": _shown(me),
            "people": [_shown(person) for person in there],
            "channels": [self._channel(me, it) for it in mine if it.kind != "im"],
            "dms": [self._direct(me, it) for it in mine if it.kind == "im"],
            "app": {"id": world.app.id, "name": world.app.name, "bot_user": world.app.bot_user},
            "commands": [_command(it) for it in world.app.commands],
            "shortcuts": [_shortcut(it) for it in world.app.shortcuts],
        }

    def clock(self, me: Person) -> Json:
        now = self._world.clock.now()
        return {"now": now.isoformat(), "local": say_time(me.local(now))}

    def conversation(self, user: str, channel: str) -> Json:
        """Looking at a conversation marks it as read."""
        me = self.person(user)
        found = self._world.conversations.get(channel)
        if found is None or me.id not in found.members:
            raise Refused("That conversation is not one of yours; choose one from the side.")
        self._world.conversations.mark_read(me.id, found.id)
        shown = [self._message(me, it) for it in found.messages.values() if it.seen_by(me.id)]
        name = self._called(found.other(me.id)) if found.kind == "im" else found.name
        return {"channel": {"id": found.id, "name": name, "kind": found.kind}, "messages": shown}

    def home(self, user: str) -> Json:
        return {"view": copy.deepcopy(self._world.surfaces.homes.get(self.person(user).id))}

    def views(self, user: str) -> Json:
        return {"stack": copy.deepcopy(self._world.surfaces.stack(self.person(user).id))}

    def _channel(self, me: Person, it: Conversation) -> Json:
        unread = self._world.conversations.unread(me.id, it.id)
        return {"id": it.id, "name": it.name, "unread": unread}

    def _direct(self, me: Person, it: Conversation) -> Json:
        other = it.other(me.id)
        return {
            "id": it.id,
            "user": other,
            "name": self._called(other),
            "is_app": other == self._world.app.bot_user,
            "unread": self._world.conversations.unread(me.id, it.id),
        }

    def _message(self, me: Person, it: Message) -> Json:
        said_at = me.local(datetime.fromtimestamp(float(it.ts), tz=UTC))
        described = describe.message(self._world, it)
        return {
            "ts": it.ts,
            "user": it.user,
            "name": self._called(it.user),
            "is_app": it.is_app,
            "text": it.text,
            "blocks": it.blocks,
            "time": f"{said_at:%H:%M}",
            "day": say_day(said_at),
            "edited": bool(it.edited),
            "ephemeral": it.only_for is not None,
            "thread_ts": it.thread_ts,
            "reply_count": described.get("reply_count", 0),
            "reactions": describe.reactions(it),
            "files": [_file(self._world, one) for one in self._world.files.of(it.files)],
        }

    def _called(self, user: str) -> str:
        if user == self._world.app.bot_user:
            return self._world.app.name
        if user == SLACKBOT:
            return "Slackbot"
        return self._world.people[user].real_name


def _shown(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "real_name": person.real_name,
        "title": person.title,
        "tz": person.tz,
        "is_admin": person.is_admin,
    }


def _file(world: World, it: File) -> Json:
    """Its address without the host: the page asks none but its own."""
    address = describe.file(world, it)["url_private"].removeprefix(world.address)
    return {
        "name": it.name,
        "title": it.title,
        "alt": it.alt,
        "size": it.length,
        "is_picture": it.is_picture,
        "sides": it.sides,
        "address": address,
        "gone": it.content is None,
    }


def _command(it: Mapping[str, Any]) -> Json:
    return {
        "command": it["command"],
        "description": it.get("description", ""),
        "usage_hint": it.get("usage_hint", ""),
    }


def _shortcut(it: Mapping[str, Any]) -> Json:
    return {name: it.get(name, "") for name in ("name", "callback_id", "type", "description")}
