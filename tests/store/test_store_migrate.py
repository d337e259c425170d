from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, select

from bot.store.engine import open_record, reading, writing
from bot.store.migrate import NewerRecord, _config, migrate
from bot.store.tables import metadata, workspaces
from bot.store.workspaces import rule_settings_of


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
        found = compare_metadata(context, metadata)
    # SQLAlchemy reads no references off a column that was added later: see the next test.
    assert [one for one in found if one[0] not in ("add_fk", "remove_fk")] == []
    engine.dispose()


def test_the_references_are_those_that_the_migrations_make(engine: Engine, tmp_path: Path) -> None:
    migrate(engine)
    afresh = open_record(f"sqlite:///{tmp_path / 'afresh.db'}")
    with writing(afresh) as connection:
        metadata.create_all(connection)
    for name in metadata.tables:
        assert references(engine, name) == references(afresh, name)
    engine.dispose()
    afresh.dispose()


def references(engine: Engine, table: str) -> list[tuple[str, str, str]]:
    """(column, table, what deleting does)."""
    with reading(engine) as connection:
        rows = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").all()
    return sorted((row[3], row[2], row[6]) for row in rows)


def test_what_was_in_force_stays_so_and_all_other_rules_start_switched_off(engine: Engine) -> None:
    with writing(engine) as connection:
        command.upgrade(_config(connection), "0001")
        connection.exec_driver_sql(
            "INSERT INTO workspaces (id, name, timezone, fingerprint, revision) VALUES"
            " (1, 'old', 'UTC', 'abc', 1), (2, 'never ran', 'UTC', '', 0)"
        )
        connection.exec_driver_sql(
            "INSERT INTO rule_settings (workspace_id, rule, enabled, knobs)"
            " VALUES (1, 'coffee', false, '{}')"
        )
    migrate(engine)
    with reading(engine) as connection:
        set_ = rule_settings_of(connection, 1)
        assert rule_settings_of(connection, 2) == {}
    assert len(set_) == 8
    assert [rule for rule, (enabled, _) in set_.items() if not enabled] == ["coffee"]
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


def test_what_was_asked_and_told_before_private_customers_is_all_there(engine: Engine) -> None:
    rows = {
        "workspaces": "(id, name, timezone, fingerprint, revision) VALUES (1, 'old', 'UTC', '', 0)",
        "members": "(id, workspace_id, name, normal_name, timezone, country, starts_at, ends_at,"
        " daily_budget, weekly_budget, active, channel)"
        " VALUES (1, 1, 'Ana', 'ana', 'UTC', '', 600, 700, 1, 2, true, false)",
        "customers": "(id, workspace_id, name, normal_name, owner_id, tier, country, standing,"
        " lost_because, loyalty_pinned, stage, tags, look_at, revision, version)"
        " VALUES (1, 1, 'Acme', 'acme', 1, 'A', '', 'active', '', '', '', '[]', '2026-01-01',"
        " 0, 7)",
        "notes": "(id, workspace_id, member_id, occasion, day, state, try_at, attempts, trouble,"
        " text, version, shown)"
        " VALUES (1, 1, 1, '2026-03-03', '2026-03-03', 'sent', '2026-03-03', 1, '', '', 0, 0)",
        "nudges": "(id, workspace_id, customer_id, rule, subject, due, to_member_id, step, why,"
        " draft, worth, urgent, private, asks, sells, dated, even_if_lost, ask_on, good_until,"
        " state, note_id, snoozes, reason)"
        " VALUES (1, 1, 1, 'check_in', '', '2026-03-03', 1, '', '', '', 1, false, false, false,"
        " false, false, false, '2026-03-03', '2026-03-09', 'asked', 1, 0, '')",
        "note_nudges": "(id, workspace_id, note_id, nudge_id, place) VALUES (1, 1, 1, 1, 0)",
        "touchpoints": '(id, workspace_id, customer_id, "on", kind, began, note, private,'
        " identity, recorded_at, recorded_on, step) VALUES (1, 1, 1, '2026-03-03', 'call', '', '',"
        " false, 'x', '2026-03-03', '2026-03-03', '')",
    }
    with writing(engine) as connection:
        command.upgrade(_config(connection), "0002")
        for table, row in rows.items():
            connection.exec_driver_sql(f"INSERT INTO {table} {row}")
        before = {table: _all(connection, table) for table in rows}
    migrate(engine)
    with reading(engine) as connection:
        for table, (was,) in before.items():
            (now,) = _all(connection, table)
            assert was.items() <= now.items()
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        (ana,), (acme,) = (_all(connection, table) for table in ("members", "customers"))
    assert (ana["language"], acme["private"]) == ("en", 0)
    engine.dispose()


def _all(connection: Connection, table: str) -> list[dict[str, object]]:
    rows = connection.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608
    return [dict(row) for row in rows.mappings()]
