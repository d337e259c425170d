"""After a change of the rules everybody is looked at again: in the background, page by page."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.flow.deliver import deliver
from bot.flow.in_force import in_force
from bot.flow.look_first import LookFirst
from bot.flow.tick import BATCH, plan_all, tick_workspace
from bot.flow.while_there_is_time import for_seconds, one_page
from bot.flow.write_notes import write_notes
from bot.model import Member
from bot.store import customers, looks, workspaces
from bot.store.engine import reading, writing
from bot.store.planners import planning
from bot.store.tables import customers as customer_rows
from rules.kit.rule import Rule
from tests.flow.team import TUESDAY, Team, asks, at, day

NIGHT, NINE = at("2026-03-03 00:30", "Europe/Madrid"), at("2026-03-03 09:00", "Europe/Madrid")
CALL, WRITE = asks("call", TUESDAY), asks("write", TUESDAY)
SOON = asks("soon", day("2026-03-12"))


def many(team: Team, owner: Member, number: int) -> None:
    row = {
        "workspace_id": team.workspace_id,
        "owner_id": owner.id,
        "look_at": customers.AT_ONCE,
        "country": "ES",
    }
    names = (f"c{one}" for one in range(number))
    with writing(team.engine) as connection:
        connection.execute(
            customer_rows.insert(), [row | {"name": name, "normal_name": name} for name in names]
        )


def a_round(team: Team) -> int:
    """Planning as a round does it before the notes."""
    return tick_workspace(team.engine, team.workspace_id, team.rules, NINE, behind=one_page)


def set_rule(team: Team, rule: Rule, *, on: bool) -> None:
    with writing(team.engine) as connection:
        workspaces.set_rule(connection, team.workspace_id, rule.name, enabled=on, knobs={})


def left(team: Team) -> tuple[int, int]:
    with reading(team.engine) as connection:
        done, every = looks.progress(connection, team.workspace_id)
    return every - done, every


def morning(team: Team) -> list[str]:
    """What goes out at nine, without anybody having been looked at again in the background."""
    first = LookFirst(team.engine, team.workspace_id, team.rules, NINE)
    deliver(team.engine, team.workspace_id, team.courier, NINE, look_first=first)
    return sorted(card.rule for note in team.courier.posted for card in note.cards)


def test_a_changed_rule_has_everybody_looked_at_again_page_by_page(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    many(team, ana, 2 * BATCH + 50)
    team.tick(NIGHT)
    assert left(team) == (0, 0)
    team.rules = [SOON, CALL]
    team.switch_on()
    assert left(team) == (2 * BATCH + 50, 2 * BATCH + 50)
    told = []
    while looked := a_round(team):
        told.append((looked, left(team)[0]))
    assert told == [(BATCH, BATCH + 50), (BATCH, 50), (50, 0)]
    assert len(team.nudges()) == 2 * BATCH + 50


def test_who_is_due_goes_first_and_is_planned_once(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    many(team, ana, BATCH + 10)
    team.tick(NIGHT)
    last = int(str(team.rows("customers")[-1]["id"]))
    with writing(team.engine) as connection:
        due = update(customer_rows).where(customer_rows.c.id == last)
        connection.execute(due.values(look_at=NIGHT))
    team.rules = [SOON, CALL]
    team.switch_on()
    assert a_round(team) == 1 + BATCH
    asked = {row["customer_id"] for row in team.rows("nudges")}
    assert last in asked
    assert left(team)[0] == 9, "it was looked at with the rules of today"


def test_a_huge_import_holds_up_no_notes_and_goes_on_in_the_next_round(
    team: Team, ana: Member
) -> None:
    team.rules = [CALL]
    team.switch_on()
    many(team, ana, BATCH + 10)
    here = team.engine, team.workspace_id, team.rules, NINE
    assert tick_workspace(*here, due=one_page, behind=one_page) == BATCH
    assert tick_workspace(*here, due=one_page, behind=one_page) == 10
    assert tick_workspace(*here, due=one_page, behind=one_page) == 0


def test_planning_is_within_a_time_and_pauses_between_two_pages() -> None:
    times, pauses = iter([0.0, 4.0, 9.9, 10.0]), list[float]()
    go_on = for_seconds(10, 0.005, tick=lambda: next(times), sleep=pauses.append)
    assert [go_on(), go_on(), go_on()] == [True, True, False]
    assert pauses == [0.005] * 3


def test_a_rule_that_is_switched_off_is_quiet_at_once(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    team.tick(NIGHT)
    set_rule(team, CALL, on=False)
    assert morning(team) == []
    assert team.states() == {"call": "overtaken"}


def test_what_takes_its_place_is_in_the_same_note(team: Team, ana: Member) -> None:
    team.rules = [CALL, WRITE]
    team.switch_on()
    set_rule(team, WRITE, on=False)
    for name in ("Acme", "Zen", "Birch", "Cobalt", "Delta"):
        team.customer(name, ana)
    team.tick(NIGHT)
    set_rule(team, CALL, on=False)
    set_rule(team, WRITE, on=True)
    assert morning(team) == ["write"] * 3
    assert "asked" not in {row["state"] for row in team.rows("nudges") if row["rule"] == "call"}


def test_a_note_that_was_written_before_asks_nothing_of_a_rule_switched_off_since(
    team: Team, ana: Member
) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    team.tick(NIGHT)
    write_notes(team.engine, team.workspace_id, NINE)
    assert team.states() == {"call": "asked"}
    set_rule(team, CALL, on=False)
    assert morning(team) == []
    assert team.states() == {"call": "overtaken"}


def test_a_rule_that_is_switched_on_is_asked_for_in_the_background(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.switch_on()
    set_rule(team, CALL, on=False)
    team.customer("Acme", ana)
    team.tick(NIGHT)
    set_rule(team, CALL, on=True)
    assert morning(team) == []
    assert a_round(team) == 1
    assert morning(team) == ["call"]


def test_whoever_is_not_behind_is_not_looked_at_before_a_note(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    acme = team.customer("Acme", ana)
    team.tick(NIGHT)
    first = LookFirst(team.engine, team.workspace_id, team.rules, NINE)
    assert not first.is_needed()
    assert not first.at([acme])
    set_rule(team, CALL, on=False)
    assert first.is_needed()
    assert first.at([acme])
    assert not first.at([acme, acme + 1])


def test_what_may_concern_everybody_is_one_row_and_has_everybody_looked_at(
    team: Team, ana: Member
) -> None:
    team.rules = [SOON]
    many(team, ana, 30)
    team.tick(NIGHT)
    before = team.rows("customers")
    with writing(team.engine) as connection:
        customers.all_changed(connection, team.workspace_id)
    assert team.rows("customers") == before
    assert left(team) == (30, 30)
    assert a_round(team) == 30
    assert left(team) == (0, 0)


def test_a_plan_from_before_such_a_change_is_made_again(team: Team, ana: Member) -> None:
    team.rules = [SOON]
    team.customer("Acme", ana)
    old = team.in_force()
    with writing(team.engine) as connection:
        customers.all_changed(connection, team.workspace_id)
    plan_all(team.engine, old, [1], NIGHT)
    assert left(team) == (1, 1)


def test_a_setting_that_another_process_changes_is_seen_at_once(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    team.tick(NIGHT)
    here = team.engine, team.workspace_id, team.rules
    assert tick_workspace(*here, NIGHT) == 0, "and what was in force is known"
    set_rule(team, CALL, on=False)
    assert [one.rule.name for one in in_force(*here).rules] == []
    assert a_round(team) == 1
    assert a_round(team) == 0
    set_rule(team, CALL, on=True)
    assert [one.rule.name for one in in_force(*here).rules] == ["call"]


def test_a_rule_that_is_written_anew_is_not_taken_for_the_one_it_was(team: Team) -> None:
    team.rules = [CALL]
    first = team.in_force()
    assert team.in_force().revision == first.revision, "and it is known from now on"
    team.rules = [asks("call", TUESDAY + timedelta(days=1))]
    assert team.in_force().revision == first.revision + 1


@pytest.mark.only_on("postgresql", "a record in a file mostly has one process")
def test_where_somebody_plans_already_another_goes_elsewhere(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.customer("Acme", ana)
    team.switch_on()
    here = team.engine, team.workspace_id
    with planning(*here) as mine, planning(*here) as anybody_else:
        assert (mine, anybody_else) == (True, False)
        assert tick_workspace(*here, team.rules, NINE) == 0
        with planning(team.engine, team.workspace_id + 1) as elsewhere:
            assert elsewhere
    assert tick_workspace(*here, team.rules, NINE) == 1
