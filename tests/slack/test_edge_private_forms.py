"""Forms that were open when a customer became private, sent by who may not know of it any more."""

from pathlib import Path

import pytest

from tests.slack.colleague import Colleague, button, labels
from tests.slack.edge import Edge
from tests.slack.hidden import MARKERS, NAME, all_that, elements, worlds

LINE = f"/touch {NAME} call yesterday: all is well"


def nothing(edge: Edge) -> None:
    """Nobody has anything open."""


def opens_touch(ben: Colleague) -> None:
    ben.types(f"/customer {NAME}")
    ben.presses("Log a touchpoint", ben.reply)


def opens_fact(ben: Colleague) -> None:
    ben.types(f"/customer {NAME} concern")


def opens_change(ben: Colleague) -> None:
    ben.types(LINE)
    ben.presses("Change", ben.reply)


def opens_fact_change(ben: Colleague) -> None:
    ben.types(f"/customer {NAME} concern: the roof leaks")
    ben.presses("Change", ben.reply)


def from_note(label: str, ben: Colleague) -> None:
    said = [one for one in elements(ben.note) if one.get("accessibility_label", "").count(NAME)]
    wanted = [one for one in said if one["text"]["text"] == label]
    assert wanted, labels(ben.note)
    ben.hands.presses(ben.note, wanted[0]["action_id"])


CASES = {
    "a touchpoint": (opens_touch, {"kind": "Call"}),
    "a concern": (opens_fact, {"text": "the roof leaks"}),
    "a touchpoint changed": (opens_change, {"note": "all was well"}),
    "a concern changed": (opens_fact_change, {"text": "the whole house leaks"}),
    "done": (lambda ben: from_note("Done & log", ben), {"kind": "Call"}),
    "snooze": (lambda ben: from_note("Snooze", ben), {}),
    "draft": (lambda ben: from_note("Edit draft", ben), {"draft": "Dear Sir"}),
}


@pytest.mark.parametrize("what", CASES)
def test_a_form_from_before_is_answered_as_if_it_were_erased(tmp_path: Path, what: str) -> None:
    opens, values = CASES[what]

    def before(edge: Edge) -> None:
        opens(edge.ben)

    with worlds(tmp_path, before) as two:
        for edge in (two.private, two.gone):
            touches = len(edge.rows("touchpoints")), len(edge.rows("loops"))
            edge.ben.submits(**values)
            assert (len(edge.rows("touchpoints")), len(edge.rows("loops"))) == touches
            for view in reversed(edge.sandbox.views("UBEN")):
                edge.ben.hands.closes(view)
        two.look_alike(lambda edge: edge.ben)


def test_those_who_may_go_on_as_before(tmp_path: Path) -> None:
    with worlds(tmp_path, nothing) as two:
        ana = two.private.ana
        assert ana.types(f"/customer {NAME}").startswith(NAME)
        assert all(one in all_that(ana) for one in MARKERS)
        assert button(ana.reply, "Log a touchpoint")
        assert "Logged" in ana.types(LINE)


def test_a_form_from_before_offers_nobody_there(tmp_path: Path) -> None:
    with worlds(tmp_path, lambda edge: opens_touch(edge.ben)) as two:
        for edge in (two.private, two.gone):
            assert edge.ben.is_offered("contact_options", "zeph") == ["Add “zeph”"]
