"""Buttons and forms with values that we have not written: no error, and nothing is changed."""

import json

import pytest
from slack_sdk import WebClient

from bot.sandbox import Json
from bot.views import ids
from bot.views.blocks import actions, button, message
from tests.slack.colleague import Colleague, seen, smooth
from tests.slack.edge import TEN, Edge

pytestmark = pytest.mark.thorough

NUMBERS = ("-", " ", "²", "-1", "1.5", "9" * 40)
BY_VALUE = {
    ids.of(ids.CUSTOMER_SHOW, 1): "{}",
    ids.of(ids.CUSTOMER_WHY, 1): "{}",
    ids.of(ids.CUSTOMER_TIMELINE, 1): "{}",
    ids.of(ids.TOUCH_NEW, 1): "{}",
    ids.of(ids.TOUCH_UNDO, 1): "{}",
    ids.of(ids.TOUCH_CHANGE, 1): "{}",
    ids.of(ids.TOUCH_OTHER_DAY, 1): "{} 2026-03-02",
    ids.of(ids.TOUCH_PICK, 1): "{0} {0}",
    ids.of(ids.TOUCH_KIND, 1): "{0} call {0}",
    ids.TOUCH_CREATE: "{}",
    ids.FORM_REOPEN: "{0} {0}",
    ids.of(ids.FACT_UNDO, 1): "{} concern",
    ids.of(ids.FACT_CHANGE, 1): "{} concern",
    ids.of(ids.FACT_CLOSE, 1): "{} 2026-03-02 concern",
    ids.of(ids.FACT_PICK, 1): "{0} {0}",
    ids.FACT_FILL_IN: "{}",
    ids.of(ids.NEWS_UNDO, 1): "{0} {0}",
}
BY_NAME = (
    f"{ids.QUESTION}:{{}}:1",
    f"{ids.CUSTOMER_HAND}:{{}}",
    f"{ids.HAND_UNDO}:{{}}",
    f"{ids.CUSTOMER_OPEN}:{{}}",
    f"{ids.NUDGE_DONE}:{{}}",
    f"{ids.NUDGE_SKIP}:{{}}",
)
BUTTONS = (
    *((name, value.format(one)) for name, value in BY_VALUE.items() for one in NUMBERS),
    *((name.format(one), "1") for name in BY_NAME for one in NUMBERS),
    *((ids.of(ids.TOUCH_OTHER_DAY, 1), one) for one in ("1", "1 never", "1 2026-02-30")),
    *((ids.of(ids.FACT_CLOSE, 1), one) for one in ("1", "1 never concern", "1 2026-03-02 x")),
    (ids.RULE_ON, "nothing"),
    (ids.RULE_SETTINGS, "nothing"),
)
TABLES = ("customers", "touchpoints", "loops", "drafts", "nudges")


@pytest.mark.parametrize(("action_id", "value"), BUTTONS)
def test_a_button_that_we_have_not_written_changes_nothing(
    shared: Edge, action_id: str, value: str
) -> None:
    before = [shared.rows(one) for one in TABLES]
    forged = message([actions(button("Press", action_id, value))], "Press")
    client = WebClient(token=shared.sandbox.bot_token, base_url=shared.sandbox.api_url)
    client.api_call("chat.postMessage", json={"channel": "UBEN", **forged})
    smooth(shared.ben.hands.presses(shared.ben.notes[-1], action_id))
    for view in reversed(shared.sandbox.views("UBEN")):
        shared.ben.hands.closes(view)
    assert [shared.rows(one) for one in TABLES] == before


@pytest.mark.parametrize("made_up", [10**30, -1, True, "x", None, [1], {"a": 1}])
def test_a_form_about_a_nudge_that_we_have_not_written_says_whose_it_is(
    shared: Edge, made_up: object
) -> None:
    shared.walk(TEN)
    for label, values in (
        ("Done & log", {"kind": "call"}),
        ("Snooze", {"until": ids.OWN_DAY, "day": "2026-04-01"}),
    ):
        shared.ana.presses(label, shared.ana.note, "Acme")
        _opened_with(shared, shared.ana, json.dumps({"nudge": made_up}))
        assert shared.ana.submits(**values) == {}
        assert "somebody else's" in seen(shared.ana.form)
        shared.ana.hands.closes(shared.ana.form)
    assert shared.logged() == []


@pytest.mark.parametrize("about", ["x", "[1]", "7", '"look"', "{"])
def test_a_form_opened_with_what_makes_no_sense_is_taken_as_it_is(shared: Edge, about: str) -> None:
    before = len(shared.rows("customers"))
    shared.noor.types("/customer add")
    _opened_with(shared, shared.noor, about)
    assert shared.noor.submits(name=f"Dunes {about}") == {}
    assert len(shared.rows("customers")) == before + 1


def _opened_with(edge: Edge, who: Colleague, about: str) -> None:
    """The open form, as somebody may have changed it."""
    form: Json = who.form
    keys = ("type", "title", "submit", "close", "blocks", "callback_id")
    forged = {key: form[key] for key in keys} | {"private_metadata": about}
    edge.bot.installed.app.client.views_update(view_id=form["id"], view=forged)
