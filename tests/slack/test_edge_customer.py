"""`/customer`: looking one up, adding one."""

import pytest

from tests.slack.colleague import filled, labels, seen
from tests.slack.edge import TEN, Edge


def test_a_customer_is_added_by_name_alone_and_belongs_to_who_added_it(edge: Edge) -> None:
    said = edge.ben.types("/customer add Delta Works")
    assert "Added. When did you last speak?" in said
    assert "/touch Delta Works call last Tuesday" in said
    assert "Looked after by Ben Okafor." in said
    assert labels(edge.ben.reply) == [
        "Log a touchpoint",
        "Why, and why not?",
        "Hand over",
        "Timeline",
    ]


def test_quotes_around_a_name_are_not_part_of_it(edge: Edge) -> None:
    edge.ana.types('/customer add "Delta Works"')
    assert "Delta Works" in edge.names("customers")


@pytest.mark.parametrize("nothing", ['""', "“ ”", "' \u200b '"])
def test_quotes_around_nothing_open_the_form(shared: Edge, nothing: str) -> None:
    before = shared.names("customers")
    assert shared.ana.types(f"/customer add {nothing}") == ""
    assert filled(shared.ana.form) == {"owner": "UANA", "tier": "B: in regular touch"}
    shared.ana.hands.closes(shared.ana.form)
    assert shared.names("customers") == before


def test_a_customer_that_is_there_already_is_shown_instead_of_added(edge: Edge) -> None:
    edge.ben.types("/customer add Delta Works Ltd")
    said = edge.ana.types("/customer add DELTA works")
    assert "There is one of that name already:" in said
    assert "Looked after by Ben Okafor." in said
    assert len(edge.rows("customers")) == 5


def test_a_name_that_is_only_similar_is_another_customer(edge: Edge) -> None:
    assert "Added." in edge.ana.types("/customer add Borealis Foundry")
    assert len(edge.rows("customers")) == 5


def test_a_slip_in_the_name_still_finds_the_customer(shared: Edge) -> None:
    said = shared.ben.types("/customer borealiss energy")
    assert said.startswith("Borealis Energy\nActive, tier A, ES.")


def test_a_customer_is_shown_on_one_screen(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.types("/touch Acme meeting next Monday")
    said = edge.ben.types("/customer acme")
    assert "Looked after by Ana Ruiz." in said
    assert "Ana Souza, Head of Buying" in said
    assert "they like the new shop" in said
    assert "Planned" in said
    assert "Meeting on Monday 9 March" in said


def test_an_unknown_name_says_how_to_add_it(shared: Edge) -> None:
    said = shared.ana.types("/customer Zanzibar Oil")
    assert "I know no customer called “Zanzibar Oil”. Add it: /customer add Zanzibar Oil" in said


def test_a_name_that_fits_several_asks_which(shared: Edge) -> None:
    said = shared.ana.types("/customer Borealis")
    assert "Which one do you mean: “Borealis Energy”, “Borealis Foods”?" in said


def test_help_and_the_command_alone_show_lines_to_copy(shared: Edge) -> None:
    said = shared.ana.types("/customer help")
    assert said.count("/customer") == 3
    assert shared.ana.types("/customer") == said


def test_the_form_adds_a_customer_for_a_colleague(edge: Edge) -> None:
    assert edge.ana.types("/customer add") == ""
    assert filled(edge.ana.form) == {"owner": "UANA", "tier": "B: in regular touch"}
    errors = edge.ana.submits(
        name="Delta Works", owner="UBEN", tier="A", country="nl", since="2025-10-01"
    )
    assert errors == {}
    said = seen(edge.ana.reply)
    assert "Looked after by Ben Okafor." in said
    assert "Active, tier A, NL, since 1 October 2025." in said


def test_the_form_says_beside_the_field_what_is_wrong(edge: Edge) -> None:
    edge.ana.types("/customer add")
    assert edge.ana.submits(name="Acme") == {
        "name": "There is one of that name already. See /customer NAME."
    }
    assert edge.ana.submits(name="Delta", country="zz") == {
        "country": "I do not know this country. Two letters, such as NL."
    }
    assert edge.ana.submits(name="Delta", country="") == {}
    assert edge.names("customers")[-1] == "Delta"


def test_a_name_of_nothing_visible_is_refused(shared: Edge) -> None:
    shared.ana.types("/customer add")
    assert shared.ana.submits(name="\u200b \u202e") == {"name": "A name is all it takes."}


def test_an_owner_nobody_has_met_becomes_a_member(edge: Edge) -> None:
    edge.ana.types("/customer add")
    edge.ana.submits(name="Delta", owner="UNEW")
    assert "Looked after by Noor Haddad." in seen(edge.ana.reply)


def test_the_form_that_opens_too_late_is_asked_for_again(edge: Edge) -> None:
    edge.ticks.slow = True
    assert "Please type it again." in edge.ana.types("/customer add")
    edge.ticks.slow = False
    edge.ana.types("/customer add")
    assert edge.ana.has_form


def test_the_buttons_below_a_customer_log_and_explain(shared: Edge) -> None:
    shared.ben.types("/customer Acme")
    page = shared.ben.reply
    assert "What every ritual says about Acme" in shared.ben.presses("Why, and why not?", page)
    shared.ben.presses("Log a touchpoint", page)
    assert filled(shared.ben.form)["customer"] == "Acme"


def test_a_customer_of_the_record_can_be_told_of_at_once(edge: Edge) -> None:
    edge.ana.types("/customer add Delta Works")
    assert "Logged for Delta Works" in edge.ana.types("/touch delta works call yesterday")


def test_the_page_says_whose_an_open_nudge_is(edge: Edge) -> None:
    edge.walk(TEN)
    assert "Check in, for Ana Ruiz: Nobody has spoken" in edge.ana.types("/customer acme")
