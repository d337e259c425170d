"""Words, days and the one escape."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.blocks import message, paragraph
from bot.views.text import (
    cut,
    escape,
    listed,
    on_day,
    one_of_these,
    paragraphs,
    say_date,
    say_day,
    say_exactly,
    sentence,
)
from tests.views.drawn import TODAY


def test_escape_turns_the_ampersand_first() -> None:
    assert escape("<!channel> & &amp;") == "&lt;!channel&gt; &amp; &amp;amp;"


@given(st.text("a&<>;", max_size=30), st.integers(1, 40))
def test_a_cut_never_leaves_half_an_entity(text: str, limit: int) -> None:
    short = cut(escape(text), limit)
    assert len(short) <= limit
    whole = short.removesuffix("…")
    for entity in ("&amp;", "&lt;", "&gt;"):
        whole = whole.replace(entity, "")
    assert "&" not in whole


def test_a_cut_shows_that_it_cut() -> None:
    assert cut("hello there", 7) == "hello…"
    assert cut("hello", 5) == "hello"


def test_the_text_of_a_message_is_escaped_and_its_blocks_are_not() -> None:
    made = message([paragraph("Ring <!channel>")])
    assert made["text"] == "Ring &lt;!channel&gt;"
    assert "'Ring <!channel>'" in str(made["blocks"])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 2), "yesterday"),
        (TODAY, "today"),
        (date(2026, 3, 4), "tomorrow"),
        (date(2026, 3, 9), "Monday 9 March"),
        (date(2027, 1, 1), "Friday 1 January 2027"),
    ],
)
def test_a_day_in_words(day: date, said: str) -> None:
    assert say_day(day, TODAY) == said


def test_a_day_within_a_sentence() -> None:
    assert on_day(TODAY, TODAY) == "today"
    assert on_day(date(2026, 3, 9), TODAY) == "on Monday 9 March"
    assert say_exactly(date(2026, 3, 2), TODAY) == "yesterday, Monday 2 March"
    assert say_exactly(date(2026, 3, 9), TODAY) == "Monday 9 March"


def test_a_date_is_full_when_nobody_says_what_year_it_is() -> None:
    assert say_date(TODAY) == "Tuesday 3 March 2026"


def test_names_in_a_row() -> None:
    assert listed([]) == ""
    assert listed(["Ana", " ", "Ben"]) == "Ana and Ben"
    assert one_of_these(["Ana", "Ben", "Cem"]) == "Ana, Ben or Cem"
    assert listed("abcdefg") == "a, b, c, d, e and 2 more"


def test_a_sentence_ends_once_and_keeps_its_first_letter() -> None:
    assert sentence("adidas is silent") == "adidas is silent."
    assert sentence("Really?") == "Really?"
    assert sentence("  ") == ""


def test_wrapped_text_flows_again() -> None:
    assert paragraphs("one\ntwo\n\nthree\nfour\n") == "one two\n\nthree four"
