"""However a touchpoint is written: it is understood or asked about, and never silently wrong."""

import pytest

from tests.words.sixty_touches import ASKS, HELD_OUT, HELD_OUT_AGAIN, OURS, THEIRS, Means
from tests.words.touches_read import meant, read, understood, wrong

SIXTY = OURS | THEIRS


def test_half_of_the_sixty_are_other_peoples() -> None:
    assert (len(OURS), len(THEIRS)) == (30, 30)


def test_nineteen_in_twenty_of_the_sixty_are_understood() -> None:
    assert len(understood(SIXTY)) >= 57


def test_two_thirds_of_those_held_out_are_understood() -> None:
    assert len(understood(HELD_OUT)) >= 2 / 3 * len(HELD_OUT)


@pytest.mark.parametrize("table", [OURS, THEIRS, HELD_OUT, HELD_OUT_AGAIN])
def test_none_is_logged_otherwise_than_it_was_meant(table: dict[str, Means | str]) -> None:
    assert wrong(table) == {}


@pytest.mark.parametrize("line", [line for line, means in SIXTY.items() if means == ASKS])
def test_what_is_asked_about_keeps_every_word(line: str) -> None:
    touch = read(line)
    assert meant(touch) == ASKS
    kept = " ".join((touch.whole_note, touch.customer_words, *touch.contacts)).casefold()
    for word in ("outage", "yesterday", "john", "q2", "hardware"):
        assert (word in kept) == (word in line.casefold())
