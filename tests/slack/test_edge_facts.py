"""`/customer NAME WORD ...`, the menu and the forms: telling what is known of them."""

import json
from datetime import date

import pytest
from slack_bolt import BoltRequest
from sqlalchemy import insert

from bot.flow.tick import in_force
from bot.flow.visit import Visit
from bot.model.nouns import LIFE_EVENT
from bot.sandbox import Json
from bot.slack.fact_ground import dossier_of_row
from bot.store import members, workspaces
from bot.store.engine import reading, writing
from bot.store.tables import customers
from tests.slack.colleague import Colleague, at_once, filled, holds, labels, seen, smooth
from tests.slack.edge import EIGHT, TUESDAY, Edge
from tests.slack.test_edge_hostile import HOSTILE, harmless

LINES: dict[str, tuple[str, dict[str, object]]] = {
    "concern severe: the budget is gone": ("loops", {"text": "the budget is gone"}),
    "promise by @ben until Friday: the list": ("loops", {"wait_until": date(2026, 3, 6)}),
    "no: a rewrite; instead a repair; revisit in 3 months": (
        "honest_noes",
        {"text": "a rewrite", "instead": "a repair", "revisit_on": date(2026, 6, 3)},
    ),
    "job from @ivo: keep the shop up": ("jobs", {"text": "keep the shop up", "contact_id": 2}),
    "need crm: one place for all": ("needs", {"tag": "crm", "text": "one place for all"}),
    "value: saves three days a month": ("evidence", {"text": "saves three days a month"}),
    "life @ivo illness, do not mention": ("life_events", {"kind": "illness", "silent": True}),
    "role delivery @ben since yesterday": (
        "role_holders",
        {"role": "delivery", "since": date(2026, 3, 2)},
    ),
    "term Shop gets: the shop and the app": ("terms", {"item": "what they get"}),
    "@ivo left yesterday": (
        "contacts",
        {"name": "Ivo Lund", "standing": "left", "standing_since": date(2026, 3, 2)},
    ),
    "contact Petra Vogel, CFO, executive": (
        "contacts",
        {"name": "Petra Vogel", "title": "CFO", "seniority": "executive"},
    ),
    "project Shop lost because of the price": ("projects", {"lost_because": "the price"}),
    "lost because of the price": ("customers", {"standing": "lost", "lost_because": "the price"}),
    "renews 1 June": ("customers", {"renews_on": date(2026, 6, 1)}),
    "loyalty loyal": ("customers", {"loyalty_pinned": "loyal"}),
}


def chooses(somebody: Colleague, noun: str, customer: str = "Acme") -> Json:
    """Look at a customer and pick from its menu; answers the form that opens."""
    somebody.types(f"/customer {customer}")
    page = somebody.reply
    (menu,) = [block["accessory"] for block in page.blocks if block["type"] == "section"]
    smooth(somebody.hands.presses(page, menu["action_id"], noun))
    return somebody.form


@pytest.mark.parametrize("line", LINES)
def test_each_noun_is_told_in_one_line(edge: Edge, line: str) -> None:
    table, facts = LINES[line]
    assert not holds(edge.rows(table), facts)
    assert edge.ana.types(f"/customer Acme {line}").startswith("Noted for Acme")
    assert holds(edge.rows(table), facts)


FORMS: dict[str, tuple[str, dict[str, object], dict[str, object]]] = {
    "concern": ("loops", {"text": "the budget", "severity": "Severe"}, {"severity": "severe"}),
    "promise": ("loops", {"text": "the list", "by": "UBEN"}, {"kind": "promise"}),
    "honest no": ("honest_noes", {"text": "a rewrite"}, {"text": "a rewrite"}),
    "job": ("jobs", {"text": "keep it up", "contact": "Ivo Lund"}, {"contact_id": 2}),
    "need": ("needs", {"tag": "crm"}, {"tag": "crm", "on": TUESDAY}),
    "value": ("evidence", {"text": "saves days"}, {"text": "saves days"}),
    "life event": (
        "life_events",
        {"contact": "Ivo Lund", "kind": "Baby", "silent": ["Yes"]},
        {"kind": "baby", "silent": True},
    ),
    "role": ("role_holders", {"role": "Care", "member": "UNEW"}, {"role": "care"}),
    "term": (
        "terms",
        {"project_new": "Shop", "item": "Who decides", "text": "Ivo"},
        {"item": "who decides"},
    ),
    "contact": (
        "contacts",
        {"name": "Petra Vogel", "birthday": "31 March", "champion": ["Yes"]},
        {"name": "Petra Vogel", "birthday": "--03-31", "champion": True},
    ),
    "project": (
        "projects",
        {"name": "Shop", "stage": "Delivery", "report_every": "7"},
        {"name": "Shop", "report_every": 7},
    ),
    "customer": (
        "customers",
        {"tier": "C", "renews_on": "2026-06-01"},
        {"tier": "C", "renews_on": date(2026, 6, 1), "country": "ES"},
    ),
}


