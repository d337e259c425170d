"""Buttons of the list, the import and the archive whose values we have not written."""

import pytest
from slack_sdk import WebClient

from bot.views import ids
from bot.views.blocks import actions, button, message
from tests.slack.colleague import holds, seen, smooth
from tests.slack.edge import Edge


def pressed(edge: Edge, action_id: str, value: str) -> str:
    """A message with this button turns up before Ben, who presses it."""
    forged = message([actions(button("Press", action_id, value))], "Press")
    client = WebClient(token=edge.sandbox.bot_token, base_url=edge.sandbox.api_url)
    client.api_call("chat.postMessage", json={"channel": "UBEN", **forged})
    (here,) = edge.ben.notes
    smooth(edge.ben.hands.presses(here, action_id))
    return seen(edge.ben.reads(edge.sandbox.bot_user)[-1])


@pytest.mark.parametrize(
    "value", ["-", "x", "20", "-1 all all", "20 ours all", "20 all cold", "99999999 all all"]
)
def test_a_page_that_is_none_begins_from_the_start(edge: Edge, value: str) -> None:
    assert "We keep company with 4." in pressed(edge, ids.CUSTOMER_LIST_MORE, value)


def test_a_page_behind_the_last_says_so(edge: Edge) -> None:
    assert "no more than that" in pressed(edge, ids.CUSTOMER_LIST_MORE, "9999999 all quiet")


@pytest.mark.parametrize("value", ["-", "x", "1", "9" * 40, "²"])
def test_nothing_is_taken_back_that_was_not_taken_in(edge: Edge, value: str) -> None:
    edge.ben.types("/touch [1, 2] call")
    assert "nothing to undo" in pressed(edge, ids.IMPORT_UNDO, value)
    assert len(edge.rows("customers")) == 4
    assert len(edge.rows("drafts")) == 1


@pytest.mark.parametrize(
    "value",
    [
        "-",
        "1 active - 99999999999",
        "1 gone - 1772520000",
        "1 active 2026-13-01 1772520000",
        "99999999999 active - 1772520000",
        "4 active - 1772520000",
    ],
)
def test_nothing_comes_back_that_was_not_archived_just_now(edge: Edge, value: str) -> None:
    edge.ana.types("/customer archive Acme")
    edge.later(minutes=1)
    pressed(edge, ids.of(ids.ARCHIVE_UNDO, 1), value)
    assert holds(edge.rows("customers"), {"name": "Acme", "standing": "archived"})
    assert holds(edge.rows("customers"), {"name": "Cobalt", "standing": "active"})
