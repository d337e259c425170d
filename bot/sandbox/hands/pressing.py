"""Pressing buttons, choosing, typing ahead: in messages, modals and on the Home tab."""

from itertools import chain

from bot.sandbox.block_kit import offer_problems
from bot.sandbox.hands import choosing
from bot.sandbox.hands.reach import Outcome, Reach
from bot.sandbox.world import elements
from bot.sandbox.world.conversations import Message
from bot.sandbox.world.wire import Json, Refused


class Pressing(Reach):
    def presses(
        self,
        message: Message,
        action_id: str,
        choice: object = None,
        *,
        block_id: str | None = None,
        state: Json | None = None,
    ) -> Outcome:
        """Press a button of a message, or choose something in it, named by value or label."""
        with self._world.changes.together():
            blocks = self._message(message.channel, message.ts).blocks
            block, element = elements.find(blocks, action_id, block_id)
        action = choosing.action(block, element, choice, self._offered)
        return self.acts(message.channel, message.ts, action, state)

    def presses_in_view(
        self, view: Json, action_id: str, choice: object = None, *, block_id: str | None = None
    ) -> Outcome:
        """The same in an open modal or on the Home tab."""
        with self._world.changes.together():
            block, element = elements.find(self._view(view["id"])["blocks"], action_id, block_id)
        action = choosing.action(block, element, choice, self._offered)
        return self.acts_in_view(view["id"], action)

    def acts(self, channel: str, ts: str, action: Json, state: Json | None = None) -> Outcome:
        """Press or choose with the action as Slack's own screen would send it."""
        with self._world.changes.together():
            place, message = self._place(channel), self._message(channel, ts)
            complete = choosing.complete(message.blocks, action)
            values = elements.state(message.blocks, state or {})
            elements.keep(values, complete)
            payload = self._payloads.message_actions(self.person, place, message, complete, values)
        return self._deliver(payload)

    def acts_in_view(self, view_id: str, action: Json, state: Json | None = None) -> Outcome:
        """An input tells the app only if its block says `dispatch_action`."""
        with self._world.changes.together():
            view = self._view(view_id)
            blocks = view["blocks"]
            complete = choosing.complete(blocks, action)
            values = elements.merged(view["state"]["values"], state or {})
            elements.keep(values, complete)
            view["state"]["values"] = elements.state(blocks, values)
            block, _ = elements.find(blocks, complete["action_id"], complete["block_id"])
            if block["type"] == "input" and not block.get("dispatch_action"):
                return Outcome()
            payload = self._payloads.view_actions(self.person, view, complete)
        return self._deliver(payload)

    def asks_options(
        self, where: Message | Json, action_id: str, value: str, *, block_id: str | None = None
    ) -> Json:
        """What the app offers for the letters typed so far: `options` or `option_groups`."""
        with self._world.changes.together():
            if isinstance(where, Message):
                place, message = self._place(where.channel), self._message(where.channel, where.ts)
                blocks, around = message.blocks, self._payloads.in_message(place, message)
            else:
                view = self._view(where["id"])
                blocks, around = view["blocks"], self._payloads.in_view(view)
            block, element = elements.find(blocks, action_id, block_id)
            payload = self._payloads.suggestion(
                self.person, around, block["block_id"], element["action_id"], value
            )
        return self._offers(self._deliver(payload).answer)

    def _offers(self, answer: Json) -> Json:
        if answer and (wrong := offer_problems(answer)):
            raise Refused(f"Slack would show none of these options: {'; '.join(wrong[:3])}")
        groups = answer.get("option_groups") or []
        options = answer.get("options") or []
        self._offered = [*options, *chain.from_iterable(group["options"] for group in groups)]
        return {"option_groups": groups} if groups else {"options": options}
