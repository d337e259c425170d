"""What Slack tells an app when somebody does something, in the shapes Slack uses."""

import copy
from collections.abc import Mapping
from typing import Any

from bot.sandbox.world import describe
from bot.sandbox.world.conversations import Conversation, Message
from bot.sandbox.world.people import Person
from bot.sandbox.world.wire import Json
from bot.sandbox.world.world import World

VERIFICATION_TOKEN = "sandbox"  # noqa: S105 - Slack still sends its old token; nobody may rely on it


class Payloads:
    """Builds payloads; each has a new trigger id. Whoever calls holds the workspace's lock."""

    def __init__(self, world: World) -> None:
        self._world = world

    def command(self, person: Person, channel: Conversation, command: str, text: str) -> Json:
        world = self._world
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": person.team_id or world.team.id,
            "team_domain": world.team.domain,
            "channel_id": channel.id,
            "channel_name": _name(channel),
            "user_id": person.id,
            "user_name": person.name,
            "command": command,
            "text": text,
            "api_app_id": world.app.id,
            "is_enterprise_install": "false",
            "response_url": self._response_url(person, channel.id),
            "trigger_id": world.tickets.trigger(person.id),
        }

    def message_actions(
        self, person: Person, channel: Conversation, message: Message, action: Json, state: Json
    ) -> Json:
        payload = {
            **self._common("block_actions", person),
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": channel.id,
                "is_ephemeral": message.only_for is not None,
            },
            "channel": {"id": channel.id, "name": _name(channel)},
            "state": {"values": state},
            "response_url": self._response_url(person, channel.id, message.ts),
            "actions": [{**action, "action_ts": self._world.new_ts()}],
        }
        if message.only_for is None:
            payload["message"] = describe.message(self._world, message)
        return payload

    def view_actions(self, person: Person, view: Json, action: Json) -> Json:
        return {
            **self._common("block_actions", person, in_modal=view["type"] == "modal"),
            "container": {"type": "view", "view_id": view["id"]},
            "view": copy.deepcopy(view),
            "actions": [{**action, "action_ts": self._world.new_ts()}],
        }

    def suggestion(
        self, person: Person, where: Json, block_id: str, action_id: str, value: str
    ) -> Json:
        """`where` is the message's or the view's part of the payload."""
        common = self._common("block_suggestion", person)
        del common["trigger_id"]
        return {**common, **where, "block_id": block_id, "action_id": action_id, "value": value}

    def in_message(self, channel: Conversation, message: Message) -> Json:
        return {
            "container": {"type": "message", "message_ts": message.ts, "channel_id": channel.id},
            "channel": {"id": channel.id, "name": _name(channel)},
            "message": describe.message(self._world, message),
        }

    def in_view(self, view: Json) -> Json:
        return {"container": {"type": "view", "view_id": view["id"]}, "view": copy.deepcopy(view)}

    def submission(self, person: Person, view: Json) -> Json:
        return {
            **self._common("view_submission", person, in_modal=True),
            "view": copy.deepcopy(view),
            "response_urls": [],
        }

    def closed(self, person: Person, view: Json, *, is_cleared: bool) -> Json:
        common = self._common("view_closed", person)
        del common["trigger_id"]
        return {**common, "view": copy.deepcopy(view), "is_cleared": is_cleared}

    def global_shortcut(self, person: Person, callback_id: str) -> Json:
        return {
            **self._common("shortcut", person),
            "action_ts": self._world.new_ts(),
            "callback_id": callback_id,
        }

    def message_shortcut(
        self, person: Person, callback_id: str, channel: Conversation, message: Message
    ) -> Json:
        return {
            **self._common("message_action", person),
            "action_ts": self._world.new_ts(),
            "callback_id": callback_id,
            "message_ts": message.ts,
            "channel": {"id": channel.id, "name": _name(channel)},
            "message": describe.message(self._world, message),
            "response_url": self._response_url(person, channel.id, message.ts),
        }

    def event(self, event: Mapping[str, Any]) -> Json:
        world = self._world
        authorization = {
            "enterprise_id": None,
            "team_id": world.team.id,
            "user_id": world.app.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": world.team.id,
            "context_team_id": world.team.id,
            "context_enterprise_id": None,
            "api_app_id": world.app.id,
            "event": dict(event),
            "type": "event_callback",
            "event_id": world.new_id("Ev"),
            "event_time": world.now(),
            "authorizations": [authorization],
            "is_ext_shared_channel": self._is_shared(event),
            "event_context": f"4-{world.new_id('')}",
        }

    def _is_shared(self, event: Mapping[str, Any]) -> bool:
        channel = event.get("channel")
        found = self._world.conversations.get(channel) if isinstance(channel, str) else None
        return found is not None and found.is_ext_shared

    def _common(self, kind: str, person: Person, *, in_modal: bool = False) -> Json:
        world = self._world
        return {
            "type": kind,
            "user": {
                "id": person.id,
                "username": person.name,
                "name": person.name,
                "team_id": person.team_id or world.team.id,
            },
            "api_app_id": world.app.id,
            "token": VERIFICATION_TOKEN,
            "trigger_id": world.tickets.trigger(person.id, in_modal=in_modal),
            "team": {"id": world.team.id, "domain": world.team.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _response_url(self, person: Person, channel: str, original: str | None = None) -> str:
        key = self._world.tickets.response(person.id, channel, original)
        return f"{self._world.address}/response/{self._world.team.id}/{key}"


def _name(channel: Conversation) -> str:
    """Slack does not tell apps what private places are called."""
    return {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
