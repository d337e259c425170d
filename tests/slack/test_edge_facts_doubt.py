"""`/customer NAME WORD ...` with words that turn it round, or that promise what cannot be kept."""

import pytest

from tests.slack.edge import Edge


@pytest.mark.parametrize(
    "line",
    ["@ivo not left", "@ivo will be promoted", "lost the tender to Cobalt", "do not contact Ivo"],
)
def test_what_may_mean_the_contrary_changes_nothing_and_is_asked(edge: Edge, line: str) -> None:
    before = edge.rows("contacts"), edge.rows("customers")
    said = edge.ana.types(f"/customer Acme {line}")
    assert said.startswith("I did not understand “")
    assert "Nothing is changed yet: say it in fewer words." in said
    assert (edge.rows("contacts"), edge.rows("customers")) == before
    edge.ana.presses("Fill in the form", edge.ana.reply)
    assert edge.ana.has_form


def test_two_people_are_told_of_one_at_a_time(edge: Edge) -> None:
    said = edge.ana.types("/customer Acme @ivo and @ana left yesterday")
    assert "I did not understand “and”, “@ana”." in said or "“@ana”" in said
    assert "tell me of one person at a time" in said
    assert {row["standing"] for row in edge.rows("contacts")} == {"active"}


@pytest.mark.parametrize(
    "line", ["concern budget #private", "@ivo left #private", "need: crm #PRIVATE"]
)
def test_what_cannot_be_kept_private_is_not_kept_at_all(edge: Edge, line: str) -> None:
    tables = ("loops", "needs", "contacts")
    before = [edge.rows(table) for table in tables]
    said = edge.ana.types(f"/customer Acme {line}")
    assert "everybody here can read" in said
    assert f"/customer Acme {line.rpartition(' ')[0]}" in said
    assert "/touch" in said
    assert [edge.rows(table) for table in tables] == before


def test_a_life_event_is_private_whether_it_says_so_or_not(edge: Edge) -> None:
    assert "Only you and the owner see this." in edge.ana.types(
        "/customer Acme life @ivo illness #private"
    )
    assert len(edge.rows("life_events")) == 1


@pytest.mark.parametrize("by", ["line", "form"])
def test_a_tag_is_the_same_however_large_it_is_written(edge: Edge, by: str) -> None:
    if by == "line":
        edge.ana.types("/customer Acme need CRM: one place for all")
    else:
        edge.ana.types("/customer Acme need")
        assert edge.ana.submits(tag="#CRM") == {}
    assert [row["tag"] for row in edge.rows("needs")] == ["crm"], "as an imported offering has it"


def test_a_mere_no_is_asked_about(edge: Edge) -> None:
    said = edge.ana.types("/customer Acme no concerns at all")
    assert "Did you mean /customer Acme no: concerns at all?" in said
    assert edge.rows("honest_noes") == []


def test_a_concern_that_begins_like_a_settled_one_can_still_be_told(edge: Edge) -> None:
    said = edge.ana.types("/customer Acme concern fixed costs are too high")
    assert "No concern about “costs are too high” is open at Acme." in said
    assert "/customer Acme concern: fixed costs" in said or "concern: " in said


def test_a_customer_may_begin_with_a_word_of_ours(edge: Edge) -> None:
    edge.ana.types("/customer add Add Venture")
    edge.ana.types("/customer add Help Desk")
    known = edge.names("customers")
    assert "Add Venture" in edge.ana.types("/customer Add Venture")
    assert "Looked after by Ana Ruiz." in edge.ana.types("/customer Help Desk")
    assert edge.names("customers") == known


@pytest.mark.parametrize("word", ["add", "help"])
def test_the_words_themselves_still_work(edge: Edge, word: str) -> None:
    edge.ana.types("/customer add Help Desk")
    said = edge.ana.types(f"/customer {word}")
    assert said.startswith("Look a customer up") if word == "help" else edge.ana.has_form


def test_a_mood_without_a_stage_is_not_lost(edge: Edge) -> None:
    edge.ana.types("/customer Acme project Shop delivery")
    said = edge.ana.types("/customer Acme project Shop mood 2")
    assert "A mood is kept with the stage of a project, or with /touch." in said
    assert "/customer Acme project Shop delivery mood 3" in said


def test_a_far_fetched_word_is_not_suggested(edge: Edge) -> None:
    for word in ("bananas", "is lost", "not lost"):
        assert "See /customer help." in edge.ana.types(f"/customer Acme {word}")
