"""Whom a menu of people offers: oneself, an app, somebody who has left."""

from datetime import timedelta

import pytest

from bot.sandbox import Message
from bot.views import ids
from tests.slack.colleague import button, seen, smooth
from tests.slack.edge import TEN, Edge
from tests.slack.test_edge_facts import chooses


@pytest.fixture
def ignored(edge: Edge) -> Message:
    """The fourth note about Acme, after three that Ana let pass."""
    for week in range(10):
        edge.walk(TEN + timedelta(weeks=week))
    return next(one for one in edge.ana.notes if "How shall I go on" in seen(one))


def picks(edge: Edge, note: Message, whom: str) -> str:
    number = button(note, "Stop", "Acme").rpartition(":")[2]
    smooth(edge.ana.hands.presses(note, f"{ids.NUDGE_ELSE}:{number}", whom))
    return "\n".join(seen(one) for one in edge.ana.echoes)


def test_an_app_cannot_be_asked_instead(edge: Edge, ignored: Message) -> None:
    before = edge.names("members")
    said = picks(edge, ignored, edge.sandbox.bot_user)
    assert "Pick a colleague who is still with us, and no app." in said
    assert edge.names("members") == before
    assert edge.rows("arrangements") == []
    assert "How shall I go on" in seen(edge.ana.again(ignored))


def test_oneself_is_not_somebody_else(edge: Edge, ignored: Message) -> None:
    said = picks(edge, ignored, "UANA")
    assert "That is you." in said
    assert edge.rows("arrangements") == []
    assert "How shall I go on" in seen(edge.ana.again(ignored))


def test_an_app_looks_after_nothing(edge: Edge) -> None:
    before = edge.names("members")
    chooses(edge.ana, "role")
    errors = edge.ana.submits(role="Care", member=edge.sandbox.bot_user)
    assert errors == {"member": "Pick a colleague who is still with us, and no app."}
    assert edge.names("members") == before
    edge.ana.types("/customer add")
    errors = edge.ana.submits(name="Dunes", owner=edge.sandbox.bot_user)
    assert errors == {"owner": "Pick a colleague who is still with us, and no app."}
    assert "Dunes" not in edge.names("customers")
