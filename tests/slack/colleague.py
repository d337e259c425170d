"""Somebody in the workspace: what they type, press and fill in, and what they then read."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from bot.sandbox import Hands, Json, Message, Outcome, Sandbox
from bot.views.blocks import spoken


@dataclass
class Colleague:
    """Somebody's hands and eyes; whatever Slack would show as a failure fails the test."""

    sandbox: Sandbox
    id: str

    @property
    def hands(self) -> Hands:
        return self.sandbox.person(self.id)

    def types(self, command: str) -> str:
        """Run a command in the team's channel; answers what is read there in reply."""
        before = self.reads("CTEAM")
        outcome = smooth(self.hands.types("CTEAM", command))
        new = self.reads("CTEAM")[len(before) :]
        assert all(one.only_for == self.id for one in new), "an answer is for who asked alone"
        assert bool(new) == bool(outcome.answer)
        return seen(new[-1]) if new else ""

    def reads(self, where: str) -> list[Message]:
        return self.hands.sees(where)

    @property
    def reply(self) -> Message:
        """The newest message in the team's channel that this person sees."""
        return self.reads("CTEAM")[-1]

    @property
    def notes(self) -> list[Message]:
        """What the bot has written to this person to stay, the oldest first."""
        return [one for one in self.reads(self.sandbox.bot_user) if one.only_for is None]

    @property
    def note(self) -> Message:
        (only,) = self.notes
        return only

    @property
    def echoes(self) -> list[Message]:
        """What the bot has answered below its notes, which nobody else sees and which fades."""
        return [one for one in self.reads(self.sandbox.bot_user) if one.only_for == self.id]

    @property
    def form(self) -> Json:
        (only,) = self.sandbox.views(self.id)
        return only

    @property
    def has_form(self) -> bool:
        return bool(self.sandbox.views(self.id))

    @property
    def home(self) -> Json:
        home = self.sandbox.home(self.id)
        assert home is not None, "nothing was published"
        return home

    def presses(self, label: str, where: Message | Json, about: str = "") -> str:
        """Press a button by what is written on it, or choose that in the menu beside it; answers
        the newest line in its conversation."""
        choice = None if label in labels(where) else label
        action_id = menu(where, label, about) if choice else button(where, label, about)
        if isinstance(where, Message):
            smooth(self.hands.presses(where, action_id, choice))
            return seen(self.reads(where.channel)[-1])
        smooth(self.hands.presses_in_view(where, action_id, choice))
        return ""

    def again(self, message: Message) -> Message:
        """The same message as it looks now."""
        return self.hands.finds(message.channel, message.ts)

    def submits(self, **values: object) -> Mapping[str, str]:
        """Send the open form; answers the errors beside its fields."""
        return smooth(self.hands.submits(self.form, values)).errors

    def is_offered(self, field: str, letters: str) -> list[str]:
        """What a type-ahead of the open form offers for these letters."""
        answer = self.hands.asks_options(self.form, field, letters)
        return [one["text"]["text"] for one in answer["options"]]


def smooth(outcome: Outcome) -> Outcome:
    assert outcome.warning == ""
    return outcome


def seen(what: Message | Json) -> str:
    """All the words of a message or a view, without its buttons."""
    if isinstance(what, Message):
        return "\n".join(spoken(what.blocks)) if what.blocks else what.text
    return "\n".join(spoken(what["blocks"]))


def buttons(where: Message | Json) -> list[Json]:
    blocks = where.blocks if isinstance(where, Message) else where["blocks"]
    beside = {"actions": "elements", "section": "accessory"}
    found = (block.get(beside.get(block["type"], "")) or [] for block in blocks)
    every = (one for some in found for one in (some if isinstance(some, list) else [some]))
    return [one for one in every if one["type"] == "button"]


def labels(where: Message | Json) -> list[str]:
    return [one["text"]["text"] for one in buttons(where)]


def button(where: Message | Json, label: str, about: str = "") -> str:
    """The action id behind a label; `about` is in what a screen reader says of it."""
    fitting = [
        one["action_id"]
        for one in buttons(where)
        if one["text"]["text"] == label and about in one.get("accessibility_label", about)
    ]
    assert len(fitting) == 1, f"{label!r} is there {len(fitting)} times: {labels(where)}"
    return str(fitting[0])


def menu(where: Message | Json, label: str, about: str = "") -> str:
    """The action id of the menu behind three dots that offers this, beside buttons about that."""
    blocks = where.blocks if isinstance(where, Message) else where["blocks"]
    fitting = [
        one["action_id"]
        for block in blocks
        if block["type"] == "actions" and about in str(block["elements"][0])
        for one in block["elements"]
        if label in [option["text"]["text"] for option in one.get("options", [])]
    ]
    assert len(fitting) == 1, f"{label!r} is offered {len(fitting)} times"
    return str(fitting[0])


def filled(form: Json) -> dict[str, Any]:
    """What stands in a form when it opens, by block: the values, without what is empty."""
    found: dict[str, Any] = {}
    for block_id, elements in form["state"]["values"].items():
        for element in elements.values():
            found |= {block_id: _said(element)} if _said(element) else {}
    return found


def holds(rows: list[dict[str, Any]], facts: dict[str, object]) -> bool:
    """Whether one of the rows of a table says all this."""
    return any(row | facts == row for row in rows)


def _said(element: Json) -> object:
    many = element.get("selected_options")
    if many:
        return [one["text"]["text"] for one in many]
    option = element.get("selected_option")
    if option:
        return option["text"]["text"]
    plain = ("value", "selected_date", "selected_time", "selected_user", "selected_conversation")
    return next((element[key] for key in plain if key in element), None)


def at_once(act: Callable[[], object]) -> None:
    """Twice at the same moment, as an impatient finger does; what it raises is raised."""
    with ThreadPoolExecutor() as fingers:
        for done in [fingers.submit(act) for _ in range(2)]:
            done.result()
