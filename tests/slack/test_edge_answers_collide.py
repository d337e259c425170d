"""Two answers to one nudge: the first counts, and the other is told so kindly."""

import pytest

from bot.sandbox import Message
from tests.slack.colleague import at_once, button, labels, seen, smooth
from tests.slack.edge import TEN, Edge

SETTLED = "This nudge is settled already, so nothing was logged. Use /touch to log it."


@pytest.fixture
def morning(edge: Edge) -> Edge:
    edge.walk(TEN)
    return edge


def test_done_pressed_twice_at_once_opens_a_form_and_logs_once(morning: Edge) -> None:
    note = morning.ana.note
    twice(morning, note, "Done & log")
    assert morning.ana.submits() == {}
    assert morning.logged_once()["kind"] == "call"


def test_two_forms_of_one_nudge_log_once_and_the_second_is_told(morning: Edge) -> None:
    """Somebody has Slack open on the laptop and on the phone: the nudge is answered on one."""
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    morning.ana.types("/nudges")
    action = {"type": "button", "action_id": button(morning.ana.reply, "Skip this time", "Acme")}
    morning.ana.hands.acts("CTEAM", morning.ana.reply.ts, action)
    assert morning.ana.submits(note="They love\nthe new shop.") == {}
    assert SETTLED in seen(morning.ana.form)
    assert "They love\nthe new shop." in seen(morning.ana.form), "to be copied"
    assert morning.logged() == []
    assert "Skipped by Ana Ruiz: Check in, Acme" in seen(morning.ana.note)


def test_a_form_sent_after_the_facts_overtook_it_logs_nothing_and_says_so(morning: Edge) -> None:
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    morning.ben.types("/touch Acme call today")
    assert morning.ana.submits(note="me too") == {}
    assert SETTLED in seen(morning.ana.form)
    assert [one["by_member_id"] for one in morning.logged()] == [2]


def test_a_snooze_sent_after_the_facts_overtook_it_changes_nothing(morning: Edge) -> None:
    morning.ana.presses("Snooze", morning.ana.note, "Acme")
    morning.ben.types("/touch Acme call today")
    assert morning.ana.submits(until="Tomorrow") == {}
    assert "settled already" in seen(morning.ana.form)
    assert "Closed by itself: Check in, Acme (Ben logged a call)" in seen(morning.ana.note)


@pytest.mark.parametrize(
    "label", ["Done & log", "Edit draft", "Snooze", "Skip this time", "Not useful"]
)
def test_an_old_list_tells_that_the_nudge_is_answered(morning: Edge, label: str) -> None:
    morning.ana.types("/nudges")
    old = morning.ana.reply
    morning.ana.presses("Skip this time", morning.ana.note, "Acme")
    said = morning.ana.presses(label, old, "Acme")
    assert said == "This one has an answer already. Skipped by Ana Ruiz: Check in, Acme"
    assert not morning.ana.has_form
    assert morning.logged() == []


def test_skip_pressed_twice_at_once_skips_once(morning: Edge) -> None:
    twice(morning, morning.ana.note, "Skip this time")
    morning.ring()
    note = morning.ana.notes[0]
    assert seen(note).count("Skipped by Ana Ruiz: Check in, Acme") == 1
    assert labels(note) == [
        "Done & log",
        "Edit draft",
        "Snooze",
        "Hand over",
        "Skip this time",
        "Not useful",
    ]


EVERY = ["Done & log", "Edit draft", "Snooze", "Skip this time", "Not useful", "Why me?"]


@pytest.mark.parametrize("label", EVERY)
def test_somebody_elses_nudge_is_not_answered(morning: Edge, label: str) -> None:
    """A list that asks in public could be pressed by anybody; a button tells nobody whose it is."""
    reply = morning.bot.installed.app.client.chat_postMessage(
        channel="CTEAM", text="A copy", blocks=list(morning.ana.note.blocks)
    )
    copy = morning.ben.hands.finds("CTEAM", reply["ts"])
    before = morning.rows("nudges")
    said = morning.ben.presses(label, copy, "Acme")
    assert said == "This nudge is somebody else's, so only they can answer it."
    assert not morning.ben.has_form
    assert morning.rows("nudges") == before


def test_a_form_for_somebody_elses_nudge_is_refused(morning: Edge) -> None:
    morning.ben.presses("Done & log", morning.ben.note)
    ours, theirs = (one["id"] for one in morning.rows("nudges") if one["customer_id"] in (1, 4))
    assert f'"nudge": {theirs}' in morning.ben.form["private_metadata"]
    client = morning.bot.installed.app.client
    form = {
        key: morning.ben.form[key]
        for key in ("type", "title", "submit", "close", "blocks", "callback_id")
    }
    forged = {**form, "private_metadata": f'{{"nudge": {ours}}}'}
    client.views_update(view_id=morning.ben.form["id"], view=forged)
    assert morning.ben.submits() == {}
    assert "somebody else's" in seen(morning.ben.form)
    assert morning.logged() == []


def twice(edge: Edge, message: Message, label: str) -> None:
    action_id = button(message, label, "Acme")
    at_once(lambda: smooth(edge.ana.hands.presses(message, action_id)))
