"""The language in which a colleague reads, as members.csv says it."""

import pytest
from sqlalchemy import update

from bot.store.engine import writing
from bot.store.tables import workspaces
from tests.intake.harbour import Harbour


def spoken(harbour: Harbour) -> dict[object, object]:
    return {row["name"]: row["language"] for row in harbour.rows("members")}


@pytest.fixture
def in_german(ada: Harbour) -> Harbour:
    """Who comes to this workspace begins in German."""
    with writing(ada.engine) as connection:
        connection.execute(update(workspaces).values(language="de"))
    return ada


def test_a_row_says_the_language_however_it_is_written(ada: Harbour) -> None:
    ada.put("members.csv", "name,language", "Ana Ruiz, DE ", "Cleo,de", "Dora,").land()
    assert spoken(ada) == {"Ana Ruiz": "de", "Ben Okafor": "en", "Cleo": "de", "Dora": "en"}


def test_a_row_without_one_leaves_it_as_it_is(ada: Harbour) -> None:
    ada.put("members.csv", "name,language", "Ana Ruiz,de").land()
    ada.put("members.csv", "name,language,country", "Ana Ruiz,,ES").land()
    assert spoken(ada)["Ana Ruiz"] == "de"


def test_who_is_new_begins_in_the_language_of_the_workspace(in_german: Harbour) -> None:
    in_german.put("members.csv", "name,language", "Cleo,", "Dora,en", "Eva,", "Eva,en").land()
    assert spoken(in_german) == {
        "Ana Ruiz": "en",
        "Ben Okafor": "en",
        "Cleo": "de",
        "Dora": "en",
        "Eva": "en",
    }
    assert in_german.land().changed == 0
