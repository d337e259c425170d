"""How people write that something is to change hands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.hand_over_words import HandOverLine, around, everything, readings


@pytest.mark.parametrize(
    ("words", "what", "to", "because"),
    [
        ("Acme to @ben", "Acme", "ben", ""),
        ("Acme @ben", "Acme", "ben", ""),
        ("to @ben Acme", "Acme", "ben", ""),
        ("@Ben Okafor Acme Ltd", "Acme Ltd", "Ben Okafor", ""),
        ("Add to Cart to @ben", "Add to Cart", "ben", ""),
        ("Acme an Ben: er kennt sie", "Acme", "Ben", "er kennt sie"),
        ("Acme to ben because I am moving", "Acme", "ben", "I am moving"),
        ("Acme", "Acme", "", ""),
    ],
)
def test_a_customer_and_a_colleague_are_found_in_any_order(
    words: str, what: str, to: str, because: str
) -> None:
    assert HandOverLine(what, to, because) in list(readings(words))


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("everything of @cem to @ben", HandOverLine("cem", "ben")),
        ("everything to @ben of @cem", HandOverLine("cem", "ben")),
        ("all from Cem Aydin to Ben Okafor", HandOverLine("Cem Aydin", "Ben Okafor")),
        ("alles von cem an ben: sie geht", HandOverLine("cem", "ben", "sie geht")),
        ("everything to ben", HandOverLine("", "ben")),
        ("everything", HandOverLine()),
    ],
)
def test_everything_is_whose_and_to_whom(words: str, line: HandOverLine) -> None:
    assert everything(words) == line


@pytest.mark.parametrize("words", ["Acme to @ben", "Allianz to ben", "Everything Ltd. to @ben", ""])
def test_a_customer_is_not_everything(words: str) -> None:
    assert everything(words) is None


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Acme handover @ben", ("Acme", "@ben")),
        ("hand over Acme", ("", "Acme")),
        ("Acme Hand-Over", ("Acme", "")),
        ("Übergabe Acme an ben", ("", "Acme an ben")),
        ("Handovers Ltd", None),
        ("Acme call @ben", None),
    ],
)
def test_the_word_may_stand_anywhere(text: str, beside: tuple[str, str] | None) -> None:
    assert around(text) == beside


@given(st.text(max_size=60), st.lists(st.sampled_from(["to", "@", "of", "everything", "an", ":"])))
def test_any_words_are_read_without_falling_over(text: str, some: list[str]) -> None:
    words = " ".join([text, *some, text])
    assert all(isinstance(one, HandOverLine) for one in readings(words))
    everything(words)
    around(words)
