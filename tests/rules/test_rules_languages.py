"""Every ritual speaks the language of whoever is asked."""

from dataclasses import replace
from itertools import takewhile

import pytest
from babel.messages.pofile import read_po

from bot.words.languages import CATALOGUES
from rules.kit.examples import Example
from rules.kit.language import speaking
from rules.kit.made_up import day
from rules.kit.nudge import Nudge
from rules.kit.rule import Rule, load
from tests.rules.foreign import WORDLESS, Listening, words_in

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.says}")
    for rule in load()
    for example in rule.examples
]


def told(rule: Rule, example: Example) -> list[Nudge]:
    calendar = rule.nudges(example.customer, example.knobs)
    return list(takewhile(lambda nudge: nudge.due <= day(example.until), calendar))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_nothing_that_a_ritual_says_stays_english(rule: Rule, example: Example) -> None:
    with speaking(WORDLESS):
        said = told(rule, example)
    facts = words_in(repr(example.customer))
    for nudge in said:
        assert words_in(nudge.why) <= facts
        assert words_in(nudge.draft) <= facts


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_what_is_asked_when_does_not_depend_on_the_language(rule: Rule, example: Example) -> None:
    plainly = [nudge.key for nudge in told(rule, example)]
    with speaking(WORDLESS):
        assert [nudge.key for nudge in told(rule, example)] == plainly


def test_all_that_is_looked_up_is_in_the_catalogue() -> None:
    """Extraction reads no sentence inside an f-string, and none that is put together."""
    listening = Listening()
    with speaking(replace(WORDLESS, catalogue=listening)):
        for rule in load():
            for example in rule.examples:
                told(rule, example)
    with (CATALOGUES / "de.po").open("rb") as file:
        known = read_po(file, locale="de")
    assert {said for said in listening.heard if known.get(said) is None} == set()
