"""Whom a menu of people offers: oneself, an app, somebody who has left."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.sandbox import Message
from bot.slack.desk import no_colleague
from bot.store.engine import writing
from bot.store.tables import members
from bot.views import ids
from bot.words.languages import language
from rules.kit.language import speaking
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


def test_who_cannot_be_asked_is_said_in_the_language_of_who_picks(
    edge: Edge, ignored: Message
) -> None:
    with writing(edge.bot.engine) as connection:
        ana = members.c.slack_id == "UANA"
        connection.execute(update(members).where(ana).values(language="de"))
    for _ in range(12):
        edge.ben.types("/nudges help")
    with speaking(language("de")):
        expected = no_colleague()
    assert picks(edge, ignored, edge.sandbox.bot_user) == expected
    assert "Pick a colleague" not in expected


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
