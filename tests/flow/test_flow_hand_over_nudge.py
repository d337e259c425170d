"""Handing over a nudge: who is asked then, and who may."""

from datetime import date, timedelta

import pytest

from bot.flow import hand_over, react
from bot.flow.hand_over_rights import CannotHandOver
from bot.model import Member, NudgeState
from tests.flow.handing import (
    CALL,
    NOW,
    PERSONAL,
    an_asked_customer,
    put,
    row_of,
)
from tests.flow.team import TUESDAY, Team, at


@pytest.fixture
def asked(team: Team, ana: Member) -> int:
    return an_asked_customer(team, ana)


@pytest.mark.usefixtures("asked")
def test_a_nudge_that_was_handed_over_is_asked_of_the_colleague(
    team: Team, ana: Member, eva: Member
) -> None:
    hand_over.nudge(team.visit(ana, NOW), 1, eva, because="you know Carla")
    team.round(NOW + timedelta(minutes=1))
    (card,) = team.courier.posted[-1].cards
    assert (team.courier.posted[-1].member.name, card.state) == ("Eva", NudgeState.ASKED)
    assert (card.handed_by, card.handed_because) == ("Ana", "you know Carla")
    (shown,) = team.courier.shown[-1].cards
    assert shown.handed_to == "Eva"


@pytest.mark.usefixtures("asked")
def test_what_was_handed_over_stays_with_whom_it_was_handed_to(
    team: Team, ana: Member, ben: Member
) -> None:
    hand_over.nudge(team.visit(ana, NOW), 1, ben)
    for hours in (1, 30, 60):
        team.tick(NOW + timedelta(hours=hours))
        assert row_of(team, "nudges")["to_member_id"] == ben.id


@pytest.mark.usefixtures("asked")
def test_it_falls_to_the_owner_when_that_one_is_with_us_no_more(
    team: Team, ana: Member, ben: Member
) -> None:
    hand_over.nudge(team.visit(ana, NOW), 1, ben)
    team.change("members", ben.id, active=False)
    team.tick(NOW + timedelta(hours=1))
    row = row_of(team, "nudges")
    assert (row["to_member_id"], row["handed_by_id"], row["handed_because"]) == (ana.id, None, "")


@pytest.mark.usefixtures("asked")
def test_the_next_of_its_ritual_is_asked_of_the_owner_again(
    team: Team, ana: Member, eva: Member
) -> None:
    hand_over.nudge(team.visit(ana, NOW), 1, eva)
    team.round(at("2026-03-10 09:00", "Europe/Madrid"))
    assert row_of(team, "nudges", 2)["to_member_id"] == ana.id


@pytest.mark.usefixtures("asked")
def test_from_now_on_the_ritual_asks_the_colleague(team: Team, ana: Member, eva: Member) -> None:
    hand_over.nudge(team.visit(ana, NOW), 1, eva, from_now_on=True)
    team.round(at("2026-03-10 09:00", "Europe/Madrid"))
    assert [row["to_member_id"] for row in team.rows("nudges")] == [eva.id, eva.id]


@pytest.mark.usefixtures("asked")
def test_it_waits_for_the_colleagues_next_working_day(team: Team, ana: Member, ben: Member) -> None:
    put(team, "absences", member_id=ben.id, first=TUESDAY, last=date(2026, 3, 12), by_status=False)
    hand_over.nudge(team.visit(ana, NOW), 1, team.member("Ben"))
    row = row_of(team, "nudges")
    assert (row["ask_on"], row["good_until"]) == (date(2026, 3, 13), date(2026, 3, 16))


@pytest.mark.usefixtures("asked")
def test_a_nudge_of_somebody_else_is_theirs_to_hand_over(
    team: Team, ben: Member, eva: Member
) -> None:
    with pytest.raises(react.NotYours):
        hand_over.nudge(team.visit(ben, NOW), 1, eva)
    with pytest.raises(react.NotYours):
        hand_over.nudge(team.visit(ben, NOW), 99, eva)


@pytest.mark.usefixtures("asked")
def test_a_nudge_is_handed_over_once(team: Team, ana: Member, eva: Member) -> None:
    react.skip(team.visit(ana, NOW), 1)
    with pytest.raises(react.AnsweredAlready):
        hand_over.nudge(team.visit(ana, NOW), 1, eva)


@pytest.mark.usefixtures("asked")
def test_nobody_hands_a_nudge_to_themselves_or_to_who_is_gone(
    team: Team, ana: Member, ben: Member
) -> None:
    team.change("members", ben.id, active=False)
    for to in (ana, team.member("Ben")):
        with pytest.raises(CannotHandOver) as why:
            hand_over.nudge(team.visit(ana, NOW), 1, to)
        assert why.value.field_name == "to"
    assert team.states() == {"call_them": "asked"}


def test_what_is_private_is_handed_over_by_the_owner_alone(
    team: Team, ana: Member, ben: Member, eva: Member
) -> None:
    team.rules = [PERSONAL]
    team.customer("Acme", ana)
    team.round(NOW)
    hand_over.nudge(team.visit(ana, NOW), 1, eva)
    team.round(NOW + timedelta(minutes=1))
    assert row_of(team, "nudges")["to_member_id"] == eva.id
    with pytest.raises(CannotHandOver):
        hand_over.nudge(team.visit(eva, NOW), 1, ben)


def test_a_private_customer_is_told_to_nobody_new(team: Team, ana: Member, eva: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana, private=True)
    team.round(NOW)
    with pytest.raises(CannotHandOver):
        hand_over.nudge(team.visit(ana, NOW), 1, eva)
    assert row_of(team, "nudges")["to_member_id"] == ana.id
