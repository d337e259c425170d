"""What `install` does with customers that were imported before any workspace had them."""

from collections.abc import Iterator

import pytest
from typer.testing import Result

from bot.console.taking_over import TakeOver
from bot.sandbox import Clock, Person, Team, Town
from bot.slack.proved import Team as Proved
from bot.store.engine import open_record
from tests.console.terminal import HISTORY, Terminal
from tests.serve.offices import KEY
from tests.slack.edge import EIGHT

TEAMS = (Team("Office", "T0OFFICE", "office"), Team("Twin", "T0TWIN", "twin"))
PEOPLE = (Person("UANA", "ana", "Ana Ruiz", "Europe/Madrid"),)
QUESTION = "2 customers were imported as “home”. Shall they be those of Twin?"


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town(dict.fromkeys(TEAMS, PEOPLE), clock=Clock(EIGHT), rates=False)
    with town.serve():
        yield town


def install(terminal: Terminal, town: Town, team: str, *options: str) -> Result:
    token = town.workspaces[team].bot_token
    return terminal.run(
        "install", *options, typed=f"{token}\n", SLACK_API_URL=town.api_url, SECRET_KEYS=KEY
    )


def names(terminal: Terminal) -> dict[object, object]:
    """Of the workspaces, with Slack's id of each."""
    return {row[2]: row[1] for row in terminal.rows()["workspaces"]}


def put_in(terminal: Terminal, name: str) -> None:
    folder = terminal.put(name, **HISTORY)
    words = ("--workspace", name, "--new-workspace", "--json")
    terminal.json("import", folder, *words)


def test_where_nobody_can_be_asked_nobody_is_given_the_customers(
    filled: Terminal, town: Town
) -> None:
    before = filled.rows()
    result = install(filled, town, "T0TWIN")
    assert result.exit_code == 1
    assert result.stderr.strip() == (
        f"{QUESTION} Say so with --take-over; or with --apart, and Twin becomes a workspace of its"
        " own."
    )
    assert filled.rows() == before


def test_whoever_says_so_takes_them_over(filled: Terminal, town: Town) -> None:
    assert install(filled, town, "T0TWIN", "--take-over").exit_code == 0
    assert names(filled) == {"Twin": "T0TWIN"}


def test_apart_it_begins_with_none_and_another_may_take_them_over(
    filled: Terminal, town: Town
) -> None:
    assert install(filled, town, "T0TWIN", "--apart").exit_code == 0
    assert names(filled) == {"home": None, "Twin": "T0TWIN"}
    assert install(filled, town, "T0OFFICE", "--take-over").exit_code == 0
    assert names(filled) == {"Office": "T0OFFICE", "Twin": "T0TWIN"}


def test_under_its_own_name_nothing_is_asked(terminal: Terminal, town: Town) -> None:
    put_in(terminal, "Twin")
    assert install(terminal, town, "T0TWIN").exit_code == 0
    assert names(terminal) == {"Twin": "T0TWIN"}


def test_where_there_are_no_customers_nothing_is_asked(terminal: Terminal, town: Town) -> None:
    folder = terminal.put("in", members=HISTORY["members"])
    terminal.json("import", folder, "--json")
    assert install(terminal, town, "T0TWIN").exit_code == 0
    assert names(terminal) == {"Twin": "T0TWIN"}


def test_a_new_token_of_one_that_is_there_asks_nothing(filled: Terminal, town: Town) -> None:
    install(filled, town, "T0TWIN", "--apart")
    assert "has a new token" in install(filled, town, "T0TWIN").stdout


def test_what_cannot_be_taken_over_is_said(terminal: Terminal, town: Town) -> None:
    nothing = install(terminal, town, "T0TWIN", "--take-over")
    assert nothing.exit_code == 1
    assert "There is nothing to take over" in nothing.stderr
    put_in(terminal, "Berlin")
    put_in(terminal, "Paris")
    unclear = install(terminal, town, "T0TWIN", "--take-over")
    assert unclear.exit_code == 1
    assert "Berlin and Paris were imported" in unclear.stderr
    assert names(terminal) == {"Berlin": None, "Paris": None}


@pytest.mark.parametrize("answer", [True, False])
def test_whoever_can_be_asked_is_asked(filled: Terminal, *, answer: bool) -> None:
    asked: list[str] = []

    def ask(question: str) -> bool:
        asked.append(question)
        return answer

    engine = open_record(filled.url)
    assert TakeOver(ask=ask).settled(engine, Proved("T0TWIN", "Twin")) is answer
    engine.dispose()
    assert asked == [QUESTION]
