"""Handing over a customer: what goes along, who may, and who reads what."""

from datetime import timedelta

import pytest

from bot.flow import hand_over
from bot.flow.hand_over_rights import CannotHandOver
from bot.model import Member
from rules.kit import Role
from tests.flow.handing import CALL, NOW, an_asked_customer, lead_is, put, row_of, texts
from tests.flow.team import TUESDAY, Team, asks, at, day


@pytest.fixture
def asked(team: Team, ana: Member) -> int:
    return an_asked_customer(team, ana)


def test_a_customer_goes_with_what_is_open_and_the_note_tells_all(
    team: Team, ana: Member, eva: Member, asked: int
) -> None:
    team.touched(asked, day("2026-02-20"))
    put(
        team,
        "loops",
        customer_id=asked,
        kind="promise",
        text="the new prices",
        opened_on=day("2026-02-20"),
        by_member_id=ana.id,
    )
    put(team, "role_holders", customer_id=asked, role=Role.CARE, member_id=ana.id)
    done = hand_over.customer(team.visit(ana, NOW), asked, eva, because="I am moving to Lyon")
    assert (done.nudges, done.roles, done.promises) == (1, 1, 1)
    assert row_of(team, "customers", asked)["owner_id"] == eva.id
    assert row_of(team, "loops")["by_member_id"] == eva.id
    assert [(row["member_id"], row["since"]) for row in team.rows("role_holders")] == [
        (ana.id, None),
        (eva.id, TUESDAY),
    ]
    team.round(NOW + timedelta(minutes=1))
    (text,) = texts(team, eva)
    for part in ("Ana hands Acme over to you.", "I am moving to Lyon", "the new prices"):
        assert part in text
    assert row_of(team, "nudges")["to_member_id"] == eva.id
    assert row_of(team, "nudges")["state"] == "asked"


def test_roles_and_promises_stay_where_the_owner_says_so(
    team: Team, ana: Member, eva: Member, asked: int
) -> None:
    put(
        team,
        "loops",
        customer_id=asked,
        kind="promise",
        text="x",
        opened_on=TUESDAY,
        by_member_id=ana.id,
    )
    put(team, "role_holders", customer_id=asked, role=Role.CARE, member_id=ana.id)
    hand_over.customer(team.visit(ana, NOW), asked, eva, with_roles=False)
    assert row_of(team, "loops")["by_member_id"] == ana.id
    assert len(team.rows("role_holders")) == 1


def test_what_the_old_one_is_asked_in_a_role_of_theirs_stays_with_them(
    team: Team, ana: Member, eva: Member
) -> None:
    team.rules = [CALL, asks("in_role", TUESDAY, to=Role.CARE)]
    acme = team.customer("Acme", ana)
    put(team, "role_holders", customer_id=acme, role=Role.CARE, member_id=ana.id)
    team.round(NOW)
    hand_over.customer(team.visit(ana, NOW), acme, eva, with_roles=False)
    whose = {row["rule"]: row["to_member_id"] for row in team.rows("nudges")}
    assert whose == {"call_them": eva.id, "in_role": ana.id}


def test_only_the_owner_and_the_lead_hand_a_customer_over(
    team: Team, ben: Member, eva: Member, asked: int
) -> None:
    with pytest.raises(CannotHandOver) as why:
        hand_over.customer(team.visit(ben, NOW), asked, ben)
    assert "Ask Ana" in why.value.advice
    lead_is(team, eva)
    hand_over.customer(team.visit(eva, NOW), asked, ben)
    team.round(NOW + timedelta(minutes=1))
    (told,) = texts(team, team.member("Ana"))
    assert "Eva has handed Acme over to Ben." in told


def test_anybody_takes_a_customer_that_nobody_looks_after(team: Team, ben: Member) -> None:
    acme = team.customer("Acme", None)
    hand_over.customer(team.visit(ben, NOW), acme, ben)
    assert row_of(team, "customers", acme)["owner_id"] == ben.id


@pytest.mark.parametrize("who", ["Ana", "Ben"])
def test_a_customer_is_not_handed_to_its_owner_or_to_who_is_gone(
    team: Team, ana: Member, ben: Member, asked: int, who: str
) -> None:
    team.change("members", ben.id, active=False)
    with pytest.raises(CannotHandOver) as why:
        hand_over.customer(team.visit(ana, NOW), asked, team.member(who))
    assert why.value.field_name == "to"


def test_a_private_customer_of_somebody_else_is_unknown(
    team: Team, ana: Member, ben: Member
) -> None:
    acme = team.customer("Acme", ana, private=True)
    lead_is(team, ben)
    with pytest.raises(CannotHandOver) as why:
        hand_over.customer(team.visit(ben, NOW), acme, ben)
    assert "I do not know this customer" in why.value.advice


def test_the_note_waits_for_the_hours_of_who_reads_it(
    team: Team, ana: Member, eva: Member, asked: int
) -> None:
    evening = at("2026-03-06 20:00", "Europe/Madrid")
    hand_over.customer(team.visit(ana, evening), asked, eva)
    for moment in ("2026-03-07 10:00", "2026-03-08 10:00"):
        team.round(at(moment, "Europe/Madrid"))
        assert texts(team, eva) == []
    team.round(at("2026-03-09 09:00", "Europe/Madrid"))
    assert len(texts(team, eva)) == 1


def test_a_full_budget_does_not_hold_the_note_back(team: Team, ana: Member, asked: int) -> None:
    full = team.hire("Full", "Europe/Madrid", "ES", daily_budget=0, weekly_budget=0)
    hand_over.customer(team.visit(ana, NOW), asked, full)
    team.round(NOW + timedelta(minutes=1))
    assert len(texts(team, full)) == 1
