"""What all the things a person can do have in common: finding what is meant, telling the app."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox.delivery.courier import Courier, Unanswered
from bot.sandbox.delivery.payloads import Payloads
from bot.sandbox.world.conversations import Conversation, Message
from bot.sandbox.world.people import Person
from bot.sandbox.world.wire import Json, Refused, SlackError
from bot.sandbox.world.world import World

NO_ANSWER = "The app did not respond. Try again in a moment."


@dataclass(frozen=True)
class Outcome:
    """What happened: `answer` is what the acknowledgement carried, `warning` what Slack shows."""

    answer: Json = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    warning: str = ""
    message: Message | None = None


class Reach:
    def __init__(self, world: World, courier: Courier, person: Person) -> None:
        self._world = world
        self._courier = courier
        self._payloads = Payloads(world)
        self._offered: list[Json] = []
        self.person = person

    def _place(self, channel: str) -> Conversation:
        """A conversation this person is in, by id, by #name, or by whom they talk to."""
        world = self._world
        if channel in world.people or channel == world.app.bot_user:
            return world.direct(self.person.id, channel)
        found = world.conversations.get(channel)
        if found is None or self.person.id not in found.members:
            raise Refused(f"{self.person.real_name} is in no conversation called {channel}.")
        return found

    def _message(self, channel: str, ts: str) -> Message:
        try:
            found = self._world.conversations.message(self._place(channel).id, ts)
        except SlackError:
            found = None
        if found is None or not found.seen_by(self.person.id):
            raise Refused("That message is no longer there; reload the conversation.")
        return found

    def _view(self, view_id: str) -> Json:
        try:
            owner, view = self._world.surfaces.find(view_id)
        except SlackError:
            owner, view = "", {}
        if owner != self.person.id:
            raise Refused("That view is no longer open; open it again.")
        return view

    def _deliver(self, payload: Json) -> Outcome:
        try:
            return Outcome(answer=self._courier.deliver("interactive", payload))
        except Unanswered:
            return Outcome(warning=NO_ANSWER)
