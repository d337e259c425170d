from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, Table, delete, insert, inspect, select

from bot.store.backups import NoBackup
from bot.store.engine import open_record, quietly, reading, writing
from bot.store.migrate import NewerRecord, _config, migrate
from bot.store.tables import metadata, offerings, workspaces
from bot.store.workspaces import rule_settings_of
from rules.kit.rulebook import gather
from tests.database import address_in, on_postgresql
from tests.flow.team import Team, at, at_the_same_time, team_in
from tests.store.old_records import OLD, ONE_ROW, REVISIONS, everything, old_record

BY_DIGEST = {
    ("add_constraint", "uq_needs_workspace_id_customer_id_tag_text_on"),
    ("remove_index", "uq_needs_by_digest"),
}
"""The one key that PostgreSQL keeps in another shape: see `on_postgresql.by_digests`."""

OF_FILES = pytest.mark.only_on("sqlite", "the records of old versions are files")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_record(address_in(tmp_path))


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
    other = [one for one in found if one[0] not in ("add_fk", "remove_fk")]
    if on_postgresql():
        assert {(what, key.name) for what, key in other} == BY_DIGEST
    else:
        assert other == []
    engine.dispose()


def test_the_references_are_those_that_the_migrations_make(engine: Engine, tmp_path: Path) -> None:
    migrate(engine)
    afresh = open_record(address_in(tmp_path, "afresh.db"))
    with writing(afresh) as connection:
        metadata.create_all(connection)
    for name in metadata.tables:
        assert references(engine, name) == references(afresh, name)
    engine.dispose()
    afresh.dispose()


def references(engine: Engine, table: str) -> list[tuple[str, str, str]]:
    """(column, table, what deleting does)."""
    if on_postgresql():
        keys = inspect(engine).get_foreign_keys(table)
        return sorted(
            (key["constrained_columns"][0], key["referred_table"], str(key.get("options")))
            for key in keys
        )
    with reading(engine) as connection:
        rows = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").all()
    return sorted((row[3], row[2], row[6]) for row in rows)


def test_what_was_in_force_stays_so_and_all_other_rules_start_switched_off(engine: Engine) -> None:
    with quietly(), writing(engine) as connection:
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
    with quietly(), writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE touchpoints (id INTEGER)")
    with pytest.raises(Exception, match="already exists"):
        migrate(engine)
    assert set(inspect(engine).get_table_names()) <= {"touchpoints", "alembic_version"}
    engine.dispose()


@OF_FILES
@pytest.mark.parametrize("revision", REVISIONS)
def test_all_that_an_old_record_held_is_there_and_the_bot_goes_on(
    tmp_path: Path, revision: str
) -> None:
    file = old_record(tmp_path, revision)
    engine = open_record(f"sqlite:///{file}")
    before = everything(engine)
    assert all(len(rows) >= (1 if name in ONE_ROW else 2) for name, rows in before.items())
    assert migrate(engine) == (revision, REVISIONS[-1])
    after = everything(engine)
    for table, rows in before.items():
        by_id = {row["id"]: row for row in after[table]}
        assert all(row.items() <= by_id[row["id"]].items() for row in rows), table
    assert pragma(engine, "foreign_key_check") == []
    assert pragma(engine, "integrity_check") == [("ok",)]
    team = Team(engine, 1, gather().rules)
    team.round(at("2026-03-03 09:00", "Europe/Madrid"))
    assert pragma(engine, "foreign_key_check") == []
    engine.dispose()


@OF_FILES
@pytest.mark.parametrize("revision", OLD)
def test_an_old_record_becomes_what_a_new_one_is(tmp_path: Path, revision: str) -> None:
    old = open_record(f"sqlite:///{old_record(tmp_path, revision)}")
    new = open_record(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(old)
    migrate(new)
    assert built(old) == built(new)
    old.dispose()
    new.dispose()


def built(engine: Engine) -> list[tuple[object, ...]]:
    """The statements that made its tables and indices."""
    with reading(engine) as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY name")
        return [tuple(row) for row in rows]


@OF_FILES
def test_numbers_that_slack_has_seen_are_never_given_again(tmp_path: Path) -> None:
    engine = open_record(f"sqlite:///{old_record(tmp_path, '0004')}")
    migrate(engine)
    kept = {name for name, table in metadata.tables.items() if numbers_on(table)}
    made = {str(name) for _, name, sql in built(engine) if "AUTOINCREMENT" in str(sql)}
    assert kept == made >= {"nudges", "notes", "customers"}
    with writing(engine) as connection:
        last = connection.execute(insert(offerings).values(OFFERED).returning(offerings.c.id))
        number = last.scalar_one()
        connection.execute(delete(offerings))
        again = connection.execute(insert(offerings).values(OFFERED).returning(offerings.c.id))
        assert again.scalar_one() == number + 1 > 1000
    engine.dispose()


OFFERED = {"workspace_id": 1, "title": "A talk", "published_on": date(2026, 3, 3)}


def numbers_on(table: Table) -> bool:
    return bool(table.dialect_options["sqlite"]["autoincrement"])


def test_a_new_record_begins_with_one(engine: Engine) -> None:
    migrate(engine)
    assert team_in(engine).hire("Ana").id == 1
    engine.dispose()


@OF_FILES
@pytest.mark.parametrize("revision", OLD)
def test_what_holds_something_is_kept_before_it_changes(tmp_path: Path, revision: str) -> None:
    engine = open_record(f"sqlite:///{old_record(tmp_path, revision)}")
    kept: list[dict[str, list[dict[str, object]]]] = []
    before = everything(engine)
    migrate(engine, lambda _: kept.append(everything(engine)))
    assert kept == [before]
    migrate(engine, lambda _: kept.append({}))
    assert kept == [before]
    engine.dispose()


@OF_FILES
def test_what_cannot_be_kept_is_not_changed(tmp_path: Path) -> None:
    engine = open_record(f"sqlite:///{old_record(tmp_path, '0004')}")

    def no_room(_: str) -> None:
        raise NoBackup("no room")

    before = built(engine)
    with pytest.raises(NoBackup):
        migrate(engine, no_room)
    assert built(engine) == before
    engine.dispose()


def test_an_empty_record_has_nothing_to_keep(engine: Engine) -> None:
    kept: list[str] = []
    migrate(engine, kept.append)
    assert kept == []
    engine.dispose()


@OF_FILES
def test_of_many_that_migrate_at_once_one_does_it(tmp_path: Path) -> None:
    file, done = old_record(tmp_path, "0001"), list[tuple[str | None, str]]()
    kept: list[str] = []

    def start() -> None:
        engine = open_record(f"sqlite:///{file}")
        done.append(migrate(engine, kept.append))
        engine.dispose()

    at_the_same_time(*[start] * 4)
    newest = REVISIONS[-1]
    assert sorted(done, key=str) == sorted([("0001", newest), *[(newest, newest)] * 3], key=str)
    assert kept == ["0001"]


def test_of_many_that_begin_at_once_one_makes_the_tables(tmp_path: Path) -> None:
    url, done = address_in(tmp_path), list[tuple[str | None, str]]()

    def start() -> None:
        engine = open_record(url)
        done.append(migrate(engine))
        engine.dispose()

    at_the_same_time(*[start] * 4)
    newest = REVISIONS[-1]
    assert sorted(done, key=str) == sorted([(None, newest), *[(newest, newest)] * 3], key=str)


def pragma(engine: Engine, name: str) -> list[tuple[object, ...]]:
    with reading(engine) as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {name}")]
