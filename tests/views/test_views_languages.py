"""Every view speaks the language of whoever reads it: nothing of ours stays English."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from rules.kit.language import speaking
from rules.kit.rule import Rule
from tests.rules.foreign import WORDLESS, words_in
from tests.views.looking import nodes
from tests.views.strangers import Stranger, rulebook, titles
from tests.views.test_views_many import VIEWS

A_FACT = "Zzyzx"
TYPED = re.compile(r"/(?:nudges|customer|touch|invite)\b[\w @#:;./-]*|name; owner[^·]*")
"""Commands and the headings of a file are English, whoever types them."""

NAMES = {A_FACT, A_FACT.lower(), A_FACT[:-1], "Second", "Date", "SLACK", "BOT", "TOKEN"}
PLACES = {
    "UTC",
    "Europe",
    "Asia",
    "Berlin",
    "Germany",
    "Kathmandu",
    "Nepal",
    "NL",
    "Netherlands",
    "XX",
    "de",
}
LANGUAGES = {"English", "Deutsch"}
READ = ("text", "alt_text", "title", "accessibility_label")


class Nameless(Stranger):
    """A stranger of whom everything that anybody wrote is the same word."""

    def name(self) -> str:
        return A_FACT

    def words(self, name: str = "") -> str:  # noqa: ARG002 - each is the same
        return A_FACT

    def ritual(self) -> Rule:
        """With the knobs of one of ours, and a name and a reason of its own."""
        name = f"{A_FACT.lower()}_{next(self.ids)}"
        return replace(self.random.choice(rulebook()), name=name, why=A_FACT, own=True)


def read_in(made: object) -> Iterator[str]:
    """What people read of a view, but for what they are to type."""
    for node in nodes(made):
        if not (isinstance(node.get("style"), dict) and node["style"].get("code")):
            yield from (node[key] for key in READ if isinstance(node.get(key), str))


def english_in(name: str, seed: int) -> set[str]:
    """Words that were never looked up, and that nobody wrote."""
    with speaking(WORDLESS):
        made = VIEWS[name](**Nameless(seed).asked(VIEWS[name]))
    blocks = made.get("blocks", []) if isinstance(made, dict) else made
    above = [made[key] for key in ("title", "submit", "close") if key in made]
    known = re.compile(
        rf"{TYPED.pattern}|\b(?:{'|'.join([*titles(), 'gone_by_now', 'Gone by now'])})\b"
    )
    said = (known.sub("", text) for text in read_in([*blocks, *above]))
    return {word for text in said for word in words_in(text)} - NAMES - PLACES - LANGUAGES


@pytest.mark.parametrize("name", [*VIEWS])
def test_nothing_that_we_say_stays_english(name: str) -> None:
    for seed in range(12):
        assert english_in(name, seed) == set(), seed
