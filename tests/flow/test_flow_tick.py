from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from bot.flow.plan import plan
from bot.flow.tick import in_force, tick, write
from bot.model import Member
from bot.store import customers, dossiers, workspaces
from bot.store.engine import open_record, reading, writing
from rules.kit import About, Customer, Kind, Nudge
from tests.flow.team import (
    PATIENT,
    TUESDAY,
    Team,
    asks,
    at,
    at_the_same_time,
    breaks,
    day,
    rule_of,
    team_in,
)

MORNING = at("2026-03-03 08:00")
CALL = asks("call", TUESDAY)


def test_what_is_due_is_written_down_once(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    assert team.tick(MORNING) == 1
    before = team.rows("nudges"), team.rows("customers")
    assert team.nudges() == [("call", TUESDAY, "waiting")]
    assert team.tick(MORNING) == 0
    assert (team.rows("nudges"), team.rows("customers")) == before


def test_looking_again_adds_nothing_that_is_there(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    acme = team.customer("Acme", ana)
    team.tick(MORNING)
    team.change("customers", acme, look_at=customers.AT_ONCE)
    assert team.tick(MORNING) == 1
    assert len(team.nudges()) == 1


def test_an_idle_tick_looks_at_nobody(team: Team, ana: Member) -> None:
    team.rules = [asks("call", day("2026-03-05"))]
    team.customer("Acme", ana)
    team.tick(MORNING)
    assert team.tick(at("2026-03-04 22:59")) == 0
    assert team.tick(at("2026-03-04 23:00")) == 1, "midnight in Madrid, where the owner is"
    assert team.nudges() == [("call", day("2026-03-05"), "waiting")]


def test_everybody_is_looked_at_once_a_week_at_least(team: Team, ana: Member) -> None:
    team.rules = [asks("call", day("2027-03-03"))]
    team.customer("Acme", ana)
    team.tick(MORNING)
    assert team.tick(MORNING + timedelta(days=6)) == 0
    assert team.tick(MORNING + timedelta(days=7)) == 1


def test_the_day_is_the_owners(team: Team, ana: Member, ben: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    team.customer("Zen", ben)
    team.tick(at("2026-03-02 16:00"))
    assert [row["to_member_id"] for row in team.rows("nudges")] == [ben.id]
    team.tick(at("2026-03-02 23:30"))
    assert [row["to_member_id"] for row in team.rows("nudges")] == [ben.id, ana.id]


def test_two_processes_at_once_add_each_nudge_once(team: Team, ana: Member) -> None:
    team.rules = [CALL, asks("write", TUESDAY)]
    for number in range(60):
        team.customer(f"Customer {number}", ana)
    other = open_record(str(team.engine.url))
    starting = Barrier(2)

    def run(engine: object) -> None:
        starting.wait(PATIENT)
        tick(other if engine is other else team.engine, team.rules, MORNING)

    at_the_same_time(lambda: run(team.engine), lambda: run(other))
    other.dispose()
    found = [(row["customer_id"], row["rule"]) for row in team.rows("nudges")]
    assert len(found) == len(set(found)) == 120


def test_more_customers_than_one_batch_are_all_looked_at(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    with writing(team.engine) as connection:
        for number in range(450):
            customers.add(
                connection,
                team.workspace_id,
                name=f"C{number}",
                normal_name=f"c{number}",
                owner_id=ana.id,
            )
    assert team.tick(MORNING) == 450
    assert len(team.nudges()) == 450


def test_a_new_rule_needs_no_work_by_hand(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    team.tick(MORNING)
    team.rules = [CALL, asks("write", TUESDAY)]
    assert team.tick(MORNING) == 1
    assert team.tick(MORNING) == 0
    assert team.states() == {"call": "waiting", "write": "waiting"}


def test_a_changed_rule_needs_no_work_by_hand(team: Team, ana: Member) -> None:
    team.rules = [asks("call", day("2026-03-30"))]
    team.customer("Acme", ana)
    team.tick(MORNING)
    team.rules = [CALL]
    assert team.tick(MORNING) == 1
    assert team.states() == {"call": "waiting"}


def set_rule(team: Team, *, enabled: bool = True, **knobs: object) -> None:
    with writing(team.engine) as connection:
        workspaces.set_rule(connection, team.workspace_id, "call", enabled=enabled, knobs=knobs)


def test_a_turned_knob_needs_no_work_by_hand(team: Team, ana: Member) -> None:
    team.rules = [asks("call", day("2026-03-02"))]
    team.customer("Acme", ana)
    set_rule(team, wait_days=2)
    team.tick(MORNING)
    assert team.nudges() == []
    set_rule(team, wait_days=1)
    assert team.tick(MORNING) == 1
    assert team.nudges() == [("call", TUESDAY, "waiting")]


def test_a_rule_that_is_switched_off_closes_what_it_asked(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    team.tick(MORNING)
    set_rule(team, enabled=False)
    team.tick(MORNING)
    assert team.states() == {"call": "overtaken"}
    set_rule(team, enabled=True)
    team.tick(MORNING)
    assert team.states() == {"call": "waiting"}


def test_facts_that_changed_after_planning_are_not_overwritten(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    acme = team.customer("Acme", ana)
    here = team.in_force()
    with reading(team.engine) as connection:
        (before,) = dossiers.load_for_planning(connection, team.workspace_id, [acme])
    stale = plan(before, here.rules, TUESDAY)
    assert stale.ask
    team.touched(acme, TUESDAY)
    with writing(team.engine) as connection:
        write(connection, here, before, stale)
    assert team.nudges() == []
    assert team.rows("customers")[0]["look_at"] == customers.AT_ONCE
    assert team.tick(MORNING) == 1
    assert team.nudges() == []


def test_what_changes_at_once_after_is_planned_on_the_next_tick(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    acme = team.customer("Acme", ana)
    team.tick(MORNING)
    team.touched(acme, TUESDAY)
    assert team.tick(MORNING) == 1
    assert team.states() == {"call": "overtaken"}


def test_what_waits_moves_to_the_new_owner(team: Team, ana: Member, ben: Member) -> None:
    team.rules = [CALL, asks("write", TUESDAY)]
    acme = team.customer("Acme", ana)
    team.tick(MORNING)
    write = next(row for row in team.rows("nudges") if row["rule"] == "write")
    team.change("nudges", int(str(write["id"])), state="asked")
    team.change("customers", acme, owner_id=ben.id)
    team.tick(MORNING)
    whose = {row["rule"]: row["to_member_id"] for row in team.rows("nudges")}
    assert whose == {"call": ben.id, "write": ana.id}


def test_a_rule_that_breaks_is_told_and_stops_nothing(
    team: Team, ana: Member, caplog: pytest.LogCaptureFixture
) -> None:
    team.rules = [breaks(), CALL]
    team.customer("Secret Ltd", ana)
    assert team.tick(MORNING) == 1
    assert team.states() == {"call": "waiting"}
    assert "rule broken broke on customer 1: ZeroDivisionError" in caplog.text
    assert "Secret" not in caplog.text
    assert team.tick(MORNING) == 0


def test_workspaces_share_nothing(team: Team, ana: Member) -> None:
    other = team_in(team.engine, "Other")
    zoe = other.hire("Zoe")
    team.customer("Acme", ana)
    other.customer("Zen", zoe)
    team.rules = [CALL]
    assert team.tick(MORNING) == 2
    theirs = {row["workspace_id"]: row["to_member_id"] for row in team.rows("nudges")}
    assert theirs == {team.workspace_id: ana.id, other.workspace_id: zoe.id}
    with writing(team.engine) as connection:
        workspaces.set_rule(connection, other.workspace_id, "call", enabled=False, knobs={})
    team.tick(MORNING)
    states = {row["workspace_id"]: row["state"] for row in team.rows("nudges")}
    assert states == {team.workspace_id: "waiting", other.workspace_id: "overtaken"}


def test_a_dossier_is_not_read_from_another_workspace(team: Team, ana: Member) -> None:
    other = team_in(team.engine, "Other")
    acme = team.customer("Acme", ana)
    with reading(team.engine) as connection:
        assert dossiers.load_for_planning(connection, other.workspace_id, [acme]) == []
        assert list(dossiers.stream(connection, other.workspace_id)) == []
        assert [one.id for one in dossiers.stream(connection, team.workspace_id)] == [acme]


def test_a_nudge_keeps_whom_and_what_it_is_about(team: Team, ana: Member) -> None:
    def nudges(customer: Customer) -> Iterator[Nudge]:
        whom = customer.contacts[0]
        yield Nudge(
            due=TUESDAY,
            why="Because.",
            draft="Dear Ada.",
            about=About(contact=whom, step="month 5"),
            worth=70,
            urgent=True,
            private=True,
            good_for=5,
        )

    team.rules = [rule_of("greet", nudges, answer=Kind.GREETING)]
    ada = team.contact(team.customer("Acme", ana), "Ada")
    team.tick(MORNING)
    (row,) = team.rows("nudges")
    assert (row["contact_id"], row["step"], row["subject"]) == (
        ada,
        "month 5",
        f"contact:{ada} step:month 5",
    )
    assert (row["why"], row["draft"], row["worth"]) == ("Because.", "Dear Ada.", 70)
    assert (row["urgent"], row["private"], row["good_until"]) == (True, True, day("2026-03-08"))


def test_a_revision_begins_only_when_something_changed(team: Team) -> None:
    first = in_force(team.engine, team.workspace_id, [CALL])
    assert in_force(team.engine, team.workspace_id, [CALL]).revision == first.revision
    reworded = replace(CALL, source="other words")
    assert in_force(team.engine, team.workspace_id, [reworded]).revision == first.revision + 1
