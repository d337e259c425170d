"""The ramp: what is new starts off, but for a workspace that begins."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.flow.tick import in_force, tick
from bot.store import workspaces
from bot.store.engine import reading, writing
from rules.kit.rule import Rule
from tests.flow.team import TUESDAY, Team, asks, at, breaks, record_in, team_in

CALL, WRITE, VISIT = (asks(name, TUESDAY) for name in ("call", "write", "visit"))
NOON = at("2026-03-03 12:00")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine)
    engine.dispose()


def in_force_of(team: Team, *rules: Rule) -> list[str]:
    """As the bot finds them: the team of these tests would switch on whatever is new."""
    here = in_force(team.engine, team.workspace_id, rules)
    return [one.rule.name for one in here.rules]


def switch(team: Team, rule: Rule, *, on: bool) -> None:
    with writing(team.engine) as connection:
        workspaces.set_rule(connection, team.workspace_id, rule.name, enabled=on, knobs={})


def states(team: Team, *rules: Rule) -> dict[str, tuple[bool, bool, str]]:
    """(enabled, new, trouble)."""
    with reading(team.engine) as connection:
        settings = workspaces.as_set(connection, team.workspace_id, rules)
    return {one.rule.name: (one.enabled, one.new, one.trouble) for one in settings}


def test_a_workspace_begins_with_all_that_there_are(team: Team) -> None:
    assert states(team, CALL, WRITE) == {"call": (True, False, ""), "write": (True, False, "")}
    assert in_force_of(team, CALL, WRITE) == ["call", "write"]
    assert [row["rule"] for row in team.rows("rule_settings")] == ["call", "write"]


def test_what_was_switched_off_before_it_began_stays_off(team: Team) -> None:
    switch(team, CALL, on=False)
    assert in_force_of(team, CALL, WRITE) == ["write"]
    assert in_force_of(team, CALL, WRITE) == ["write"]


def test_a_rule_that_comes_later_is_off_until_somebody_switches_it_on(team: Team) -> None:
    in_force_of(team, CALL)
    assert in_force_of(team, CALL, WRITE) == ["call"]
    assert states(team, CALL, WRITE)["write"] == (False, True, "")
    switch(team, WRITE, on=True)
    assert in_force_of(team, CALL, WRITE, VISIT) == ["call", "write"]
    assert states(team, WRITE, VISIT) == {"write": (True, False, ""), "visit": (False, True, "")}


def test_a_rule_that_comes_later_asks_nobody(team: Team) -> None:
    team.customer("Acme", team.hire("Ana"))
    tick(team.engine, [CALL], NOON)
    tick(team.engine, [CALL, WRITE], NOON)
    assert team.states() == {"call": "waiting"}


def test_each_workspace_begins_for_itself(team: Team) -> None:
    in_force_of(team, CALL)
    other = team_in(team.engine, "Other")
    assert in_force_of(other, CALL, WRITE) == ["call", "write"]
    assert in_force_of(team, CALL, WRITE) == ["call"]


def test_a_workspace_that_began_without_any_rule_has_begun(team: Team) -> None:
    assert in_force_of(team) == []
    assert in_force_of(team, CALL) == []


def test_a_rule_of_their_own_that_breaks_is_switched_off_and_says_why(
    team: Team, caplog: pytest.LogCaptureFixture
) -> None:
    own, ours = replace(breaks("theirs"), own=True), breaks("ours")
    secret = team.customer("Secret Ltd", team.hire("Ana"))
    tick(team.engine, [own, ours, CALL], NOON)
    assert team.states() == {"call": "waiting"}
    assert states(team, own, ours) == {
        "theirs": (False, False, f"It broke on customer {secret}: ZeroDivisionError."),
        "ours": (True, False, ""),
    }
    assert "rule theirs broke on customer" in caplog.text
    assert "Secret" not in str(team.rows("rule_settings")) + caplog.text
    assert in_force_of(team, own, ours, CALL) == ["ours", "call"]


def test_what_broke_is_forgotten_when_somebody_switches_it_on_again(team: Team) -> None:
    in_force_of(team, CALL)
    with writing(team.engine) as connection:
        here = connection, team.workspace_id
        assert workspaces.switch_off(*here, "call", "It broke. " * 100)
        assert not workspaces.switch_off(*here, "call", "Again.")
    assert len(states(team, CALL)["call"][2]) == 200
    switch(team, CALL, on=True)
    assert states(team, CALL) == {"call": (True, False, "")}


def test_the_lead_is_somebody_who_is_still_with_us(team: Team) -> None:
    ana = team.hire("Ana")
    with writing(team.engine) as connection:
        assert workspaces.lead_of(connection, team.workspace_id) is None
        workspaces.lead(connection, team.workspace_id, ana.id)
        assert workspaces.lead_of(connection, team.workspace_id) == ana
    team.change("members", ana.id, active=False)
    with reading(team.engine) as connection:
        assert workspaces.lead_of(connection, team.workspace_id) is None
