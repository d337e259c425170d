"""What a second reader found in handing over."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.flow import hand_over, leave, react, take_in
from bot.flow.forget import forget_moves
from bot.flow.hand_back import Back, hand_back
from bot.flow.hand_over_rights import CannotHandOver
from bot.flow.record import Undone
from bot.model import Absence, Member
from bot.store import drafts
from bot.store.engine import writing
from rules.kit import Customer, Nudge, Role
from tests.flow.handing import NOW, PERSONAL, WEDNESDAY, an_asked_customer, lead_is, put, row_of
from tests.flow.team import TUESDAY, Team, asks, rule_of


def test_words_that_somebody_typed_move_nothing(team: Team, ana: Member, eva: Member) -> None:
    acme = team.customer("Acme", eva)
    typed = {
        "to": eva.id,
        "told": [],
        "moved": json.dumps([["customers", acme, {"owner_id": ana.id}]]),
        "private": [[acme, 0]],
    }
    with writing(team.engine) as connection:
        mine = team.workspace_id, ana.id
        number = drafts.keep(connection, *mine, json.dumps(typed), NOW)
    assert hand_back(team.visit(ana, NOW), number) is Back.NOT_THERE
    assert row_of(team, "customers", acme)["owner_id"] == eva.id


def test_a_hand_over_is_no_list_that_was_pasted(team: Team, ana: Member, eva: Member) -> None:
    acme = an_asked_customer(team, ana)
    done = hand_over.customer(team.visit(ana, NOW), acme, eva)
    outcome, *_ = take_in.take_back(team.visit(ana, NOW), str(done.undo))
    assert outcome is Undone.NOT_THERE


def test_who_passes_on_what_was_handed_to_them_is_named_and_not_who_did_before(
    team: Team, ana: Member, ben: Member, eva: Member
) -> None:
    an_asked_customer(team, ana)
    hand_over.nudge(team.visit(ana, NOW), 1, eva, because="I am away")
    team.round(NOW + timedelta(minutes=1))
    react.ask_somebody_else(team.visit(eva, NOW), 1, ben)
    row = row_of(team, "nudges")
    assert (row["to_member_id"], row["handed_by_id"], row["handed_because"]) == (ben.id, eva.id, "")


def test_the_owner_may_hand_over_what_is_private_while_their_leave_is_written_down(
    team: Team, ana: Member, eva: Member
) -> None:
    team.rules = [PERSONAL]
    team.customer("Acme", ana)
    team.round(NOW)
    before = team.visit(ana, NOW)
    leave.leave(before, Absence(TUESDAY + timedelta(days=30), TUESDAY + timedelta(days=31)))
    hand_over.nudge(before, 1, eva)
    assert row_of(team, "nudges")["to_member_id"] == eva.id


def test_what_waits_is_told_in_the_language_of_who_takes_everything_over(
    team: Team, ana: Member, ben: Member, eva: Member
) -> None:
    lead_is(team, ana)
    team.rules = [asks("in_role", TUESDAY, to=Role.CARE)]
    acme = team.customer("Acme", ana)
    put(team, "role_holders", customer_id=acme, role=Role.CARE, member_id=eva.id)
    team.round(NOW)
    hand_over.nudge(team.visit(eva, NOW), 1, ben)
    before = row_of(team, "customers", acme)["version"]
    hand_over.everything(team.visit(ben, NOW), ben, eva)
    assert row_of(team, "customers", acme)["version"] != before
    assert team.tick(WEDNESDAY) == 1


def test_to_hand_everything_over_reads_only_the_rules_that_have_asked(
    team: Team, ana: Member, eva: Member
) -> None:
    an_asked_customer(team, ana)
    read = list[str]()

    def calendar(customer: Customer) -> Iterator[Nudge]:
        read.append(customer.name)
        yield from ()

    team.rules = [*team.rules, rule_of("never_asks", calendar)]
    visit = team.visit(ana, NOW)
    hand_over.everything(visit, ana, eva)
    assert read == []


def test_what_undo_would_put_back_is_forgotten_a_day_later(
    team: Team, ana: Member, eva: Member
) -> None:
    acme = an_asked_customer(team, ana)
    with writing(team.engine) as connection:
        drafts.keep(connection, team.workspace_id, ana.id, "Acme call", NOW)
    done = hand_over.customer(team.visit(ana, NOW), acme, eva, because="Acme wants a local")
    in_time, late = NOW + timedelta(hours=23), NOW + timedelta(hours=25)
    forget_moves(team.engine, team.workspace_id, in_time)
    assert done.undo in [row["id"] for row in team.rows("drafts")]
    forget_moves(team.engine, team.workspace_id, late)
    assert [row["text"] for row in team.rows("drafts")] == ["Acme call"]


def test_nothing_goes_to_a_colleague_whom_no_note_can_reach(team: Team, ana: Member) -> None:
    acme = an_asked_customer(team, ana)
    bo = team.hire("Bo", slack_id=None)
    visit = team.visit(ana, NOW)
    with pytest.raises(CannotHandOver, match="Slack account of Bo"):
        hand_over.nudge(visit, 1, bo)
    with pytest.raises(CannotHandOver, match="Slack account of Bo"):
        hand_over.customer(visit, acme, bo)
    with pytest.raises(CannotHandOver, match="Slack account of Bo"):
        hand_over.everything(visit, ana, bo)
