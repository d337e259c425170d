"""The names of very many are asked for, and read only where that is quicker."""

from collections.abc import Collection
from datetime import date

import pytest

from bot.words.exact_names import SINGLY, Called, Pair
from bot.words.touch_line import read_touches

TODAY = date(2026, 3, 3)
FIRMS = [(number, f"firm {number} bakery") for number in range(30)]
LONG = "Firm 3 bakery coffee yesterday " + " ".join(f"and word{one}" for one in range(200))
MANY_LINES = "\n".join(f"Firm {one} bakery, coffee with Ana, yesterday" for one in range(30))


class Asked:
    """What is asked of the record."""

    def __init__(self) -> None:
        self.questions = 0
        self.known = Called(self._exactly, self._every)

    def _exactly(self, names: Collection[str]) -> list[Pair]:
        self.questions += 1
        return [one for one in FIRMS if one[1] in names]

    def _every(self) -> list[Pair]:
        self.questions += 1
        return FIRMS


@pytest.mark.parametrize("text", [LONG, MANY_LINES])
def test_a_long_text_asks_a_few_questions_and_is_understood_as_ever(text: str) -> None:
    asked = Asked()
    read = read_touches(text, customers=asked.known, today=TODAY)
    assert read == read_touches(text, customers=FIRMS, today=TODAY)
    assert read[-1].customer is not None
    assert asked.questions == SINGLY + 1


def test_two_of_a_name_are_both_found_however_many_were_asked_for() -> None:
    twins = [(1, "acme"), (2, "acme"), (3, "zen")]
    known = Called(lambda names: [one for one in twins if one[1] in names], lambda: twins)
    for number in range(SINGLY):
        assert known.ids(f"nobody {number}") == set()
    assert [known.ids(name) for name in ("acme", "zen", "other")] == [{1, 2}, {3}, set()]
