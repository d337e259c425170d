"""A role of PostgreSQL that may come in and not touch the tables: what is said of it."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url
from sqlalchemy.exc import DBAPIError

from bot.many.schema import install
from bot.store.engine import closed, open_record, writing
from tests.console.terminal import Terminal
from tests.database import a_database, as_its_maker

pytestmark = pytest.mark.only_on("postgresql", "a file of SQLite has no roles")


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[str]:
    """DATABASE_URL of a record, as somebody to whom nothing in it belongs."""
    maker = make_url(as_its_maker(a_database(tmp_path)))
    name, password = f"stranger_{secrets.token_hex(4)}", secrets.token_hex(16)
    engine = create_engine(
        maker.set(drivername="postgresql+psycopg"),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
    )
    with engine.connect() as connection:
        try:
            connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        except DBAPIError:
            pytest.skip("TEST_DATABASE_URL lets us make no role")
        yield maker.set(username=name, password=password).render_as_string(hide_password=False)
        connection.exec_driver_sql(f"DROP ROLE {name}")


@pytest.mark.parametrize("verb", ["migrate", "installed"])
def test_a_role_without_rights_is_told_how_to_get_them(
    terminal: Terminal, stranger: str, verb: str
) -> None:
    said = terminal.refused(verb, DATABASE_URL=stranger)
    assert len(said.splitlines()) == 1
    assert "permission denied" in said
    assert "docs/keeping.md has the SQL" in said


def test_who_finds_the_tables_of_procrastinate_another_s_is_told_how_to_go_on(
    terminal: Terminal,
) -> None:
    url = a_database(terminal.folder)
    maker = as_its_maker(url)
    if maker == url:
        pytest.skip("TEST_DATABASE_URL lets us make no role")
    with closed(open_record(maker)) as engine:
        install(engine)
    said = terminal.refused("migrate", DATABASE_URL=url, ENGINE="procrastinate")
    assert "DROP SCHEMA procrastinate CASCADE" in said
    assert len(said.splitlines()) == 1
    with closed(open_record(maker)) as engine, writing(engine) as connection:
        connection.exec_driver_sql("DROP SCHEMA procrastinate CASCADE")
    assert terminal.run("migrate", DATABASE_URL=url, ENGINE="procrastinate").exit_code == 0
