"""Customers that are erased, or become private, after a note has told of them in words."""

import pytest

from bot.flow import erase, hand_over, private
from bot.flow.hand_back import Back, hand_back
from bot.flow.left import account_closed
from bot.model import Member
from tests.flow.handing import NOW, lead_is, put, row_of, texts
from tests.flow.team import TUESDAY, Team

WORRY = "the budget is gone"


@pytest.fixture
def worried(team: Team, ana: Member) -> int:
    """A customer of Ana's with a worry that a hand-over card tells of."""
    acme = team.customer("Acme", ana)
    put(team, "loops", customer_id=acme, kind="concern", text=WORRY, opened_on=TUESDAY)
    return acme


def test_a_card_that_waits_is_gone_with_its_customer(
    team: Team, ana: Member, eva: Member, worried: int
) -> None:
    hand_over.customer(team.visit(ana, NOW), worried, eva)
    erase.customer(team.visit(eva, NOW), worried, "Acme")
    team.round(NOW)
    assert texts(team, eva) == []
    assert team.rows("notes") == []


def test_a_card_that_was_sent_says_nothing_of_an_erased_customer(
    team: Team, ana: Member, eva: Member, worried: int
) -> None:
    hand_over.customer(team.visit(ana, NOW), worried, eva)
    team.round(NOW)
    assert WORRY in texts(team, eva)[0]
    erase.customer(team.visit(eva, NOW), worried, "Acme")
    team.round(NOW)
    assert WORRY not in str(row_of(team, "notes")["text"])
    assert WORRY not in team.courier.shown[-1].text


def test_the_card_of_who_may_not_know_of_it_any_more_is_taken_back(
    team: Team, ana: Member, ben: Member, eva: Member, worried: int
) -> None:
    hand_over.customer(team.visit(ana, NOW), worried, eva)
    team.round(NOW)
    hand_over.customer(team.visit(eva, NOW), worried, ana)
    hand_over.customer(team.visit(ana, NOW), worried, ben)
    hand_over.customer(team.visit(ben, NOW), worried, ana)
    private.keep_private(team.visit(ana, NOW), worried)
    told = [row for row in team.rows("notes") if WORRY in str(row["text"])]
    assert {row["member_id"] for row in told} == {ana.id}


def test_what_has_become_private_is_not_taken_back_by_who_may_not_know_of_it(
    team: Team, ana: Member, eva: Member, worried: int
) -> None:
    done = hand_over.customer(team.visit(ana, NOW), worried, eva)
    private.keep_private(team.visit(eva, NOW), worried)
    assert hand_back(team.visit(ana, NOW), done.undo) is Back.SINCE
    assert row_of(team, "customers", worried)["owner_id"] == eva.id


def test_what_was_erased_is_not_taken_back(
    team: Team, ana: Member, eva: Member, worried: int
) -> None:
    done = hand_over.customer(team.visit(ana, NOW), worried, eva)
    erase.customer(team.visit(eva, NOW), worried, "Acme")
    assert hand_back(team.visit(ana, NOW), done.undo) is Back.SINCE


def test_what_was_private_before_is_taken_back(
    team: Team, ana: Member, eva: Member, worried: int
) -> None:
    private.keep_private(team.visit(ana, NOW), worried)
    done = hand_over.customer(team.visit(ana, NOW), worried, eva)
    assert hand_back(team.visit(ana, NOW), done.undo) is Back.DONE
    assert row_of(team, "customers", worried)["owner_id"] == ana.id


def test_what_names_a_first_name_at_another_customer_stays(
    team: Team, ana: Member, eva: Member, worried: int
) -> None:
    hope = team.contact(worried, "Grace Hope")
    other = team.customer("Beta", ana)
    words = "In the Hope of a second order"
    put(team, "loops", customer_id=other, kind="promise", text=words, opened_on=TUESDAY)
    hand_over.customer(team.visit(ana, NOW), other, eva)
    erase.contact(team.visit(ana, NOW), worried, hope, "Grace Hope")
    team.round(NOW)
    assert words in texts(team, eva)[0]


def test_a_first_name_is_gone_from_what_tells_of_their_own_customer(
    team: Team, ana: Member, eva: Member, worried: int
) -> None:
    hope = team.contact(worried, "Grace Hope")
    put(team, "loops", customer_id=worried, kind="promise", text="Ask Hope", opened_on=TUESDAY)
    hand_over.customer(team.visit(ana, NOW), worried, eva)
    erase.contact(team.visit(eva, NOW), worried, hope, "Grace Hope")
    team.round(NOW)
    assert "Hope" not in texts(team, eva)[0]


def test_the_channel_is_not_told_how_many_private_customers_a_leaver_had(
    team: Team, ana: Member, eva: Member
) -> None:
    channel = team.hire("Channel", channel=True)
    team.customer("Open", ana)
    secret = team.customer("Secret", ana, private=True)
    put(team, "role_holders", customer_id=secret, role="care", member_id=ana.id)
    account_closed(team.engine, team.workspace_id, ana, NOW)
    (note,) = team.rows("notes")
    assert note["member_id"] == channel.id
    assert "1 customer" in str(note["text"])
    assert "role" not in str(note["text"])


def test_the_lead_reads_nobodys_name_off_what_was_private(
    team: Team, ana: Member, ben: Member, eva: Member
) -> None:
    lead_is(team, ben)
    acme = team.customer("Acme", ana)
    team.contact(acme, "Amy Adler")
    zoe = team.contact(acme, "Zoe Zorn")
    team.touched(acme, TUESDAY)
    team.change("touchpoints", 1, private=True, by_member_id=ana.id)
    put(team, "touchpoint_contacts", touchpoint_id=1, contact_id=zoe)
    done = hand_over.customer(team.visit(ben, NOW), acme, eva)
    assert done.greets == "Amy Adler"
