"""Who looks again where nothing has happened finds nothing to change."""

from bot.flow import leave, left, record
from bot.model import Absence, Member
from bot.store import customers
from bot.store.engine import writing
from rules.kit import Kind
from tests.flow.handing import lead_is
from tests.flow.oracle import missed
from tests.flow.team import TUESDAY, Team, asks, at, called, day

CALL = asks("call", TUESDAY, good_for=3, dated=False)


def _look_again(team: Team, customer_id: int) -> None:
    """As the sweep does, or any other news of that customer."""
    with writing(team.engine) as connection:
        customers.changed(connection, team.workspace_id, customer_id)


def test_what_was_told_where_the_day_has_begun_is_not_forgotten_where_it_has_not(
    team: Team, ben: Member
) -> None:
    zoe = team.hire("Zoe", "America/Los_Angeles", "US")
    team.rules = [CALL]
    acme = team.customer("Acme", zoe)
    evening = at("2026-03-03 17:00", "America/Los_Angeles")
    team.tick(evening)
    record.log(team.visit(ben, evening), called(acme, day("2026-03-04")))
    assert team.states() == {"call": "overtaken"}
    assert missed(team, evening) == []
    _look_again(team, acme)
    team.tick(evening)
    assert team.states() == {"call": "overtaken"}


def test_what_was_told_by_a_clock_that_was_wrong_does_not_carry_the_day_along(
    team: Team, ana: Member
) -> None:
    team.rules = [asks("call", TUESDAY, day("2026-03-20"))]
    acme = team.customer("Acme", ana)
    team.tick(at("2026-03-20 09:00"))
    record.log(
        team.visit(ana, at("2026-03-20 09:00")), called(acme, day("2026-03-19"), kind=Kind.EMAIL)
    )
    _look_again(team, acme)
    team.tick(at("2026-03-03 09:00"))
    assert [row["planned_on"] for row in team.rows("customers")] == [TUESDAY]


def test_what_outlives_a_leave_falls_to_who_is_there_at_once(team: Team, ana: Member) -> None:
    ben = team.hire("Ben", "Europe/Madrid", "ES")
    lead_is(team, ana)
    team.rules = [CALL]
    acme = team.customer("Acme", ben)
    morning = at("2026-03-03 09:00", "Europe/Madrid")
    team.tick(morning)
    for one in (ana, ben):
        leave.leave(team.visit(one, morning), Absence(TUESDAY, day("2026-03-20")))
    assert [row["to_member_id"] for row in team.rows("nudges")] == [ben.id]
    left.account_closed(team.engine, team.workspace_id, team.member("Ben"), morning)
    _look_again(team, acme)
    later = at("2026-03-10 09:00", "Europe/Madrid")
    team.tick(later)
    assert team.states() == {"call": "waiting"}
    assert [row["to_member_id"] for row in team.rows("nudges")] == [ana.id]
    assert missed(team, later) == []


def test_the_full_scan_finds_what_was_missed(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    acme = team.customer("Acme", ana)
    morning = at("2026-03-03 09:00", "Europe/Madrid")
    with writing(team.engine) as connection:
        customers.look_later(
            connection, team.workspace_id, acme, at=at("2026-03-09 09:00"), revision=99
        )
    team.tick(morning)
    assert missed(team, morning) == ["Acme: call  2026-03-03: is new, to ask on 2026-03-03"]
    assert team.nudges() == []


def test_the_full_scan_finds_who_is_looked_at_after_their_day_has_begun(
    team: Team, ana: Member
) -> None:
    team.rules = [asks("call", day("2026-03-05"))]
    acme = team.customer("Acme", ana)
    morning = at("2026-03-03 09:00", "Europe/Madrid")
    team.tick(morning)
    assert missed(team, morning) == []
    with writing(team.engine) as connection:
        customers.look_later(
            connection, team.workspace_id, acme, at=at("2026-03-05 00:00"), revision=99
        )
    assert missed(team, morning) == ["Acme: call  2026-03-05: is new, to ask on 2026-03-05"]
