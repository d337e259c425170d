"""Turning rules and knobs from the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.flow.tick import in_force
from bot.store.engine import open_record, writing
from bot.store.migrate import migrate
from bot.store.tables import members, workspaces
from rules.kit.rule import load
from tests.database import address_in


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = address_in(tmp_path)
    engine = open_record(url)
    migrate(engine)
    with writing(engine) as connection:
        connection.execute(workspaces.insert().values(name="home", timezone="UTC"))
        connection.execute(
            members.insert(),
            [
                {"workspace_id": 1, "name": "Ana Ruiz", "normal_name": "ana ruiz"},
                {"workspace_id": 1, "name": "Ben Okafor", "normal_name": "ben okafor"},
            ],
        )
    monkeypatch.setenv("DATABASE_URL", url)
    return url


def bot(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def test_a_knob_is_turned_and_everybody_is_looked_at_again(url: str) -> None:
    before = in_force(open_record(url), 1, load()).revision
    shown = bot("rules", "check_in", "--set", "a_days=14", "--set", "b_days=30")
    assert shown.exit_code == 0
    assert "a_days=14" in shown.output
    after = in_force(open_record(url), 1, load())
    assert after.revision > before
    assert next(one.knobs for one in after.rules if one.rule.name == "check_in") == {
        "a_days": 14,
        "b_days": 30,
    }


def test_a_rule_is_switched_off_and_keeps_its_knobs(url: str) -> None:
    bot("rules", "coffee", "--set", "a_days=60")
    assert bot("rules", "coffee", "off").exit_code == 0
    assert "coffee" not in [one.rule.name for one in in_force(open_record(url), 1, load()).rules]
    bot("rules", "coffee", "on")
    back = {one.rule.name: one.knobs for one in in_force(open_record(url), 1, load()).rules}
    assert back["coffee"] == {"a_days": 60}


def test_a_list_of_numbers_is_put_in_order(url: str) -> None:
    assert bot("rules", "danger_window", "--set", "months=11,5").exit_code == 0
    knobs = {one.rule.name: one.knobs for one in in_force(open_record(url), 1, load()).rules}
    assert knobs["danger_window"] == {"months": [5, 11]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nope",), "There is no rule nope. There are: affirm_choice,"),
        (("coffee", "--set", "x=3"), "coffee has no knob x. It has: a_days,"),
        (("coffee", "--set", "a_days=soon"), "a_days takes a number, from 1 to 9999"),
        (("coffee", "--set", "a_days=0"), "a_days takes a number, from 1 to 9999"),
        (("danger_window", "--set", "months=5,x"), "months takes numbers with commas between"),
    ],
)
def test_what_cannot_be_set_is_refused(url: str, words: tuple[str, ...], said: str) -> None:
    before = in_force(open_record(url), 1, load()).revision
    refused = bot("rules", *words)
    assert refused.exit_code == 1
    assert said in refused.output
    assert in_force(open_record(url), 1, load()).revision == before, "nobody is looked at again"


def test_somebody_is_made_the_lead(url: str) -> None:
    assert "Ben Okafor is asked" in bot("lead", "ben").output
    with writing(open_record(url)) as connection:
        assert connection.execute(workspaces.select()).one().lead_member_id == 2
    refused = bot("lead", "Zoe")
    assert refused.exit_code == 1
    assert "There are: Ana Ruiz, Ben Okafor." in refused.output
