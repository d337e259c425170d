"""In a large workspace morning notes come one after the other, each at its own time."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.flow.in_turn import AT_MOST, MANY, spread_over, turn_of
from bot.flow.next_ring import next_ring
from bot.flow.sweep import Pace, sweep
from bot.model import Member
from bot.store.engine import reading, writing
from bot.store.tables import members
from tests.flow.team import TUESDAY, Team, asks, at

MADRID = "Europe/Madrid"
NINE = at("2026-03-03 09:00", MADRID)
A_MINUTE = timedelta(minutes=1)
CALL = asks("call", TUESDAY, good_for=3)


def colleagues(number: int) -> list[Member]:
    return [Member(id=one + 1, name=f"Member {one}", timezone=MADRID) for one in range(number)]


def large(team: Team, number: int) -> None:
    rows = [
        {
            "workspace_id": team.workspace_id,
            "name": f"Member {one}",
            "normal_name": f"member {one}",
            "slack_id": f"UM{one}",
            "timezone": MADRID,
            "country": "ES",
        }
        for one in range(number)
    ]
    with writing(team.engine) as connection:
        connection.execute(insert(members), rows)


def test_a_few_are_written_to_at_once_and_many_one_after_the_other() -> None:
    assert spread_over(colleagues(MANY)) == timedelta()
    assert spread_over(colleagues(200)) == 4 * A_MINUTE
    assert spread_over(colleagues(10_000)) == AT_MOST
    gone = [replace(one, active=False) for one in colleagues(200)]
    assert spread_over([*gone, *colleagues(MANY)]) == timedelta()


def test_everybody_has_a_time_of_their_own_that_stays() -> None:
    everybody = colleagues(1_000)
    turns = [turn_of(1, one, TUESDAY, AT_MOST) for one in everybody]
    assert turns == [turn_of(1, one, TUESDAY, AT_MOST) for one in everybody]
    assert turns != [turn_of(2, one, TUESDAY, AT_MOST) for one in everybody]
    assert all(NINE <= one < NINE + AT_MOST for one in turns)
    in_a_minute = [
        sum(NINE + n * A_MINUTE <= one < NINE + (n + 1) * A_MINUTE for one in turns)
        for n in range(15)
    ]
    assert max(in_a_minute) < 2 * 1_000 / 15


def test_a_time_of_ones_own_is_never_after_work() -> None:
    for one in colleagues(100):
        brief = replace(one, ends_at=one.starts_at + 1)
        assert turn_of(1, brief, TUESDAY, AT_MOST) < brief.ends(TUESDAY)


@pytest.mark.parametrize(("number", "at_once"), [(MANY - 1, True), (400, False)])
def test_a_morning_note_waits_for_its_turn_in_a_large_workspace_alone(
    team: Team, number: int, at_once: bool
) -> None:
    ana = team.hire("Ana", MADRID, "ES")
    large(team, number)
    team.rules = [CALL]
    team.customer("Acme", ana)
    spread = spread_over([*colleagues(number), ana])
    turn = turn_of(team.workspace_id, ana, TUESDAY, spread)
    assert (turn == NINE) is at_once
    before = turn - timedelta(seconds=1)
    assert team.round(before) == 0
    assert team.round(turn) == 1


def test_nobody_is_told_late_who_is_told_as_their_turn_comes(team: Team) -> None:
    ana = team.hire("Ana", MADRID, "ES")
    large(team, 400)
    team.rules = [CALL]
    team.customer("Acme", ana)
    turn = turn_of(team.workspace_id, ana, TUESDAY, spread_over([*colleagues(400), ana]))
    assert turn > NINE + A_MINUTE
    team.round(turn + A_MINUTE)
    (note,) = team.rows("notes")
    assert note["wanted_at"] == turn


def test_the_clock_rings_when_the_turn_of_somebody_comes(team: Team) -> None:
    ana = team.hire("Ana", MADRID, "ES")
    large(team, 400)
    team.rules = [CALL]
    team.customer("Acme", ana)
    turn = turn_of(team.workspace_id, ana, TUESDAY, spread_over([*colleagues(400), ana]))
    assert turn > NINE
    team.round(NINE)
    sweep(team.engine, team.workspace_id, team.rules, NINE, Pace())
    with reading(team.engine) as connection:
        assert NINE < next_ring(connection, team.workspace_id, NINE) <= turn


def test_what_is_urgent_waits_for_no_turn(team: Team) -> None:
    ana = team.hire("Ana", MADRID, "ES")
    large(team, 400)
    team.rules = [asks("call", TUESDAY, urgent=True)]
    team.customer("Acme", ana)
    assert team.round(NINE) == 1
