"""A line that tells too little: it is asked about, and nothing is lost."""

from tests.slack.colleague import filled, holds, labels, seen
from tests.slack.edge import TUESDAY, Edge


def test_a_word_alone_opens_its_form(edge: Edge) -> None:
    assert edge.ana.types("/customer Acme life") == ""
    assert "Only you and the owner see this." in seen(edge.ana.form)
    assert edge.ana.submits(kind="Baby") == {"contact": "Pick one, or type a name."}
    assert edge.ana.submits(kind="Baby", contact_new="Petra") == {}
    assert "Petra" in edge.names("contacts")
    assert "Only you and the owner see this." in seen(edge.ana.reply)


def test_a_form_that_opens_too_late_loses_nothing(edge: Edge) -> None:
    edge.ticks.slow = True
    said = edge.ana.types("/customer Acme concern")
    assert "Nothing you typed is lost." in said
    edge.ticks.slow = False
    edge.ana.presses("Open it again", edge.ana.reply)
    assert edge.ana.submits(text="budget") == {}
    assert len(edge.rows("loops")) == 1


def test_a_line_that_says_too_little_shows_one_to_copy_and_the_form(edge: Edge) -> None:
    said = edge.ana.types("/customer Acme role delivery @zed")
    assert "I did not understand “@zed”. One thing is missing: “Who holds it”." in said
    assert "/customer Acme role delivery @ben since Monday" in said
    assert edge.rows("role_holders") == []
    edge.ana.presses("Fill in the form", edge.ana.reply)
    assert filled(edge.ana.form) == {"role": "Delivery", "since": "2026-03-03"}
    assert edge.ana.submits(member="UBEN") == {}
    assert edge.rows("role_holders")[0]["member_id"] == 2
    assert "Noted for Acme" in seen(edge.ana.reply)


def test_whom_nobody_knows_is_asked_about_and_nothing_is_lost(edge: Edge) -> None:
    said = edge.ana.types("/customer Acme @zed left yesterday")
    assert "I know nobody called “zed” at Acme." in said
    assert "/customer Acme contact zed left yesterday" in said
    assert "zed" not in edge.names("contacts")
    edge.ana.presses("Fill in the form", edge.ana.reply)
    assert filled(edge.ana.form)["standing"] == "Left"
    assert edge.ana.submits(name="Zed Zeta") == {}
    assert "Zed Zeta" in edge.names("contacts")


def test_a_person_who_is_known_opens_with_what_is_known(edge: Edge) -> None:
    assert edge.ana.types("/customer Acme @ivo wobbles") != ""
    edge.ana.presses("Fill in the form", edge.ana.reply)
    assert filled(edge.ana.form)["title"] == "CFO"
    assert edge.ana.submits(title="CEO") == {}
    assert holds(edge.rows("contacts"), {"name": "Ivo Lund", "title": "CEO"})


def test_somebody_who_is_only_named_opens_with_what_is_known(edge: Edge) -> None:
    assert edge.ana.types("/customer Acme @ivo") == ""
    assert filled(edge.ana.form)["name"] == "Ivo Lund"
    assert edge.ana.submits(email="ivo@acme.example") == {}
    assert holds(edge.rows("contacts"), {"email": "ivo@acme.example", "title": "CFO"})
    assert "Noted for Acme: Petra." in edge.ana.types("/customer Acme contact Petra")


def test_of_several_open_ones_it_is_asked_which(edge: Edge) -> None:
    edge.ana.types("/customer Acme concern the budget is gone")
    edge.ana.types("/customer Acme concern slow answers")
    edge.ana.types("/customer Acme promise an answer")
    assert edge.ana.types("/customer Acme concern done") == "Which concern is settled?"
    assert labels(edge.ana.reply) == ["the budget is gone", "slow answers"]
    edge.ana.presses("slow answers", edge.ana.reply)
    assert [row["closed_on"] for row in edge.rows("loops")] == [None, TUESDAY, None]


def test_a_customer_that_is_not_clear_is_asked_for(edge: Edge) -> None:
    edge.ana.types("/customer Borealis concern budget")
    assert labels(edge.ana.reply) == ["Borealis Energy", "Borealis Foods"]
    assert edge.rows("loops") == []
    edge.ana.presses("Borealis Foods", edge.ana.reply)
    assert "Noted for Borealis Foods" in seen(edge.ana.reply)
    assert edge.rows("loops")[0]["customer_id"] == 3


def test_a_customer_picked_for_a_line_that_says_too_little_is_still_meant(edge: Edge) -> None:
    edge.ana.types("/customer Borealis role care")
    edge.ana.presses("Borealis Foods", edge.ana.reply)
    edge.ana.presses("Fill in the form", edge.ana.reply)
    edge.ana.submits(member="UBEN")
    assert edge.rows("role_holders")[0]["customer_id"] == 3


def test_a_customer_nobody_knows_loses_nothing(edge: Edge) -> None:
    said = edge.ana.types("/customer Zanzibar concern the budget")
    assert "/customer add Zanzibar" in said
    assert "/customer Zanzibar concern the budget" in said


def test_a_word_that_means_nothing_is_answered_with_the_nearest_line(edge: Edge) -> None:
    said = edge.ana.types("/customer Acme concren the budget")
    assert "Did you mean /customer Acme concern the budget?" in said
    assert "See /customer help." in edge.ana.types("/customer Acme xyzzy")


def test_every_line_of_the_help_works_when_it_is_copied(edge: Edge) -> None:
    said = edge.ana.types("/customer help")
    lines = [line[line.index("/customer") :] for line in said.splitlines() if ": /customer" in line]
    for line in lines:
        told = edge.ana.types(line)
        assert told.startswith(("Noted for Acme", "Acme", "There is one of that name already"))
