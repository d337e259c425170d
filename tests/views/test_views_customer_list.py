from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.warmth import Counted, Warm, WarmList, Which
from bot.views import ids
from bot.views.blocks import size
from bot.views.customer_list import bar, customer_list
from rules.kit import Standing
from tests.views.drawn import TODAY, anything, days
from tests.views.looking import buttons, nodes, seen

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

ACME = Warm(
    customer_id=7,
    name="Acme",
    owner="Ana Ruiz",
    tier="A",
    standing=Standing.ACTIVE,
    last_talk=date(2026, 2, 10),
    since=None,
    severe=False,
    mood=None,
    cadence=21,
)
warm = st.builds(
    Warm,
    customer_id=st.integers(1, 10**11),
    name=anything,
    owner=anything,
    tier=st.sampled_from("ABC"),
    standing=st.sampled_from(Standing),
    last_talk=st.none() | days,
    since=st.none() | days,
    severe=st.booleans(),
    mood=st.none() | st.integers(1, 5),
    cadence=st.integers(1, 400),
    back_on=st.none() | days,
)


def page(*warm: Warm, which: Which = Which.ALL, mine: bool = False, **columns: int) -> WarmList:
    counted = Counted(all=columns.pop("all", len(warm)), quiet=len(warm), at_risk=len(warm))
    return WarmList(
        which=which, mine=mine, counted=counted, today=TODAY, warm=tuple(warm), **columns
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(warm, max_size=20), st.sampled_from(Which), st.booleans(), st.integers(0, 10**6))
def test_a_list_is_never_refused(drawn: list[Warm], which: Which, mine: bool, first: int) -> None:
    message = customer_list(page(*drawn, which=which, mine=mine, first=first, all=50_000))
    assert seen(message)
    assert size(message["blocks"]) <= 12_000


def test_twenty_of_the_longest_and_worst_names_still_fit() -> None:
    worst = replace(ACME, name='"' * 200, owner="\\" * 200, severe=True, mood=1)
    message = customer_list(page(*[worst] * 20, all=50_000, first=20))
    assert seen(message).count("severe concern") == 20
    assert size(message["blocks"]) <= 12_000


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(1.0, "▓▓▓▓▓"), (0.81, "▓▓▓▓▓"), (0.5, "▓▓▓░░"), (0.01, "▓░░░░"), (0.0, "░░░░░")],
)
def test_a_bar_is_empty_only_when_nothing_is_left(share: float, drawn: str) -> None:
    assert bar(share) == drawn


def test_a_line_says_who_looks_after_them_when_they_last_spoke_and_what_is_wrong() -> None:
    wrong = replace(ACME, severe=True, mood=2, standing=Standing.DORMANT)
    assert seen(customer_list(page(wrong))).splitlines()[1] == (
        "▓▓▓░░ Acme · Ana Ruiz · last talk 10 February · tier A · dormant · severe concern"
        " · mood 2 of 5"
    )


def test_a_mood_that_is_no_worry_and_ones_own_name_go_without_saying() -> None:
    said = seen(customer_list(page(replace(ACME, mood=3), mine=True)))
    assert said.splitlines()[1] == "▓▓▓░░ Acme · last talk 10 February · tier A"


def test_another_year_is_said() -> None:
    old = replace(ACME, last_talk=date(2024, 2, 10))
    assert "last talk 10 February 2024" in seen(customer_list(page(old)))


def test_without_a_talk_the_first_day_is_named_or_that_nothing_is_known() -> None:
    new = replace(ACME, last_talk=None, since=TODAY - timedelta(days=2))
    assert "no talk since 1 March, their first day" in seen(customer_list(page(new)))
    assert "no talk on record" in seen(customer_list(page(replace(new, since=None))))


def test_what_is_read_aloud_has_words_for_the_bars() -> None:
    text = str(customer_list(page(ACME))["text"])
    assert text.splitlines()[1] == "Quiet, Acme, Ana Ruiz, last talk 10 February, tier A"
    assert "▓" not in text


def test_the_menu_looks_at_every_customer_of_the_page() -> None:
    message = customer_list(page(ACME, replace(ACME, customer_id=8, name="Cobalt")))
    (menu,) = (one for one in nodes(message["blocks"]) if one.get("type") == "static_select")
    assert menu["action_id"] == ids.CUSTOMER_LOOK
    offered = [(one["text"]["text"], one["value"]) for one in menu["options"]]
    assert offered == [("Acme", "7"), ("Cobalt", "8")]


def test_the_first_of_several_pages_leads_on_and_the_last_back() -> None:
    first = buttons(customer_list(page(ACME, ACME, all=5)))
    assert {key: one["value"] for key, one in first.items()} == {
        ids.CUSTOMER_LIST_MORE: "2 all all"
    }
    last = buttons(customer_list(page(ACME, all=5, first=4, mine=True)))
    assert {key: one["value"] for key, one in last.items()} == {
        ids.CUSTOMER_LIST_START: "0 mine all"
    }
    assert "Here are 5 to 5." in seen(customer_list(page(ACME, all=5, first=4)))


@pytest.mark.parametrize("which", Which)
@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("known", [0, 9])
def test_an_empty_list_says_what_to_do_next(which: Which, mine: bool, known: int) -> None:
    nobody = WarmList(which=which, mine=mine, counted=Counted(all=known), today=TODAY)
    assert "/customer" in seen(customer_list(nobody))
