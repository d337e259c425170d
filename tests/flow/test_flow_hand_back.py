"""Taking a hand-over back."""

from datetime import timedelta

import pytest

from bot.flow import hand_over, react, record
from bot.flow.hand_back import Back, hand_back
from bot.model import Member
from rules.kit import Role
from tests.flow.handing import NOW, WEDNESDAY, an_asked_customer, put, row_of, texts
from tests.flow.team import TUESDAY, Team, asks, called


@pytest.fixture
def asked(team: Team, ana: Member) -> int:
    return an_asked_customer(team, ana)


def test_undo_puts_back_exactly_what_was_moved(
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
    tables = ("nudges", "loops", "role_holders")
    before = {name: team.rows(name) for name in tables}
    done = hand_over.customer(team.visit(ana, NOW), asked, eva)
    assert {name: team.rows(name) for name in tables} != before
    team.round(NOW + timedelta(minutes=1))
    assert hand_back(team.visit(ana, NOW + timedelta(minutes=9)), done.undo) is Back.DONE
    assert {name: team.rows(name) for name in tables} == before
    assert row_of(team, "customers", asked)["owner_id"] == ana.id
    team.round(NOW + timedelta(minutes=10))
    assert "taken this hand-over back" in team.courier.shown[-1].text or any(
        "taken this hand-over back" in one.text for one in team.courier.shown
    )
    assert hand_back(team.visit(ana, NOW + timedelta(minutes=9)), done.undo) is Back.NOT_THERE


def test_a_note_that_nobody_has_read_is_gone_with_undo(
    team: Team, ana: Member, eva: Member, asked: int
) -> None:
    done = hand_over.customer(team.visit(ana, NOW), asked, eva)
    hand_back(team.visit(ana, NOW), done.undo)
    team.round(NOW + timedelta(minutes=1))
    assert texts(team, eva) == []


def test_undo_is_for_who_handed_over_and_for_ten_minutes(
    team: Team, ana: Member, eva: Member, asked: int
) -> None:
    done = hand_over.customer(team.visit(ana, NOW), asked, eva)
    assert hand_back(team.visit(eva, NOW), done.undo) is Back.NOT_THERE
    late = NOW + timedelta(minutes=10, seconds=1)
    assert hand_back(team.visit(ana, late), done.undo) is Back.TOO_LATE
    assert row_of(team, "customers", asked)["owner_id"] == eva.id


def test_what_the_new_one_has_worked_with_stays_theirs(
    team: Team, ana: Member, eva: Member, asked: int
) -> None:
    done = hand_over.customer(team.visit(ana, NOW), asked, eva)
    soon = NOW + timedelta(minutes=2)
    record.log(team.visit(eva, soon), called(asked, TUESDAY))
    assert hand_back(team.visit(ana, soon), done.undo) is Back.SINCE
    assert row_of(team, "customers", asked)["owner_id"] == eva.id


def test_handed_on_it_is_not_taken_back(
    team: Team, ana: Member, ben: Member, eva: Member, asked: int
) -> None:
    done = hand_over.customer(team.visit(ana, NOW), asked, eva)
    hand_over.customer(team.visit(eva, NOW), asked, ben)
    assert hand_back(team.visit(ana, NOW), done.undo) is Back.SINCE
    assert row_of(team, "customers", asked)["owner_id"] == ben.id


def test_to_and_fro_on_one_day_is_told_each_time(
    team: Team, ana: Member, eva: Member, asked: int
) -> None:
    hand_over.customer(team.visit(ana, NOW), asked, eva)
    hand_over.customer(team.visit(eva, NOW), asked, ana)
    hand_over.customer(team.visit(ana, NOW), asked, eva)
    team.round(NOW + timedelta(minutes=1))
    assert (len(texts(team, ana)), len(texts(team, eva))) == (1, 2)


def test_what_the_new_one_has_answered_stays_theirs(
    team: Team, ana: Member, eva: Member, asked: int
) -> None:
    done = hand_over.customer(team.visit(ana, NOW), asked, eva)
    soon = NOW + timedelta(minutes=2)
    team.round(soon)
    react.skip(team.visit(eva, soon), 1)
    assert hand_back(team.visit(ana, soon), done.undo) is Back.SINCE
    assert row_of(team, "customers", asked)["owner_id"] == eva.id


def test_what_the_old_one_was_handed_by_hand_goes_along_and_stays(
    team: Team, ana: Member, ben: Member, eva: Member
) -> None:
    team.rules = [asks("in_role", TUESDAY, to=Role.CARE)]
    acme = team.customer("Acme", ana)
    put(team, "role_holders", customer_id=acme, role=Role.CARE, member_id=eva.id)
    team.round(NOW)
    hand_over.nudge(team.visit(eva, NOW), 1, ana)
    hand_over.customer(team.visit(ana, NOW), acme, ben)
    team.tick(WEDNESDAY)
    row = row_of(team, "nudges")
    assert (row["to_member_id"], row["handed_by_id"]) == (ben.id, ana.id)
