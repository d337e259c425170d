"""Changing settings, and what follows from it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flow import settings
from bot.flow.news import publish, withdraw
from bot.flow.record import Undone
from bot.model import Absence, Member, Way, WorkspaceSettings
from bot.model.news import News
from bot.model.preferences import Mine
from bot.model.rituals import RuleSetting
from bot.store import arrangements, workspaces
from bot.store.engine import reading, writing
from tests.flow.team import TUESDAY, Team, asks, at, day

NINE = at("2026-03-03 09:00", "Europe/Madrid")


def mine(member: Member) -> Mine:
    return Mine(
        timezone=member.timezone,
        country=member.country,
        language=member.language,
        starts_at=member.starts_at,
        ends_at=member.ends_at,
        daily_budget=member.daily_budget,
        weekly_budget=member.weekly_budget,
    )


@pytest.mark.parametrize("goes_to", ["America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
def test_another_zone_and_longer_hours_bring_no_second_note_on_one_local_day(
    team: Team, ana: Member, acme: int, goes_to: str
) -> None:
    team.rules = [asks(f"on_{n}", TUESDAY + timedelta(days=n), good_for=9) for n in range(4)]
    assert team.round(NINE) == 1
    changed = replace(mine(ana), timezone=goes_to, starts_at=0, ends_at=24 * 60, daily_budget=1)
    settings.keep_mine(team.visit(ana, NINE), changed)
    for hour in range(1, 72):
        team.round(NINE + timedelta(hours=hour))
    days = [note.day for note in team.courier.posted]
    assert len(days) == len(set(days)) > 1


def test_a_new_country_moves_what_was_planned_for_a_day_that_is_off_there(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", day("2026-02-23"))]
    settings.keep_mine(team.visit(ana, at("2026-02-20 12:00")), replace(mine(ana), country="JP"))
    assert team.round(at("2026-02-23 10:00", "Europe/Madrid")) == 0
    assert team.round(at("2026-02-24 10:00", "Europe/Madrid")) == 1


def versions(team: Team) -> list[object]:
    return [row["version"] for row in team.rows("customers")]


def test_only_what_a_plan_depends_on_makes_a_new_one(team: Team, ana: Member, acme: int) -> None:
    before = versions(team)
    settings.keep_mine(team.visit(ana, NINE), replace(mine(ana), daily_budget=5, starts_at=600))
    assert versions(team) == before
    settings.keep_mine(team.visit(ana, NINE), replace(mine(ana), timezone="Asia/Tokyo"))
    assert versions(team) != before


def test_nobody_takes_back_what_others_have_said(
    team: Team, ana: Member, ben: Member, acme: int
) -> None:
    with writing(team.engine) as connection:
        for one in (ana, ben):
            arrangements.agree(
                connection,
                team.workspace_id,
                way=Way.STOPPED,
                since=TUESDAY,
                rule="call",
                customer_id=acme,
                member_id=one.id,
            )
    every = [int(str(row["id"])) for row in team.rows("arrangements")]
    settings.keep_mine(team.visit(ana, NINE), replace(mine(ana), ask_again=every))
    assert [row["member_id"] for row in team.rows("arrangements")] == [ben.id]


def test_of_a_private_customer_of_others_nothing_is_offered(
    team: Team, ana: Member, ben: Member
) -> None:
    hidden = team.customer("Hidden", ben)
    with writing(team.engine) as connection:
        arrangements.agree(
            connection,
            team.workspace_id,
            way=Way.STOPPED,
            since=TUESDAY,
            rule="call",
            customer_id=hidden,
            member_id=ana.id,
        )
    visit = team.visit(ana, NINE)
    assert [one.customer for one in settings.agreed(visit)] == ["Hidden"]
    team.change("customers", hidden, private=True)
    assert settings.agreed(visit) == []


def off(team: Team) -> list[tuple[str, str]]:
    return [(str(row["first"]), str(row["last"])) for row in team.rows("absences")]


def test_the_leave_that_is_shown_is_the_one_they_are_on_or_the_next(
    team: Team, ana: Member
) -> None:
    visit = team.visit(ana, NINE)
    assert settings.shown_leave(visit) is None
    august = Absence(day("2026-08-03"), day("2026-08-14"))
    march = Absence(TUESDAY, day("2026-03-06"))
    settings.change_leave(visit, None, august)
    assert settings.shown_leave(visit) == august
    settings.change_leave(visit, None, march)
    assert settings.shown_leave(visit) == march
    settings.change_leave(visit, march, None)
    assert settings.shown_leave(visit) == august


def test_a_leave_that_has_begun_may_be_made_shorter_and_longer(team: Team, ana: Member) -> None:
    week = Absence(day("2026-03-02"), day("2026-03-06"))
    settings.change_leave(team.visit(ana, at("2026-03-01 12:00")), None, week)
    visit = team.visit(ana, NINE)
    shorter = Absence(day("2026-03-02"), day("2026-03-04"))
    settings.change_leave(visit, week, shorter)
    assert settings.shown_leave(visit) is not None
    assert team.member("Ana").away(day("2026-03-04"))
    assert not team.member("Ana").away(day("2026-03-05"))


def test_a_leave_that_is_moved_leaves_no_days_behind(team: Team, ana: Member) -> None:
    old = Absence(day("2026-08-03"), day("2026-08-14"))
    visit = team.visit(ana, NINE)
    settings.change_leave(visit, None, old)
    settings.change_leave(visit, old, Absence(day("2026-08-10"), day("2026-08-21")))
    assert off(team) == [("2026-08-10", "2026-08-21")]


def test_saving_what_is_there_changes_nothing(team: Team, ana: Member) -> None:
    old = Absence(day("2026-08-03"), day("2026-08-14"))
    visit = team.visit(ana, NINE)
    settings.change_leave(visit, None, old)
    rows = team.rows("absences")
    settings.change_leave(visit, old, old)
    settings.change_leave(visit, None, None)
    assert team.rows("absences") == rows


def test_who_has_changed_one_end_of_the_day_keeps_both(team: Team, ana: Member) -> None:
    team.hire("Ida", starts_at=9 * 60, ends_at=14 * 60)
    visit = team.visit(ana, NINE)
    ours = settings.ours(visit)
    new = WorkspaceSettings(starts_at=8 * 60, ends_at=18 * 60)
    settings.keep_ours(visit, replace(ours, begins=new))
    assert (team.member("Ida").starts_at, team.member("Ida").ends_at) == (540, 840)
    assert team.member("Ana").starts_at == 480


def test_another_workspace_is_left_alone(team: Team, ana: Member) -> None:
    with writing(team.engine) as connection:
        other = workspaces.named(connection, "Other", new_name="Other")
    there = replace(team, workspace_id=other.id)
    there.hire("Zoe")
    visit = team.visit(ana, NINE)
    settings.keep_ours(
        visit, replace(settings.ours(visit), begins=WorkspaceSettings(language="de", starts_at=60))
    )
    with reading(team.engine) as connection:
        assert workspaces.get(connection, other.id).settings == WorkspaceSettings()
    assert there.member("Zoe").starts_at == 540


def test_only_the_lead_keeps_what_is_the_teams(team: Team, ana: Member, ben: Member) -> None:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ben.id)
    visit = team.visit(ana, NINE)
    with pytest.raises(settings.LeadDecides):
        settings.keep_ours(visit, settings.ours(visit))
    with pytest.raises(settings.LeadDecides):
        settings.turn_knobs(visit, RuleSetting(asks("call", TUESDAY), enabled=True), {})


def test_a_knob_at_its_default_is_not_kept(team: Team, ana: Member) -> None:
    rule = asks("call", TUESDAY)
    visit = team.visit(ana, NINE)
    set_to = settings.turn_knobs(visit, RuleSetting(rule, enabled=True), {"wait_days": 4, "x": 1})
    assert set_to.turned == {"wait_days": 4}
    settings.turn_knobs(visit, set_to, {"wait_days": 0})
    (row,) = team.rows("rule_settings")
    assert (row["enabled"], row["knobs"]) == (True, {})


def test_news_is_of_its_workspace_alone(team: Team, ana: Member) -> None:
    told = publish(team.visit(ana, NINE), News("The warm box", tags=("packaging",)))
    with writing(team.engine) as connection:
        other = workspaces.named(connection, "Other", new_name="Other")
    there = replace(team, workspace_id=other.id)
    zoe = there.hire("Zoe")
    seconds = int(NINE.timestamp())
    assert withdraw(there.visit(zoe, NINE), told.offering_id, seconds) is Undone.NOT_THERE
    assert withdraw(team.visit(ana, NINE), told.offering_id, 0) is Undone.TOO_LATE
    assert withdraw(team.visit(ana, NINE), told.offering_id, seconds) is Undone.GONE
    assert withdraw(team.visit(ana, NINE), told.offering_id, seconds) is Undone.NOT_THERE
