"""Pasting customers that not everybody may know of."""

import pytest

from tests.slack.colleague import holds, seen
from tests.slack.edge import Edge
from tests.slack.test_edge_customer_files import paste


@pytest.mark.parametrize("heading", ["private", "Private", "vertraulich"])
def test_a_pasted_customer_is_private_from_the_start(edge: Edge, heading: str) -> None:
    assert paste(edge, f"name;{heading}\nDelta Works;yes\nEcho;no\nFoxtrot;").startswith(
        "3 are new"
    )
    edge.ben.submits()
    rows = {row["name"]: row["private"] for row in edge.rows("customers")[4:]}
    assert rows == {"Delta Works": True, "Echo": False, "Foxtrot": False}
    assert edge.ben.types("/customer Delta Works").startswith("Delta Works")
    assert "I know no customer called" in edge.ana.types("/customer Delta Works")
    assert edge.ana.types("/customer Echo").startswith("Echo")


def test_a_customer_that_is_there_stays_as_visible_as_it_was(edge: Edge) -> None:
    said = paste(edge, "name;private\nAcme;yes\nDelta;yes")
    assert "One is known already, or stands there twice: nothing changes." in said
    edge.ben.submits()
    assert holds(edge.rows("customers"), {"name": "Acme", "private": False})


def test_what_is_neither_yes_nor_no_is_told_and_not_taken_for_public(edge: Edge) -> None:
    said = paste(edge, "name;private\nDelta;secret\nEcho;yes")
    assert 'private is "secret"; write yes or no.' in said
    edge.ben.submits()
    assert edge.names("customers")[4:] == ["Echo"]


def test_with_whom_it_is_shared_is_not_read_and_they_are_told_so(edge: Edge) -> None:
    said = paste(edge, "name;private;shared_with\nDelta;yes;Ana Ruiz")
    assert "Columns that I do not know and leave out: “shared_with”" in said
    assert "shared_with" not in paste(edge, "name;private;shared_with\nDelta;yes;")
    assert "shared_with" in paste(edge, "name;private;shared_with\nDelta;yes;Ana Ruiz")
    edge.ben.submits()
    assert edge.rows("shares") == []
    assert "I know no customer called" in edge.ana.types("/customer Delta")


def test_a_private_customer_of_somebody_else_shows_in_no_report(edge: Edge) -> None:
    edge.ana.types("/customer private Acme")
    said = paste(edge, "name;private\nAcme;no")
    assert said.startswith("One is new: “Acme”.")
    edge.ben.submits()
    assert holds(edge.rows("customers"), {"name": "Acme (Ana Ruiz)", "private": True})
    assert "Ana" not in seen(edge.ben.note)
