"""Buttons that are pressed once more, or together, and what was long."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.views import ids
from tests.slack.colleague import at_once, button, labels, seen, smooth
from tests.slack.edge import SHEETS, TEN, Edge, an_edge
from tests.slack.test_edge_facts import chooses


def test_a_question_that_is_answered_twice_keeps_the_first_answer(tmp_path: Path) -> None:
    sheets = {**SHEETS, "contacts.csv": ("customer,name", "Acme,Ana Souza", "Acme,Ivo Lund")}
    with an_edge(tmp_path, sheets=sheets) as edge:
        edge.walk(TEN)
        note = edge.ana.note
        first, second = button(note, "Ivo Lund"), button(note, "Ana Souza")
        fingers = iter((first, second))
        at_once(lambda: edge.ana.hands.presses(note, next(fingers)))
        known = [row["name"] for row in edge.rows("contacts") if row["seniority"]]
        assert len(known) == 1
        assert f"Thank you: {known[0]} decides at Acme." in seen(edge.ana.note)


def test_the_menu_and_the_ways_on_are_answered_once(edge: Edge) -> None:
    for week in range(10):
        edge.walk(TEN + timedelta(weeks=week))
    note = next(one for one in edge.ana.notes if "How shall I go on" in seen(one))
    number = button(note, "Stop", "Acme").rpartition(":")[2]
    ways = iter((f"{ids.NUDGE_STOP}:{number}", f"{ids.NUDGE_LESS}:{number}"))
    at_once(lambda: edge.ana.hands.presses(note, next(ways)))
    assert len(edge.rows("arrangements")) == 1
    assert seen(edge.ana.again(note)).count("Skipped by Ana Ruiz") == 1


def test_more_open_ones_than_buttons_can_still_be_named(edge: Edge) -> None:
    for number in range(8):
        edge.ana.types(f"/customer Acme concern: worry number {number}")
    said = edge.ana.types("/customer Acme concern closed")
    assert len(labels(edge.ana.reply)) == 5
    assert "And three more: say a few words of it, too." in said
    closed = edge.ana.types("/customer Acme concern closed number 7")
    assert "worry number 7" in closed


@pytest.mark.parametrize("noun", ["honest no", "concern"])
def test_long_texts_fit_into_the_echo_and_the_page(edge: Edge, noun: str) -> None:
    chooses(edge.ana, noun)
    fields = ("text", "win", "instead") if noun == "honest no" else ("text",)
    long = dict.fromkeys(fields, "& <!channel> " * 230)
    assert edge.ana.submits(**long) == {}
    assert seen(edge.ana.reply).startswith("Noted for Acme")
    edge.ana.presses("Change", edge.ana.reply)
    assert edge.ana.submits(text="short") == {}
    assert edge.ana.types("/customer Acme")


def test_two_hundred_people_fit_everywhere(tmp_path: Path) -> None:
    people = [f"Acme,Person Number{n} von und zu Hohenlohe-Langenburg" for n in range(200)]
    sheets = {**SHEETS, "contacts.csv": ("customer,name", *people)}
    with an_edge(tmp_path, sheets=sheets) as edge:
        edge.walk(TEN)
        for noun in ("concern", "life event"):
            chooses(edge.ana, noun)
            smooth(edge.ana.hands.closes(edge.ana.form))
        edge.ana.types("/nudges why Acme")
        edge.ana.presses("Done & log", edge.ana.note, "Acme")
        assert edge.ana.has_form
