"""What is made up in a form is nothing, and no error of the record's."""

import pytest

from bot.slack.form_values import Filled
from bot.views import ids


def filled(mood: str) -> Filled:
    picked = {"selected_option": {"value": mood}}
    return Filled({"state": {"values": {ids.MOOD: {ids.INPUT: picked}}}})


@pytest.mark.parametrize("made_up", ["0", "6", "-1", "12", "9" * 40, "²", "٣", ""])
def test_a_mood_that_we_do_not_know_is_none(made_up: str) -> None:
    assert filled(made_up).mood is None


def test_a_mood_is_one_of_five() -> None:
    assert [filled(str(one)).mood for one in range(1, 6)] == [1, 2, 3, 4, 5]
