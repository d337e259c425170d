"""What is erased with a person, and what others keep."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.store import erasing, questions, traces
from bot.store.engine import open_record, reading, scrub, writing
from bot.store.tables import metadata
from tests.database import address_in
from tests.flow.team import TUESDAY, Team, asks, at, record_in, team_in

NOW = at("2026-03-03 10:00")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine, "Harbour")
    engine.dispose()


def put(team: Team, table: str, **columns: object) -> None:
    with writing(team.engine) as connection:
        row = {"workspace_id": team.workspace_id, **columns}
        connection.execute(insert(metadata.tables[table]).values(row))


def erase(team: Team, customer_id: int, contact_id: int) -> None:
    here = team.workspace_id, customer_id
    with writing(team.engine) as connection:
        whom = erasing.person(connection, *here, contact_id)
        assert whom is not None
        erasing.erase_person(connection, *here, whom)


def asked(team: Team, customer_id: int, rule: str, contact_id: int | None, why: str) -> None:
    team.rules = [*team.rules, asks(rule, TUESDAY)]
    row = {
        "customer_id": customer_id,
        "rule": rule,
        "due": TUESDAY,
        "contact_id": contact_id,
        "why": why,
        "draft": "",
        "worth": 1,
        "urgent": False,
        "private": False,
        "ask_on": TUESDAY,
        "good_until": TUESDAY,
    }
    put(team, "nudges", **row)


def test_nudges_about_them_alone_go_and_others_name_them_no_more(team: Team) -> None:
    acme = team.customer("Acme", team.hire("Ana"))
    ivo = team.contact(acme, "Ivo Lund")
    asked(team, acme, "birthday", ivo, "It is a day of joy.")
    asked(team, acme, "called", None, "IVO LUND is waiting, and so is Ivo Lundy.")
    erase(team, acme, ivo)
    assert [row["why"] for row in team.rows("nudges")] == ["… is waiting, and so is Ivo Lundy."]


def test_questions_whose_choices_named_them_go(team: Team) -> None:
    ana = team.hire("Ana")
    acme = team.customer("Acme", ana)
    ivo, eva = team.contact(acme, "Ivo Lund"), team.contact(acme, "Eva Sol")
    for day, one, name in ((1, ivo, "Ivo Lund"), (2, eva, "Eva Sol")):
        told = {"about": "decides", "choices": [[str(one), name]], "member_id": ana.id}
        put(team, "questions", customer_id=acme, asked_on=date(2026, 3, day), **told)
    erase(team, acme, ivo)
    assert [row["choices"] for row in team.rows("questions")] == [[[str(eva), "Eva Sol"]]]


def test_two_needs_that_differ_by_a_name_alone_become_one(team: Team) -> None:
    acme = team.customer("Acme", team.hire("Ana"))
    ivo = team.contact(acme, "Ivo Lund")
    for text in ("a hand for Ivo Lund", "a hand for …"):
        put(team, "needs", customer_id=acme, tag="help", text=text, on=TUESDAY)
    erase(team, acme, ivo)
    assert [row["text"] for row in team.rows("needs")] == ["a hand for …"]


def test_a_person_of_another_customer_or_workspace_is_nobody(team: Team) -> None:
    ana, other = team.hire("Ana"), team_in(team.engine, "Elsewhere")
    acme, beta = team.customer("Acme", ana), team.customer("Beta", ana)
    ivo = team.contact(acme, "Ivo Lund")
    with reading(team.engine) as connection:
        assert erasing.person(connection, team.workspace_id, beta, ivo) is None
        assert erasing.person(connection, other.workspace_id, acme, ivo) is None


def test_texts_of_another_workspace_stay_as_they_are(team: Team) -> None:
    acme = team.customer("Acme", team.hire("Ana"))
    ivo, other = team.contact(acme, "Ivo Lund"), team_in(team.engine, "Elsewhere")
    twin = other.hire("Twin")
    put(other, "drafts", member_id=twin.id, text="call Ivo Lund", said_at=NOW)
    note = {"occasion": "one", "day": TUESDAY, "try_at": NOW, "text": "Ivo Lund signed."}
    put(other, "notes", member_id=twin.id, **note)
    erase(team, acme, ivo)
    assert [row["text"] for row in other.rows("drafts")] == ["call Ivo Lund"]
    assert [row["text"] for row in other.rows("notes")] == ["Ivo Lund signed."]


def test_a_name_is_found_as_json_spells_it_too(team: Team) -> None:
    ana = team.hire("Ana")
    put(team, "drafts", member_id=ana.id, text='["Jos\\u00e9 P\\u00e9rez"]', said_at=NOW)
    with writing(team.engine) as connection:
        traces.drop_drafts(connection, team.workspace_id, traces.blanking(["José Pérez"]))
    assert team.rows("drafts") == []


def test_a_question_is_shown_to_who_may_know_of_its_customer(team: Team) -> None:
    ana, ben = team.hire("Ana"), team.hire("Ben")
    acme = team.customer("Acme", ana, private=True)
    note = {"occasion": "one", "day": TUESDAY, "try_at": NOW}
    put(team, "notes", member_id=ben.id, **note)
    told = {"about": "decides", "choices": [["1", "Ivo"]], "member_id": ben.id, "note_id": 1}
    put(team, "questions", customer_id=acme, asked_on=TUESDAY, **told)
    here = team.workspace_id, 1
    with reading(team.engine) as connection:
        assert questions.in_note(connection, *here, ben.id) is None
        assert questions.in_note(connection, *here, ana.id) is not None
        assert questions.of_member(connection, team.workspace_id, ben.id, 1) is None


def test_scrubbing_waits_for_nobody_for_ever_and_says_so(team: Team, tmp_path: Path) -> None:
    other = open_record(address_in(tmp_path))
    with writing(other) as connection:
        connection.exec_driver_sql("SELECT 1")
        assert not scrub(team.engine)
    assert scrub(team.engine)
    other.dispose()
