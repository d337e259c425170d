"""What a note asks besides: one small question, and how to go on with what is never answered."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.at_page import AtPage
from tests.browser.conftest import Come
from tests.slack.edge import SHEETS, TEN, Edge, an_edge

pytestmark = pytest.mark.browser

UNKNOWN = {**SHEETS, "contacts.csv": ("customer,name", "Acme,Ana Souza", "Acme,Ivo Lund")}
"""Nobody has said yet who decides at Acme."""


@pytest.fixture
def own_office(browser: Browser, tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path, sheets=UNKNOWN) as edge:
        edge.walk(TEN)
        yield edge


@pytest.fixture
def me(come: Come) -> AtPage:
    return come("UANA")


def test_a_click_answers_the_small_question(me: AtPage) -> None:
    expect(me.note).to_contain_text("One small question: Who decides at Acme?")
    me.pictures("note-question")
    me.presses("Ivo Lund", me.note)
    expect(me.note).to_contain_text("Thank you: Ivo Lund decides at Acme.")
    expect(me.note.get_by_role("button", name="Ivo Lund")).to_have_count(0)
    me.pictures("note-question-answered")


def test_a_click_skips_the_small_question(me: AtPage) -> None:
    me.presses("Don’t know", me.note)
    expect(me.note).not_to_contain_text("small question")
    expect(me.note).to_contain_text("Good morning, Ana. Two things today.")


def test_who_lets_three_pass_chooses_how_it_goes_on(me: AtPage, own_office: Edge) -> None:
    for week in range(1, 10):
        own_office.walk(TEN + timedelta(weeks=week))
    asked = me.message("The last three of these went by.", "Check in, Acme")
    expect(asked).to_contain_text("If you let this one pass, too, I shall stop.")
    asked.scroll_into_view_if_needed()
    me.pictures("note-three-times")
    me.presses("Less often", asked, "Check in, Acme")
    expect(me.message("(less often from now on)")).to_contain_text("Check in, Acme")


def test_who_lets_three_pass_may_send_somebody_else(me: AtPage, own_office: Edge) -> None:
    for week in range(1, 10):
        own_office.walk(TEN + timedelta(weeks=week))
    asked = me.message("The last three of these went by.", "Check in, Acme")
    box = asked.get_by_role("combobox", name="Ask somebody else").first
    box.click()
    box.press_sequentially("ben")
    me.page.get_by_role("option", name="Ben Okafor").click()
    expect(me.message("Now with Ben Okafor")).to_contain_text("Check in, Acme")
