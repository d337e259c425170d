"""The second wall between workspaces: what PostgreSQL itself keeps from whoever is elsewhere."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import ProgrammingError

from bot.store import walls
from bot.store.engine import open_record, quietly, reading, within, writing
from bot.store.tables import metadata
from tests.database import a_database
from tests.store.old_records import ONE_ROW, fill

pytestmark = pytest.mark.only_on("postgresql", "a file of SQLite has no walls")

A, B = 1, 2

TABLES = [one.name for one in metadata.sorted_tables]
HANG_ON = [name for name in TABLES if name != "workspaces"]

OF_B = """
    INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, to_jsonb(one) || '{other}')).*
    FROM {table} AS one
"""
"""Whatever is seen once more, but as a row of the other workspace."""

MANY = """
    INSERT INTO customers SELECT (jsonb_populate_record(NULL::customers, to_jsonb(one)
        || jsonb_build_object('id', n, 'name', n, 'normal_name', n,
            'look_at', timestamp '2026-01-01' + n * interval '1 hour'))).*
    FROM customers AS one, generate_series(100, 5000) AS n WHERE one.id = 1
"""

LOOKS = "SELECT id FROM customers WHERE workspace_id = 1 AND look_at <= '2026-01-06'"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return a_database(tmp_path)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A record in which each of two workspaces has one row in every table."""
    engine = open_record(url)
    with quietly(), writing(engine) as connection:
        if not walls.hold_us(connection):
            pytest.skip("TEST_DATABASE_URL lets us make no plain role, and walls hold no superuser")
        fill(connection, 2, TABLES)
        for table in HANG_ON:
            if table in ONE_ROW:
                other = f'{{"id": 2, "workspace_id": {B}}}'
                connection.exec_driver_sql(OF_B.format(table=table, other=other))
            else:
                connection.exec_driver_sql(f"UPDATE {table} SET workspace_id = {B} WHERE id = 2")  # noqa: S608
    yield engine
    engine.dispose()


def home(table: str) -> str:
    return "id" if table == "workspaces" else "workspace_id"


def seen(connection: Connection) -> Mapping[str, set[int]]:
    """Whose rows are found in each table by who does not say whose."""
    return {
        table: set(connection.exec_driver_sql(f"SELECT {home(table)} FROM {table}").scalars())  # noqa: S608
        for table in TABLES
    }


def everywhere(*homes: int) -> Mapping[str, set[int]]:
    return {table: {*homes} for table in TABLES}


def rows_of(engine: Engine, workspace_id: int) -> Mapping[str, list[object]]:
    with within(workspace_id), reading(engine) as connection:
        return {
            table: [*map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}"))]  # noqa: S608
            for table in TABLES
        }


def test_within_a_workspace_no_row_of_another_is_read(engine: Engine) -> None:
    for here in (A, B):
        with within(here), reading(engine) as connection:
            assert seen(connection) == everywhere(here)
    with within(99), reading(engine) as connection:
        assert seen(connection) == everywhere()


def test_outside_of_any_workspace_all_are_read(engine: Engine) -> None:
    with reading(engine) as connection:
        assert seen(connection) == everywhere(A, B)


def test_who_does_not_say_where_they_are_sees_no_row(engine: Engine, url: str) -> None:
    with closing(psycopg.connect(url)) as somebody:
        for table in TABLES:
            assert somebody.execute(f"SELECT * FROM {table}").fetchall() == []  # noqa: S608


def test_what_a_transaction_has_said_ends_with_it(engine: Engine) -> None:
    with within(A), reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM members").scalar_one() == 1
    with engine.connect().execution_options(begins=False) as connection:
        assert seen(connection) == everywhere()
    with within(A), writing(engine) as connection:
        assert connection.exec_driver_sql("UPDATE members SET name = name").rowcount == 1
    with engine.connect().execution_options(begins=False) as connection:
        assert connection.exec_driver_sql("UPDATE members SET name = name").rowcount == 0


