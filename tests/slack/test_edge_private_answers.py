"""What is personal is not given away by what others are answered."""

import json
from datetime import timedelta

import pytest
from slack_bolt import BoltRequest

from bot.flow.tick import in_force
from bot.flow.visit import Visit
from bot.sandbox import Json
from bot.slack import outlook
from bot.slack.afterwards import at_once
from bot.slack.desk import Desk
from bot.store import members
from bot.store.engine import reading
from tests.slack.colleague import seen
from tests.slack.edge import EIGHT, TEN, Edge


@pytest.fixture
def ill(edge: Edge) -> Edge:
    """Ivo is ill; Ana knows, and has been asked to write to him."""
    edge.walk(EIGHT)
    edge.ana.types("/customer Acme life @ivo illness")
    edge.walk(TEN)
    assert "Get well" in "\n".join(seen(one) for one in edge.ana.notes)
    return edge


@pytest.mark.parametrize(
    "line", ["/customer Acme @ivo left", "/customer Acme lost", "/touch Acme card to Ivo today"]
)
def test_whose_nudge_it_answers_is_not_told_when_that_is_private(ill: Edge, line: str) -> None:
    said = ill.noor.types(line)
    assert "Acme" in said
    assert "Get well" not in said
    assert ill.rows("nudges") != []


def test_its_owner_still_reads_it(ill: Edge) -> None:
    assert "That answers: Get well" in ill.ana.types("/touch Acme card to Ivo today")


def test_nobody_else_finds_it_anywhere(ill: Edge) -> None:
    ill.walk(TEN + timedelta(days=1))
    for line in ("/customer Acme", "/nudges", "/nudges preview 300"):
        assert "get well" not in ill.noor.types(line).casefold()
    assert ill.noor.types("/nudges why Acme") == ill.noor.types("/nudges why Cobalt").replace(
        "Cobalt", "Acme"
    ).replace("Ben Okafor", "Ana Ruiz") or "Ivo" not in ill.noor.types("/nudges why Acme")


def test_a_form_about_what_is_private_is_taken_from_nobody_else(ill: Edge) -> None:
    ill.noor.types("/customer Acme life")
    view = ill.noor.form
    about = json.loads(view["private_metadata"]) | {"row": 1}
    values = {**view["state"]["values"], "contact": picked("2"), "kind": picked("baby")}
    body = {
        "type": "view_submission",
        "team": {"id": "T0OFFICE"},
        "user": {"id": "UNEW"},
        "view": {**view, "private_metadata": json.dumps(about), "state": {"values": values}},
    }
    answer = ill.bot.installed.app.dispatch(BoltRequest(body=body, mode="socket_mode"))
    assert "no longer in the record" in str(answer.body)
    assert [row["kind"] for row in ill.rows("life_events")] == ["illness"]


def picked(value: str) -> Json:
    return {"input": {"selected_option": {"value": value}}}


def test_why_of_a_customer_that_is_gone_says_so(edge: Edge) -> None:
    edge.ana.types("/customer Acme")
    bot, installed = edge.bot, edge.bot.installed
    desk = Desk(
        bot.engine,
        bot.rules,
        installed.workspace_id,
        bot.clock,
        installed.messenger,
        titles={},
        afterwards=at_once,
    )
    with reading(edge.bot.engine) as connection:
        (ana, *_) = members.of_workspace(connection, edge.bot.installed.workspace_id).values()
    here = in_force(edge.bot.engine, edge.bot.installed.workspace_id, edge.bot.rules)
    visit = Visit(edge.bot.engine, here, ana, edge.now)
    said = outlook.why(visit, desk, 9_999)
    assert said["text"] == "This customer is no longer in the record."
