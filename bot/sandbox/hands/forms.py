"""Filling in, sending and closing modals."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.delivery.courier import Unanswered
from bot.sandbox.hands import choosing
from bot.sandbox.hands.reach import Outcome, Reach
from bot.sandbox.world import blocks, elements
from bot.sandbox.world.wire import Json, Refused, SlackError

TROUBLE = "We had some trouble connecting. Try again?"


class Forms(Reach):
    def submits(self, view: Json, values: Mapping[str, Any] | None = None) -> Outcome:
        """Fill the form in and send it. `values` by action id or block id, in plain words."""
        with self._world.changes.together():
            current = self._view(view["id"])
            typed = choosing.state_from(current["blocks"], values or {}, self._offered)
        return self.sends(view["id"], typed)

    def sends(self, view_id: str, values: Json) -> Outcome:
        """Send a form with its state as Slack's own screen would."""
        with self._world.changes.together():
            view = self._modal(view_id)
            if not view["submit"]:
                raise Refused("This view has nothing to send; close it instead.")
            typed = elements.merged(view["state"]["values"], values)
            view["state"]["values"] = elements.state(view["blocks"], typed)
            if errors := elements.missing(view["blocks"], view["state"]["values"]):
                return Outcome(errors=errors)
            payload = self._payloads.submission(self.person, view)
        try:
            answer = self._courier.deliver("interactive", payload)
        except Unanswered:
            return Outcome(warning=TROUBLE)
        return self._follows(view_id, answer)

    def closes(self, view: Json) -> Outcome:
        """Close a modal without sending it; all of them when it says `clear_on_close`."""
        with self._world.changes.together():
            current = self._modal(view["id"])
            clear = bool(current["clear_on_close"])
            closed = self._world.surfaces.close(self.person.id, current, everything=clear)
            self._world.changes.touch(f"views:{self.person.id}")
            told = [
                self._payloads.closed(self.person, one, is_cleared=clear)
                for one in closed
                if one["notify_on_close"]
            ]
        outcomes = [self._deliver(payload) for payload in told]
        return next((outcome for outcome in outcomes if outcome.warning), Outcome())

    def _modal(self, view_id: str) -> Json:
        view = self._view(view_id)
        if view["type"] != "modal":
            raise Refused("The Home tab is always there; only a form can be sent or closed.")
        return view

    def _follows(self, view_id: str, answer: Json) -> Outcome:
        with self._world.changes.together():
            try:
                errors = self._respond(self._view(view_id), answer)
            except Refused:
                return Outcome(answer=answer)
            except SlackError as error:
                why = "; ".join((error.code, *error.messages))
                return Outcome(answer=answer, warning=f"{TROUBLE} ({why})")
        return Outcome(answer=answer, errors=errors)

    def _respond(self, view: Json, answer: Json) -> dict[str, str]:
        user, surfaces = self.person.id, self._world.surfaces
        match answer.get("response_action"):
            case "errors":
                return _known_errors(view, answer.get("errors"))
            case "update":
                new = blocks.for_view(self._world, answer.get("view"), "modal")
                blocks.keep_typed(view, new)
                surfaces.swap(user, view, new)
            case "push":
                surfaces.push(user, blocks.for_view(self._world, answer.get("view"), "modal"))
            case "clear":
                surfaces.close(user, view, everything=True)
            case None:
                surfaces.close(user, view)
            case _:
                raise SlackError("invalid_arguments", ("[ERROR] unknown response_action",))
        self._world.changes.touch(f"views:{user}")
        return {}


def _known_errors(view: Json, errors: object) -> dict[str, str]:
    inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or set(errors) - inputs:
        raise SlackError("invalid_arguments", ("[ERROR] errors must name input blocks",))
    return {block: str(text) for block, text in errors.items()}
