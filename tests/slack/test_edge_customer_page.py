"""A customer's page over whatever is there: what its buttons do where nobody can be answered."""

from bot.sandbox import Json
from bot.store.engine import writing
from tests.slack.colleague import Colleague, buttons, filled, labels, seen
from tests.slack.edge import TEN, Edge


def open_acme(edge: Edge) -> Json:
    edge.ana.hands.looks_at_home()
    edge.ana.presses("My customers", edge.ana.home)
    edge.ana.presses("Open", edge.ana.home, "Acme")
    return edge.ana.form


def stack(somebody: Colleague) -> list[Json]:
    return somebody.sandbox.views(somebody.id)


def test_the_page_opens_over_home(edge: Edge) -> None:
    page = open_acme(edge)
    said = seen(page)
    assert said.startswith("Acme\nActive, tier A, ES.\nLooked after by Ana Ruiz.")
    assert "Whom we do not know\nNever spoken with: Ivo Lund." in said
    assert {"Log a touchpoint", "Why, and why not?"} <= set(labels(page))


def test_logging_from_the_page_comes_back_to_it_as_it_is_now(edge: Edge) -> None:
    page = open_acme(edge)
    edge.ana.presses("Log a touchpoint", page)
    below, form = stack(edge.ana)
    assert (below["id"], filled(form)["customer"]) == (page["id"], "Acme")
    edge.ana.hands.submits(form, {"kind": "Coffee", "note": "they like it"})
    (page,) = stack(edge.ana)
    assert "Coffee today, by Ana Ruiz: “they like it”" in seen(page)
    assert edge.logged_once()["kind"] == "coffee"


def test_why_is_shown_over_the_page(edge: Edge) -> None:
    page = open_acme(edge)
    edge.ana.presses("Why, and why not?", page)
    below, why = stack(edge.ana)
    assert below["id"] == page["id"]
    assert seen(why).startswith("What every ritual says about Acme")


def test_something_new_is_told_from_the_page(edge: Edge) -> None:
    page = open_acme(edge)
    edge.ana.hands.presses_in_view(page, "fact_new:1", "A promise of ours")
    _, form = stack(edge.ana)
    edge.ana.hands.submits(form, {"text": "the new price list"})
    (page,) = stack(edge.ana)
    assert "Promise, new today: “the new price list”" in seen(page)


def test_a_customer_that_is_gone_is_met_with_a_kind_word(edge: Edge) -> None:
    edge.ana.hands.looks_at_home()
    edge.ana.presses("My customers", edge.ana.home)
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("DELETE FROM customers WHERE name = 'Borealis Foods'")
    edge.ana.presses("Open", edge.ana.home, "Borealis Foods")
    assert seen(edge.ana.form) == "This customer is no longer in the record."
    assert buttons(edge.ana.form) == []


def test_a_private_customer_answers_like_one_that_is_gone(edge: Edge) -> None:
    edge.ana.hands.looks_at_home()
    edge.ana.presses("My customers", edge.ana.home)
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("UPDATE customers SET private = true, owner_id = 2 WHERE id = 1")
    edge.ana.presses("Open", edge.ana.home, "Acme")
    assert seen(edge.ana.form) == "This customer is no longer in the record."


def test_a_page_that_was_open_when_it_became_private_shows_nothing_more(edge: Edge) -> None:
    page = open_acme(edge)
    with writing(edge.bot.engine) as connection:
        connection.exec_driver_sql("UPDATE customers SET private = true, owner_id = 2 WHERE id = 1")
    for label in ("Log a touchpoint", "Why, and why not?"):
        edge.ana.presses(label, page)
        top = stack(edge.ana)[-1]
        assert "Acme" not in str(top["blocks"]) + str(top["state"]), label
        edge.ana.hands.closes(top)
    edge.ana.hands.presses_in_view(page, "fact_new:1", "A promise of ours")
    assert "Acme" not in str(stack(edge.ana)[-1]["blocks"])


def test_the_page_is_told_from_a_message_too(edge: Edge) -> None:
    edge.walk(TEN)
    page = open_acme(edge)
    assert "Open now\nCheck in, for Ana Ruiz: Nobody has spoken with Acme" in seen(page)


def test_what_was_settled_over_home_can_be_undone_there(edge: Edge) -> None:
    edge.ana.types("/customer Acme promise: the new price list")
    edge.ana.hands.looks_at_home()
    edge.ana.presses("Settled", edge.ana.home)
    assert "price list" not in seen(edge.ana.home)
    echo = edge.ana.form
    assert "Noted for Acme" in seen(echo)
    if "Undo" in labels(echo):
        edge.ana.presses("Undo", echo)
        assert seen(edge.ana.form).startswith("Undone")
