"""Phrases that nobody had in mind who wrote the parser: understood or asked about, never wrong."""

import pytest

from bot.words.normal_name import normalise
from bot.words.touch_line import TouchLine, read_touch
from rules.kit.kinds import Kind
from tests.words.unseen_last import SET_F
from tests.words.unseen_later import SET_B, SET_C, SET_D, SET_E
from tests.words.unseen_read import asks, read, right, wrong
from tests.words.unseen_touches import ASKED, CUSTOMERS, SET_A, TODAY, Told
from tests.yardstick import calls

EVERY = SET_A | SET_B | SET_C | SET_D | SET_E | SET_F


def test_nineteen_in_twenty_are_read_right() -> None:
    assert len(right(EVERY)) >= 0.95 * len(EVERY)


@pytest.mark.parametrize("table", [SET_A, SET_B, SET_C, SET_D, SET_E, SET_F])
def test_none_is_read_wrong(table: dict[str, Told | str]) -> None:
    assert wrong(table) == {}


@pytest.mark.parametrize("line", [line for line, told in EVERY.items() if told == ASKED])
def test_what_only_the_writer_knows_is_asked(line: str) -> None:
    assert asks(read(line))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Acme meeting: budget not yet approved", Kind.MEETING),
        ("Acme Besuch, nicht zufrieden", Kind.VISIT),
        ("Acme call: they cancelled the pilot", Kind.CALL),
        ("Acme meeting cancelled", None),
        ("Acme order not renewed", None),
        ("Acme didn't sign the contract", None),
        ("spoke to Ana at Acme about the contract", Kind.CALL),
        ("sent the contract to Ana at Acme", Kind.EMAIL),
        ("Acme called off the deal", None),
        ("called Fred at Acme", Kind.CALL),
        ("War gestern bei Cobalt", Kind.VISIT),
        ("Cobalt: Rita asked by email for the spec", Kind.EMAIL),
        ("Cobalt: Rita das Angebot geschickt", Kind.EMAIL),
    ],
)
def test_a_kind_is_what_happened_and_not_what_was_spoken_of(line: str, kind: Kind | None) -> None:
    assert read(line).kind is kind


def test_an_amount_is_no_day_in_doubt() -> None:
    assert not read("Acme call 40k").day_in_doubt
    assert read("Acme call 40").day_in_doubt


def test_a_name_that_looks_like_a_verb_is_a_name() -> None:
    assert read("called fred at Acme").contacts == ("fred",)
    assert read("Hope (Acme) called").contacts == ("Hope",)


def test_among_fifty_thousand_customers_a_line_is_read_by_as_many_steps_as_among_fifty() -> None:
    line = "Had a good chat with Ana this morning at Acme about phase 2, she'll loop in legal"

    def read_among(number: int) -> int:
        many = [(one, normalise(f"Customer {one} Works")) for one in range(10, number)]
        touches = list[TouchLine]()
        made = calls(
            lambda: touches.append(read_touch(line, customers=[*CUSTOMERS, *many], today=TODAY))
        )
        assert touches[0].customer == 1
        return made

    read_among(50)  # the first one loads what reads days
    assert read_among(50_000) <= 1.1 * read_among(50)
