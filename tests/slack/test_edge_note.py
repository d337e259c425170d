"""The morning note and its buttons: done, not now, not this time, why me."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.sandbox import Message
from tests.slack.colleague import buttons, filled, labels, seen
from tests.slack.edge import EIGHT, TEN, Edge

SIX = ["Done & log", "Edit draft", "Snooze", "Hand over", "Skip this time", "Not useful"]


@pytest.fixture
def morning(edge: Edge) -> Edge:
    """Everybody's note has been written: two nudges for Ana, one for Ben."""
    edge.walk(TEN)
    return edge


def test_a_note_waits_for_nine_o_clock_where_its_reader_is(edge: Edge) -> None:
    edge.walk(EIGHT)
    assert edge.ana.notes == []
    edge.walk(datetime(2026, 3, 3, 8, tzinfo=UTC))
    assert "Good morning, Ana. Two things today." in seen(edge.ana.note)
    assert edge.ben.notes == []
    edge.walk(TEN)
    assert "Good morning, Ben. One thing today." in seen(edge.ben.note)
    edge.ring()
    assert len(edge.ana.notes) == 1


def test_a_card_gives_the_reason_the_last_touch_and_a_draft(morning: Edge) -> None:
    said = seen(morning.ana.note)
    assert "Check in, Acme" in said
    assert (
        "Nobody has spoken with Acme for 21 days or more, since the call on 10 February 2026"
        in said
    )
    assert "they like the new shop" in said
    assert "Hello Ana, I am calling just to ask" in said
    assert labels(morning.ana.note) == SIX * 2
    assert "Check in, Acme" in morning.ana.note.text


def test_done_opens_the_form_filled_in_and_sending_it_logs_and_closes(morning: Edge) -> None:
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    assert filled(morning.ana.form) == {"kind": "Call", "on": "2026-03-03"}
    assert "Acme" in seen(morning.ana.form)
    assert morning.ana.submits(contacts=["Ana Souza"], mood="Pleased", note="all is well") == {}
    assert not morning.ana.has_form
    touch = morning.logged_once()
    assert (touch["kind"], touch["on"], touch["mood"], touch["note"]) == (
        "call",
        date(2026, 3, 3),
        4,
        "all is well",
    )
    said = seen(morning.ana.note)
    assert "One thing left today." in said
    assert "Done by Ana Ruiz: Check in, Acme" in said
    assert labels(morning.ana.note) == SIX
    assert "Check in: comes on Tuesday 24 March, for Ana Ruiz." in morning.ana.types(
        "/nudges why Acme"
    )


def test_done_is_echoed_below_the_note_with_what_comes_next(morning: Edge) -> None:
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    morning.ana.submits(contacts=["Ana Souza"], mood="Pleased", note="all is well")
    (echo,) = morning.ana.echoes
    said = seen(echo)
    assert "Logged for Acme: call with Ana Souza, today, Tuesday 3 March." in said
    assert "Note: all is well" in said
    assert "Next: Check in on Tuesday 24 March, for Ana Ruiz." in said
    assert labels(echo) == ["Undo", "Change"]
    assert "Done by Ana Ruiz: Check in, Acme" in seen(morning.ana.note)


def test_undo_of_what_was_done_opens_the_nudge_again_in_its_note(morning: Edge) -> None:
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    morning.ana.submits()
    morning.ana.presses("Undo", morning.ana.echoes[0])
    assert "Undone." in seen(morning.ana.echoes[0])
    assert labels(morning.ana.echoes[0]) == []
    assert morning.logged() == []
    assert "Done by" not in seen(morning.ana.note)
    assert labels(morning.ana.note) == SIX * 2
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    assert morning.ana.submits(note="again") == {}
    assert morning.logged_once()["note"] == "again"


def test_change_of_what_was_done_keeps_the_nudge_answered(morning: Edge) -> None:
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    morning.ana.submits()
    answered = morning.logged_once()["nudge_id"]
    morning.ana.presses("Change", morning.ana.echoes[0])
    assert morning.ana.submits(kind="Visit") == {}
    assert "Logged for Acme: visit, today" in seen(morning.ana.echoes[0])
    touch = morning.logged_once()
    assert (touch["kind"], touch["nudge_id"]) == ("visit", answered)
    assert labels(morning.ana.note) == SIX
    morning.ana.presses("Undo", morning.ana.echoes[0])
    assert labels(morning.ana.note) == SIX * 2


