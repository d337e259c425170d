"""The modals, as the edge will find them again."""

from dataclasses import replace
from datetime import date

from bot.views import forms, ids
from bot.views.text import plain
from rules.kit import Side
from rules.kit.kinds import Kind
from tests.views.drawn import TODAY
from tests.views.looking import inputs, seen_view
from tests.views.samples import CARD

CIRCUMSTANCES = ("began", "answered", "private")


def test_the_touch_form_starts_empty_and_today() -> None:
    view = forms.touch_form(today=TODAY, metadata="m 1")
    seen_view(view)
    asked = inputs(view)
    assert view["callback_id"] == "touch_form"
    assert view["private_metadata"] == "m 1"
    assert list(asked) == ["customer", "kind", "on", "contacts", "mood", "note", *CIRCUMSTANCES]
    assert asked[ids.CUSTOMER]["action_id"] == "customer_options"
    assert asked[ids.CONTACTS]["action_id"] == "contact_options"
    assert {asked[name]["action_id"] for name in ("kind", "on", "mood", "note", "private")} == {
        ids.INPUT
    }
    assert asked[ids.ON]["initial_date"] == "2026-03-03"
    assert not any("initial_option" in element for element in asked.values())


def test_the_touch_form_shows_what_was_understood() -> None:
    view = forms.touch_form(
        today=TODAY,
        customer=("3", "Acme"),
        kind=Kind.COFFEE,
        on=date(2026, 2, 1),
        contacts=[("5", "Ana")],
        mood=5,
        note="fine",
        private=True,
        began=Side.THEY,
        answered=False,
        title="Change a touchpoint",
    )
    seen_view(view)
    asked = inputs(view)
    assert asked[ids.CUSTOMER]["initial_option"]["value"] == "3"
    assert asked[ids.KIND]["initial_option"]["text"]["text"] == "Coffee"
    assert asked[ids.ON]["initial_date"] == "2026-02-01"
    assert asked[ids.CONTACTS]["initial_options"][0]["text"]["text"] == "Ana"
    assert asked[ids.MOOD]["initial_option"]["text"]["text"] == "Delighted"
    assert asked[ids.NOTE]["initial_value"] == "fine"
    assert asked[ids.PRIVATE]["initial_options"][0]["value"] == "private"
    assert asked[ids.BEGAN]["initial_option"]["text"]["text"] == "They did"
    assert asked[ids.ANSWERED]["initial_option"]["text"]["text"] == "Not yet"


def test_a_day_in_doubt_is_left_open_and_said_so() -> None:
    view = forms.touch_form(today=TODAY, note="about the outage yesterday", day_open=True)
    assert "I am not sure which day it was." in seen_view(view)
    assert "initial_date" not in inputs(view)[ids.ON]


def test_the_done_form_has_the_answer_and_today_filled_in() -> None:
    view = forms.done_form(CARD, Kind.THANK_YOU, TODAY, [("5", "Ana")], metadata="7")
    assert seen_view(view).startswith("Acme\nNobody has spoken with Acme for 21 days.")
    asked = inputs(view)
    assert view["callback_id"] == "done_form"
    assert list(asked) == ["kind", "on", "contacts", "mood", "note"]
    assert asked[ids.KIND]["initial_option"]["value"] == "thank-you"
    assert asked[ids.ON]["initial_date"] == "2026-03-03"


def test_the_done_form_asks_for_nobody_when_nobody_is_known() -> None:
    assert ids.CONTACTS not in inputs(forms.done_form(CARD, Kind.CALL, TODAY))


def test_snooze_offers_three_days_and_a_day_of_ones_own() -> None:
    view = forms.snooze_form(CARD, TODAY)
    seen_view(view)
    until = inputs(view)[ids.UNTIL]
    offered = [
        (one["value"], one["text"]["text"], one["description"]["text"]) for one in until["options"]
    ]
    assert view["callback_id"] == "snooze_form"
    assert offered == [
        ("2026-03-04", "Tomorrow", "Wednesday 4 March"),
        ("2026-03-10", "Next week", "Tuesday 10 March"),
        ("2026-04-03", "Next month", "Friday 3 April"),
        ("own_day", "Another day", "the one below"),
    ]
    assert list(inputs(view)) == ["until", "day", "reason"]


def test_a_draft_is_there_to_copy_and_to_put_in_other_words() -> None:
    view = forms.draft_form(CARD, metadata="m")
    said = seen_view(view).splitlines()
    assert said[:3] == [
        "Acme",
        "Nobody has spoken with Acme for 21 days.",
        "Hello Carla, how are you?",
    ]
    assert (view["callback_id"], view["private_metadata"]) == ("draft_form", "m")
    assert (view["submit"], view["close"]) == (plain("Save", 24), plain("Cancel", 24))
    draft = inputs(view)[ids.DRAFT]
    assert (draft["initial_value"], draft["multiline"], draft["max_length"]) == (
        "Hello Carla, how are you?",
        True,
        3_000,
    )
    assert "initial_value" not in inputs(forms.draft_form(replace(CARD, draft="")))[ids.DRAFT]


def test_a_customer_needs_a_name_and_starts_as_ones_own() -> None:
    view = forms.customer_form(owner="U0ANA", name="Newco")
    seen_view(view)
    asked = inputs(view)
    assert view["callback_id"] == "customer_form"
    assert list(asked) == ["name", "owner", "tier", "country", "since"]
    assert asked[ids.OWNER]["initial_user"] == "U0ANA"
    assert asked[ids.NAME]["initial_value"] == "Newco"
    assert asked[ids.TIER]["initial_option"]["value"] == "B"


def test_trouble_takes_the_place_of_a_form() -> None:
    said = forms.trouble_view("Done & log", "This is settled. Look at the note again.")
    assert seen_view(said) == "This is settled. Look at the note again."
    assert "submit" not in said


def test_long_values_are_cut_to_what_slack_takes() -> None:
    view = forms.touch_form(
        today=TODAY, customer=("3", "x" * 200), note="y" * 5_000, title="z" * 60
    )
    seen_view(view)
    assert len(inputs(view)[ids.NOTE]["initial_value"]) == 3_000
