"""Somebody who reads German: everything that they are shown was looked up in the catalogue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.store.engine import writing
from bot.store.tables import members
from bot.words.languages import language
from rules.kit.language import look_up, speaking
from tests.rules.foreign import Untranslated, hear, unknown
from tests.slack.colleague import Colleague, labels, seen, smooth
from tests.slack.edge import TEN, Edge, an_edge
from tests.slack.test_edge_facts import LINES, chooses

pytestmark = pytest.mark.thorough

COMMANDS = (
    "/touch Acme coffee with @ana yesterday: likes the report :)",
    "/touch Acme call 2/3: which day",
    "/touch Nobody Inc call yesterday",
    "/touch Borealis call",
    "/touch help",
    "/customer",
    "/customer Acme",
    "/customer add Zebra",
    "/customer add Acme",
    "/customer Nobody Inc",
    "/customer Boreali",
    "/customer Acme done: the list",
    "/customer Acme blurb",
    "/customer list",
    "/customer list mine",
    "/customer list quiet",
    "/customer Acme timeline",
    "/customer archive Cobalt",
    "/customer private Acme",
    "/customer public Acme",
    "/customer handover Acme @ben",
    "/nudges",
    "/nudges help",
    "/nudges blurb",
    "/nudges preview 60 days",
    "/nudges why Acme",
    "/nudges why Acme on 1 February",
    "/nudges why",
    "/nudges pause 3 August to 14 August",
    "/nudges pause nonsense",
    "/nudges pause until yesterday",
    "/nudges resume",
    "/nudges hours",
    "/nudges hours 8:30-17:00",
    "/nudges rules",
    "/nudges rules coffee",
    "/nudges rules coffee off",
    "/nudges rules coffee on",
    "/nudges stats",
    "/nudges test",
    "/nudges channel",
    "/nudges news win: Harbour saved 20 hours; tags shipping",
)
DOUBTS = (
    "concern: a shop; by @nobody",
    "concern: the price; until 3/4",
    "done: nothing like it",
    "blurb",
    "contact @ivo left, @ana left",
    "since tomorrow",
    "country XX",
    "tier Z",
    "need",
    "term Shop gets",
    "#private concern: hush",
)
"""What is told of Acme, and cannot be kept as it is told."""

FORMS = (
    "/touch",
    "/customer add",
    "/customer erase Acme",
    "/nudges settings",
    "/nudges settings team",
    "/nudges rules settings",
    "/nudges news",
)


@pytest.fixture(scope="module")
def missing() -> Untranslated:
    return hear("de")


@pytest.fixture
def german(tmp_path: Path, missing: Untranslated) -> Iterator[Edge]:
    missing.heard.clear()
    with an_edge(tmp_path) as edge:
        with writing(edge.bot.engine) as connection:
            connection.execute(update(members).values(language="de"))
        yield edge


def test_every_answer_to_a_command_is_in_the_catalogue(german: Edge, missing: Untranslated) -> None:
    for command in COMMANDS:
        german.ana.types(command)
    assert unknown(missing) == set()


def test_every_fact_is_told_in_the_catalogue(german: Edge, missing: Untranslated) -> None:
    for line in (*LINES, *DOUBTS):
        german.ana.types(f"/customer Acme {line}")
    assert unknown(missing) == set()


def test_every_form_is_in_the_catalogue(german: Edge, missing: Untranslated) -> None:
    for noun in ("concern", "contact", "project", "customer", "life event", "role"):
        assert seen(chooses(german.ana, noun))
        closes(german.ana)
    for command in FORMS:
        german.ana.types(command)
        if german.ana.has_form:
            closes(german.ana)
    assert unknown(missing) == set()


def test_what_closes_by_itself_says_so_in_the_language_of_who_was_asked(
    german: Edge, missing: Untranslated
) -> None:
    with writing(german.bot.engine) as connection:
        ben = members.c.slack_id == "UBEN"
        connection.execute(update(members).where(ben).values(language="en"))
    german.walk(TEN)
    missing.heard.clear()
    german.ben.types("/touch Acme call yesterday")
    assert german.rows("nudges")[0]["state"] == "overtaken"
    heard = ("{who} logged {what}", None) in missing.heard
    said = look_up_in_german("{who} logged {what}").format(
        who="Ben", what=look_up_in_german("a call")
    )
    assert german.rows("nudges")[0]["reason"] == said
    assert heard or said != "Ben logged a call"
    assert unknown(missing) == set()


def test_a_sentence_that_was_never_extracted_is_noticed(missing: Untranslated) -> None:
    missing.heard.clear()
    assert look_up_in_german("Nobody ever says this.") == "Nobody ever says this."
    assert unknown(missing) == {"Nobody ever says this."}


def test_a_note_and_home_are_in_the_catalogue(german: Edge, missing: Untranslated) -> None:
    german.walk(TEN)
    assert len(labels(german.ana.note)) > 2
    smooth(german.ana.hands.looks_at_home())
    assert seen(german.ana.home)
    assert unknown(missing) == set()


def closes(somebody: Colleague) -> None:
    somebody.hands.closes(somebody.form)


def look_up_in_german(text: str) -> str:
    with speaking(language("de")):
        return look_up(text)
