"""Modals and the Home tab."""

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.sandbox import Sandbox
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def form(page: Page) -> Locator:
    page.locator("main textarea").fill("/note")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Keep a note")
    expect(form).to_be_visible()
    return form


def choose(form: Locator, typed: str, name: str) -> None:
    form.get_by_role("combobox", name="Customer").press_sequentially(typed)
    form.get_by_role("option", name=name, exact=True).click()


def test_a_form_is_filled_in_refused_mended_and_kept(page: Page, form: Locator) -> None:
    note = form.get_by_role("textbox", name="Note")
    customer = form.get_by_role("combobox", name="Customer")

    form.get_by_role("button", name="Keep").click()
    expect(form.get_by_text("Please complete this required field.")).to_have_count(2)
    expect(customer).to_be_focused()

    choose(form, "ac", "Acorn & Sons")
    expect(customer).to_have_value("Acorn & Sons")
    expect(form.get_by_text("Please complete this required field.")).to_have_count(1)
    note.fill("ok")
    form.get_by_role("button", name="Keep").click()
    expect(note).to_have_accessible_description("Please write a whole sentence.")
    expect(note).to_be_focused()

    note.fill("They like <b>us</b>")
    form.get_by_role("button", name="Keep").click()
    expect(form).to_have_count(0)
    kept = "Kept for Acorn & Sons on 2026-03-03: They like <b>us</b>"
    expect(page.get_by_role("article").last).to_contain_text(kept)


def test_type_ahead_asks_the_app_and_says_when_it_finds_nothing(form: Locator) -> None:
    customer = form.get_by_role("combobox", name="Customer")
    customer.click()
    expect(form.get_by_text("Start typing to search")).to_be_visible()

    customer.press_sequentially("ac")
    expect(form.get_by_role("option")).to_have_text(["Acme", "Acorn & Sons"])
    customer.press_sequentially("xyz")
    expect(form.get_by_text("Nothing found")).to_be_visible()


def test_a_hostile_customer_stays_text(page: Page, form: Locator) -> None:
    choose(form, "chan", "<!channel>")
    form.get_by_role("textbox", name="Note").fill("A strange name")
    form.get_by_role("button", name="Keep").click()

    message = page.get_by_role("article").last
    expect(message).to_contain_text("Kept for <!channel> on")
    expect(message.locator(".mention")).to_have_count(0)


def test_a_day_is_chosen_from_the_calendar_by_keyboard(page: Page, form: Locator) -> None:
    day = form.get_by_role("button", name="Day")
    day.press("Enter")
    expect(form.get_by_role("button", name="3 March 2026", exact=True)).to_be_focused()

    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    expect(day).to_have_text("4 April 2026")
    expect(day).to_be_focused()


def test_a_second_view_lies_on_the_first_and_goes_back_to_it(page: Page, form: Locator) -> None:
    form.get_by_role("textbox", name="Note").fill("half a")
    form.get_by_role("button", name="Explain").click()
    second = page.get_by_role("dialog", name="What a note is")
    expect(second).to_contain_text("A note is a sentence about a customer.")

    second.get_by_role("button", name="Back", exact=True).last.click()
    expect(form.get_by_role("textbox", name="Note")).to_have_value("half a")
    form.get_by_role("button", name="Close").click()
    expect(form).to_have_count(0)


def test_escape_closes_the_list_first_and_then_the_form(
    page: Page, form: Locator, sandbox: Sandbox
) -> None:
    form.get_by_role("combobox", name="Customer").press_sequentially("ac")
    expect(form.get_by_role("listbox")).to_be_visible()

    page.keyboard.press("Escape")
    expect(form.get_by_role("listbox")).to_have_count(0)
    expect(form).to_be_visible()

    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(page.locator("main textarea")).to_be_focused()
    assert sandbox.views("U1") == []
    page.keyboard.type("and on")
    expect(page.locator("main textarea")).to_have_value("and on")


def test_focus_stays_inside_the_form(page: Page, form: Locator) -> None:
    for _ in range(12):
        page.keyboard.press("Tab")
        outside = (
            "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
        )
        assert page.evaluate(outside) is False


def test_home_is_drawn_when_it_is_opened_and_answers_its_buttons(visit: Visit) -> None:
    page = visit("U2/home")
    home = page.get_by_role("tabpanel", name="Home")
    expect(home).to_contain_text("Welcome, @Kofi Mensah.")

    home.get_by_role("button", name="Refresh").click()
    expect(home).to_contain_text("Nothing is open.")

    page.get_by_role("tab", name="Messages").click()
    expect(page.get_by_role("textbox", name="Message Notebook")).to_be_visible()
    expect(home).to_have_count(0)
