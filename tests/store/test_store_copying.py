"""A record of SQLite goes to PostgreSQL, and back, with all that is in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, make_url, select

from bot.store.copying import CannotCopy, copy
from bot.store.engine import open_record, reading, writing
from bot.store.migrate import migrate, newest_revision
from bot.store.tables import contacts, customers, metadata, notes, offerings
from tests.database import Server
from tests.flow.team import Team, day
from tests.postgresql import NoServer, found_or_started
from tests.store.old_records import ONE_ROW, old_record

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.only_on("sqlite", "it takes both databases by itself"),
]

LATER = 5000
"""A number far beyond those of any test."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        with found_or_started() as found:
            url, owner = make_url(found.url), make_url(found.owner)
            yield Server(url, "template0", owner, f"{found.template}_copy")
    except NoServer as error:
        pytest.skip(str(error))


@pytest.fixture
def there(server: Server, tmp_path: Path) -> Iterator[Engine]:
    """A database without tables."""
    engine = open_record(server.add(tmp_path, "template0"))
    yield engine
    engine.dispose()
    server.drop(tmp_path)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Engine]:
    engine = open_record(f"sqlite:///{old_record(tmp_path, newest_revision(), rows=3)}")
    yield engine
    engine.dispose()


def rows(engine: Engine) -> dict[str, list[dict[str, object]]]:
    with reading(engine) as connection:
        return {
            name: [row._asdict() for row in connection.execute(select(table).order_by(table.c.id))]
            for name, table in metadata.tables.items()
        }


def link_to_a_later_one(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(contacts.update().values(successor_of_id=3))
        connection.execute(notes.update().where(notes.c.id == 1).values(about_id=2))


def test_every_row_goes_to_postgresql_and_back(here: Engine, there: Engine, tmp_path: Path) -> None:
    link_to_a_later_one(here)
    counted = copy(here, there)
    assert counted == {name: 1 if name in ONE_ROW else 3 for name in metadata.tables}
    assert rows(there) == rows(here)
    back = open_record(f"sqlite:///{tmp_path / 'back.db'}")
    assert copy(there, back) == counted
    assert rows(back) == rows(here)
    back.dispose()


def test_numbers_go_on_where_they_were_and_none_is_given_again(here: Engine, there: Engine) -> None:
    gone = {"workspace_id": 1, "title": "Gone", "published_on": day("2026-03-03")}
    with writing(here) as connection:
        connection.execute(insert(offerings).values(gone | {"id": LATER}))
        connection.execute(offerings.delete().where(offerings.c.id == LATER))
    copy(here, there)
    with writing(there) as connection:
        given = connection.execute(insert(offerings).values(gone).returning(offerings.c.id))
        assert given.scalar_one() == LATER + 1
    team = Team(there, 1)
    assert team.hire("Zoe").id == 4


def test_what_holds_something_is_not_filled(here: Engine, there: Engine) -> None:
    copy(here, there)
    before = rows(there)
    with pytest.raises(CannotCopy, match=r"something in the record to fill already \(workspaces\)"):
        copy(here, there)
    assert rows(there) == before


def test_what_does_not_have_todays_shape_is_not_copied(tmp_path: Path, there: Engine) -> None:
    old = open_record(f"sqlite:///{old_record(tmp_path, '0003')}")
    with pytest.raises(CannotCopy, match=r"python -m bot migrate"):
        copy(old, there)
    migrate(old)
    assert copy(old, there)["customers"] == 2
    old.dispose()


def test_a_record_is_not_copied_onto_itself(here: Engine) -> None:
    with pytest.raises(CannotCopy, match="one record twice"):
        copy(here, here)


def test_every_row_that_postgresql_would_refuse_is_named(
    here: Engine, there: Engine, tmp_path: Path
) -> None:
    here.dispose()
    with closing(sqlite3.connect(tmp_path / "record.db")) as raw:
        raw.execute("UPDATE customers SET name = ? WHERE id = 1", ("x" * 201,))
        raw.execute("UPDATE touchpoints SET note = ? WHERE id = 2", ("a\x00b",))
        raw.execute("UPDATE nudges SET worth = ? WHERE id = 3", (2**40,))
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("UPDATE jobs SET contact_id = 99 WHERE id = 2")
        raw.commit()
    with pytest.raises(CannotCopy) as told:
        copy(here, there)
    assert str(told.value).splitlines()[1:] == [
        "jobs 2 refers to a row of contacts that is not there",
        "customers 1: name is 201 characters long, and 200 are the most",
        "nudges 3: worth is a number beyond two thousand million",
        "touchpoints 2: note holds the character NUL, which PostgreSQL does not take",
    ]
    assert rows(there)["customers"] == []


def test_what_anybody_may_have_written_comes_out_the_same(here: Engine, there: Engine) -> None:
    said = "Zoë said: “<!channel> & \\x00 %s {} 'quoted' 🧡”\n\tשלום \u202e"
    with writing(here) as connection:
        connection.execute(
            customers.update().values(lost_because=said, tags=["a\x00b", said, {"x": [None, 1.5]}])
        )
    copy(here, there)
    assert rows(there)["customers"] == rows(here)["customers"]
