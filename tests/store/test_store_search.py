"""Customers and people by the letters that somebody types."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from bot.store import search, workspaces
from bot.store.engine import open_record, reading, writing
from bot.store.migrate import migrate
from bot.store.tables import aliases, contacts, customers, members
from bot.words.names import normalise
from tests.database import address_in
from tests.yardstick import calls

NAMES = (
    "Acme Robotics GmbH",
    "Acorn Foods",
    "Deutsche Bank AG",
    "Banco Santander",
    "International Business Machines",
    "Müller & Söhne",
    "100% Design",
    "Hidden Gems",
)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
ANA, BEN = 1, 2


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = open_record(address_in(tmp_path))
    migrate(engine)
    with writing(engine) as connection:
        for team in ("T1", "T2"):
            workspaces.connect(connection, team, team)
        for name in ("Ana", "Ben"):
            row = {"name": name, "normal_name": name.lower(), "timezone": "UTC", "active": True}
            connection.execute(insert(members).values(workspace_id=1, **row))
        for place, name in enumerate(NAMES, start=1):
            add(connection, place, name, private=name.startswith("Hidden"))
        add(connection, 50, "Bankhaus Elsewhere", workspace_id=2)
        alias = {"name": "Big Blue", "normal_name": "big blue", "customer_id": 5}
        connection.execute(insert(aliases).values(workspace_id=1, **alias))
    with reading(engine) as connection:
        yield connection
    engine.dispose()


def add(
    connection: Connection, place: int, name: str, *, workspace_id: int = 1, private: bool = False
) -> None:
    row = {"name": name, "normal_name": normalise(name), "look_at": LATER, "private": private}
    owner = ANA if workspace_id == 1 else None
    values = {"id": place, "workspace_id": workspace_id, "owner_id": owner, **row}
    connection.execute(insert(customers).values(**values))


def like(connection: Connection, typed: str, viewer: int = BEN) -> list[str]:
    return [name for _, name in search.customers_like(connection, 1, viewer, typed, 20)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ac", ["Acme Robotics GmbH", "Acorn Foods"]),
        ("ACME", ["Acme Robotics GmbH"]),
        ("bank", ["Deutsche Bank AG"]),
        ("ban", ["Banco Santander", "Deutsche Bank AG"]),
        ("Mü", ["Müller & Söhne"]),
        ("mueller u", ["Müller & Söhne"]),
        ("big b", ["International Business Machines"]),
        ("ibm", ["International Business Machines"]),
        ("acm robotics", ["Acme Robotics GmbH"]),
        ("cme robotics", ["Acme Robotics GmbH"]),
        ("came robotics", ["Acme Robotics GmbH"]),
        ("xcme robotics", ["Acme Robotics GmbH"]),
        ("deutshce bank", ["Deutsche Bank AG"]),
        ("100%", ["100% Design"]),
        ("%", []),
        ("_", []),
        ("", []),
        ("  ", []),
        ("qqqq", []),
        ("hidden", []),
        ("bankhaus", []),
        ("'; drop table", []),
        ("x" * 3000, []),
    ],
)
def test_whom_some_letters_find(connection: Connection, typed: str, found: list[str]) -> None:
    assert like(connection, typed) == found


def test_who_may_know_of_a_private_customer_finds_it(connection: Connection) -> None:
    assert like(connection, "hidden", ANA) == ["Hidden Gems"]
    assert like(connection, "hiden gems", ANA) == ["Hidden Gems"]
    assert like(connection, "hiden gems", BEN) == []


def test_no_more_are_found_than_asked_for(connection: Connection) -> None:
    assert len(search.customers_like(connection, 1, BEN, "a", 1)) == 1


def test_two_hundred_people_by_name_or_title(connection: Connection) -> None:
    with writing(connection.engine) as writer:
        people = [
            {
                "workspace_id": 1,
                "customer_id": 1,
                "name": f"Person {number}",
                "normal_name": f"person {number}",
                "title": "Head of Buying" if number == 7 else "",
                "standing": "left" if number == 150 else "active",
            }
            for number in range(200)
        ]
        writer.execute(insert(contacts), people)
    with reading(connection.engine) as fresh:
        assert len(search.contacts_like(fresh, 1, BEN, 1, "")) == 200
        assert [name for _, name, _ in search.contacts_like(fresh, 1, BEN, 1, "buy")] == [
            "Person 7"
        ]
        assert search.contacts_like(fresh, 1, BEN, 1, "person 15")[-1][1] == "Person 150"
        assert search.contacts_like(fresh, 1, BEN, 1, "erson") == []
        assert search.contacts_like(fresh, 2, BEN, 1, "") == []


def test_among_fifty_thousand_few_are_looked_at_one_by_one(connection: Connection) -> None:
    syllables = ["ba", "ke", "lo", "mi", "ru", "sa", "te", "vo", "zu", "na"]
    rows = []
    for number in range(50_000):
        name = "".join(syllables[int(digit)] for digit in f"{number:05}")
        row = {"name": name.capitalize(), "normal_name": name, "look_at": LATER, "owner_id": ANA}
        rows.append({"id": 100 + number, "workspace_id": 1, **row})
    with writing(connection.engine) as writer:
        writer.execute(insert(customers), rows)
    with reading(connection.engine) as fresh:
        typed = ("b", "bank", "deutshce bank", "eutsche bank", "qxzq")
        made = {one: calls(partial(search.customers_like, fresh, 1, BEN, one, 20)) for one in typed}
    assert max(made.values()) < len(rows), made
