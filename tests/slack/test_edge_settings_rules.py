"""The form of the rituals: picked, switched, tuned."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox import Json
from bot.store import members, workspaces
from bot.store.engine import writing
from tests.slack.colleague import Colleague, filled, labels, seen
from tests.slack.edge import Edge, an_edge


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path) as edge:
        yield edge


def opened(who: Colleague, words: str = "rules check_in") -> None:
    who.types(f"/nudges {words}")
    who.presses("Settings", who.reply)


def form(who: Colleague) -> Json:
    return who.sandbox.views(who.id)[-1]


def knobs(who: Colleague) -> dict[str, Any]:
    """What stands in the fields, by the name of the knob."""
    return {block.split(".")[1]: said for block, said in filled(form(who)).items() if "." in block}


def block(who: Colleague, knob: str) -> str:
    there = [str(one.get("block_id", "")) for one in form(who)["blocks"]]
    return next(one for one in there if f".{knob}." in one)


def saves(who: Colleague, **values: str) -> dict[str, str]:
    given = {block(who, knob): value for knob, value in values.items()}
    return {
        name.split(".")[1]: said
        for name, said in who.hands.submits(form(who), given).errors.items()
    }


def presses(who: Colleague, label: str) -> None:
    who.presses(label, form(who))


def picks(who: Colleague, rule: str) -> None:
    assert who.hands.presses_in_view(form(who), "rule_pick", rule).warning == ""


def kept(edge: Edge, rule: str) -> tuple[bool, dict[str, Any]]:
    (row,) = [row for row in edge.rows("rule_settings") if row["rule"] == rule]
    return row["enabled"], row["knobs"]


def test_the_knobs_of_a_ritual_are_filled_in_with_what_they_are_set_to(edge: Edge) -> None:
    opened(edge.ana)
    assert "It is on." in seen(form(edge.ana))
    assert knobs(edge.ana) == {
        "a_days": "21",
        "b_days": "45",
        "c_days": "90",
        "meeting_within_days": "7",
        "settling_days": "14",
    }


def test_a_knob_is_turned_and_turned_back(edge: Edge) -> None:
    opened(edge.ana)
    assert saves(edge.ana, a_days="14") == {}
    assert kept(edge, "check_in") == (True, {"a_days": 14})
    assert "Saved." in seen(form(edge.ana))
    assert knobs(edge.ana)["a_days"] == "14"
    presses(edge.ana, "Back to the defaults")
    assert kept(edge, "check_in") == (True, {})
    assert knobs(edge.ana)["a_days"] == "21"
    assert "Back to the defaults" not in labels(form(edge.ana))


@pytest.mark.parametrize("value", ["0", "10000", "-1", "1.5", "soon", "9" * 50])
def test_what_no_knob_takes_stands_beside_it(edge: Edge, value: str) -> None:
    opened(edge.ana)
    said = "A number from 1 to 9999."
    assert saves(edge.ana, a_days=value, b_days="30") == {"a_days": said}
    assert kept(edge, "check_in") == (True, {})


def test_lists_of_numbers_and_of_tiers_are_read(edge: Edge) -> None:
    opened(edge.ana, "rules danger_window")
    assert knobs(edge.ana)["months"] == "5, 11, 17, 23, 29, 35"
    assert "with commas between" in saves(edge.ana, months="5; 11")["months"]
    assert saves(edge.ana, months="11, 5") == {}
    assert kept(edge, "danger_window") == (True, {"months": [5, 11]})
    picks(edge.ana, "honest_no")
    said = "Tiers with commas between, such as: A"
    assert saves(edge.ana, tiers="A, Z") == {"tiers": said}
    assert saves(edge.ana, tiers="b, a") == {}
    assert kept(edge, "honest_no") == (True, {"tiers": ["A", "B"]})


def test_saving_what_is_the_default_keeps_nothing(edge: Edge) -> None:
    opened(edge.ana, "rules danger_window")
    assert saves(edge.ana) == {}
    assert kept(edge, "danger_window") == (True, {})


def test_another_ritual_is_picked_in_the_same_form(edge: Edge) -> None:
    opened(edge.ana, "rules")
    assert knobs(edge.ana) == {}
    picks(edge.ana, "coffee")
    assert set(knobs(edge.ana)) == {"a_days", "b_days", "meeting_within_days"}
    assert len(edge.sandbox.views("UANA")) == 1


def test_switching_on_first_says_what_it_would_add(edge: Edge) -> None:
    opened(edge.ana, "rules check_in")
    presses(edge.ana, "Switch it off")
    assert kept(edge, "check_in")[0] is False
    presses(edge.ana, "Switch it on")
    assert kept(edge, "check_in")[0] is False
    assert "check_in would add" in seen(form(edge.ana))
    presses(edge.ana, "Switch it on")
    assert kept(edge, "check_in")[0] is True


def test_it_lies_over_the_settings_of_the_team(edge: Edge) -> None:
    edge.ana.types("/nudges settings team")
    edge.ana.presses("Rituals: on, off, settings", edge.ana.form)
    below, above = edge.sandbox.views("UANA")
    assert (below["callback_id"], above["callback_id"]) == ("team_settings_form", "rule_form")
    picks(edge.ana, "coffee")
    assert saves(edge.ana, a_days="60") == {}
    assert kept(edge, "coffee") == (True, {"a_days": 60})


def lead_is_ben(edge: Edge) -> None:
    with writing(edge.bot.engine) as connection:
        here = edge.bot.installed.workspace_id
        ben = members.by_slack_id(connection, here, "UBEN")
        assert ben is not None
        workspaces.lead(connection, here, ben.id)


def test_who_does_not_lead_opens_nothing(edge: Edge) -> None:
    lead_is_ben(edge)
    edge.ana.types("/nudges rules check_in")
    edge.ana.presses("Settings", edge.ana.reply)
    assert "are changed by Ben Okafor, the team lead" in seen(edge.ana.reply)
    assert not edge.ana.has_form


@pytest.mark.parametrize("act", ["Switch it off", "Back to the defaults", "save", "pick"])
def test_who_does_not_lead_any_more_changes_nothing(edge: Edge, act: str) -> None:
    opened(edge.ana)
    saves(edge.ana, a_days="14")
    lead_is_ben(edge)
    if act == "save":
        saves(edge.ana, a_days="15")
    elif act == "pick":
        picks(edge.ana, "coffee")
    else:
        presses(edge.ana, act)
    assert kept(edge, "check_in") == (True, {"a_days": 14})
    assert "are changed by Ben Okafor" in seen(form(edge.ana))
