"""Whatever changes a fact has those looked at whom it concerns: in time, and not within a week."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from bot.flow import hand_over, leave, record
from bot.flow.hand_back import hand_back
from bot.flow.record import Happened
from bot.flow.write_notes import take_back, write_notes
from bot.model import Absence, Member, Way
from bot.store import absences, arrangements, members
from bot.store.customers import AT_ONCE
from bot.store.engine import writing
from bot.store.tables import customers, needs, touchpoints
from rules.kit import OFFER, DayOff, Kind
from tests.flow.team import TUESDAY, Team, asks, at, day

NINE = at("2026-03-03 09:00", "Europe/Madrid")
SOON = asks("soon", day("2026-04-20"))


@pytest.fixture
def five(team: Team, ana: Member, ben: Member) -> dict[str, int]:
    """Of Ana's and of Ben's, all of them planned."""
    team.rules = [SOON]
    ids = {name: team.customer(name, ana) for name in ("Acme", "Birch", "Cobalt")}
    ids |= {name: team.customer(name, ben) for name in ("Delta", "Elm")}
    planned(team)
    return ids


def planned(team: Team) -> None:
    team.tick(NINE)
    assert to_look_at(team) == []


def to_look_at(team: Team) -> list[object]:
    return [row["name"] for row in team.rows("customers") if row["look_at"] == AT_ONCE]


def test_a_colleague_whose_zone_is_learnt_has_their_days_begin_when_they_do(team: Team) -> None:
    team.rules = [asks("call", day("2026-03-04"))]
    kim = team.hire("Kim", "UTC", slack_id=None)
    team.customer("Acme", kim)
    planned(team)
    with writing(team.engine) as connection:
        mine = connection, team.workspace_id, kim.id
        assert members.recognise(*mine, slack_id="UKIM", timezone="Pacific/Auckland")
    assert to_look_at(team) == ["Acme"]
    team.tick(at("2026-03-04 00:01", "Pacific/Auckland"))
    assert team.nudges() == [("call", day("2026-03-04"), "waiting")]


def test_who_is_known_in_that_zone_already_has_nobody_looked_at(team: Team) -> None:
    team.rules = [SOON]
    kim = team.hire("Kim", "Asia/Tokyo", slack_id=None)
    team.customer("Acme", kim)
    planned(team)
    with writing(team.engine) as connection:
        mine = connection, team.workspace_id, kim.id
        members.recognise(*mine, slack_id="UKIM", timezone="Pacific/Auckland")
    assert to_look_at(team) == []


def test_a_leave_moves_what_a_fact_alone_names_somebody_for(
    team: Team, five: dict[str, int], ben: Member
) -> None:
    team.touched(five["Acme"], TUESDAY)
    with writing(team.engine) as connection:
        theirs = touchpoints.c.customer_id == five["Acme"]
        connection.execute(update(touchpoints).where(theirs).values(by_member_id=ben.id))
    planned(team)
    with writing(team.engine) as connection:
        absences.add(connection, team.workspace_id, ben.id, Absence(TUESDAY))
        absences.plan_again(connection, team.workspace_id, ben.id)
    assert to_look_at(team) == ["Acme", "Delta", "Elm"]


def test_what_a_leave_brings_forward_is_asked_before_it(team: Team, ana: Member) -> None:
    thursday = day("2026-03-05")
    team.rules = [asks("call", thursday, on_day_off=DayOff.PREVIOUS)]
    team.customer("Acme", ana)
    planned(team)
    leave.leave(team.visit(ana, NINE), Absence(day("2026-03-04"), day("2026-03-06")))
    team.tick(NINE)
    assert team.nudges() == [("call", thursday, "waiting")]


def test_what_a_leave_that_is_called_off_has_put_off_is_asked_in_time(
    team: Team, ana: Member
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.customer("Acme", ana)
    leave.leave(team.visit(ana, NINE), Absence(TUESDAY, day("2026-03-06")))
    planned(team)
    assert team.nudges() == []
    leave.back(team.visit(ana, NINE))
    team.tick(NINE)
    assert team.nudges() == [("call", TUESDAY, "waiting")]


def test_what_somebody_is_asked_for_others_is_handed_over_in_time_and_back(
    team: Team,
    five: dict[str, int],
    ana: Member,
    ben: Member,
    eva: Member,
) -> None:
    with writing(team.engine) as connection:
        arrangements.agree(
            connection,
            team.workspace_id,
            way=Way.SOMEBODY_ELSE,
            since=TUESDAY,
            rule="soon",
            customer_id=five["Acme"],
            member_id=ana.id,
            to_member_id=ben.id,
        )
    planned(team)
    done = hand_over.everything(team.visit(ben, NINE), ben, eva)
    assert to_look_at(team) == ["Acme", "Delta", "Elm"]
    planned(team)
    hand_back(team.visit(ben, NINE), done.undo)
    assert to_look_at(team) == ["Acme", "Delta", "Elm"]


def test_a_nudge_whose_note_is_taken_back_follows_the_facts_again(
    team: Team, ana: Member, ben: Member
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.customer("Acme", ana)
    planned(team)
    write_notes(team.engine, team.workspace_id, NINE)
    with writing(team.engine) as connection:
        connection.execute(
            update(customers).values(
                owner_id=ben.id, look_at=AT_ONCE, version=customers.c.version + 1
            )
        )
    planned(team)
    assert team.rows("nudges")[0]["to_member_id"] == ana.id, "she may be reading it"
    with writing(team.engine) as connection:
        note = int(str(team.rows("notes")[0]["id"]))
        take_back(connection, team.workspace_id, note, NINE)
    assert to_look_at(team) == ["Acme"]
    team.tick(NINE)
    assert team.rows("nudges")[0]["to_member_id"] == ben.id


def in_need(team: Team, *customer_ids: int) -> None:
    rows = [
        {
            "workspace_id": team.workspace_id,
            "customer_id": one,
            "tag": "bread",
            "text": "More bread",
            "on": TUESDAY,
        }
        for one in customer_ids
    ]
    with writing(team.engine) as connection:
        connection.execute(insert(needs), rows)


def test_an_offer_to_one_is_news_for_who_is_in_need_with_the_same_owner(
    team: Team, five: dict[str, int], ana: Member
) -> None:
    in_need(team, five["Birch"], five["Delta"])
    visit = team.visit(ana, NINE)
    offer = Happened(
        customer_id=five["Acme"], on=TUESDAY, kind=Kind.EMAIL, identity="x", step=OFFER
    )
    logged = record.log(visit, offer)
    assert to_look_at(team) == ["Birch"], "and Acme was planned at once"
    planned(team)
    record.undo(visit, logged.touchpoint_id)
    assert to_look_at(team) == ["Birch"]


def test_what_is_no_offer_concerns_nobody_else(
    team: Team, five: dict[str, int], ana: Member
) -> None:
    in_need(team, five["Birch"], five["Delta"])
    call = Happened(customer_id=five["Acme"], on=TUESDAY, kind=Kind.CALL, identity="x")
    record.log(team.visit(ana, NINE + timedelta(minutes=1)), call)
    assert to_look_at(team) == []


def test_a_customer_who_was_made_an_offer_changes_hands_for_both_owners(
    team: Team, five: dict[str, int], ana: Member, ben: Member
) -> None:
    in_need(team, five["Birch"], five["Delta"])
    offer = Happened(
        customer_id=five["Acme"], on=TUESDAY, kind=Kind.EMAIL, identity="x", step=OFFER
    )
    record.log(team.visit(ana, NINE), offer)
    planned(team)
    hand_over.customer(team.visit(ana, NINE), five["Acme"], ben)
    assert to_look_at(team) == ["Birch", "Delta"]
