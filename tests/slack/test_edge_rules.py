"""What `/nudges rules` and `/nudges stats` answer, and who may switch."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.flow.tick import in_force
from bot.flow.visit import Visit
from bot.model import Member
from bot.slack import rule_commands
from bot.store import workspaces
from bot.store.engine import writing
from tests.flow.team import TUESDAY, Team, asks, at, record_in, team_in
from tests.views.looking import buttons, seen

NINE = at("2026-03-03 09:00", "Europe/Madrid")
CALL, WRITE = asks("call", TUESDAY), asks("write", TUESDAY)
BROKEN = {"wedding": "it cannot be imported: SyntaxError in line 3"}


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """It began with `call` alone; `write` is new. Ana owns five customers."""
    engine = record_in(tmp_path)
    team = team_in(engine)
    team.rules = [CALL]
    ana = team.hire("Ana", "Europe/Madrid", "ES")
    for number in range(5):
        team.customer(f"Customer {number}", ana)
    team.in_force()
    team.rules = [CALL, WRITE]
    yield team
    engine.dispose()


@pytest.fixture
def ana(team: Team) -> Member:
    return team.member("Ana")


def said(team: Team, member: Member, words: str) -> dict[str, object]:
    here = in_force(team.engine, team.workspace_id, team.rules)
    visit = Visit(team.engine, here, member, NINE)
    return rule_commands.rules(visit, words, team.rules, BROKEN)


def on(team: Team) -> list[str]:
    here = in_force(team.engine, team.workspace_id, team.rules)
    return [one.rule.name for one in here.rules]


def lead(team: Team, member: Member) -> None:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, member.id)


def test_the_list_tells_on_off_new_and_broken(team: Team, ana: Member) -> None:
    told = seen(said(team, ana, ""))
    assert "One of two rituals is on." in told
    assert "write (new): Why write." in told
    assert "wedding: it cannot be imported" in told


def test_switching_on_first_says_what_it_would_add(team: Team, ana: Member) -> None:
    offered = said(team, ana, "write on")
    assert seen(offered).startswith(
        "write would add five nudges in eight weeks, for one colleague; five are due at once and"
        " come three a day."
    )
    assert [button["value"] for button in buttons(offered).values()] == ["write"]
    assert on(team) == ["call"], "nothing happens before the button is pressed"


def test_switching_off_is_done_at_once(team: Team, ana: Member) -> None:
    assert "call is off. What it had asked closes itself." in seen(said(team, ana, " “Call”  OFF "))
    assert on(team) == []
    assert "call is off already." in seen(said(team, ana, "call off"))


def test_with_a_lead_nobody_else_switches(team: Team, ana: Member) -> None:
    ben = team.hire("Ben Okafor")
    lead(team, ben)
    for words in ("call off", "write on"):
        refused = said(team, ana, words)
        assert "are switched on and off by Ben Okafor, the team lead" in seen(refused)
        assert buttons(refused) == {}
    assert on(team) == ["call"]
    assert "call is off" in seen(said(team, ben, "call off"))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("wedding on", "wedding cannot be used: it cannot be imported: SyntaxError in line 3."),
        ("call", "On or off? Such as: /nudges rules call off"),
        ("call maybe", "On or off? Such as: /nudges rules call off"),
        ("call on", "call is on already."),
        ("cal off", "Did you mean /nudges rules call?"),
        ("nope on", "I do not know /nudges rules nope. See /nudges rules help."),
    ],
)
def test_what_cannot_be_done_is_told(team: Team, ana: Member, words: str, answer: str) -> None:
    assert answer in seen(said(team, ana, words))
    assert on(team) == ["call"]


def test_stats_are_there_for_everybody(team: Team, ana: Member) -> None:
    here = in_force(team.engine, team.workspace_id, team.rules)
    visit = Visit(team.engine, here, ana, NINE)
    assert "Nothing has been asked here yet" in seen(rule_commands.stats(visit, {}))
