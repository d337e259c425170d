"""Notes to people that did not arrive for certain: who is told, and what they may say."""

from datetime import timedelta

import pytest

from bot.flow import react
from bot.flow.see_to import Became, it_is_there, post_again
from bot.model import GiveUp, Member, TryAgain
from tests.flow.refused import A_MINUTE, NINE, NO_REPLY, REFUSED, SETTLED
from tests.flow.team import TUESDAY, Team, asks


def told(team: Team) -> list[tuple[str, str]]:
    return [(one.member.name, one.text) for one in team.courier.posted]


def test_when_a_note_to_a_person_fails_their_lead_is_told_once_whom_and_why_and_not_what(
    team: Team, ana: Member, lead: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(GiveUp("The app's Messages tab is off."), False)]
    for minute in range(4):
        team.round(NINE + minute * A_MINUTE)
    assert told(team) == [
        (
            "Lea",
            "My note of Tuesday 3 March for Ana was not sent. The app's Messages tab is off.",
        )
    ]
    assert team.courier.posted[0].customers == ()


def test_when_the_leads_own_note_fails_somebody_else_is_told(
    team: Team, ana: Member, lead: Member
) -> None:
    team.customer("Acme", lead)
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(REFUSED, False)]
    team.round(NINE)
    team.round(NINE + A_MINUTE)
    assert [who for who, _ in told(team)] == ["Ana"]


def test_what_failed_and_is_posted_again_is_asked_as_on_that_day(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(REFUSED, False)]
    team.round(NINE)
    assert team.rows("nudges")[0]["asked_on"] is None
    assert post_again(team.visit(ana, NINE), 1, 1) is Became.GOES_AGAIN
    assert team.round(NINE + A_MINUTE) == 1
    (nudge,) = team.rows("nudges")
    assert (nudge["state"], nudge["asked_on"]) == ("asked", TUESDAY)
    assert [rules for _, _, rules in team.courier.told()] == [["call"]]


def test_posted_again_on_a_later_day_what_is_open_comes_with_the_note_of_that_day(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(REFUSED, False)]
    team.round(NINE)
    tomorrow = NINE + timedelta(days=1)
    assert post_again(team.visit(ana, tomorrow), 1, 1) is Became.GOES_AGAIN
    assert team.round(tomorrow) == 1
    assert [rules for _, _, rules in team.courier.told()] == [["call"]]


def test_a_dm_that_is_being_looked_up_is_not_posted_again_by_hand(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(NO_REPLY, True)]
    team.round(NINE)
    assert post_again(team.visit(ana, NINE), 1, 1) is Became.NOT_YET
    team.round(SETTLED)
    assert len(team.courier.posted) == 1


def test_a_dm_that_somebody_has_seen_is_found_and_kept_up_to_date(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(NO_REPLY, True)]
    team.round(NINE)
    assert it_is_there(team.visit(ana, NINE), team.courier, 1, 1) is Became.IS_THERE
    row = team.rows("notes")[0]
    assert (row["state"], row["channel"], row["ts"]) == ("sent", f"D{ana.id}", "1.0")


@pytest.mark.parametrize("trouble", [NO_REPLY, TryAgain(5), GiveUp("no")])
def test_a_dm_that_somebody_has_seen_and_we_cannot_find_is_there_all_the_same(
    team: Team, ana: Member, acme: int, trouble: Exception
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(NO_REPLY, True)]
    team.round(NINE)
    team.courier.refuses_to_look = [trouble]
    assert it_is_there(team.visit(ana, NINE), team.courier, 1, 1) is Became.IS_THERE
    team.round(SETTLED)
    assert len(team.courier.posted) == 1
    assert team.rows("notes")[0]["state"] == "sent"


def test_what_is_there_and_nobody_knows_where_is_never_brought_up_to_date(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(REFUSED, False)]
    team.round(NINE)
    assert it_is_there(team.visit(ana, NINE), team.courier, 1, 1) is Became.IS_THERE
    react.skip(team.visit(ana, NINE), 1)
    team.round(NINE + A_MINUTE)
    assert team.courier.shown == []