@pytest.mark.parametrize("noun", FORMS)
def test_each_noun_is_told_in_a_form(edge: Edge, noun: str) -> None:
    table, values, facts = FORMS[noun]
    chooses(edge.ana, noun)
    assert not holds(edge.rows(table), facts)
    assert edge.ana.submits(**values) == {}
    assert seen(edge.ana.reply).startswith("Noted for Acme")
    assert holds(edge.rows(table), facts)


def test_what_was_told_is_echoed_and_can_be_undone(edge: Edge) -> None:
    said = edge.ana.types("/customer acme concern severe from @ivo: the budget is gone")
    assert "In their words: the budget is gone" in said
    assert "Ivo Lund" in said
    assert labels(edge.ana.reply) == ["Undo", "Change"]
    assert edge.ana.presses("Undo", edge.ana.reply).startswith("Undone")
    assert edge.rows("loops") == []


def test_undo_twice_or_too_late_says_so(edge: Edge) -> None:
    edge.ana.types("/customer Acme concern budget")
    late = edge.ana.reply
    edge.later(minutes=11)
    assert "too late" in edge.ana.presses("Undo", late)
    assert len(edge.rows("loops")) == 1


def test_change_opens_the_form_filled_in(edge: Edge) -> None:
    edge.ana.types("/customer Acme promise by @ben until Friday: the list")
    edge.ana.presses("Change", edge.ana.reply)
    assert filled(edge.ana.form) == {
        "text": "the list",
        "severity": "Normal",
        "by": "UBEN",
        "opened_on": "2026-03-03",
        "wait_until": "2026-03-06",
    }
    assert edge.ana.submits(text="the new list", wait_until=None) == {}
    (row,) = edge.rows("loops")
    assert (row["text"], row["wait_until"], row["by_member_id"]) == ("the new list", None, 2)
    assert "the new list" in seen(edge.ana.reply)


def test_the_same_told_twice_is_there_once(edge: Edge) -> None:
    for _ in range(2):
        edge.ana.types("/customer Acme concern budget")
        edge.ana.types("/customer Acme contact Petra Vogel")
    assert len(edge.rows("loops")) == 1
    assert edge.names("contacts").count("Petra Vogel") == 1


def test_a_form_sent_twice_at_once_tells_once(edge: Edge) -> None:
    edge.ana.types("/customer Acme concern")
    view = forged(edge, edge.ana.form, text="budget")
    at_once(lambda: sent(edge, view))
    assert len(edge.rows("loops")) == 1


def test_of_what_is_there_only_what_changed_is_told(edge: Edge) -> None:
    chooses(edge.ana, "customer")
    edge.ana.submits(tier="C")
    said = seen(edge.ana.reply)
    assert said.startswith("Noted for Acme.\nTier: C\nNext:")


def test_a_name_that_is_taken_is_refused_beside_its_field(edge: Edge) -> None:
    chooses(edge.ana, "customer")
    assert list(edge.ana.submits(name="Cobalt")) == ["name"]


def test_an_open_concern_is_closed_by_its_words(edge: Edge) -> None:
    edge.ana.types("/customer Acme concern the budget is gone")
    edge.ana.types("/customer Acme concern quick answers are gone")
    said = edge.ana.types("/customer Acme concern closed budget gone")
    assert "Noted for Acme: a concern of theirs.\nIn their words: the budget is gone" in said
    closed = {row["text"]: row["closed_on"] for row in edge.rows("loops")}
    assert closed == {"the budget is gone": TUESDAY, "quick answers are gone": None}
    assert "is open at Acme" in edge.ana.types("/customer Acme concern closed budget")
    page = edge.ana.types("/customer Acme")
    assert "quick answers" in page
    assert page.count("Concern, new today: ") == 1


def test_a_stage_with_a_mood_is_a_milestone_too(edge: Edge) -> None:
    edge.ana.types("/customer Acme project Shop delivery mood 2")
    touch = edge.logged_once()
    assert (touch["kind"], touch["mood"], touch["project_id"]) == ("milestone", 2, 1)
    assert [row["stage"] for row in edge.rows("project_stages")] == ["delivery"]
    assert labels(edge.ana.reply).count("Change") == 2


