"""A form that cannot open any more, a view that is closed by now, a Home that is an old one."""

import copy

import pytest

from bot.sandbox import Json
from bot.sandbox.hands import choosing
from bot.sandbox.world.elements import find
from tests.slack.colleague import Colleague, button, labels, seen, smooth
from tests.slack.edge import TEN, Edge


@pytest.mark.parametrize(
    "line",
    [
        "/customer import Delta Works\nEcho GmbH",
        "/customer handover Acme because she knows them well",
        f"/customer import {'Delta Works; ' * 210}Echo",
        "/nudges settings",
    ],
)
def test_what_was_typed_is_there_to_be_copied_where_the_form_opens_too_late(
    shared: Edge, line: str
) -> None:
    shared.ticks.slow = True
    said = shared.ana.types(line)
    shared.ticks.slow = False
    assert said.startswith("Slack took too long to open the form. Please type it again.\n")
    assert "".join(said.partition("\n")[2].split()) == "".join(line.split())
    assert "rich_text_preformatted" in str(shared.ana.reply.blocks)


def test_an_old_home_says_that_a_nudge_is_settled_and_is_drawn_afresh(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.hands.looks_at_home()
    old = copy.deepcopy(edge.ana.home)
    edge.ana.presses("Skip this time", edge.ana.note, "Acme")
    for label in ("Skip this time", "Done & log", "Snooze"):
        presses_late(edge.ana, old, button(old, label, "Acme"))
        assert "has an answer already" in seen(edge.ana.form)
        edge.ana.hands.closes(edge.ana.form)
    assert "Open for you: one nudge" in seen(edge.ana.home)


def test_an_answer_to_a_view_that_is_closed_by_now_is_for_nobody(edge: Edge) -> None:
    edge.ana.types("/customer Acme promise: a list")
    edge.ana.hands.looks_at_home()
    edge.ana.presses("Settled", edge.ana.home)
    answer = copy.deepcopy(edge.ana.form)
    assert labels(answer) == ["Change"]
    edge.ana.hands.closes(edge.ana.form)
    presses_late(edge.ana, answer, button(answer, "Change"))
    assert not edge.ana.has_form
    edge.ana.types("/customer erase Acme")
    edge.ana.submits(name="Acme")
    presses_late(edge.ana, answer, button(answer, "Change"))
    assert not edge.ana.has_form


def presses_late(who: Colleague, view: Json, action_id: str) -> None:
    """On a screen that shows a view as it was."""
    hands = who.hands
    block, element = find(view["blocks"], action_id, None)
    action = choosing.complete(view["blocks"], choosing.action(block, element, None))
    smooth(hands._deliver(hands._payloads.view_actions(hands.person, view, action)))
