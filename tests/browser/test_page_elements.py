"""Every element that a form may ask with, filled in at the page as a person does."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.album import PHONE
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def opened(page: Page) -> Locator:
    page.locator("main").get_by_role("button", name="Shortcuts", exact=True).click()
    page.get_by_role("menuitem", name="Everything").click()
    form = page.get_by_role("dialog", name="Everything")
    expect(form).to_be_visible()
    return form


def pick(form: Locator, label: str, typed: str, option: str) -> None:
    box = form.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(typed)
    form.get_by_role("option", name=option).click()


def fill_in(form: Locator) -> None:
    pick(form, "Time", "17:43", "17:43")
    form.get_by_label("Number").fill("7")
    pick(form, "Where", "cust", "# customers")
    pick(form, "Ritual", "ref", "Referral")
    form.get_by_role("checkbox", name="Two").check()
    form.get_by_role("radio", name="Right").check()
    pick(form, "Who", "kofi", "Kofi Mensah")


def test_every_element_sends_what_was_chosen(page: Page) -> None:
    form = opened(page)
    fill_in(form)
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    kept = page.get_by_role("article").last
    for line in ("time: 17:43", "number: 7", "where: C2", "ritual: referral"):
        expect(kept).to_contain_text(line)
    for line in ("ticks: two", "choice: right", "day: None"):
        expect(kept).to_contain_text(line)
    expect(kept.locator("p")).to_contain_text("who: U2")


def test_a_number_that_is_none_is_refused_beside_its_field(page: Page) -> None:
    form = opened(page)
    fill_in(form)
    number = form.get_by_label("Number")
    for typed in ("0", "1.5", "seven"):
        number.fill(typed)
        expect(number).to_have_accessible_description("")
        form.get_by_role("button", name="Save").click()
        expect(number).to_have_accessible_description(re.compile("^Please enter"))
        expect(number).to_be_focused()


def test_options_stand_below_the_name_of_their_group(page: Page) -> None:
    form = opened(page)
    form.get_by_role("combobox", name="Ritual").click()
    expect(form.locator(".options-group")).to_have_text(["On", "Off"])
    form.get_by_role("combobox", name="Ritual").fill("birth")
    expect(form.locator(".options-group")).to_have_text(["On"])


def test_a_select_of_many_takes_no_more_than_it_may(page: Page) -> None:
    form = opened(page)
    for name in ("Ana Ruiz", "Kofi Mensah", "alert"):
        pick(form, "Who", name, name)
    expect(form.locator('[data-block="who"] .chip')).to_have_count(2)
    form.get_by_role("button", name="Remove Ana Ruiz").click()
    expect(form.locator('[data-block="who"] .chip')).to_contain_text(["Kofi Mensah"])


def test_letters_are_asked_for_until_there_are_enough(page: Page) -> None:
    form = opened(page)
    box = form.get_by_label("Found")
    box.press_sequentially("ab")
    expect(form.get_by_role("status")).to_have_text("Type at least 3 characters to search")
    box.press_sequentially("c")
    expect(form.get_by_role("option")).to_have_text(["Found abc"])


def test_a_menu_in_a_form_puts_a_view_over_it_and_back_leads_home(page: Page) -> None:
    form = opened(page)
    form.get_by_label("Number").fill("7")
    form.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Explain").click()
    over = page.get_by_role("dialog", name="Explained")
    expect(over).to_contain_text("A ritual is a habit.")
    over.get_by_role("button", name="Back", exact=True).first.click()
    expect(form.get_by_label("Number")).to_have_value("7")


def test_the_menus_of_a_form_fit_a_phone(visit: Visit) -> None:
    page = visit(size=PHONE)
    form = opened(page)
    for name in ("Time", "Ritual", "Who"):
        form.get_by_role("combobox", name=name).click()
        expect(form.get_by_role("listbox")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
    form.locator("button.day-select").click()
    expect(form.get_by_role("dialog", name="Choose a day")).to_be_in_viewport(ratio=1)


def test_a_channel_is_offered_and_named_in_what_is_sent(page: Page) -> None:
    area = page.locator("main textarea")
    area.focus()
    page.keyboard.type("See #cust")
    expect(page.get_by_role("listbox", name="Channels").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said = page.get_by_role("article").last
    expect(said.locator(".mention")).to_have_text("#customers")
    said.locator(".mention").click()
    expect(page.locator("main h1")).to_have_text("customers")
