from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, select

from bot.store.engine import open_record, reading, writing
from bot.store.migrate import NewerRecord, migrate
from bot.store.tables import metadata, workspaces


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_record(f"sqlite:///{tmp_path / 'record.db'}")


def test_an_empty_record_gets_every_table_and_migrating_again_changes_nothing(
    engine: Engine,
) -> None:
    before, after = migrate(engine)
    assert before is None
    assert after
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}
    assert migrate(engine) == (after, after)
    engine.dispose()


def test_migrating_again_keeps_what_is_there(engine: Engine) -> None:
    migrate(engine)
    with writing(engine) as connection:
        connection.execute(workspaces.insert().values(name="Test"))
    migrate(engine)
    with reading(engine) as connection:
        assert connection.scalars(select(workspaces.c.name)).all() == ["Test"]
    engine.dispose()


def test_the_tables_are_those_that_the_migrations_make(engine: Engine) -> None:
    migrate(engine)
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_record_of_a_newer_version_is_refused_and_left_alone(engine: Engine) -> None:
    migrate(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerRecord, match="'9999', which this version does not know"):
        migrate(engine)
    with reading(engine) as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    assert found == "9999"
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_half_done(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE touchpoints (id INTEGER)")
    with pytest.raises(Exception, match="already exists"):
        migrate(engine)
    assert set(inspect(engine).get_table_names()) <= {"touchpoints", "alembic_version"}
    engine.dispose()
