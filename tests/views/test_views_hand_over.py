"""The form for handing over, and what whoever did it reads."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Card, Member
from bot.model.hand_overs import HandedOver
from bot.views import hand_over, ids
from tests.views.drawn import anything, few_or_many
from tests.views.looking import inputs, seen, seen_view
from tests.views.samples import ANA, CARD, single_cards

BEN = Member(id=2, name="Ben Okafor", slack_id="U0BEN")
DONE = HandedOver(to=BEN, old=ANA, customers=((3, "Acme"),), undo=9, nudges=2, greets="Carla Costa")

people = st.builds(Member, id=st.just(2), name=anything)
hand_overs = st.builds(
    HandedOver,
    to=people,
    old=people,
    customers=few_or_many(st.tuples(st.integers(1, 10**12), anything), 60),
    undo=st.integers(1, 10**12),
    nudges=st.integers(0, 10**6),
    roles=st.integers(0, 2),
    promises=st.integers(0, 2),
    rituals=st.integers(0, 2),
    kept=st.integers(0, 2),
    leads=st.booleans(),
    greets=anything,
)


def test_a_nudge_goes_alone_unless_more_is_picked() -> None:
    asked = inputs(hand_over.nudge_form(CARD, whole=True, metadata="m"))
    assert list(asked) == ["to", "what", "roles", "because"]
    assert asked[ids.WHAT]["initial_option"]["value"] == "nudge"
    assert [one["value"] for one in asked[ids.WHAT]["options"]] == ["nudge", "ritual", "customer"]
    assert asked[ids.ROLES]["initial_options"]


def test_who_may_not_hand_the_customer_over_is_not_offered_it() -> None:
    asked = inputs(hand_over.nudge_form(CARD, whole=False, metadata="m"))
    assert [one["value"] for one in asked[ids.WHAT]["options"]] == ["nudge", "ritual"]
    assert ids.ROLES not in asked


def test_of_a_private_nudge_the_form_says_who_will_read_it() -> None:
    private = hand_over.nudge_form(replace(CARD, private=True), whole=True, metadata="m")
    assert "whoever you choose will read it" in seen_view(private)
    assert "will read it" not in seen_view(hand_over.nudge_form(CARD, whole=True, metadata="m"))


def test_a_customer_is_asked_for_unless_it_is_known() -> None:
    asked = inputs(hand_over.customer_form(("3", "Acme"), metadata="m"))
    assert list(asked) == ["customer", "to", "roles", "because"]
    known = hand_over.customer_form(("3", "Acme"), metadata="m", fixed=True)
    assert list(inputs(known)) == ["to", "roles", "because"]
    assert "Acme" in seen_view(known)


def test_the_one_who_handed_over_can_copy_an_introduction_and_undo() -> None:
    message = hand_over.customer_handed(DONE, mine=True, by_me=False)
    said = seen(message)
    assert "Ben Okafor looks after Acme from now on." in said
    assert "With that go: 2 open nudges." in said
    assert "Hello Carla, from now on Ben Okafor looks after you here" in said
    assert "hand_undo:9" in str(message["blocks"])
    assert "Hello" not in seen(hand_over.customer_handed(DONE, mine=False, by_me=False))


@pytest.mark.parametrize("outcome", ["done", "too late", "not there", "since", "unheard of"])
def test_every_outcome_of_undo_is_said(outcome: str) -> None:
    assert seen(hand_over.back(outcome))


@given(single_cards, anything, st.booleans())
def test_slack_takes_the_forms_whatever_is_in_them(card: Card, words: str, whole: bool) -> None:
    seen_view(hand_over.nudge_form(card, whole=whole, metadata="m"))
    seen_view(hand_over.customer_form(("3", words), metadata="m", because=words, unread=words))
    seen_view(hand_over.everything_form("U1", metadata="m", because=words, unread=words))


@given(hand_overs, st.booleans())
def test_slack_takes_the_answers_whatever_is_in_them(done: HandedOver, mine: bool) -> None:
    seen(hand_over.everything_handed(done))
    one = replace(done, customers=((3, done.greets),))
    seen(hand_over.customer_handed(one, mine=mine, by_me=not mine))
    seen(hand_over.nudge_handed(CARD, done.greets, done.to.name, from_now_on=mine))
