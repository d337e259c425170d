"""Typing, running commands, reacting, looking at the app, using shortcuts."""

from dataclasses import replace
from uuid import uuid4

from bot.sandbox.delivery import events, responses
from bot.sandbox.delivery.courier import Unanswered
from bot.sandbox.hands import spoken
from bot.sandbox.hands.reach import NO_ANSWER, Outcome, Reach
from bot.sandbox.world.conversations import Conversation, Message
from bot.sandbox.world.wire import Json, Refused, SlackError


class Talking(Reach):
    def types(self, channel: str, text: str, *, thread_ts: str | None = None) -> Outcome:
        """Say something in a channel, or to a person or the app by id; a slash runs a command."""
        if text.startswith("/"):
            if thread_ts:
                raise Refused("Commands do not work in threads; type it outside of this one.")
            return self._runs(channel, text)
        with self._world.changes.together():
            place = self._place(channel)
            message = self._says(place, text, thread_ts)
            told = events.said(self._world, place, message)
        self._courier.report(told)
        return Outcome(message=message)

    def sees(self, channel: str) -> list[Message]:
        """What this person sees there, the messages only for them included."""
        with self._world.changes.together():
            messages = self._place(channel).messages.values()
            return [message for message in messages if message.seen_by(self.person.id)]

    def finds(self, channel: str, ts: str) -> Message:
        with self._world.changes.together():
            return self._message(channel, ts)

    def looks_at_home(self) -> Outcome:
        return self._opens_app("home")

    def looks_at_messages(self) -> Outcome:
        return self._opens_app("messages")

    def reacts(self, message: Message, name: str) -> Outcome:
        with self._world.changes.together():
            current = self._message(message.channel, message.ts)
            there = current.reactions.get(name, ())
            reactions = {**current.reactions, name: (*there, self.person.id)}
            after = self._world.conversations.put(replace(current, reactions=reactions))
            self._world.changes.touch(f"channel:{message.channel}")
            told = events.reacted(self._world, self.person, after, name)
        self._courier.report(told)
        return Outcome(message=after)

    def uses_shortcut(self, callback_id: str, message: Message | None = None) -> Outcome:
        """A global shortcut, or one on a message."""
        kind = "message" if message else "global"
        known = self._world.app.shortcuts
        if not any(one["callback_id"] == callback_id and one["type"] == kind for one in known):
            raise Refused(f"There is no {kind} shortcut {callback_id}; look at the app's manifest.")
        with self._world.changes.together():
            payload = self._shortcut(callback_id, message)
        return self._deliver(payload)

    def _shortcut(self, callback_id: str, message: Message | None) -> Json:
        if message is None:
            return self._payloads.global_shortcut(self.person, callback_id)
        place = self._place(message.channel)
        current = self._message(place.id, message.ts)
        return self._payloads.message_shortcut(self.person, callback_id, place, current)

    def _opens_app(self, tab: str) -> Outcome:
        with self._world.changes.together():
            told = events.home_opened(self._world, self.person, tab)
        return Outcome() if self._courier.report(told) else Outcome(warning=NO_ANSWER)

    def _says(self, place: Conversation, text: str, thread_ts: str | None) -> Message:
        self._may_write(place)
        if not text.strip():
            raise Refused("There is nothing to send; type something first.")
        if thread_ts:
            self._message(place.id, thread_ts)
        return self._world.say(
            Message(
                channel=place.id,
                ts=self._world.new_ts(),
                user=self.person.id,
                text=spoken.as_sent(self._world, text),
                thread_ts=thread_ts,
                client_msg_id=str(uuid4()),
            )
        )

    def _may_write(self, place: Conversation) -> None:
        if place.is_archived:
            raise Refused(f"#{place.name} is archived; nobody can write there.")
        is_app = place.kind == "im" and self._world.app.bot_user in place.members
        if is_app and not self._world.app.reads_messages:
            raise Refused("Sending messages to this app has been turned off; see its manifest.")

    def _runs(self, channel: str, text: str) -> Outcome:
        command, _, rest = text.partition(" ")
        with self._world.changes.together():
            place = self._place(channel)
            self._may_write(place)
            known = {one["command"]: one for one in self._world.app.commands}
            if command not in known:
                return self._is_told(place, f"{command} is not a valid command.")
            should_escape = known[command].get("should_escape", False)
            said = spoken.as_command_text(self._world, rest.strip(), should_escape=should_escape)
            payload = self._payloads.command(self.person, place, command, said)
        try:
            answer = self._courier.deliver("slash_commands", payload)
        except Unanswered:
            return self._is_told(place, f"{command} failed because the app did not respond.")
        return self._after_command(place, command, answer)

    def _after_command(self, place: Conversation, command: str, answer: Json) -> Outcome:
        with self._world.changes.together():
            try:
                responses.with_acknowledgement(self._world, self.person.id, place.id, answer)
            except SlackError as error:
                return self._is_told(place, f"{command} failed with the error “{error.code}”.")
        return Outcome(answer=answer)

    def _is_told(self, place: Conversation, warning: str) -> Outcome:
        with self._world.changes.together():
            message = self._world.whisper(self.person.id, place.id, warning)
        return Outcome(warning=warning, message=message)
