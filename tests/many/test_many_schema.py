"""Procrastinate's tables are as new as the library, and apart from the record."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from procrastinate.schema import SchemaManager
from sqlalchemy import Connection, Engine

from bot.many.app import SCHEMA, app_at
from bot.many.schema import how_far, install, pending
from bot.many.trouble import NoEngine
from bot.store.engine import closed, open_record, quietly, reading, writing
from bot.store.migrate import migrate
from tests.database import address_in
from tests.flow.team import record_in

ON_POSTGRESQL = pytest.mark.only_on("postgresql", "Procrastinate is at home nowhere else")

A_LONG_TIME = 60.0

OLD = "03.01.00_50_post_add_heartbeat"
"""The last migration of a version that could not yet take several jobs at once."""

SHAPE = f"""
    SELECT 'column', table_name || '.' || column_name, data_type || is_nullable
    FROM information_schema.columns WHERE table_schema = '{SCHEMA}'
    UNION ALL SELECT 'function', proname, pg_get_function_arguments(oid)
    FROM pg_proc WHERE pronamespace = '{SCHEMA}'::regnamespace
    UNION ALL SELECT 'index', tablename, regexp_replace(indexdef, 'INDEX \\S+ ', '')
    FROM pg_indexes WHERE schemaname = '{SCHEMA}'
"""  # noqa: S608 - a name of ours


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = record_in(tmp_path)
    yield engine
    engine.dispose()


def shape(engine: Engine) -> set[tuple[object, ...]]:
    with reading(engine) as connection:
        plain = connection.execution_options(no_parameters=True)
        return {tuple(row) for row in plain.exec_driver_sql(SHAPE)}


@ON_POSTGRESQL
def test_the_tables_lie_apart_and_are_put_in_place_once(engine: Engine) -> None:
    before = ours(engine)
    installed = install(engine)
    there = shape(engine)
    assert install(engine) == installed == how_far(engine)
    assert len(there) > 50
    assert (shape(engine), ours(engine)) == (there, before)


def ours(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        found = connection.exec_driver_sql(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        )
        return list(found.scalars())


@ON_POSTGRESQL
def test_older_tables_are_brought_up_to_date(engine: Engine, tmp_path: Path) -> None:
    with quietly(), writing(engine) as connection:
        as_they_were(connection)
    older = shape(engine)
    install(engine)
    (tmp_path / "new").mkdir()
    new = record_in(tmp_path / "new")
    install(new)
    assert older != shape(engine) == shape(new)
    assert how_far(engine) == how_far(new)
    new.dispose()


@ON_POSTGRESQL
def test_of_many_processes_that_begin_at_once_one_puts_all_in_place(tmp_path: Path) -> None:
    """Nothing is there yet: neither the record nor these tables."""
    url, ready = address_in(tmp_path), Barrier(8)

    def begins(_: int) -> str:
        with closed(open_record(url)) as engine:
            ready.wait(A_LONG_TIME)
            migrate(engine)
            return install(engine)

    with ThreadPoolExecutor(8) as processes:
        (how_far_all_are,) = {*processes.map(begins, range(8))}
    assert pending(how_far_all_are) == []


def as_they_were(connection: Connection) -> None:
    there = connection.execution_options(no_parameters=True)
    there.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
    there.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}")
    for one in sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql")):
        if one.stem <= OLD:
            there.exec_driver_sql(one.read_text(encoding="utf-8"))
    there.exec_driver_sql(f"COMMENT ON SCHEMA {SCHEMA} IS '{OLD}'")


@pytest.mark.parametrize("url", ["sqlite:///second-date.db", "no url at all"])
def test_where_there_is_no_postgresql_it_says_what_to_do(url: str) -> None:
    with pytest.raises(NoEngine, match="postgresql://HOST/NAME"):
        app_at(url)
