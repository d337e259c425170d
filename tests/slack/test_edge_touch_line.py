"""`/touch` in one line: what was understood, taking it back, saying it differently."""

from datetime import date
from pathlib import Path

from tests.slack.colleague import at_once, button, filled, labels, seen, smooth
from tests.slack.edge import TEN, Edge, an_edge

SAID = "/touch Acme coffee with Ana yesterday: likes the new report :smile:"


def test_a_line_is_written_down_and_what_was_understood_is_echoed(edge: Edge) -> None:
    said = edge.ana.types(SAID)
    assert "Logged for Acme: coffee with Ana Souza, yesterday, Monday 2 March." in said
    assert "Note: likes the new report" in said
    assert "Mood: pleased" in said
    assert "Next: Check in" in said
    assert labels(edge.ana.reply) == ["Undo", "Change"]
    touch = edge.logged_once()
    assert (touch["on"], touch["kind"], touch["note"], touch["mood"]) == (
        date(2026, 3, 2),
        "coffee",
        "likes the new report",
        4,
    )
    assert edge.names("contacts") == ["Ana Souza", "Ivo Lund"]


def test_somebody_new_who_was_there_becomes_a_contact(edge: Edge) -> None:
    assert "call with Zoe Adler" in edge.ana.types("/touch Acme call with Zoe Adler today")
    assert edge.names("contacts") == ["Ana Souza", "Ivo Lund", "Zoe Adler"]


def test_undo_takes_it_back_and_opens_again_in_the_note_what_it_had_closed(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.types("/touch Acme call today")
    assert "That answers: Check in." in seen(edge.ana.reply)
    assert "Closed by itself: Check in, Acme (Ana logged a call)" in seen(edge.ana.note)
    assert "Undone." in edge.ana.presses("Undo", edge.ana.reply)
    assert labels(edge.ana.reply) == []
    assert edge.logged() == []
    assert "Closed by itself" not in seen(edge.ana.note)
    assert labels(edge.ana.note).count("Done & log") == 2
    edge.ana.presses("Done & log", edge.ana.note, "Acme")
    assert edge.ana.has_form


def test_undo_pressed_twice_at_once_takes_it_back_once(edge: Edge) -> None:
    edge.ana.types("/touch Acme call yesterday")
    edge.ana.types(SAID)
    message = edge.ana.reply
    action_id = button(message, "Undo")
    at_once(lambda: smooth(edge.ana.hands.presses(message, action_id)))
    assert edge.logged_once()["kind"] == "call"


def test_undo_after_ten_minutes_is_too_late_and_says_what_to_do(edge: Edge) -> None:
    edge.ana.types(SAID)
    edge.later(minutes=11)
    assert "too late to undo" in edge.ana.presses("Undo", edge.ana.reply)
    assert edge.logged_once()["kind"] == "coffee"


def test_change_opens_the_form_filled_in_and_sending_it_changes_the_record(edge: Edge) -> None:
    edge.ana.types(SAID)
    edge.ana.presses("Change", edge.ana.reply)
    assert filled(edge.ana.form) == {
        "customer": "Acme",
        "kind": "Coffee",
        "on": "2026-03-02",
        "contacts": ["Ana Souza"],
        "mood": "Pleased",
        "note": "likes the new report",
    }
    assert edge.ana.submits(kind="Meeting", on="2026-03-01", note="loves it") == {}
    assert not edge.ana.has_form
    touch = edge.logged_once()
    assert (touch["kind"], touch["on"], touch["note"]) == ("meeting", date(2026, 3, 1), "loves it")
    said = seen(edge.ana.reply)
    assert "Logged for Acme: meeting with Ana Souza, Sunday 1 March." in said
    assert "Note: loves it" in said


def test_what_was_changed_can_be_undone(edge: Edge) -> None:
    edge.ana.types(SAID)
    edge.ana.presses("Change", edge.ana.reply)
    edge.ana.submits(kind="Meeting")
    assert "Undone." in edge.ana.presses("Undo", edge.ana.reply)
    assert edge.logged() == []


def test_a_change_sent_when_it_is_too_late_changes_nothing_and_says_so(edge: Edge) -> None:
    edge.ana.types(SAID)
    edge.ana.presses("Change", edge.ana.reply)
    edge.later(minutes=11)
    assert edge.ana.submits(kind="Meeting") == {}
    assert "too late" in seen(edge.ana.reply)
    assert edge.logged_once()["kind"] == "coffee"


def test_a_date_with_two_readings_offers_the_other_one(edge: Edge) -> None:
    first = edge.ana.types("/touch Acme call 3/4")
    assert "Friday 3 April" in first
    assert labels(edge.ana.reply) == ["4 March instead", "Undo", "Change"]
    said = edge.ana.presses("4 March instead", edge.ana.reply)
    assert "tomorrow, Wednesday 4 March" in said
    assert edge.logged_once()["on"] == date(2026, 3, 4)
    assert "Friday 3 April" in edge.ana.presses("3 April instead", edge.ana.reply)
    assert edge.logged_once()["on"] == date(2026, 4, 3)


def test_where_the_order_of_dates_is_set_nothing_is_asked(tmp_path: Path) -> None:
    with an_edge(tmp_path, date_order="month-first") as edge:
        assert "Wednesday 4 March" in edge.ana.types("/touch Acme call 3/4")
        assert labels(edge.ana.reply) == ["Undo", "Change"]


def test_a_day_to_come_is_planned_and_keeps_the_check_in_quiet(edge: Edge) -> None:
    said = edge.ana.types("/touch Acme meeting next Monday")
    assert "Planned with Acme: meeting, Monday 9 March." in said
    edge.walk(TEN)
    assert "Acme" not in seen(edge.ana.note)
    assert "Borealis Energy" in seen(edge.ana.note)


def test_what_is_private_is_read_by_the_owner_and_the_writer_alone(edge: Edge) -> None:
    said = edge.ben.types("/touch Acme call today: their CFO is ill #private")
    assert "It stays between you and the customer's owner." in said
    assert edge.logged_once()["private"]
    assert "their CFO is ill" in edge.ben.types("/customer Acme")
    assert "their CFO is ill" in edge.ana.types("/customer Acme")
    assert "their CFO is ill" not in edge.noor.types("/customer Acme")
