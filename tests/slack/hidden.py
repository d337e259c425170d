"""Two worlds that must look alike: in one a customer is private, in the other it was erased."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from bot.sandbox import Json, Message, Outcome
from bot.sandbox.hands import choosing
from bot.sandbox.hands.choosing import complete
from bot.sandbox.world.elements import find
from tests.slack.colleague import Colleague, smooth
from tests.slack.edge import SHEETS, TEN, Edge, an_edge

NAME = "Quartzite Works"
MARKERS = ("Zephyrine", "obsidian")
"""Who is there, and what was written: nobody types these."""

HIDDEN = {
    "members.csv": SHEETS["members.csv"],
    "customers.csv": (
        "name,owner,tier,country,aliases",
        f"{NAME},Ben Okafor,A,GB,The Quarry",
        *SHEETS["customers.csv"][1:],
    ),
    "contacts.csv": (
        "customer,name,title,seniority,champion",
        f"{NAME},Zephyrine Vale,Head of Stones,executive,yes",
        *SHEETS["contacts.csv"][1:],
    ),
    "touchpoints.csv": (
        "customer,on,kind,by,with,note",
        f"{NAME},2026-02-10,call,Ben Okafor,Zephyrine Vale,they cut obsidian now",
        *SHEETS["touchpoints.csv"][1:],
    ),
}
URL = re.compile(r"https?://[^\"\\ ]+")
BLOCK = re.compile(r"\bb\d{10}\b")
LOT = re.compile(r"\b\d{7,10}\b")
"""The number of a draft, which is drawn by lot."""
VIEW = re.compile(r"\bV[A-Z0-9]{6,}\b")

Act = Callable[[Edge], object]


@dataclass(frozen=True)
class Worlds:
    """`private` and `gone`: the same was done in both, but for how the customer vanished."""

    private: Edge
    gone: Edge

    def both(self, act: Act) -> None:
        for edge in (self.private, self.gone):
            act(edge)

    def look_alike(self, to: Callable[[Edge], Colleague]) -> None:
        seen, expected = (all_that(to(edge)) for edge in (self.private, self.gone))
        assert seen == expected, "\n".join(unified_diff(expected.splitlines(), seen.splitlines()))


@contextmanager
def worlds(folder: Path, before: Act, after: Act = lambda _: None) -> Iterator[Worlds]:
    """Ben's customer, whose note he has read; then it is Ana's, and vanishes for him."""
    with ExitStack() as stack:
        edges = []
        for how in (make_private, erase):
            where = folder / how.__name__
            where.mkdir()
            edge = stack.enter_context(an_edge(where, sheets=HIDDEN))
            edge.walk(TEN)
            before(edge)
            edge.ana.types(f"/customer {NAME} owner @ana")
            how(edge)
            after(edge)
            edges.append(edge)
        yield Worlds(*edges)


def make_private(edge: Edge) -> None:
    assert f"{NAME} is private now." in edge.ana.types(f"/customer private {NAME}")


def erase(edge: Edge) -> None:
    edge.ana.types(f"/customer erase {NAME}")
    assert edge.ana.submits(name=NAME) == {}
    assert NAME not in edge.names("customers")


def all_that(who: Colleague) -> str:
    """Everything that somebody sees now: conversations, open forms, Home."""
    home = who.sandbox.home(who.id)
    seen = {
        "messages": [_said(one) for place in _places(who) for one in who.reads(place)],
        "forms": [_shown(one) for one in who.sandbox.views(who.id)],
        "home": _shown(home) if home else None,
    }
    said = json.dumps(seen, indent=1, sort_keys=True, ensure_ascii=False)
    return LOT.sub("LOT", BLOCK.sub("BLOCK", VIEW.sub("VIEW", URL.sub("URL", said))))


def elements(message: Message) -> list[Json]:
    """What can be pressed or chosen in a message."""
    return [
        one
        for block in message.blocks
        for one in (*block.get("elements", ()), block.get("accessory") or {})
        if "action_id" in one
    ]


def press_all(edge: Edge, who: Colleague, message: Message) -> None:
    """Everything that can be pressed in it, one after the other, and every entry of its menus."""
    for element in elements(message):
        for choice in _choices(element):
            smooth(press_late(who, message, str(element["action_id"]), choice))
            for view in reversed(who.sandbox.views(who.id)):
                who.hands.closes(view)


def press_late(who: Colleague, message: Message, action_id: str, choice: str | None) -> Outcome:
    """As from a screen that has not been drawn again yet, whatever the message says by now."""
    hands = who.hands
    block, element = find(message.blocks, action_id, None)
    action = complete(message.blocks, choosing.action(block, element, choice))
    place = hands._place(message.channel)
    sent = hands._payloads.message_actions(hands.person, place, message, action, {})
    return hands._deliver(sent)


def _choices(element: Json) -> list[str | None]:
    if element["type"] == "users_select":
        return ["UNEW"]
    if options := element.get("options"):
        return [str(one["value"]) for one in options]
    return [None]


def _places(who: Colleague) -> tuple[str, str]:
    return "CTEAM", who.sandbox.bot_user


def _said(one: Message) -> list[object]:
    return [one.channel, one.only_for, one.text, list(one.blocks)]


def _shown(view: Json) -> Json:
    return {
        key: view[key] for key in ("type", "title", "blocks", "private_metadata") if key in view
    }
