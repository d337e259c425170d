"""How a ritual should go on, said in the note; and the small question at its end."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.sandbox import Message
from bot.views import ids
from tests.slack.colleague import button, labels, seen, smooth
from tests.slack.edge import SHEETS, TEN, Edge, an_edge


@pytest.fixture
def morning(edge: Edge) -> Edge:
    edge.walk(TEN)
    return edge


def states(edge: Edge) -> list[str]:
    return [row["state"] for row in edge.rows("nudges") if row["asked_on"]]


def test_not_useful_is_said_and_counted(morning: Edge) -> None:
    morning.ana.presses("Not useful", morning.ana.note, "Acme")
    assert "Marked as not useful by Ana Ruiz: Check in, Acme" in seen(morning.ana.note)
    assert "not useful" in states(morning)


def test_muting_ends_the_ritual_for_this_customer(morning: Edge) -> None:
    morning.ana.presses("Mute for this customer", morning.ana.note, "Acme")
    assert "Skipped by Ana Ruiz: Check in, Acme (no more of this about this customer;" in seen(
        morning.ana.note
    )
    assert "Check in: comes on Tuesday 24 March, for Ana Ruiz. Held back: muted." in (
        morning.ana.types("/nudges why Acme")
    )


@pytest.fixture
def ignored(morning: Edge) -> Message:
    """The fourth note about Acme, after three that Ana let pass."""
    for week in range(1, 10):
        morning.walk(TEN + timedelta(weeks=week))
    return next(one for one in morning.ana.notes if "How shall I go on" in seen(one))


def test_who_lets_three_pass_is_asked_how_to_go_on(morning: Edge, ignored: Message) -> None:
    assert "If you let this one pass, too, I shall stop." in seen(ignored)
    assert {"Less often", "Stop"} <= set(labels(ignored))
    number = button(ignored, "Less often", "Acme").rpartition(":")[2]
    smooth(morning.ana.hands.presses(ignored, f"{ids.NUDGE_LESS}:{number}"))
    assert "(less often from now on)" in seen(morning.ana.again(ignored))
    assert [row["way"] for row in morning.rows("arrangements")] == ["less often"]


def test_somebody_else_is_asked_instead(morning: Edge, ignored: Message) -> None:
    before = len(morning.ben.notes)
    number = button(ignored, "Stop", "Acme").rpartition(":")[2]
    smooth(morning.ana.hands.presses(ignored, f"{ids.NUDGE_ELSE}:{number}", "UBEN"))
    assert "Now with Ben Okafor: Check in" in seen(morning.ana.again(ignored))
    morning.walk(morning.now + timedelta(days=1))
    assert len(morning.ben.notes) == before + 1
    assert "Check in" in seen(morning.ben.notes[-1])


def test_a_click_answers_the_small_question(tmp_path: Path) -> None:
    sheets = {**SHEETS, "contacts.csv": ("customer,name", "Acme,Ana Souza", "Acme,Ivo Lund")}
    with an_edge(tmp_path, sheets=sheets) as edge:
        edge.walk(TEN)
        assert "One small question: Who decides at Acme?" in seen(edge.ana.note)
        assert "Who decides at Acme?" in edge.ana.note.text
        assert labels(edge.ana.note)[-3:] == ["Ana Souza", "Ivo Lund", "Don’t know"]
        edge.ana.presses("Ivo Lund", edge.ana.note)
        said = seen(edge.ana.note)
        assert "Thank you: Ivo Lund decides at Acme." in said
        assert "Ivo Lund" not in labels(edge.ana.note)
        assert [row["seniority"] for row in edge.rows("contacts")] == ["", "executive"]


def test_who_does_not_know_is_not_asked_again(tmp_path: Path) -> None:
    sheets = {**SHEETS, "contacts.csv": ("customer,name", "Acme,Ana Souza")}
    with an_edge(tmp_path, sheets=sheets) as edge:
        edge.walk(TEN)
        edge.ana.presses("Don’t know", edge.ana.note)
        assert "small question" not in seen(edge.ana.note)
        edge.walk(datetime(2026, 3, 24, 9, tzinfo=UTC))
        assert "Who decides at Acme?" not in seen(edge.ana.notes[-1])
