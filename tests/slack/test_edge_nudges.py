"""`/nudges`: what is open, what is coming, and why."""

import pytest

from tests.slack.colleague import labels
from tests.slack.edge import TEN, Edge

SIX = ["Done & log", "Edit draft", "Snooze", "Hand over", "Skip this time", "Not useful"]


def test_what_is_open_is_listed_with_its_buttons(edge: Edge) -> None:
    edge.walk(TEN)
    said = edge.ana.types("/nudges")
    assert "Two nudges are open for you." in said
    assert "Check in, Acme" in said
    assert "Check in, Borealis Energy" in said
    assert "Cobalt" not in said
    assert labels(edge.ana.reply) == SIX * 2


def test_nothing_open_says_where_to_look(shared: Edge) -> None:
    said = shared.noor.types("/nudges")
    assert "Nothing is open for you. See what is coming: /nudges preview 30 days" in said


def test_before_the_note_goes_out_what_is_due_is_held_over(edge: Edge) -> None:
    edge.ring()
    assert "Waiting for a morning note" in edge.ana.types("/nudges")
    assert edge.ana.notes == []


def test_why_tells_what_every_rule_says_about_a_customer(edge: Edge) -> None:
    edge.walk(TEN)
    said = edge.ben.types("/nudges why acme")
    assert "What every ritual says about Acme" in said
    assert "Check in: open, due today, for Ana Ruiz." in said
    assert "Quiet, with nothing to ask as things are:" in said
    for rule in edge.bot.rules:
        assert (f"{rule.title}: " in said) != rule.of_team


def test_why_without_or_with_an_unknown_name_says_what_to_do(shared: Edge) -> None:
    assert "Add the name, such as: /nudges why Acme" in shared.ana.types("/nudges why")
    assert "I know no customer called “Zanzibar”" in shared.ana.types("/nudges why Zanzibar")
    assert "Which one do you mean" in shared.ana.types("/nudges why Borealis")


def test_preview_tells_what_will_be_asked_of_me_by_day(shared: Edge) -> None:
    said = shared.ana.types("/nudges preview 30 days")
    assert "in the next 30 days, if nothing changes." in said
    assert "Today" in said
    assert "Check in, Acme" in said
    assert "Tuesday 24 March" in said
    assert "Cobalt" not in said


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("", "30 days"),
        ("whatever", "30 days"),
        ("7", "seven days"),
        ("1 day", "day"),
        ("99999999999999999999", "366 days"),
        ("-5 days", "five days"),
    ],
)
def test_preview_makes_the_best_of_what_was_typed(shared: Edge, words: str, ahead: str) -> None:
    assert f"in the next {ahead}, if nothing changes." in shared.ana.types(
        f"/nudges preview {words}"
    )


def test_help_shows_three_lines_to_copy(shared: Edge) -> None:
    assert shared.ana.types("/nudges help").count("/nudges") == 3


@pytest.mark.parametrize(
    ("typed", "meant"), [("preveiw", "preview"), ("hlep", "help"), ("wy Acme", "why")]
)
def test_a_word_that_is_not_known_is_answered_with_the_nearest(
    shared: Edge, typed: str, meant: str
) -> None:
    said = shared.ana.types(f"/nudges {typed}")
    assert said == f"I do not know /nudges {typed}. Did you mean /nudges {meant}?"


def test_a_word_that_is_near_to_nothing_points_to_help(shared: Edge) -> None:
    assert "See /nudges help." in shared.ana.types("/nudges xyzzy")
