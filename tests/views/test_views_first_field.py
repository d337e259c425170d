"""Where somebody can type at once when a form opens, since every click to get there is one more."""

from datetime import date

from bot.views import forms, hand_over, ids
from bot.views.text import Json
from rules.kit.kinds import Kind
from tests.views.samples import CARD

TODAY = date(2026, 3, 3)
ACME = ("3", "Acme")


def focused(form: Json) -> list[str]:
    blocks = form["blocks"]
    assert isinstance(blocks, list)
    inputs = [one for one in blocks if one["type"] == "input"]
    return [one["block_id"] for one in inputs if one["element"].get("focus_on_load")]


def test_a_touchpoint_begins_with_what_is_not_known_yet() -> None:
    assert focused(forms.touch_form(today=TODAY)) == [ids.CUSTOMER]
    assert focused(forms.touch_form(today=TODAY, customer=ACME)) == [ids.KIND]
    assert focused(forms.touch_form(today=TODAY, customer=ACME, kind=Kind.CALL)) == []


def test_a_draft_can_be_written_in_at_once() -> None:
    assert focused(forms.draft_form(CARD)) == [ids.DRAFT]


def test_handing_over_begins_with_the_colleague_once_it_is_clear_what() -> None:
    assert focused(hand_over.nudge_form(CARD, whole=True, metadata="")) == [ids.TO]
    assert focused(hand_over.customer_form(ACME, metadata="", fixed=True)) == [ids.TO]
    assert focused(hand_over.customer_form(ACME, metadata="")) == [ids.TO]
    assert focused(hand_over.customer_form(None, metadata="")) == [ids.CUSTOMER]
