"""Edit draft: the words on a card become one's own, as long as it is theirs and open."""

import json

import pytest

from bot.views.text import cut
from tests.slack.colleague import at_once, filled, labels, seen
from tests.slack.edge import TEN, Edge


@pytest.fixture
def morning(edge: Edge) -> Edge:
    edge.walk(TEN)
    return edge


def opened(edge: Edge, about: str = "Acme") -> None:
    edge.ana.presses("Edit draft", edge.ana.note, about)


def test_the_form_holds_the_draft_to_copy_and_to_change(morning: Edge) -> None:
    opened(morning)
    draft = filled(morning.ana.form)["draft"]
    assert draft.startswith("Hello Ana, I am calling just to ask")
    assert seen(morning.ana.form).count("Hello Ana, I am calling just to ask") == 1
    assert "rich_text_preformatted" in str(morning.ana.form["blocks"])


def test_what_is_kept_stands_on_the_card_in_the_note_the_list_and_on_home(morning: Edge) -> None:
    opened(morning)
    assert morning.ana.submits(draft="Dear Ana,\nwhat a shop.") == {}
    assert not morning.ana.has_form
    assert "Dear Ana,\nwhat a shop." in seen(morning.ana.note)
    assert "Dear Ana, what a shop." in morning.ana.note.text
    assert "I am calling just to ask" in seen(morning.ana.note), "Borealis has its own"
    assert len(morning.ana.notes) == 1
    assert "what a shop." in morning.ana.types("/nudges")
    assert "what a shop." in seen(morning.ana.home)
    opened(morning)
    assert filled(morning.ana.form)["draft"] == "Dear Ana,\nwhat a shop."


def test_what_is_kept_stays_through_the_day_and_after_other_answers(morning: Edge) -> None:
    opened(morning)
    morning.ana.submits(draft="In my own words.")
    morning.ana.presses("Skip this time", morning.ana.note, "Borealis Energy")
    morning.ben.types("/customer Acme promise: a new price list")
    morning.later(hours=1)
    morning.ring()
    assert "In my own words." in seen(morning.ana.note)


@pytest.mark.parametrize("nothing", ["   ", "\n\n", "\u200b"])
def test_an_empty_draft_is_asked_about_beside_the_field(morning: Edge, nothing: str) -> None:
    opened(morning)
    said = "Leave something here, or press Cancel to keep the draft as it is."
    assert morning.ana.submits(draft=nothing) == {"draft": said}
    assert morning.ana.submits(draft="Better.") == {}
    assert "Better." in seen(morning.ana.note)


@pytest.mark.parametrize(
    "typed", ["<!channel> & <@UBEN>", "x" * 3_000, "שלום עולם", "👩‍👩‍👧 :tada: *bold*"]
)
def test_whatever_is_typed_is_kept_as_it_was(morning: Edge, typed: str) -> None:
    opened(morning)
    assert morning.ana.submits(draft=typed) == {}
    opened(morning)
    assert filled(morning.ana.form)["draft"] == typed
    assert cut(typed, 60).rstrip("…") in seen(morning.ana.note)


def test_too_late_is_said_and_nothing_typed_is_lost(morning: Edge) -> None:
    opened(morning)
    morning.ana.types("/touch Acme call today")
    before = morning.rows("nudges")
    assert morning.ana.submits(draft="Never to be kept.") == {}
    said = seen(morning.ana.form)
    assert "This nudge is settled already, so its draft stays as it was." in said
    assert "Never to be kept." in said
    assert [row["draft"] for row in morning.rows("nudges")] == [row["draft"] for row in before]


def test_a_form_for_somebody_elses_nudge_is_refused(morning: Edge) -> None:
    opened(morning)
    client, form = morning.bot.installed.app.client, morning.ana.form
    (cobalt,) = [row for row in morning.rows("nudges") if row["customer_id"] == 4]
    keys = ("type", "title", "submit", "close", "blocks", "callback_id")
    for made_up in (cobalt["id"], 10**30, -1, "7", None, [1], {"a": 1}):
        forged = {key: form[key] for key in keys} | {
            "private_metadata": json.dumps({"nudge": made_up})
        }
        client.views_update(view_id=form["id"], view=forged)
        assert morning.ana.submits(draft="Mine now.") == {}
        assert "somebody else's" in seen(morning.ana.form)
    assert "Mine now." not in str(morning.rows("nudges"))


def test_two_fingers_keep_it_once(morning: Edge) -> None:
    opened(morning)
    view = morning.ana.form
    at_once(lambda: morning.ana.hands.submits(view, {"draft": "Twice."}))
    assert seen(morning.ana.note).count("Twice.") == 1


def test_a_card_of_an_old_list_says_that_it_is_answered(morning: Edge) -> None:
    morning.ana.types("/nudges")
    old = morning.ana.reply
    morning.ana.presses("Skip this time", morning.ana.note, "Acme")
    assert "has an answer already" in morning.ana.presses("Edit draft", old, "Acme")
    assert not morning.ana.has_form


def test_a_form_that_opens_too_late_is_asked_for_again(morning: Edge) -> None:
    morning.ticks.slow = True
    said = morning.ana.presses("Edit draft", morning.ana.note, "Acme")
    assert "Please press the button again." in said
    morning.ticks.slow = False
    assert "Edit draft" in labels(morning.ana.note)