def test_when_all_is_answered_the_note_says_so(morning: Edge) -> None:
    for _ in range(2):
        morning.ana.hands.presses(
            morning.ana.note, morning.ana.note.blocks[3]["elements"][0]["action_id"]
        )
        morning.ana.submits()
    assert seen(morning.ana.note).startswith("Tuesday 3 March: all answered. Thank you, Ana.")
    assert labels(morning.ana.note) == []


def test_the_note_ends_as_a_record_of_the_day(morning: Edge) -> None:
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    morning.ana.submits(contacts=["Ana Souza"], mood="Pleased", note="all is well")
    morning.ana.presses("Snooze", morning.ana.note, "Borealis Energy")
    morning.ana.submits(until="Next week", reason="they move house")
    assert seen(morning.ana.note).splitlines() == [
        "Tuesday 3 March: all answered. Thank you, Ana.",
        "Done by Ana Ruiz: Check in, Acme. Call with Ana Souza: “all is well” (pleased).",
        "Snoozed until Tuesday 10 March: Check in, Borealis Energy (they move house)",
        "What was put off comes back on its day. You need not think of it until then.",
    ]
    assert morning.ana.note.text.splitlines() == seen(morning.ana.note).splitlines()


def test_who_is_written_to_in_the_afternoon_is_not_wished_a_good_morning(edge: Edge) -> None:
    edge.walk(datetime(2026, 3, 3, 14, tzinfo=UTC))
    assert seen(edge.ana.note).startswith("Hello, Ana. Two things today.")
    edge.ana.presses("Skip this time", edge.ana.note, "Acme")
    edge.later(hours=1)
    edge.ring()
    assert seen(edge.ana.note).startswith("Hello, Ana. One thing left today.")


def test_a_morning_note_stays_one_when_it_is_answered_in_the_afternoon(morning: Edge) -> None:
    morning.later(hours=6)
    morning.ana.presses("Skip this time", morning.ana.note, "Acme")
    assert seen(morning.ana.note).startswith("Good morning, Ana. One thing left today.")


def test_done_may_be_back_dated_and_the_next_is_counted_from_that_day(morning: Edge) -> None:
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    assert morning.ana.submits(on="2026-03-02") == {}
    assert morning.logged_once()["on"] == date(2026, 3, 2)
    assert "comes on Monday 23 March" in morning.ana.types("/nudges why Acme")


def test_a_day_to_come_is_refused_beside_the_field(morning: Edge) -> None:
    morning.ana.presses("Done & log", morning.ana.note, "Acme")
    assert morning.ana.submits(on="2026-03-04") == {
        "on": "This day is still to come. Press Snooze to be asked again then."
    }
    assert morning.logged() == []
    assert morning.ana.submits(on="2026-03-03") == {}
    assert morning.logged_once()["kind"] == "call"


@pytest.mark.parametrize(
    ("choice", "until", "back_on"),
    [
        ("Tomorrow", "Wednesday 4 March", date(2026, 3, 4)),
        ("Next week", "Tuesday 10 March", date(2026, 3, 10)),
        # Good Friday, and then a weekend.
        ("Next month", "Friday 3 April", date(2026, 4, 6)),
    ],
)
def test_a_snoozed_nudge_comes_back_on_the_day_that_was_chosen(
    morning: Edge, choice: str, until: str, back_on: date
) -> None:
    note = morning.ana.note
    morning.ana.presses("Snooze", note, "Acme")
    assert morning.ana.submits(until=choice, reason="they are away") == {}
    said = seen(morning.ana.again(note))
    assert f"Snoozed until {until}: Check in, Acme (they are away)" in said
    assert labels(morning.ana.again(note)) == SIX
    at_nine = datetime(back_on.year, back_on.month, back_on.day, 9, tzinfo=UTC)
    morning.walk(at_nine - timedelta(days=1))
    morning.walk(at_nine - timedelta(hours=3))
    assert not any(asks_about(one, "Acme") for one in morning.ana.notes)
    morning.walk(at_nine)
    assert asks_about(morning.ana.notes[-1], "Acme")
    morning.ana.presses("Done & log", morning.ana.notes[-1], "Acme")
    assert morning.ana.submits() == {}


