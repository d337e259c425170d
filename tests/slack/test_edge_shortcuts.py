"""The shortcuts, and the type-ahead of the form that they open."""

from pathlib import Path

from bot.sandbox import Channel
from bot.store.engine import writing
from tests.slack.colleague import filled, seen
from tests.slack.edge import CHANNELS, Edge, an_edge

PLACE = "CTEAM"


def test_the_global_shortcut_opens_an_empty_form_and_echoes_in_a_direct_message(
    edge: Edge,
) -> None:
    edge.ana.hands.uses_shortcut("log_touchpoint")
    assert filled(edge.ana.form) == {"on": "2026-03-03"}
    edge.ana.is_offered("customer_options", "Cob")
    assert edge.ana.submits(customer="Cobalt", kind="Coffee", private=["private"]) == {}
    assert "Logged for Cobalt: coffee, today" in seen(edge.ana.note)
    assert edge.logged_once()["private"]
    assert "Undone." in edge.ana.presses("Undo", edge.ana.note)


def test_a_message_brings_its_text_its_day_and_the_customer_it_names(edge: Edge) -> None:
    said = edge.ben.hands.types(PLACE, "borealis energy <called>: they & we are fine").message
    assert said
    edge.later(days=2)
    edge.ana.hands.uses_shortcut("log_message", said)
    assert filled(edge.ana.form) == {
        "customer": "Borealis Energy",
        "kind": "Message",
        "on": "2026-03-03",
        "note": "borealis energy <called>: they & we are fine",
    }
    assert edge.ana.submits() == {}
    assert edge.logged_once()["note"] == "borealis energy <called>: they & we are fine"


def test_a_message_tells_who_was_there_and_what_it_was(edge: Edge) -> None:
    text = "Had a call with Ivo and @ben at Acme, they want <more> & see https://a.example/x"
    said = edge.ben.hands.types(PLACE, text).message
    edge.ana.hands.uses_shortcut("log_message", said)
    assert filled(edge.ana.form) == {
        "customer": "Acme",
        "kind": "Call",
        "on": "2026-03-03",
        "contacts": ["Ivo Lund"],
        "note": text.replace("@ben", "@Ben Okafor"),
    }


def test_the_name_of_the_channel_tells_whom_a_message_is_about(tmp_path: Path) -> None:
    channels = (*CHANNELS, Channel("CACME", "ext-acme"), Channel("CBOTH", "borealis"))
    with an_edge(tmp_path, channels=channels) as edge:
        said = edge.ben.hands.types("CACME", "they are happy").message
        edge.ana.hands.uses_shortcut("log_message", said)
        assert filled(edge.ana.form)["customer"] == "Acme"
        edge.ana.hands.closes(edge.ana.form)
        said = edge.ben.hands.types("CBOTH", "they are happy").message
        edge.ana.hands.uses_shortcut("log_message", said)
        assert "customer" not in filled(edge.ana.form)


def test_who_began_it_and_whether_it_was_answered_stay_through_a_change(edge: Edge) -> None:
    edge.ana.hands.uses_shortcut("log_touchpoint")
    edge.ana.is_offered("customer_options", "Cob")
    told = {"customer": "Cobalt", "kind": "Email", "began": "We did", "answered": "Not yet"}
    assert edge.ana.submits(**told) == {}
    first = edge.logged_once()
    assert (first["began"], first["answered"]) == ("we", False)
    edge.ana.presses("Change", edge.ana.note)
    assert filled(edge.ana.form)["answered"] == "Not yet"
    assert edge.ana.submits(note="again", began="They did") == {}
    changed = edge.logged_once()
    assert (changed["began"], changed["answered"], changed["note"]) == ("they", False, "again")


def test_a_message_that_names_two_customers_or_none_leaves_the_choice(shared: Edge) -> None:
    for text in ("Acme and Cobalt met", "nobody we know", "Acmeology is no customer"):
        said = shared.ben.hands.types(PLACE, text).message
        shared.ana.hands.uses_shortcut("log_message", said)
        assert "customer" not in filled(shared.ana.form)
        shared.ana.hands.closes(shared.ana.form)


def test_a_message_that_opens_too_late_says_so(edge: Edge) -> None:
    said = edge.ben.hands.types(PLACE, "Acme called").message
    edge.ticks.slow = True
    edge.ana.hands.uses_shortcut("log_message", said)
    edge.ticks.slow = False
    assert "Slack took too long to open the form." in seen(edge.ana.reply)
    edge.ana.hands.uses_shortcut("log_message", said)
    assert filled(edge.ana.form)["customer"] == "Acme"


def test_a_few_letters_find_customers(shared: Edge) -> None:
    shared.ana.types("/touch")
    assert shared.ana.is_offered("customer_options", "b") == ["Borealis Energy", "Borealis Foods"]
    assert shared.ana.is_offered("customer_options", "energy") == ["Borealis Energy"]
    assert shared.ana.is_offered("customer_options", "COBLAT") == ["Cobalt"]
    assert shared.ana.is_offered("customer_options", "zzz") == []
    for hostile in ("%", "_", "'; --", "\x00", "x" * 300, "\u202e"):
        shared.ana.is_offered("customer_options", hostile)


def test_contacts_are_those_of_the_customer_that_was_picked(shared: Edge) -> None:
    shared.ana.types("/touch Acme yesterday")
    assert shared.ana.is_offered("contact_options", "") == ["Ana Souza", "Ivo Lund"]
    assert shared.ana.is_offered("contact_options", "lun") == ["Ivo Lund", "Add “lun”"]


def test_whose_people_are_offered_follows_the_customer_that_is_picked(edge: Edge) -> None:
    edge.ana.types("/touch")
    assert edge.ana.is_offered("contact_options", "") == []
    (acme,) = edge.ana.hands.asks_options(edge.ana.form, "customer_options", "acme")["options"]
    edge.ana.hands.presses_in_view(edge.ana.form, "customer_options", acme)
    assert edge.ana.is_offered("contact_options", "") == ["Ana Souza", "Ivo Lund"]
    assert filled(edge.ana.form)["customer"] == "Acme"


def test_somebody_new_can_be_added_where_they_are_picked(edge: Edge) -> None:
    edge.ana.types("/touch Acme yesterday")
    offered = edge.ana.is_offered("contact_options", "Zoe Adler")
    assert offered == ["Add “Zoe Adler”"]
    assert edge.ana.submits(kind="Call", contacts=offered) == {}
    assert "call with Zoe Adler" in seen(edge.ana.reply)
    assert edge.names("contacts")[-1] == "Zoe Adler"


def test_a_customer_who_is_gone_from_the_record_is_asked_for_again(edge: Edge) -> None:
    edge.ana.types("/touch Borealis Foods yesterday")
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("DELETE FROM customers WHERE name = 'Borealis Foods'")
    assert edge.ana.submits(kind="Call") == {"customer": "Pick the customer from the list."}
