"""A team's own file that took the name of one of ours, and names as people type them."""

import pytest

from bot.flow.tick import in_force
from bot.flow.visit import Visit
from bot.model import Member
from bot.slack import rule_commands
from tests.flow.team import Team
from tests.slack.test_edge_rules import NINE, ana, on, team
from tests.views.looking import seen

__all__ = ["ana", "team"]


def test_a_file_of_the_same_name_does_not_stand_in_the_way(team: Team, ana: Member) -> None:
    here = in_force(team.engine, team.workspace_id, team.rules)
    visit = Visit(team.engine, here, ana, NINE)
    taken = {"call": "there is a ritual of this name already: give the file another name"}
    said = rule_commands.rules(visit, "call off", team.rules, taken)
    assert "call is off." in seen(said)
    assert on(team) == []


@pytest.mark.parametrize("words", ["on", "off", "  ", "help", "“”"])
def test_a_state_without_a_name_changes_nothing(team: Team, ana: Member, words: str) -> None:
    here = in_force(team.engine, team.workspace_id, team.rules)
    visit = Visit(team.engine, here, ana, NINE)
    said = seen(rule_commands.rules(visit, words, team.rules, {}))
    assert "rituals is on." in said
    assert on(team) == ["call"]
