"""A ritual that is rarely of use proposes its own retirement."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.flow.retire import LATELY, propose
from bot.model import Member, NudgeState
from bot.store import workspaces
from bot.store.engine import writing
from bot.store.tables import nudges
from tests.flow.team import TUESDAY, Team, asks, at

CALL, WRITE = asks("call", TUESDAY), asks("write", TUESDAY)


def answered(team: Team, rule: str, *states: NudgeState) -> None:
    before = len(team.rows("nudges"))
    acme = int(str((team.rows("customers") or [{"id": 0}])[0]["id"])) or team.customer("Acme")
    with writing(team.engine) as connection:
        for number, state in enumerate(states, before):
            row = {
                "workspace_id": team.workspace_id,
                "customer_id": acme,
                "rule": rule,
                "due": TUESDAY + timedelta(days=number),
                "why": "Because.",
                "draft": "Hello.",
                "worth": 50,
                "urgent": False,
                "private": False,
                "ask_on": TUESDAY,
                "good_until": TUESDAY,
                "state": state,
                "asked_on": TUESDAY + timedelta(days=number),
            }
            connection.execute(insert(nudges).values(row))


def rarely(useful: int, of: int = LATELY) -> list[NudgeState]:
    return [NudgeState.DONE] * useful + [NudgeState.SKIPPED] * (of - useful)


@pytest.fixture
def led(team: Team, ana: Member) -> Team:
    """By Ana, with two rules in force."""
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ana.id)
    team.rules = [CALL, WRITE]
    team.in_force()
    return team


def proposed(team: Team, when: str = "2026-03-03 09:00") -> int:
    return propose(team.engine, team.workspace_id, team.rules, at(when, "Europe/Madrid"))


def test_the_lead_reads_the_numbers_and_what_to_type(led: Team, ana: Member) -> None:
    states = [NudgeState.DONE] * 2 + [NudgeState.OVERTAKEN] * 3 + [NudgeState.SKIPPED] * 4
    answered(led, "call", *states, *[NudgeState.NOT_USEFUL] * 5, *[NudgeState.LAPSED] * 6)
    assert proposed(led) == 1
    (note,) = led.rows("notes")
    assert (note["member_id"], note["occasion"]) == (ana.id, "retire:call:260303")
    assert (note["state"], note["day"]) == ("planned", TUESDAY)
    assert note["text"] == (
        "Call may have had its day here. Of the last 20 nudges of this ritual that came to an end,"
        " 2 were done and 3 settled in another way; 4 were skipped, 5 called not useful, and 6"
        " passed without an answer."
        "\nTo switch it off: /nudges rules call off"
        "\nTo keep it, do nothing. I will not bring it up again for three months."
    )


@pytest.mark.parametrize(
    ("useful", "of", "notes"),
    [(5, LATELY, 1), (6, LATELY, 0), (0, LATELY, 1), (0, LATELY - 1, 0)],
)
def test_three_in_ten_are_enough_and_twenty_are_needed(
    led: Team, useful: int, of: int, notes: int
) -> None:
    answered(led, "call", *rarely(useful, of))
    assert proposed(led) == notes


def test_only_the_last_twenty_count(led: Team) -> None:
    answered(led, "call", *rarely(0), *rarely(LATELY))
    assert proposed(led) == 0
    answered(led, "call", *rarely(0))
    assert proposed(led) == 1


def test_what_somebody_settled_after_it_was_asked_was_of_use(led: Team) -> None:
    answered(led, "call", *[NudgeState.OVERTAKEN] * 6, *[NudgeState.LAPSED] * 14)
    assert proposed(led) == 0


def test_it_is_proposed_once_in_three_months(led: Team) -> None:
    answered(led, "call", *rarely(0))
    assert [proposed(led), proposed(led), proposed(led, "2026-04-01 09:00")] == [1, 0, 0]
    assert [proposed(led, "2026-06-01 09:00"), proposed(led, "2026-06-02 09:00")] == [0, 1]
    assert [row["occasion"] for row in led.rows("notes")] == [
        "retire:call:260303",
        "retire:call:260602",
    ]


def test_the_day_is_the_one_where_the_lead_is(led: Team, ana: Member) -> None:
    answered(led, "call", *rarely(0))
    led.change("members", ana.id, timezone="Pacific/Auckland")
    assert propose(led.engine, led.workspace_id, led.rules, at("2026-03-31 21:00")) == 1
    assert led.rows("notes")[0]["occasion"] == "retire:call:260401"


def test_outside_the_hours_of_the_lead_it_waits(led: Team) -> None:
    answered(led, "call", *rarely(0))
    assert [proposed(led, "2026-03-03 08:59"), proposed(led, "2026-03-03 18:00")] == [0, 0]


def test_each_ritual_proposes_for_itself(led: Team) -> None:
    answered(led, "call", *rarely(0))
    answered(led, "write", *rarely(1))
    assert proposed(led) == 2


def test_what_is_off_or_unknown_proposes_nothing(led: Team) -> None:
    answered(led, "call", *rarely(0))
    answered(led, "long_gone", *rarely(0))
    with writing(led.engine) as connection:
        workspaces.set_rule(connection, led.workspace_id, "call", enabled=False, knobs={})
    assert proposed(led) == 0


def test_without_a_lead_nobody_is_written_to(team: Team, ana: Member) -> None:
    team.rules = [CALL]
    team.in_force()
    answered(team, "call", *rarely(0))
    assert proposed(team) == 0
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ana.id)
    assert proposed(team) == 1
