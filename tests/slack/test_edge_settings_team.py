"""`/nudges settings team`: what the lead sets for everybody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.store import members, workspaces
from bot.store.engine import reading, writing
from tests.slack.colleague import Colleague, filled, seen, smooth
from tests.slack.edge import TEN, Edge, an_edge
from tests.slack.test_edge_channel import PLACES


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path, channels=PLACES) as edge:
        yield edge


def opened(who: Colleague) -> str:
    return who.types("/nudges settings team")


def lead(edge: Edge, name: str) -> None:
    with writing(edge.bot.engine) as connection:
        here = edge.bot.installed.workspace_id
        everybody = members.of_workspace(connection, here).values()
        (found,) = [one.id for one in everybody if one.name == name]
        workspaces.lead(connection, here, found)


def leads(edge: Edge) -> str:
    with reading(edge.bot.engine) as connection:
        found = workspaces.lead_of(connection, edge.bot.installed.workspace_id)
    return found.name if found else ""


def team(edge: Edge) -> dict[str, Any]:
    (row,) = edge.rows("workspaces")
    return row


def person(edge: Edge, name: str) -> dict[str, Any]:
    (row,) = [row for row in edge.rows("members") if row["name"] == name]
    return row


def channel(edge: Edge) -> list[str]:
    return [row["slack_id"] for row in edge.rows("members") if row["channel"] and row["active"]]


def test_without_a_lead_anybody_opens_it_with_what_is(edge: Edge) -> None:
    assert opened(edge.ben) == ""
    assert filled(edge.ben.form) == {
        "round_up": ["Tell the channel on Mondays what was done last week"],
        "zone": "UTC",
        "language": "English",
        "begins": "09:00",
        "ends": "18:00",
        "a_day": "3",
        "a_week": "10",
    }


def test_with_a_lead_others_are_told_whom_to_ask(edge: Edge) -> None:
    lead(edge, "Ben Okafor")
    assert "are changed by Ben Okafor, the team lead. Tell Ben" in opened(edge.ana)
    assert not edge.ana.has_form
    assert opened(edge.ben) == ""
    assert filled(edge.ben.form)["lead"] == "UBEN"


def test_who_is_no_lead_by_the_time_they_save_changes_nothing(edge: Edge) -> None:
    opened(edge.ana)
    lead(edge, "Ben Okafor")
    before = team(edge)
    edge.ana.submits(a_day="9", a_week="40", lead="UANA")
    assert "are changed by Ben Okafor" in seen(edge.ana.form)
    assert team(edge) == before


def test_the_lead_hands_it_on(edge: Edge) -> None:
    opened(edge.ana)
    assert edge.ana.submits(lead="UBEN") == {}
    assert leads(edge) == "Ben Okafor"
    opened(edge.ben)
    assert edge.ben.submits(lead=None) == {}
    assert leads(edge) == ""
    assert "everybody may change" in seen(edge.ben.reply)


def test_an_app_leads_nobody(edge: Edge) -> None:
    opened(edge.ana)
    assert edge.ana.submits(lead="USLACKBOT") == {
        "lead": "Pick a colleague who is still with us, and no app."
    }
    assert leads(edge) == ""


def test_whoever_has_set_their_own_keeps_it_and_the_others_follow(edge: Edge) -> None:
    edge.ben.types("/nudges hours 10:00-16:00")
    opened(edge.ana)
    errors = edge.ana.submits(begins="08:00", ends="17:00", a_day="5", a_week="20", language="de")
    assert errors == {}
    ana, ben = person(edge, "Ana Ruiz"), person(edge, "Ben Okafor")
    assert (ana["starts_at"], ana["ends_at"], ana["daily_budget"]) == (480, 1020, 5)
    assert (ben["starts_at"], ben["ends_at"]) == (600, 960)
    assert (ben["daily_budget"], ben["weekly_budget"], ben["language"]) == (5, 20, "de")
    edge.noor.types("/nudges")
    noor = person(edge, "Noor Haddad")
    assert (noor["starts_at"], noor["daily_budget"]) == (480, 5)


def test_the_zone_and_the_round_up_are_kept(edge: Edge) -> None:
    opened(edge.ana)
    assert "As in Slack" not in edge.ana.is_offered("zone_options", "")
    edge.ana.is_offered("zone_options", "berl")
    assert edge.ana.submits(zone="Berlin, Germany", round_up=[]) == {}
    assert (team(edge)["timezone"], team(edge)["round_up"]) == ("Europe/Berlin", False)


def test_a_channel_is_greeted_once_and_left_again(edge: Edge) -> None:
    opened(edge.ana)
    assert edge.ana.submits(channel="CCARE") == {}
    assert channel(edge) == ["CCARE"]
    opened(edge.ana)
    assert filled(edge.ana.form)["channel"] == "CCARE"
    assert edge.ana.submits(a_day="4") == {}
    said = [one for one in edge.sandbox.messages("CCARE") if one.is_app]
    assert len([one for one in said if "From now on I write here" in seen(one)]) == 1
    opened(edge.ana)
    assert edge.ana.submits(channel=None) == {}
    assert channel(edge) == []


@pytest.mark.parametrize(
    ("picked", "said"),
    [
        ("COUT", "I am not in the team's channel. Type there: /invite @Second Date"),
        ("COLD", "Slack does not let me write in the team's channel (is_archived)."),
        ("UBEN", "Pick a channel: the whole team reads it."),
    ],
)
def test_what_is_in_the_way_of_a_channel_stands_beside_it(
    edge: Edge, picked: str, said: str
) -> None:
    opened(edge.ana)
    errors = edge.ana.submits(channel=picked, a_day="7")
    assert set(errors) == {"channel"}
    assert said in errors["channel"]
    assert channel(edge) == []
    assert team(edge)["daily_budget"] == 3


def test_a_wrong_number_keeps_the_channel_from_being_greeted(edge: Edge) -> None:
    opened(edge.ana)
    errors = edge.ana.submits(channel="CCARE", begins="18:00", ends="08:00")
    assert set(errors) == {"ends"}
    assert [one for one in edge.sandbox.messages("CCARE") if one.is_app] == []


def test_todays_note_comes_once_whatever_the_team_sets(edge: Edge) -> None:
    edge.walk(TEN)
    opened(edge.ana)
    edge.ana.submits(begins="05:00", ends="00:00", a_day="10", a_week="50")
    edge.later(hours=2)
    edge.walk(edge.now)
    assert len(edge.ana.notes) == 1


def test_from_home_they_open_for_the_lead(edge: Edge) -> None:
    lead(edge, "Ana Ruiz")
    smooth(edge.ana.hands.looks_at_home())
    edge.ana.presses("The team", edge.ana.home)
    edge.ana.presses("The team's settings", edge.ana.home)
    assert filled(edge.ana.form)["lead"] == "UANA"
    assert edge.ana.submits(a_day="6") == {}
    assert team(edge)["daily_budget"] == 6
