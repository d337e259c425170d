"""A customer's page: the mood beside the usual one, whom we do not know, and the modal."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import CustomerPage
from bot.model.pages import Unmet
from bot.views.customers import customer_page, no_page, page_modal
from rules.kit import HonestNo, Job, Loop, Loyalty, Role, Stage, Standing
from tests.views.drawn import TODAY, anything, loops
from tests.views.looking import buttons, listed, seen, seen_view
from tests.views.samples import PAGE, TITLES, pages

MOODS = ((date(2026, 2, 10), 3), (date(2026, 3, 2), 2))


@pytest.mark.parametrize(
    ("usual", "said"),
    [
        (None, "Mood: neutral, worried yesterday."),
        (3, "Mood: neutral, worried yesterday, which is lower than usual in delivery (neutral)."),
        (2, "Mood: neutral, worried yesterday, as usual in delivery."),
        (
            1,
            "Mood: neutral, worried yesterday,"
            " which is better than usual in delivery (despairing).",
        ),
    ],
)
def test_the_mood_is_read_against_the_usual_one(usual: int | None, said: str) -> None:
    about = (Stage.DELIVERY, usual) if usual else None
    page = replace(PAGE, moods=MOODS, usual=about)
    assert said in seen(customer_page(page, TITLES)).splitlines()


def test_whom_we_do_not_know_is_said_by_name_department_and_rank() -> None:
    there = Unmet(people=("Ivo", "Eva"), departments=("Finance",), no_executive=True)
    said = seen(customer_page(replace(PAGE, unmet=there), TITLES)).splitlines()
    begins = said.index("Whom we do not know")
    assert said[begins + 1 : begins + 4] == [
        "Never spoken with: Ivo and Eva.",
        "No talk with anybody from Finance.",
        "Nobody who decides: no executive is known.",
    ]
    nobody = seen(customer_page(replace(PAGE, unmet=Unmet(nobody=True)), TITLES))
    assert "We know nobody there by name yet." in nobody
    assert "Whom we do not know" not in seen(customer_page(PAGE, TITLES))


def test_over_home_the_buttons_come_before_the_lists() -> None:
    view = page_modal(PAGE, TITLES)
    said = seen_view(view)
    assert said.index("Log a touchpoint") < said.index("Last touches")
    assert said.startswith("Acme\nActive, tier A, NL, since 6 May 2024.")
    assert view["callback_id"] == "customer_page"
    assert buttons(view)["customer_why:3"]["value"] == "3"


def test_a_page_that_nobody_may_see_names_nobody() -> None:
    assert seen_view(no_page()) == "This customer is no longer in the record."


@given(
    pages,
    st.builds(
        Unmet,
        nobody=st.booleans(),
        people=st.lists(anything, max_size=12).map(tuple),
        departments=st.lists(anything, max_size=12).map(tuple),
        no_executive=st.booleans(),
    ),
    st.lists(loops, max_size=9).map(tuple),
    anything,
)
def test_no_page_is_ever_refused(
    page: CustomerPage, there: Unmet, open_loops: tuple[Loop, ...], words: str
) -> None:
    full = replace(
        page,
        unmet=there,
        loops=open_loops,
        noes=(HonestNo(key="1", text=words, on=TODAY, revisit_on=TODAY),),
        job=Job(text=words, on=TODAY),
        moods=MOODS,
        usual=(Stage.AFTER, 4),
        loyalty=Loyalty.LOYAL,
        roles=((Role.DELIVERY, words),),
        standing=Standing.LOST,
        lost_because=words,
    )
    view = page_modal(full, TITLES)
    seen_view(view)
    assert len(listed(view["blocks"])) <= 100
    seen(customer_page(full, TITLES))
