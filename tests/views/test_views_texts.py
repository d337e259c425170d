"""Whoever only hears a message, or reads of it on a locked screen: its text is enough by itself."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from bot.views.blocks import actions, button, message, paragraph, where_the_rest_is
from bot.views.text import Json, named
from bot.words.clean import unescape_slack
from tests.views.looking import nodes
from tests.views.strangers import Stranger
from tests.views.test_views_many import VIEWS, drawn

SEEDS = range(0, 24, 3)
"""Who reads English: what is not yet said in German reads the same in both."""

IN_FEWER_WORDS = re.compile(r"^(And|and) .* more\b")
"""It counts what the blocks leave out, and a text may hold."""

BARS = "▓░█■□▪▫"
"""How warm it is, as a picture: the text has a word for it."""


def is_message(made: object) -> bool:
    return isinstance(made, dict) and "text" in made and "blocks" in made


EVERY = pytest.mark.parametrize("name", [one for one in VIEWS if is_message(drawn(one, 0))])


def shown(node: object) -> Iterator[str]:
    """All that stands in blocks, but what their buttons and menus say."""
    if isinstance(node, list):
        for one in node:
            yield from shown(one)
    elif isinstance(node, dict) and node.get("type") != "actions":
        if isinstance(node.get("text"), str):
            yield node["text"]
        yield from shown([node.get("text"), node.get("elements"), node.get("fields")])
        if str(node.get("type")).startswith(("rich_text_", "plain_text")):
            yield "\n"


def sentences(blocks: object) -> Iterator[str]:
    """Each of more than three words, as a text may say it, too: its end may be another."""
    for line in "".join(shown(blocks)).split("\n"):
        for one in re.split(r"(?<=[.?!:…”])\s+|\s*·\s*", line):
            said = flat(one.strip(BARS + " ")).rstrip(".…”")
            if len(said.split()) > 3 and not IN_FEWER_WORDS.match(said):
                yield said


def flat(text: str) -> str:
    return " ".join(text.split())


def heard(made: Json) -> str:
    return flat(unescape_slack(str(made["text"])))


def is_whole(made: Json) -> bool:
    return not str(made["text"]).endswith(where_the_rest_is())


def customers_of(given: object) -> Iterator[str]:
    """Every customer that is named in what a view was given."""
    if isinstance(given, dict | list | tuple):
        for one in given.values() if isinstance(given, dict) else given:
            yield from customers_of(one)
        if isinstance(given, dict) and isinstance(given.get("customer"), str):
            yield given["customer"]
    elif is_dataclass(given) and not isinstance(given, type):
        yield from customers_of({one.name: getattr(given, one.name) for one in fields(given)})


@EVERY
def test_each_sentence_of_the_blocks_is_in_the_text_or_it_says_where(name: str) -> None:
    for seed in SEEDS:
        made = drawn(name, seed)
        if is_whole(made):
            assert [one for one in sentences(made["blocks"]) if one not in heard(made)] == []


@EVERY
def test_a_text_names_each_customer_that_the_blocks_name(name: str) -> None:
    for seed in SEEDS:
        made, given = drawn(name, seed), Stranger(seed).asked(VIEWS[name])
        if is_whole(made):
            seen = flat("".join(shown(made["blocks"])))
            there = {flat(named(one)) for one in customers_of(given)}
            assert {one for one in there if one in seen and one not in heard(made)} == set()


@EVERY
def test_no_two_buttons_of_a_message_sound_the_same(name: str) -> None:
    for seed in SEEDS:
        said = [*sounds(drawn(name, seed))]
        assert [one for one, times in Counter(said).items() if times > 1] == []


def sounds(made: Json) -> Iterator[str]:
    for node in nodes(made["blocks"]):
        if node.get("type") == "button":
            yield node.get("accessibility_label") or node["text"]["text"]


def test_what_a_text_has_no_room_for_is_said_to_stand_in_the_message() -> None:
    made = message([paragraph("& so on. " * 400)])
    assert len(str(made["text"])) <= 3_000
    assert str(made["text"]).endswith("…\n… The rest stands in the message.")
    assert is_whole(message([paragraph("& so on. " * 100)]))


def test_a_message_of_blank_words_has_a_text() -> None:
    assert message([paragraph(" ")])["text"] == "–"


def test_buttons_that_look_the_same_are_numbered_for_who_hears_them() -> None:
    long = "Acme " * 20
    same = [button("Acme", f"pick:{number}", "1") for number in range(3)]
    cut = [button("Open", f"open:{number}", "1", aloud=long) for number in range(2)]
    made = message([paragraph("Which?"), actions(*same, *cut)])
    assert [*sounds(made)] == [
        "Acme",
        "Acme (2)",
        "Acme (3)",
        "Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme…",
        "Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme Acme… (2)",
    ]
