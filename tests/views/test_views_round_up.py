"""The Monday round-up as the team's channel reads it."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.round_up import RoundUp
from bot.views.note import note
from bot.views.round_up import round_up
from rules.kit import Kind
from tests.views.drawn import anything, days
from tests.views.looking import seen
from tests.views.samples import NOTE, TITLES

FULL = RoundUp(
    first=date(2026, 3, 2),
    kinds=(
        (Kind.CALL, 21),
        (Kind.EMAIL, 9),
        (Kind.VISIT, 4),
        (Kind.COFFEE, 2),
        (Kind.ORDER, 2),
        (Kind.REPORT, 1),
        (Kind.CARD, 1),
    ),
    customers=17,
    again=("Acme",),
    wins=((Kind.ORDER, "Acme"), (Kind.ORDER, "Beta")),
    new=("Gamma", "Delta"),
    concerns=1,
    answered=12,
    settled=3,
    meetings=4,
    renewals=1,
    open=9,
)


def test_a_full_week_reads_as_one_says_it() -> None:
    assert round_up(FULL).splitlines() == [
        "The week of Monday 2 March 2026, all of us together.",
        "40 touchpoints with 17 customers: call 21, email 9, visit 4, coffee 2, order 2, other 2.",
        "Heard from us again after a long time: Acme.",
        "To be glad of: Acme (order) and Beta (order).",
        "New customers: Gamma and Delta.",
        "One concern was settled.",
        "12 nudges were answered.",
        "Three nudges settled by themselves.",
        "The new week holds four planned touchpoints, one renewal and nine open nudges.",
    ]


numbers = st.integers(0, 10**9)
names = st.lists(anything, max_size=20).map(tuple)
past = st.builds(
    RoundUp,
    first=days,
    kinds=st.dictionaries(st.sampled_from(Kind), st.integers(1, 10**9), max_size=23).map(
        lambda found: tuple(found.items())
    ),
    customers=st.integers(1, 10**9),
    again=names,
    wins=st.lists(st.tuples(st.sampled_from(Kind), anything), max_size=20).map(tuple),
    new=names,
    concerns=numbers,
    answered=numbers,
    settled=numbers,
    meetings=numbers,
    renewals=numbers,
    open=numbers,
)


@settings(max_examples=60, deadline=None)
@given(past)
def test_any_week_is_a_message_that_slack_takes_and_that_is_not_cut(drawn: RoundUp) -> None:
    text = round_up(drawn)
    said = seen(note(replace(NOTE, cards=(), text=text), TITLES))
    assert said.startswith("The week of ")
    assert len(text) < 2_000
    assert not said.endswith("…") or text.endswith("…")
