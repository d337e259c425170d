"""Every language of ours says everything, and fills in what the English does."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from bot.dev.catalogue import forms, untranslated
from bot.words.languages import CATALOGUES, NAMES, language, nearest
from rules.kit.language import ENGLISH

OTHERS = [code for code in NAMES if code != ENGLISH.code]
PART = re.compile(r"\{(\w+)\}")
NUMBERS = {"n", "many", "Many"}
"""A singular may leave its number out, and a plural say it in words or in figures."""


def pairs(code: str) -> Iterator[tuple[str, str]]:
    """(English, translated), singular with singular and plural with plural."""
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        for message in read_po(file, locale=code):
            if message.id:
                yield from zip(forms(message.id), forms(message.string), strict=True)


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_left_to_translate(code: str) -> None:
    assert untranslated(code) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_fills_in_what_the_english_does(code: str) -> None:
    for english, said in pairs(code):
        assert set(PART.findall(said)) - NUMBERS == set(PART.findall(english)) - NUMBERS, english
        assert set(PART.findall(said)) <= set(PART.findall(english)) | NUMBERS, english


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_keeps_its_ends(code: str) -> None:
    for english, said in pairs(code):
        assert (said[0] == " ", said[-1] == " ") == (english[0] == " ", english[-1] == " "), english


def test_a_locale_of_slack_finds_the_nearest_language() -> None:
    assert (nearest("de-AT"), nearest("en-US"), nearest("fr-FR"), nearest("")) == (
        *("de", "en"),
        *("en", "en"),
    )


def test_whom_no_language_is_known_of_is_spoken_to_in_english() -> None:
    assert language("xx") is ENGLISH
