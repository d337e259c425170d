"""Whatever people typed, Slack takes the message, nobody is rung, and every surface has words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import Card, Coming, CustomerPage, HomePage, Logged, Note, RuleLine
from bot.model.reasons import WhyMe
from bot.views import answers, forms
from bot.views.blocks import size
from bot.views.card import card
from bot.views.home import home
from bot.views.note import note
from rules.kit.kinds import Kind
from tests.views import drawn, samples
from tests.views.drawn import HOSTILE, TODAY
from tests.views.looking import buttons, listed, seen, seen_blocks, seen_view
from tests.views.samples import CARD, TITLES

# A failing example may be long, and that is the point of it.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

often = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@often
@given(samples.notes)
def test_a_note_is_under_8000_characters_and_40_blocks(drawn: Note) -> None:
    message = note(drawn, TITLES)
    assert seen(message)
    assert (size(message["blocks"]) < 8_000, len(str(message["text"])) <= 1_500) == (True, True)
    assert len(listed(message["blocks"])) <= 40


@often
@given(samples.homes)
def test_home_is_never_refused(drawn: HomePage) -> None:
    assert seen_view(home(drawn, TITLES))


@often
@given(samples.pages)
def test_a_customer_page_is_never_refused(drawn: CustomerPage) -> None:
    assert seen(answers.customer_page(drawn, TITLES))


@often
@given(samples.echoes)
def test_an_echo_is_never_refused(drawn: Logged) -> None:
    assert seen(answers.logged(drawn))


@often
@given(samples.comings, st.integers(1, 400), drawn.days)
def test_a_preview_is_never_refused(drawn: Sequence[Coming], days: int, today: date) -> None:
    assert seen(answers.preview(drawn, days, today))


@often
@given(drawn.anything, samples.rule_lines, drawn.days)
def test_why_is_never_refused(customer: str, lines: Sequence[RuleLine], today: date) -> None:
    assert seen(answers.why(customer, lines, today))


@often
@given(samples.open_cards, samples.cards, samples.comings, drawn.days)
def test_the_list_of_nudges_is_never_refused(
    open_now: Sequence[Card], waiting: Sequence[Card], coming: Sequence[Coming], today: date
) -> None:
    assert seen(answers.nudges_list(open_now, waiting, coming, TITLES, today))


@often
@given(samples.single_cards, samples.reasons)
def test_a_card_is_never_refused(drawn: Card, me: WhyMe) -> None:
    assert seen_blocks(card(drawn, TITLES))
    assert seen(answers.already_answered(drawn, TITLES))
    assert seen(answers.why_me(drawn.rule, drawn.why, drawn, me))
    assert seen_view(forms.draft_form(drawn))
    assert seen_view(forms.draft_lost(drawn.reason, drawn.draft))
    assert seen_view(forms.done_form(drawn, Kind.CALL, TODAY))
    assert seen_view(forms.snooze_form(drawn, TODAY))


def test_there_are_as_many_hostile_names_as_we_say() -> None:
    assert len({*HOSTILE}) == 38


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_questions_and_forms_take_any_words(data: str) -> None:
    choices = [(number, data) for number in range(1, 8)]
    picked = answers.which_customer(data, choices, "key")
    assert seen(picked)
    assert len(buttons(picked)) == 6
    assert seen(answers.offer_new_customer(data, "key"))
    assert seen(answers.unknown("/nudges", data, ["why", "preview"]))
    assert seen(answers.trouble(data))
    assert seen(answers.undone(data))
    assert seen_view(forms.trouble_view(data, data))
    assert seen_view(forms.customer_form(name=data))
    assert seen_view(
        forms.touch_form(
            today=TODAY, customer=("1", data), contacts=[("1", data)], note=data, mood=2
        )
    )
    assert seen_view(forms.done_form(CARD, Kind.CALL, TODAY, [("1", data)] * 120))


@pytest.mark.parametrize("data", ["*Acme*", "_x_", "`a`", "<@U123>", "<!channel>", "&amp;", ":x:"])
def test_a_name_is_read_exactly_as_it_was_typed(data: str) -> None:
    drawn = replace(CARD, customer=data, why=f"{data} is silent", draft=f"Dear {data}")
    said = seen(note(replace(samples.NOTE, cards=(drawn,)), TITLES))
    assert f"Check in, {data}\n{data} is silent." in said
    assert f"Dear {data}\n" in said + "\n"
