from datetime import date

import pytest

from bot.flow.learn import CannotLearn, Value, amend, learn
from bot.flow.visit import Visit
from bot.model import Member
from bot.model.nouns import (
    CONCERN,
    CONTACT,
    CUSTOMER,
    HONEST_NO,
    JOB,
    LIFE_EVENT,
    NEED,
    NOUNS,
    PROJECT,
    VALUE,
    Noun,
)
from tests.flow.team import TUESDAY, Team, at, day, team_in

NOW = at("2026-03-03 10:00", "Europe/Madrid")
MONDAY = day("2026-03-02")


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    return team.customer("Acme", ana)


@pytest.fixture
def visit(team: Team, ana: Member, acme: int) -> Visit:
    return team.visit(ana, NOW)


def refused(visit: Visit, customer_id: int, noun: Noun, **facts: Value) -> tuple[str, str]:
    with pytest.raises(CannotLearn) as caught:
        learn(visit, customer_id, noun, facts)
    return caught.value.field_name, caught.value.advice


@pytest.mark.parametrize(
    ("noun", "facts", "refusal"),
    [
        (CONCERN, {}, ("text", "In their words: this is missing.")),
        (CONCERN, {"text": "  "}, ("text", "In their words: this is missing.")),
        (CONCERN, {"text": "x" * 3_001}, ("text", "there is room for 3000 characters")),
        (NEED, {"tag": "x" * 65}, ("tag", "there is room for 64 characters")),
        (CONCERN, {"text": "x", "severity": "huge"}, ("severity", "severe, normal and minor")),
        (CONCERN, {"text": "x", "by": 99}, ("by", "choose a colleague who is still with us")),
        (CONCERN, {"text": "x", "contact": 99}, ("contact", "choose somebody at Acme")),
        (CONCERN, {"text": "x", "closed_on": MONDAY}, ("closed_on", "before it began, on 3 March")),
        (CONCERN, {"text": "x", "wait_until": MONDAY}, ("wait_until", "a day after it began")),
        (HONEST_NO, {"text": "x", "closed_on": MONDAY}, ("closed_on", "before it was said")),
        (HONEST_NO, {"text": "x", "revisit_on": MONDAY}, ("revisit_on", "a day after it was said")),
        (JOB, {"text": "x", "on": date(1899, 12, 31)}, ("on", "a day between 1900 and 2199")),
        (JOB, {"text": "x", "on": date(9999, 1, 1)}, ("on", "a day between 1900 and 2199")),
        (JOB, {"text": "x", "on": "yesterday"}, ("on", "this has to be a day")),
        (
            VALUE,
            {"text": "x", "project": "Moon"},
            ("project", "At Acme there is no project yet. Tell me"),
        ),
        (
            VALUE,
            {"text": "x", "project": 99},
            ("project", "At Acme there is no project yet. Tell me"),
        ),
        (LIFE_EVENT, {"contact": "Ivo", "kind": "birth"}, ("kind", "illness, bereavement")),
        (LIFE_EVENT, {"kind": "baby"}, ("contact", "Whose: this is missing.")),
        (
            LIFE_EVENT,
            {"contact": "Ivo", "kind": "baby", "on": date(2026, 2, 1)},
            ("on", "I keep this for 30 days and not longer."),
        ),
        (CONTACT, {"title": "CFO"}, ("name", "Say the name of the contact.")),
        (CONTACT, {"name": "Ivo", "birthday": "--02-30"}, ("birthday", "1980-03-31 or --03-31")),
        (CONTACT, {"name": "Ivo", "birthday": "2030-01-01"}, ("birthday", "1980-03-31")),
        (CONTACT, {"name": "Ivo", "champion": "very"}, ("champion", "answer with yes or no")),
        (PROJECT, {"name": "Shop", "report_every": 0}, ("report_every", "a number from 1 to 365")),
        (PROJECT, {"name": "Shop", "report_every": True}, ("report_every", "a number from 1")),
        (CUSTOMER, {"country": "XX"}, ("country", "Two letters, such as NL.")),
        (CUSTOMER, {"owner": 99}, ("owner", "choose a colleague who is still with us")),
        (CUSTOMER, {}, ("", "Say what is new about Acme.")),
    ],
)
def test_what_cannot_be_is_refused_with_advice(
    team: Team, visit: Visit, noun: Noun, facts: dict[str, Value], refusal: tuple[str, str]
) -> None:
    before = {one.table: team.rows(one.table) for one in NOUNS}
    (acme,) = (int(str(row["id"])) for row in before["customers"])
    field, advice = refused(visit, acme, noun, **facts)
    assert field == refusal[0]
    assert refusal[1] in advice
    assert {one.table: team.rows(one.table) for one in NOUNS} == before


def test_a_colleague_who_has_left_or_a_channel_is_given_nothing(
    team: Team, acme: int, visit: Visit
) -> None:
    gone, channel = team.hire("Gus", active=False), team.hire("team", channel=True)
    for member in (gone, channel):
        assert refused(visit, acme, CUSTOMER, owner=member.id)[0] == "owner"


def test_another_workspaces_people_and_rows_are_strangers(
    team: Team, acme: int, visit: Visit, ana: Member
) -> None:
    other = team_in(team.engine, "Other")
    bob = other.hire("Bob")
    theirs = other.customer("Theirs", bob)
    row_id = learn(visit, acme, CONCERN, {"text": "The budget", "contact": "Ivo Novak"}).row_id
    ivo = int(str(team.rows("contacts")[0]["id"]))
    shop = learn(visit, acme, PROJECT, {"name": "Shop"}).row_id
    stranger = other.visit(bob, NOW)
    before = {one.table: team.rows(one.table) for one in NOUNS}
    assert refused(stranger, acme, CONCERN, text="x")[0] == "customer"
    assert refused(stranger, theirs, CONCERN, text="x", contact=ivo)[0] == "contact"
    assert refused(stranger, theirs, CONCERN, text="x", by=ana.id)[0] == "by"
    assert refused(stranger, theirs, VALUE, text="x", project=shop)[0] == "project"
    with pytest.raises(CannotLearn, match="not on record any more"):
        amend(stranger, CONCERN, row_id, {"closed_on": TUESDAY})
    assert {one.table: team.rows(one.table) for one in NOUNS} == before


def test_somebody_at_another_customer_is_nobody_here(team: Team, acme: int, visit: Visit) -> None:
    mia = team.contact(team.customer("Beta"), "Mia Berg")
    assert refused(visit, acme, JOB, text="x", contact=mia)[0] == "contact"


def test_a_field_that_a_noun_has_not_is_a_mistake_of_ours(acme: int, visit: Visit) -> None:
    with pytest.raises(KeyError, match="a job has no severity"):
        learn(visit, acme, JOB, {"text": "x", "severity": "minor"})


def test_two_of_the_same_cannot_come_about_by_changing(team: Team, acme: int, visit: Visit) -> None:
    learn(visit, acme, NEED, {"tag": "crm"})
    other = learn(visit, acme, NEED, {"tag": "erp"})
    with pytest.raises(CannotLearn, match="The very same is on record already"):
        amend(visit, NEED, other.row_id, {"tag": "crm"})
    learn(visit, acme, CONTACT, {"name": "Ivo Novak"})
    mia = learn(visit, acme, CONTACT, {"name": "Mia Berg"})
    with pytest.raises(CannotLearn, match="The very same is on record already"):
        amend(visit, CONTACT, mia.row_id, {"name": "Ivo Novak"})
    assert amend(visit, CONTACT, mia.row_id, {"name": "Mia Holm"}).what == (("Name", "Mia Holm"),)
