"""What names a telling, so that the same one is known again."""

import pytest

from bot.sandbox import Json
from bot.slack.once import MOST, form_key, key_of

FORM = {"type": "view_submission", "view": {"id": "V1", "hash": "1.a"}}
ACTION = {"actions": [{"action_ts": "3.1"}], "container": {"message_ts": "2.1"}}


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ({"type": "event_callback", "event_id": "Ev1", "event": {}}, "event:Ev1"),
        ({"type": "event_callback", "event": {"type": "user_change"}}, None),
        ({"type": "event_callback", "event_id": "E", "event": {"type": "app_home_opened"}}, None),
        ({"type": "block_suggestion", "trigger_id": "1.1"}, None),
        ({"type": "url_verification", "challenge": "x"}, None),
        ({"command": "/touch", "trigger_id": "1.1"}, "trigger:1.1"),
        ({"type": "block_actions", "trigger_id": "1.1", **ACTION}, "trigger:1.1"),
        ({"type": "block_actions", **ACTION}, "action:3.1:2.1"),
        ({**FORM, "trigger_id": "1.1"}, "trigger:1.1"),
        (FORM, "form:V1:1.a"),
    ],
)
def test_everything_is_named_by_the_id_that_slack_gave_it(body: Json, key: str | None) -> None:
    assert key_of(body) == key


def test_a_name_fits_whatever_its_length() -> None:
    long = [key_of({"command": "/touch", "trigger_id": "1" * 500 + end}) or "" for end in "ab"]
    assert len({*long}) == 2
    assert all(len(one) <= MOST for one in long)


def test_a_form_that_was_drawn_anew_is_another_one() -> None:
    drawn = {**FORM, "view": {"id": "V1", "hash": "2.b"}}
    assert form_key(FORM) != form_key(drawn)
    assert form_key({**FORM, "type": "block_actions"}) is None
