"""`/customer list`: all customers by warmth, those that are mine, quiet or at risk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.slack.colleague import labels, seen, smooth
from tests.slack.edge import SHEETS, TEN, Edge, an_edge

MANY = 45


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """A hundred days of silence with as many customers, each of another length of name."""
    rows = [f'"{number:02} {"x" * 150} ""Söhne"" <!channel>",Ana Ruiz' for number in range(MANY)]
    sheets = {
        "members.csv": SHEETS["members.csv"],
        "customers.csv": ("name,owner,since", *(f"{row},2020-01-01" for row in rows)),
        "touchpoints.csv": ("customer,on,kind",),
    }
    with an_edge(tmp_path_factory.mktemp("many"), sheets=sheets) as edge:
        yield edge


def names(said: str) -> list[str]:
    return [line.split(" · ")[0].partition(" ")[2] for line in said.splitlines() if " · " in line]


def test_the_list_puts_the_coldest_first(shared: Edge) -> None:
    said = shared.ben.types("/customer list")
    assert said.startswith("We keep company with 4. Quiet: 3. At risk: 0.")
    assert names(said) == ["Acme", "Borealis Energy", "Cobalt", "Borealis Foods"]
    assert said.splitlines()[1] == "▓▓▓░░ Acme · Ana Ruiz · last talk 10 February · tier A"


@pytest.mark.parametrize("words", ["mine", "my customers", "Meine", "all of mine"])
def test_mine_are_those_that_somebody_looks_after(shared: Edge, words: str) -> None:
    said = shared.ben.types(f"/customer list {words}")
    assert said.startswith("You look after one customer.")
    assert names(said) == ["Cobalt"]


@pytest.mark.parametrize("words", ["quiet", "QUIET", "silent ones", "ruhig"])
def test_quiet_are_those_with_whom_nobody_has_spoken_for_too_long(shared: Edge, words: str) -> None:
    said = shared.ben.types(f"/customer list {words}")
    assert said.startswith("3 customers are quiet, of 4 in all:")
    assert names(said) == ["Acme", "Borealis Energy", "Cobalt"]


def test_words_may_stand_in_any_order(shared: Edge) -> None:
    said = shared.ben.types("/customer list quiet mine")
    assert said.startswith("One customer of yours is quiet, of 1 in all:")
    assert shared.ben.types("/customer list mine, quiet") == said


@pytest.mark.parametrize("words", ["at risk", "at-risk", "risk", "risky", "gefährdet"])
def test_at_risk_are_those_with_a_severe_concern_or_a_low_mood(edge: Edge, words: str) -> None:
    assert "Nobody is at risk." in edge.ben.types(f"/customer list {words}")
    edge.ana.types("/customer Acme concern severe: the budget")
    edge.ana.types("/touch Cobalt call today :rage:")
    said = edge.ben.types(f"/customer list {words}")
    assert said.startswith("2 customers are at risk, of 4 in all.")
    assert set(names(said)) == {"Acme", "Cobalt"}


def test_a_word_that_means_nothing_is_answered_with_those_that_do(shared: Edge) -> None:
    said = shared.ana.types("/customer list quiett")
    assert "“quiett”" in said
    assert "list quiet" in said


def test_a_talk_warms_a_customer_at_once(edge: Edge) -> None:
    edge.ana.types("/touch Acme call today")
    assert names(edge.ana.types("/customer list"))[-1] == "Acme"


def test_a_private_talk_warms_only_for_those_who_may_know(edge: Edge) -> None:
    edge.ana.types("/touch Acme call today #private")
    assert names(edge.ana.types("/customer list"))[-1] == "Acme"
    assert names(edge.ben.types("/customer list"))[0] == "Acme"


def test_long_lists_come_in_pages(many: Edge) -> None:
    said = many.ben.types("/customer list")
    assert "Here are 1 to 20." in said
    assert len(names(said)) == 20
    assert labels(many.ben.reply) == ["25 more"]
    many.ben.presses("25 more", many.ben.reply)
    assert "Here are 21 to 40." in seen(many.ben.reply)
    many.ben.presses("5 more", many.ben.reply)
    last = seen(many.ben.reply)
    assert "Here are 41 to 45." in last
    assert names(last)[-1].startswith("44 x")
    assert labels(many.ben.reply) == ["From the start"]
    many.ben.presses("From the start", many.ben.reply)
    assert seen(many.ben.reply) == said


def test_an_empty_list_of_mine_leads_to_everybodys(many: Edge) -> None:
    assert "You look after no customer yet." in many.ben.types("/customer list mine")


def test_who_is_picked_is_shown_below_the_list(shared: Edge) -> None:
    shared.ben.types("/customer list")
    listed = shared.ben.reply
    smooth(shared.ben.hands.presses(listed, "customer_look", "Acme"))
    assert seen(shared.ben.reply).startswith("Acme\n")
    assert seen(shared.ben.again(listed)).startswith("We keep company")


def test_who_was_archived_in_the_meantime_is_in_no_list_and_still_shown(edge: Edge) -> None:
    edge.ben.types("/customer list")
    listed = edge.ben.reply
    edge.ana.types("/customer archive Acme")
    assert "Acme" not in names(edge.ben.types("/customer list"))
    smooth(edge.ben.hands.presses(listed, "customer_look", "Acme"))
    assert "Archived" in seen(edge.ben.reply)


def test_an_empty_record_says_how_to_begin(tmp_path: Path) -> None:
    with an_edge(tmp_path, sheets={}) as edge:
        said = edge.ana.types("/customer list")
    assert "/customer add Acme" in said
    assert "/customer import" in said


def test_the_list_is_the_same_at_ten(edge: Edge) -> None:
    before = edge.ana.types("/customer list")
    edge.walk(TEN)
    assert edge.ana.types("/customer list") == before