def test_words_that_could_harm_are_kept_as_meant_and_ring_nobody(edge: Edge) -> None:
    for text in HOSTILE:
        edge.ana.types(f"/customer Acme concern: {text}")
        edge.ana.types(f"/customer Acme {text}")
        edge.ana.types(f"/customer {text} concern {text}")
    edge.ana.types("/customer Acme")
    assert all(harmless(message.text) for message in edge.ana.reads("CTEAM"))
    assert len([row for row in edge.rows("loops") if row["customer_id"] == 1]) == len(HOSTILE)


def test_errors_stand_beside_their_field(edge: Edge) -> None:
    chooses(edge.ana, "contact")
    said = edge.ana.submits(name="Petra", birthday="30 February")
    assert said == {"birthday": "I do not know this day. Such as 31 March, or 31 March 1980."}
    chooses(edge.ana, "customer")
    assert list(edge.ana.submits(country="zz")) == ["country"]


def test_the_page_shows_what_was_told(edge: Edge) -> None:
    for line in (
        "concern severe: the budget is gone",
        "no: a rewrite; revisit 1 June",
        "job: keep the shop up",
        "role delivery @ben",
        "life @ivo illness",
        "loyalty loyal",
        "dormant",
    ):
        edge.ana.types(f"/customer Acme {line}")
    said = edge.ben.types("/customer Acme")
    assert "Dormant, tier A" in said
    assert "Delivery: Ben Okafor." in said
    assert "Loyalty, pinned by hand: loyal." in said
    assert "Concern (severe), new today" in said
    assert "“a rewrite”, to look at again on Monday 1 June" in said
    assert "“keep the shop up”" in said
    assert "illness" not in said


def test_what_is_private_is_changed_by_nobody_else(edge: Edge) -> None:
    edge.ana.types("/customer Cobalt life @zed illness")
    with reading(edge.bot.engine) as connection:
        everybody = members.of_workspace(connection, edge.bot.installed.workspace_id)
    here = in_force(edge.bot.engine, edge.bot.installed.workspace_id, edge.bot.rules)
    may_see = {
        one.name: dossier_of_row(Visit(edge.bot.engine, here, one, edge.now), LIFE_EVENT, 1)
        is not None
        for one in everybody.values()
    }
    assert may_see == {"Ana Ruiz": True, "Ben Okafor": True}
    edge.noor.types("/customer Cobalt")
    with reading(edge.bot.engine) as connection:
        everybody = members.of_workspace(connection, edge.bot.installed.workspace_id)
    (noor,) = (one for one in everybody.values() if one.name == "Noor Haddad")
    assert dossier_of_row(Visit(edge.bot.engine, here, noor, edge.now), LIFE_EVENT, 1) is None


def test_a_form_about_another_workspace_changes_nothing(edge: Edge) -> None:
    with writing(edge.bot.engine) as connection:
        there = workspaces.connect(connection, "T0ELSE", "Elsewhere")
    theirs = stranger(edge, there.id)
    edge.ana.types("/customer Acme concern")
    view = forged(edge, edge.ana.form, customer=theirs, text="budget")
    assert "no longer in the record" in json.dumps(sent(edge, view))
    edge.ana.types("/customer Acme tier B")
    assert edge.rows("loops") == []


def stranger(edge: Edge, workspace_id: int) -> int:
    """A customer of somebody else."""
    row = {"workspace_id": workspace_id, "name": "Theirs", "normal_name": "theirs"}
    with writing(edge.bot.engine) as connection:
        new = insert(customers).values(row | {"look_at": EIGHT}).returning(customers.c.id)
        return int(connection.execute(new).scalar_one())


def forged(edge: Edge, form: Json, *, text: str, customer: int | None = None) -> Json:
    """The open form as sent, with other words in it and about another customer."""
    about = json.loads(form["private_metadata"])
    about |= {"customer": customer} if customer else {}
    values = {**form["state"]["values"], "text": {"input": {"value": text}}}
    return {
        **form,
        "private_metadata": json.dumps(about),
        "state": {"values": values},
    }


def sent(edge: Edge, view: Json) -> object:
    body: Json = {
        "type": "view_submission",
        "team": {"id": "T0OFFICE"},
        "user": {"id": "UANA"},
        "view": view,
    }
    answer = edge.bot.installed.app.dispatch(BoltRequest(body=body, mode="socket_mode"))
    return answer.body