def test_within_a_workspace_no_row_of_another_is_changed(engine: Engine) -> None:
    with within(A), quietly(), writing(engine) as connection:
        for table in TABLES:
            changed = connection.exec_driver_sql(f"UPDATE {table} SET id = id")  # noqa: S608
            assert (table, changed.rowcount) == (table, 1)
            theirs = f"UPDATE {table} SET id = id WHERE {home(table)} = {B}"  # noqa: S608
            assert (table, connection.exec_driver_sql(theirs).rowcount) == (table, 0)


def test_within_a_workspace_no_row_of_another_is_deleted(engine: Engine) -> None:
    before = rows_of(engine, B)
    with within(A), quietly(), writing(engine) as connection:
        connection.exec_driver_sql("UPDATE workspaces SET lead_member_id = NULL")
        for table in reversed(TABLES):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
    with reading(engine) as connection:
        assert seen(connection) == everywhere(B)
    assert rows_of(engine, B) == before


@pytest.mark.parametrize("table", HANG_ON)
def test_within_a_workspace_no_row_is_put_into_another(engine: Engine, table: str) -> None:
    put = OF_B.format(table=table, other=f'{{"id": 99, "workspace_id": {B}}}')
    move = f"UPDATE {table} SET workspace_id = {B}"  # noqa: S608
    for change in (put, move):
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            within(A),
            writing(engine) as connection,
        ):
            connection.exec_driver_sql(change)


def test_within_a_workspace_no_other_is_founded(engine: Engine) -> None:
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        within(A),
        writing(engine) as connection,
    ):
        connection.exec_driver_sql(OF_B.format(table="workspaces", other='{"id": 99}'))


def test_there_is_a_wall_around_each_table_and_no_way_around_it(engine: Engine) -> None:
    with reading(engine) as connection:
        assert walls.without(connection, TABLES) == []
        scoped = connection.exec_driver_sql(
            "SELECT table_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name = 'workspace_id'"
        ).scalars()
        assert {*scoped} == {*HANG_ON}
        policies = connection.exec_driver_sql(
            "SELECT tablename, policyname, permissive, cmd, roles FROM pg_policies"
        ).all()
    assert sorted(policies) == sorted(
        (table, walls.NAME, "PERMISSIVE", "ALL", ["public"]) for table in TABLES
    )


@pytest.mark.parametrize(
    "hole",
    [
        "ALTER TABLE notes DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE notes NO FORCE ROW LEVEL SECURITY",
        f"DROP POLICY {walls.NAME} ON notes",
        "DROP TABLE notes CASCADE; CREATE TABLE notes (id integer, workspace_id integer)",
    ],
)
def test_a_table_without_a_whole_wall_is_named_and_gets_one(engine: Engine, hole: str) -> None:
    with quietly(), writing(engine) as connection:
        connection.exec_driver_sql(hole)
        assert walls.without(connection, TABLES) == ["notes"]
        walls.build(connection, TABLES)
        assert walls.without(connection, TABLES) == []
    with within(A), reading(engine) as connection:
        assert {*connection.exec_driver_sql("SELECT workspace_id FROM notes").scalars()} <= {A}


def test_an_index_still_finds_who_is_to_be_looked_at(engine: Engine) -> None:
    with within(A), quietly(), writing(engine) as connection:
        connection.exec_driver_sql(MANY)
        connection.exec_driver_sql("ANALYZE customers")
        plan = "\n".join(connection.exec_driver_sql(f"EXPLAIN {LOOKS}").scalars())
    assert "Index Cond: ((workspace_id = 1) AND (look_at <= " in plan
    # Asked once for a statement, and not for each row.
    assert "InitPlan 2" in plan
    assert "current_setting" not in plan


def test_a_role_that_walls_do_not_hold_is_known(engine: Engine, url: str) -> None:
    with reading(engine) as connection:
        assert walls.hold_us(connection)
        assert make_url(url).username == connection.exec_driver_sql("SELECT user").scalar_one()