def test_a_day_of_ones_own_may_be_chosen_if_it_is_ahead(morning: Edge) -> None:
    morning.ana.presses("Snooze", morning.ana.note, "Acme")
    assert morning.ana.submits(until="Another day") == {"day": "Pick the day."}
    assert morning.ana.submits(until="Another day", day="2026-03-03") == {
        "day": "Pick a day after today."
    }
    assert morning.ana.submits(until="Another day", day="2026-03-20") == {}
    assert "Snoozed until Friday 20 March" in seen(morning.ana.note)


def test_skip_settles_it_in_place_and_the_next_one_is_planned(morning: Edge) -> None:
    note = morning.ana.note
    morning.ana.presses("Skip this time", note, "Acme")
    assert morning.ana.reads(note.channel)[-1].ts == note.ts
    assert "Skipped by Ana Ruiz: Check in, Acme" in seen(morning.ana.note)
    assert morning.logged() == []
    assert "comes on Tuesday 24 March" in morning.ana.types("/nudges why Acme")


def test_why_me_answers_beside_the_note_and_leaves_it_as_it_is(morning: Edge) -> None:
    note = morning.ana.note
    said = morning.ana.presses("Why me?", note, "Acme")
    assert "Check in, Acme" in said
    assert "Due on Tuesday 3 March 2026." in said
    assert "You look after Acme." in said
    assert "Nothing is sold on this call." in said
    assert morning.ana.again(note) == note


def test_what_a_colleague_logged_closes_the_nudge_in_the_note_and_says_who(morning: Edge) -> None:
    morning.ben.types("/touch Acme email today: sent the offer")
    said = seen(morning.ana.note)
    assert "Closed by itself: Check in, Acme (Ben logged an email)" in said
    assert labels(morning.ana.note) == SIX
    assert "That answers: Check in." in seen(morning.ben.reply)


def test_the_list_of_nudges_has_the_same_buttons(morning: Edge) -> None:
    morning.ana.types("/nudges")
    listed = morning.ana.reply
    assert "Due on Tuesday 3 March 2026." in morning.ana.presses("Why me?", listed, "Acme")
    said = morning.ana.presses("Skip this time", listed, "Borealis Energy")
    assert "Skipped by Ana Ruiz: Check in, Borealis Energy" in said
    morning.ana.presses("Done & log", listed, "Acme")
    assert morning.ana.submits() == {}
    assert "Logged for Acme: call, today" in seen(morning.ana.reply)
    assert morning.ana.again(listed) == listed
    said = seen(morning.ana.note)
    assert "Skipped by Ana Ruiz: Check in, Borealis Energy" in said
    assert "Done by Ana Ruiz: Check in, Acme" in said


def test_home_has_the_same_buttons(morning: Edge) -> None:
    morning.ana.hands.looks_at_home()
    morning.ana.presses("Why me?", morning.ana.home, "Acme")
    assert "Due on Tuesday 3 March 2026." in seen(morning.ana.form)
    morning.ana.hands.closes(morning.ana.form)
    morning.ana.presses("Skip this time", morning.ana.home, "Borealis Energy")
    morning.ana.presses("Snooze", morning.ana.home, "Acme")
    morning.ana.submits(until="Tomorrow")
    said = seen(morning.ana.note)
    assert "Skipped by Ana Ruiz: Check in, Borealis Energy" in said
    assert "Snoozed until Wednesday 4 March: Check in, Acme" in said
    assert "Nothing is open for you." in seen(morning.ana.home)


def test_done_on_home_logs_and_home_follows(morning: Edge) -> None:
    morning.ana.hands.looks_at_home()
    morning.ana.presses("Done & log", morning.ana.home, "Acme")
    assert morning.ana.submits(note="from Home") == {}
    assert "Open for you: one nudge" in seen(morning.ana.home)
    assert morning.logged_once()["note"] == "from Home"
    assert len(morning.ana.notes) == 1
    assert morning.ana.echoes == []


def test_a_form_that_opens_too_late_is_asked_for_again_and_nothing_is_lost(morning: Edge) -> None:
    note = morning.ana.note
    morning.ticks.slow = True
    for label in ("Done & log", "Snooze"):
        assert "Please press the button again." in morning.ana.presses(label, note, "Acme")
    morning.ticks.slow = False
    assert morning.ana.again(note) == note
    morning.ana.presses("Done & log", note, "Acme")
    assert morning.ana.submits() == {}


def asks_about(message: Message, customer: str) -> bool:
    return any(customer in one["accessibility_label"] for one in buttons(message))
