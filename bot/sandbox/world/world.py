"""The workspace itself: who is there, what was said, what is open, what the time is."""

import secrets
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import count

from bot.sandbox.world.changes import Changes
from bot.sandbox.world.clock import Clock
from bot.sandbox.world.conversations import Conversation, Conversations, Message
from bot.sandbox.world.files import Files
from bot.sandbox.world.people import App, Channel, Person, Team
from bot.sandbox.world.surfaces import Surfaces
from bot.sandbox.world.tickets import Tickets
from bot.sandbox.world.wire import Json, SlackError

SLACKBOT = "USLACKBOT"


class World:
    """Everything in memory. Read and write it inside `with world.changes.together():`."""

    def __init__(
        self,
        people: Sequence[Person],
        *,
        clock: Clock,
        team: Team,
        app: App,
        channels: Sequence[Channel],
        tick: Callable[[], float] = time.monotonic,
        signing_secret: str = "",
    ) -> None:
        self.clock = clock
        self.team = team
        self.app = app
        self.people = {person.id: person for person in people}
        self.bot_token = f"xoxb-sandbox-{secrets.token_hex(12)}"
        self.app_token = f"xapp-sandbox-{secrets.token_hex(12)}"
        self.signing_secret = signing_secret or secrets.token_hex(16)
        self.changes = Changes()
        self.conversations = Conversations()
        self.files = Files()
        self.surfaces = Surfaces()
        self.tickets = Tickets(tick)
        self.address = ""
        self.token_trouble = ""
        self.tell_app: Callable[[Json], None] = lambda _event: None
        self.on_message: list[Callable[[Message], None]] = []
        self._numbers = count(1)
        self._last_ts = 0
        for channel in channels:
            self._add_channel(channel)
        for person in people:
            self.direct(person.id, app.bot_user)
        clock.on_move(lambda _now: self._say_clock_moved())

    def new_id(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers):010d}"

    def new_ts(self) -> str:
        """Unique and increasing, whatever the clock does."""
        now = self.clock.now() - datetime(1970, 1, 1, tzinfo=UTC)
        self._last_ts = max(now // now.resolution, self._last_ts + 1)
        return f"{self._last_ts // 10**6}.{self._last_ts % 10**6:06d}"

    def now(self) -> int:
        return int(self.clock.now().timestamp())

    def direct(self, one: str, other: str) -> Conversation:
        found = self.conversations.between(one, other)
        person, partner = (other, one) if one == self.app.bot_user else (one, other)
        channel = f"D{person}" if partner == self.app.bot_user else f"D{person}{partner}"
        return found or self.conversations.add(
            Conversation(channel, "", "im", {one, other}, self.now())
        )

    def open_to_app(self, channel: str) -> Conversation:
        """The conversation an app means by an id, a #name, or a person's id."""
        if channel in self.people:
            return self.direct(channel, self.app.bot_user)
        found = self.conversations.get(channel)
        hidden = found and found.kind != "channel" and self.app.bot_user not in found.members
        if found is None or hidden:
            raise SlackError("channel_not_found")
        return found

    def person(self, user: str) -> Person:
        if user not in self.people:
            raise SlackError("user_not_found")
        return self.people[user]

    def say(self, message: Message) -> Message:
        self.conversations.put(message)
        self.changes.touch(f"channel:{message.channel}")
        for listener in self.on_message:
            self.changes.afterwards(partial(listener, message))
        return message

    def whisper(self, user: str, channel: str, text: str) -> Message:
        """What Slackbot tells one person where they are."""
        return self.say(Message(channel, self.new_ts(), SLACKBOT, text, only_for=user))

    def _add_channel(self, channel: Channel) -> None:
        members = set(self.people if channel.members is None else channel.members)
        if channel.has_bot:
            members.add(self.app.bot_user)
        self.conversations.add(
            Conversation(
                channel.id,
                channel.name,
                "private" if channel.is_private else "channel",
                members,
                self.now(),
                channel.is_archived,
                channel.topic,
                channel.is_ext_shared,
            )
        )

    def _say_clock_moved(self) -> None:
        with self.changes.together():
            self.changes.touch("clock")
