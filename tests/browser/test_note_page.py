"""A customer's page over the note that speaks of it, and what its buttons do there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.at_page import AtPage
from tests.browser.conftest import Come
from tests.slack.edge import TEN, Edge, an_edge

pytestmark = pytest.mark.browser


@pytest.fixture
def own_office(browser: Browser, tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path) as edge:
        yield edge


@pytest.fixture
def ben(come: Come, own_office: Edge) -> AtPage:
    """Ana has handed Acme over to him, and he has opened its page from the note about it."""
    ana = come("UANA/CTEAM")
    ana.sends("/customer handover Acme to @ben: you know their shop")
    expect(ana.whisper).to_contain_text("Ben Okafor looks after Acme from now on.")
    ana.pictures("page-handed-over")
    own_office.walk(TEN)
    ben = come("UBEN")
    told = ben.message("Ana Ruiz hands Acme over to you.")
    expect(told).to_contain_text("“you know their shop”")
    expect(told).to_contain_text("Coming: Check in on 3 March 2026.")
    ben.pictures("page-hand-over-note")
    ben.presses("Look at Acme", told)
    ben.is_shown("Looked after by Ben Okafor.", "Ivo Lund")
    return ben


def test_a_touch_is_logged_over_the_page_which_then_shows_it(ben: AtPage) -> None:
    ben.pictures("page-customer")
    ben.presses("Log a touchpoint", ben.form)
    ben.is_shown("With whom")
    expect(ben.field("Customer").get_by_role("combobox")).to_have_value("Acme")
    ben.pictures("page-log")
    ben.picks("What it was", "cof", "Coffee")
    ben.fills("What is worth remembering", "they like the cake")
    ben.presses("Save", ben.form)
    ben.is_shown("Coffee today, by Ben Okafor: “they like the cake”")
    ben.pictures("page-after-log")
    ben.presses("Close", ben.form)
    expect(ben.form).to_be_hidden()


def test_why_is_answered_over_the_page_and_closes_back_to_it(ben: AtPage) -> None:
    ben.presses("Why, and why not?", ben.form)
    ben.is_shown("What every ritual says about Acme")
    ben.pictures("page-why")
    ben.presses("Close", ben.form.get_by_role("contentinfo"))
    ben.is_shown("Looked after by Ben Okafor.")


def test_something_learnt_is_told_from_the_menu_of_the_page(ben: AtPage) -> None:
    menu = ben.form.get_by_role("combobox", name="Tell me something")
    menu.click()
    menu.press_sequentially("promise")
    ben.pictures("page-menu")
    ben.form.get_by_role("option", name="promise").first.click()
    ben.is_shown("Save")
    ben.pictures("page-promise")
    ben.form.get_by_role("textbox").first.fill("the new price list")
    ben.presses("Save", ben.form)
    ben.is_shown("Looked after by Ben Okafor.", "“the new price list”")


def test_the_timeline_comes_into_the_direct_messages(ben: AtPage) -> None:
    ben.presses("Timeline", ben.form)
    ben.is_shown("I am drawing it. It comes into our direct messages.")
    ben.presses("Close", ben.form.get_by_role("contentinfo"))
    ben.is_shown("Looked after by Ben Okafor.")
    ben.presses("Close", ben.form.get_by_role("contentinfo"))
    picture = ben.page.locator("main").get_by_role("img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 300
    ben.pictures("page-timeline")


def test_the_customer_is_handed_back_from_the_page(ben: AtPage) -> None:
    ben.presses("Hand over", ben.form)
    ben.is_shown("What goes along")
    ben.pictures("page-hand-over-form")
    ben.picks("To whom", "ana", "Ana Ruiz")
    ben.presses("Hand over", ben.form)
    ben.is_shown("Looked after by Ana Ruiz.")
