"""Typed and looked at among thousands of customers: no more rows are read than among a few."""

from collections.abc import Iterator

import pytest
from sqlalchemy import insert

from bot.store.engine import writing
from bot.store.tables import nudges
from tests.flow.huge import a_check_in, fetched, many_customers, touched_once_each
from tests.flow.team import Team
from tests.slack.colleague import seen
from tests.slack.edge import Edge, an_edge

pytestmark = pytest.mark.thorough

MANY = 3_000
A_FEW = MANY // 3
"""Rows: the customers that an answer is made of, with all that hangs on them."""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """Ana looks after all of them, and something waits for her about each."""
    with an_edge(tmp_path_factory.mktemp("crowded")) as edge:
        team = Team(edge.bot.engine, edge.bot.installed.workspace_id, edge.bot.rules)
        ids = many_customers(team, MANY, 1, called="Mine")
        touched_once_each(team, ids, 1)
        with writing(team.engine) as connection:
            connection.execute(
                insert(nudges), [a_check_in(team, one, to_member_id=1) for one in ids]
            )
        yield edge


@pytest.mark.parametrize(
    "line",
    [
        "/customer Cobalt",
        "/customer Cobalt concern: it is too dear",
        "/customer Nobody at all concern",
        "/touch Cobalt call yesterday",
        "/touch meeting with Ivo at Cobalt yesterday",
        "/nudges why Cobalt",
        "/nudges",
        "/customer list",
        "/customer add Cobalt",
    ],
)
def test_a_line_reads_no_more_rows_among_thousands(crowded: Edge, line: str) -> None:
    needs_all = "Nobody" in line
    rows = fetched(crowded.bot.engine, lambda: crowded.ben.types(line))
    assert (rows > MANY) if needs_all else (rows < A_FEW)


def test_home_of_who_looks_after_thousands_counts_what_waits_and_reads_the_first(
    crowded: Edge,
) -> None:
    ana = crowded.ana
    assert fetched(crowded.bot.engine, ana.hands.looks_at_home) < A_FEW
    assert "and 2,990 more" in seen(ana.home)


def test_what_waits_is_counted_where_it_is_not_shown(crowded: Edge) -> None:
    said = crowded.ana.types("/nudges")
    assert said.count("Bakery") <= 10
    assert "and 2,995 more" in said
    assert said.endswith("More is to come in the next 30 days.")
    assert fetched(crowded.bot.engine, lambda: crowded.ana.types("/nudges")) < A_FEW


def test_what_is_ahead_of_too_many_is_shown_and_not_counted(crowded: Edge) -> None:
    assert crowded.ana.types("/nudges preview 7 days").startswith("Coming up\n")
    said = crowded.ben.types("/nudges preview 7 days")
    assert " for you in the next seven days, if nothing changes." in said
