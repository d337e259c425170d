"""`/nudges WORD ...` with words that mean more, or less, than the nearest thing we can do."""

import pytest

from tests.slack.colleague import seen
from tests.slack.edge import TEN, Edge


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("", "30 days"),
        ("7", "seven days"),
        ("2 weeks", "14 days"),
        ("the next 3 months", "90 days"),
        ("2 Wochen", "14 days"),
        ("2w", "14 days"),
        ("1 day", "the next day"),
        ("0", "the next day"),
        ("99999 days", "366 days"),
    ],
)
def test_a_preview_reaches_as_far_as_was_said(edge: Edge, asked: str, days: str) -> None:
    said = edge.ana.types(f"/nudges preview {asked}")
    assert f"{days}, if nothing changes." in said


def test_why_is_told_of_a_day_gone_by(edge: Edge) -> None:
    edge.walk(TEN)
    now = edge.ana.types("/nudges why Acme")
    assert "Check in: open, due today, for Ana Ruiz." in now
    then = edge.ana.types("/nudges why Acme on 1 March 2026")
    assert then.startswith("What every ritual says about Acme, as of Sunday 1 March")
    assert "Check in: comes today, for Ana Ruiz." in then
    assert edge.ana.types("/nudges why Acme --on 2026-03-01") == then
    assert "What every ritual says about Acme, as of" in edge.ana.types(
        "/nudges why acme on monday"
    )


def test_a_day_that_nobody_can_tell_is_asked_about(edge: Edge) -> None:
    said = edge.ana.types("/nudges why Acme on 3/4")
    assert said == "I am not sure which day “3/4” is. Such as: /nudges why Acme on 3 April 2026"


def test_a_customer_may_have_a_day_in_its_name(edge: Edge) -> None:
    edge.ana.types("/customer add Rent on Monday")
    assert edge.ana.types("/nudges why rent on monday").startswith(
        "What every ritual says about Rent on Monday"
    )


def test_to_be_back_later_is_not_to_be_back_now(edge: Edge) -> None:
    edge.ana.types("/nudges pause")
    said = edge.ana.types("/nudges resume on Monday")
    assert "/nudges pause until Monday" in said
    assert "Good to have you back" not in said
    assert "Good to have you back" in edge.ana.types("/nudges resume")


def test_a_ritual_is_switched_by_its_title_too(edge: Edge) -> None:
    assert edge.ana.types("/nudges rules Check in off").startswith("check_in is off.")
    assert edge.ana.types("/nudges rules thank-you note off").startswith("thank_you_note is off.")


def test_the_help_that_is_pointed_to_is_there(edge: Edge) -> None:
    assert "See /nudges rules help." in edge.ana.types("/nudges rules nope on")
    assert "rituals are on." in edge.ana.types("/nudges rules help")
    assert "stats" in seen_help(edge)


def seen_help(edge: Edge) -> str:
    edge.ana.types("/nudges help")
    return seen(edge.ana.reply)
