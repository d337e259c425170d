"""App Home: three steps for a newcomer, then what is open and what is coming."""

from pathlib import Path

from bot.store.engine import writing
from tests.slack.colleague import filled, labels, seen
from tests.slack.edge import TEN, Edge, an_edge


def test_the_steps_of_a_newcomer_tick_themselves_off(edge: Edge) -> None:
    noor = edge.noor
    noor.hands.looks_at_home()
    assert seen(noor.home).startswith("Three steps to your first nudge\n1. Add a customer")
    assert "I write to you at 9:00" in seen(noor.home)
    assert labels(noor.home)[3:5] == ["Add a customer", "Log a touchpoint"]
    noor.presses("Add a customer", noor.home)
    noor.submits(name="Delta Works")
    said = seen(noor.home)
    assert "✓ Done: Add a customer you care about." in said
    assert "You look after one customer." in said
    noor.presses("Log a touchpoint", noor.home)
    noor.is_offered("customer_options", "del")
    noor.submits(customer="Delta Works", kind="Call")
    assert "✓ Done: Say when you last spoke" in seen(noor.home)
    assert "Coming up this week\nNothing is due." in seen(noor.home)
    said = noor.types("/nudges why Delta Works")
    assert "Check in: comes on Friday 17 April, for Noor Haddad." in said


def test_after_the_first_nudge_the_steps_are_gone(edge: Edge) -> None:
    edge.ana.hands.looks_at_home()
    assert "Three steps" in seen(edge.ana.home)
    edge.walk(TEN)
    edge.ana.hands.looks_at_home()
    assert "Three steps" not in seen(edge.ana.home)


def test_what_is_open_comes_with_its_buttons_and_what_is_coming_by_day(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.hands.looks_at_home()
    said = seen(edge.ana.home)
    assert said.startswith("Tuesday 3 March\nOpen for you: two nudges")
    assert "Hello Ana, I am calling just to ask" in said
    assert "Coming up this week\nNothing this week. Two are due in the next 30 days." in said
    assert "Cobalt" not in said
    assert labels(edge.ana.home).count("Done & log") == 2


def test_before_the_note_home_tells_what_is_held_over(edge: Edge) -> None:
    edge.ring()
    edge.ana.hands.looks_at_home()
    assert "Waiting for a morning note" in seen(edge.ana.home)


def test_home_follows_what_somebody_does_elsewhere(edge: Edge) -> None:
    edge.walk(TEN)
    assert edge.sandbox.home("UANA") is None
    edge.ana.types("/touch Acme call today")
    assert "Open for you: one nudge" in seen(edge.ana.home)
    edge.ana.presses("Undo", edge.ana.reply)
    assert "Open for you: two nudges" in seen(edge.ana.home)
    edge.ana.presses("Skip this time", edge.ana.note, "Acme")
    assert "Open for you: one nudge" in seen(edge.ana.home)


def test_looking_at_the_messages_publishes_nothing(edge: Edge) -> None:
    edge.ana.hands.looks_at_messages()
    assert edge.sandbox.home("UANA") is None
    assert edge.ana.notes == []


def test_home_opens_an_empty_form(edge: Edge) -> None:
    edge.ana.hands.looks_at_home()
    edge.ana.presses("Log a touchpoint", edge.ana.home)
    assert filled(edge.ana.form) == {"on": "2026-03-03"}


def test_where_home_is_switched_off_what_is_said_is_logged_all_the_same(
    tmp_path: Path, expected_trouble: list[str]
) -> None:
    expected_trouble.append("the Home of member 1 was not shown: not_enabled")
    with an_edge(tmp_path, home=False) as edge:
        assert "Logged for Acme" in edge.ana.types("/touch Acme call today")
        assert "Undone." in edge.ana.presses("Undo", edge.ana.reply)
        assert edge.logged() == []


def test_a_note_that_could_not_be_sent_is_told_on_home(edge: Edge) -> None:
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("UPDATE members SET slack_id = 'UGONE' WHERE slack_id = 'UANA'")
    edge.walk(TEN)
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("UPDATE members SET slack_id = 'UANA' WHERE slack_id = 'UGONE'")
    edge.ana.hands.looks_at_home()
    said = seen(edge.ana.home)
    assert "Not sent" in said
    assert "Tuesday 3 March: Slack does not know this person any more." in said
    assert labels(edge.ana.home).count("Done & log") == 2
