"""Channels and direct messages, and what was said in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.world.wire import Json, SlackError

Kind = Literal["channel", "private", "im"]


@dataclass(frozen=True)
class Message:
    """One thing said. `only_for` names the one person who sees an ephemeral message;
    `files` are ids."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: Sequence[Json] = ()
    is_app: bool = False
    only_for: str | None = None
    thread_ts: str | None = None
    edited: str | None = None
    metadata: Json | None = None
    client_msg_id: str | None = None
    reactions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attachments: Sequence[Json] = ()
    files: Sequence[str] = ()

    @property
    def is_reply(self) -> bool:
        return self.thread_ts not in (None, self.ts)

    def seen_by(self, user: str) -> bool:
        return self.only_for in (None, user)


@dataclass
class Conversation:
    id: str
    name: str
    kind: Kind
    members: set[str]
    created: int
    is_archived: bool = False
    topic: str = ""
    is_ext_shared: bool = False
    messages: dict[str, Message] = field(default_factory=dict)

    def said(self) -> Iterator[Message]:
        """What everybody can see, oldest first."""
        return (message for message in self.messages.values() if message.only_for is None)

    def replies(self, ts: str) -> list[Message]:
        return [one for one in self.said() if one.thread_ts == ts and one.is_reply]

    def other(self, user: str) -> str:
        """Whom `user` talks to in a direct message."""
        return next((member for member in sorted(self.members) if member != user), user)


class Conversations:
    """All conversations of the workspace. Whoever calls holds the workspace's lock."""

    def __init__(self) -> None:
        self._by_id: dict[str, Conversation] = {}
        self._direct: dict[frozenset[str], Conversation] = {}
        self._read: dict[tuple[str, str], str] = {}

    def __iter__(self) -> Iterator[Conversation]:
        return iter(self._by_id.values())

    def add(self, conversation: Conversation) -> Conversation:
        if conversation.kind == "im":
            self._direct.setdefault(frozenset(conversation.members), conversation)
        return self._by_id.setdefault(conversation.id, conversation)

    def get(self, name: str) -> Conversation | None:
        """By id, or a channel by its name with or without #."""
        if name in self._by_id:
            return self._by_id[name]
        plain = name.removeprefix("#")
        return next((one for one in self if one.kind != "im" and one.name == plain), None)

    def between(self, one: str, other: str) -> Conversation | None:
        return self._direct.get(frozenset((one, other)))

    def message(self, channel: str, ts: str) -> Message:
        conversation = self._by_id.get(channel)
        if conversation is None:
            raise SlackError("channel_not_found")
        if ts not in conversation.messages:
            raise SlackError("message_not_found")
        return conversation.messages[ts]

    def put(self, message: Message) -> Message:
        self._by_id[message.channel].messages[message.ts] = message
        return message

    def remove(self, message: Message) -> None:
        del self._by_id[message.channel].messages[message.ts]

    def mark_read(self, user: str, channel: str) -> None:
        self._read[user, channel] = max(self._by_id[channel].messages, default="")

    def unread(self, user: str, channel: str) -> int:
        since = self._read.get((user, channel), "")
        return sum(
            message.ts > since and message.user != user and message.seen_by(user)
            for message in self._by_id[channel].messages.values()
        )
