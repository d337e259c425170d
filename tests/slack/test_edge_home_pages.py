"""App Home: its pages, what is owed, and that a redraw keeps what somebody looks at."""

from datetime import date

from bot.slack.look import look_of
from bot.store import workspaces
from bot.store.engine import writing
from tests.slack.colleague import Colleague, labels, seen
from tests.slack.edge import TEN, Edge


def look_at(somebody: Colleague, page: str) -> None:
    somebody.hands.looks_at_home()
    somebody.presses(page, somebody.home)


def make_lead(edge: Edge, member_id: int) -> None:
    with writing(edge.bot.engine) as connection:
        workspaces.lead(connection, 1, member_id)


def test_my_customers_are_listed_coldest_first(edge: Edge) -> None:
    look_at(edge.ana, "My customers")
    said = seen(edge.ana.home)
    assert said.index("Acme\n▰▰▰▱▱  cooling") < said.index("Borealis Foods\n▰▰▰▰▰  warm")
    assert "Cobalt" not in said
    assert labels(edge.ana.home).count("Open") == 3


def test_logging_from_my_customers_leaves_me_there_and_warms_one_up(edge: Edge) -> None:
    look_at(edge.ana, "My customers")
    edge.ana.presses("Open", edge.ana.home, "Acme")
    edge.ana.presses("Log a touchpoint", edge.ana.form)
    edge.ana.hands.submits(edge.sandbox.views("UANA")[-1], {"kind": "Call"})
    said = seen(edge.ana.home)
    assert said.startswith("My customers, the coldest first")
    assert "Acme\n▰▰▰▰▰  warm, last talk on Tuesday 3 March" in said


def test_answering_elsewhere_shows_the_first_page(edge: Edge) -> None:
    edge.walk(TEN)
    look_at(edge.ana, "My customers")
    edge.ana.presses("Skip this time", edge.ana.note, "Acme")
    assert seen(edge.ana.home).startswith("Tuesday 3 March")


def test_adding_a_customer_on_the_second_page_shows_it_there(edge: Edge) -> None:
    look_at(edge.noor, "My customers")
    assert "You look after no customer yet." in seen(edge.noor.home)
    edge.noor.presses("Add a customer", edge.noor.home)
    edge.noor.submits(name="Delta Works")
    assert "Delta Works\n▱▱▱▱▱  not known yet, no talk on record" in seen(edge.noor.home)


def test_the_team_is_shown_to_its_lead_with_numbers_and_to_others_without(edge: Edge) -> None:
    make_lead(edge, 1)
    edge.walk(TEN)
    look_at(edge.ana, "The team")
    said = seen(edge.ana.home)
    assert said.startswith("The team\nYou lead the team here.")
    assert "The last note went out on Tuesday 3 March." in said
    assert "Roles that nobody holds at any customer:" in said
    assert "The team's settings" in labels(edge.ana.home)
    look_at(edge.ben, "The team")
    said = seen(edge.ben.home)
    assert "Ana Ruiz leads the team here" in said
    assert "note" not in said
    assert "The team's settings" not in labels(edge.ben.home)


def test_a_customer_without_an_owner_can_be_handed_over_by_the_lead(edge: Edge) -> None:
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("UPDATE customers SET owner_id = NULL WHERE name = 'Cobalt'")
    look_at(edge.ana, "The team")
    assert "One customer has nobody who looks after it\nCobalt" in seen(edge.ana.home)
    assert "Hand over" in labels(edge.ana.home)


def test_a_promise_of_mine_is_owed_by_me_and_settled_on_home(edge: Edge) -> None:
    edge.ana.types("/customer Acme promise by @ben until Friday: the new price list")
    edge.ana.types("/customer Cobalt concern severe: the budget is gone")
    edge.ben.hands.looks_at_home()
    said = seen(edge.ben.home)
    severe = said.index("Cobalt, a severe concern, new today\n“the budget is gone”")
    promise = said.index("Acme, a promise, new today, promised for Friday 6 March\n“the new price")
    assert severe < promise
    assert "Open between us" not in said
    edge.ben.presses("Settled", edge.ben.home, "price list")
    assert "price list" not in seen(edge.ben.home)
    assert edge.rows("loops")[0]["closed_on"] == date(2026, 3, 3)
    assert "What we promised: the new price list" in seen(edge.ben.form)


def test_what_a_colleague_has_forgotten_meanwhile_is_answered_kindly(edge: Edge) -> None:
    edge.ana.types("/customer Acme promise: the new price list")
    edge.ana.hands.looks_at_home()
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("DELETE FROM loops")
    edge.ana.presses("Settled", edge.ana.home)
    assert seen(edge.ana.form) == "There is nothing to undo: it is no longer in the record."


def test_what_i_owe_at_a_customer_hidden_from_me_is_not_told(edge: Edge) -> None:
    edge.ana.types("/customer Acme promise by @ben: the new price list")
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("UPDATE customers SET private = true WHERE name = 'Acme'")
    edge.ben.hands.looks_at_home()
    assert "Acme" not in seen(edge.ben.home)
    assert "price list" not in seen(edge.ben.home)


def test_metadata_that_is_not_ours_is_no_trouble() -> None:
    for metadata in ("", "nonsense", "[]", '{"look": 7}', '{"look": null}', "7"):
        view = {"type": "modal", "private_metadata": metadata, "callback_id": "customer_page"}
        assert look_of({"view": view}).customer == 0
