"""What hangs on a few customers is found by them, however much else a workspace has recorded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, UniqueConstraint, insert

from bot.model import NudgeState
from bot.store import asked, customers, dossiers, export, tallies
from bot.store.engine import reading, writing
from bot.store.tables import aliases, contacts, loops, metadata, nudges, projects, touchpoints
from bot.store.tables import customers as customers_table
from tests.flow.huge import (
    a_check_in,
    fetched,
    many_customers,
    spent,
    touched_once_each,
    with_a_person_each,
    worked,
)
from tests.flow.team import TUESDAY, Team, at, record_in, team_in

FEW, MANY = 1_500, 6_000
ERASED = (customers_table, contacts, touchpoints, nudges, projects, loops)
NINE = at("2026-03-03 09:00")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine)
    engine.dispose()


def _people(team: Team, number: int, called: str) -> list[int]:
    ids = many_customers(team, number, None, called=called)
    with_a_person_each(team, ids)
    touched_once_each(team, ids)
    return ids


by_sqlite = pytest.mark.only_on("sqlite", "PostgreSQL counts what is in a table")


@by_sqlite
def test_a_few_are_loaded_without_going_through_all_touchpoints(team: Team) -> None:
    ids = _people(team, FEW, "First")

    def load() -> None:
        with reading(team.engine) as connection:
            found = dossiers.load_for_planning(connection, team.workspace_id, ids[:20])
            assert [len(one.customer.touches) for one in found] == [1] * 20

    load()
    among_few = worked(team.engine, load)
    _people(team, MANY, "Second")
    assert worked(team.engine, load) < 1.2 * among_few


def test_an_export_asks_for_each_table_once_however_long_it_is(team: Team) -> None:
    def all_pages() -> None:
        with reading(team.engine) as connection:
            for noun in ("customers", "contacts", "touchpoints"):
                for page in export.pages(connection, team.workspace_id, noun, {}):
                    assert 0 < len(page) <= export.PAGE

    _people(team, FEW, "First")
    few = spent(team.engine, all_pages).statements
    _people(team, MANY - FEW, "Second")
    assert spent(team.engine, all_pages).statements == few


def test_pages_of_an_export_hold_each_row_once_and_in_order(team: Team) -> None:
    ids = many_customers(team, 2 * export.PAGE + 1, None, called="Mine")
    with reading(team.engine) as connection:
        pages = [*export.pages(connection, team.workspace_id, "customers", {})]
    assert [len(one) for one in pages] == [export.PAGE, export.PAGE, 1]
    assert [row.id for page in pages for row in page] == ids


def test_a_whole_name_is_found_without_reading_the_others(team: Team) -> None:
    ana = team.hire("Ana")
    ids = many_customers(team, FEW, None, called="Mine")
    with writing(team.engine) as connection:
        here = connection, team.workspace_id
        customers.add_alias(*here, ids[7], "The Seventh", "the seventh")
    wanted = ["mine 3 bakery", "the seventh", "nobody"]

    def ask() -> list[tuple[int, str]]:
        with reading(team.engine) as connection:
            return customers.called(connection, team.workspace_id, ana.id, wanted)

    assert sorted(ask()) == [(ids[3], "mine 3 bakery"), (ids[7], "the seventh")]
    assert fetched(team.engine, ask) == 2

    def alias_again() -> None:
        with writing(team.engine) as connection:
            here = connection, team.workspace_id
            customers.add_alias(*here, ids[7], "The Seventh", "the seventh")

    assert fetched(team.engine, alias_again) < 10
    assert len(team.rows("aliases")) == 1


@by_sqlite
def test_another_name_is_found_without_going_through_all_others(team: Team) -> None:
    ana = team.hire("Ana")
    ids = many_customers(team, FEW, None, called="Mine")
    with writing(team.engine) as connection:
        customers.add_alias(connection, team.workspace_id, ids[7], "The Seventh", "the seventh")

    def ask() -> None:
        with reading(team.engine) as connection:
            here = connection, team.workspace_id, ana.id
            assert customers.called(*here, ["the seventh"]) == [(ids[7], "the seventh")]

    ask()
    alone = worked(team.engine, ask)
    others = [
        {
            "workspace_id": team.workspace_id,
            "customer_id": one,
            "name": f"Other {one}",
            "normal_name": f"other {one}",
        }
        for one in ids
    ]
    with writing(team.engine) as connection:
        connection.execute(insert(aliases), others)
    assert worked(team.engine, ask) <= alone + 1


def test_whoever_refers_to_a_row_that_goes_is_found_by_an_index() -> None:
    """Else erasing one of many people, or a customer with many, goes through all there are."""
    missing = [
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.c
        for key in column.foreign_keys
        if key.column.table in ERASED and column not in _led_by_an_index(table)
    ]
    assert missing == []


def _led_by_an_index(table: Table) -> set[Column[Any]]:
    unique = {one for one in table.constraints if isinstance(one, UniqueConstraint)}
    return {
        *(next(iter(one.columns)) for one in table.indexes),
        *(next(iter(one.columns)) for one in unique),
    }


def test_how_soon_rituals_are_answered_is_counted_by_the_database(team: Team) -> None:
    ids = many_customers(team, FEW, None, called="Mine")
    with writing(team.engine) as connection:
        connection.execute(insert(nudges), [_done(team, one) for one in ids])

    def count() -> None:
        with reading(team.engine) as connection:
            (only,) = tallies.of_workspace(connection, team.workspace_id)
            assert (only.sent, only.done) == (FEW, FEW)

    assert fetched(team.engine, count) < 10


def test_what_waits_is_counted_and_only_the_first_is_read(team: Team) -> None:
    ana = team.hire("Ana")
    ids = many_customers(team, FEW, ana.id, called="Mine")
    waiting = {"state": NudgeState.WAITING, "asked_on": None, "to_member_id": ana.id}
    with writing(team.engine) as connection:
        connection.execute(insert(nudges), [_done(team, one) | waiting for one in ids])
    mine = team.workspace_id, ana.id, NudgeState.WAITING

    def first() -> None:
        with reading(team.engine) as connection:
            assert len(asked.asked_of(connection, *mine, 10)) == 10
            assert asked.count_asked(connection, *mine) == FEW

    assert fetched(team.engine, first) == 11


def _done(team: Team, customer_id: int) -> dict[str, object]:
    answered = {
        "state": NudgeState.DONE,
        "asked_on": TUESDAY,
        "asked_at": NINE,
        "answered_at": NINE,
    }
    return a_check_in(team, customer_id, **answered, to_member_id=None)
