"""Everything without a mouse: completing, jumping, answering, moving through messages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_slash_offers_the_commands_with_what_they_take(page: Page) -> None:
    page.locator("main textarea").focus()
    page.keyboard.type("/")
    offered = page.get_by_role("listbox", name="Commands").get_by_role("option")
    expect(offered).to_have_count(2)
    expect(offered.first).to_contain_text("/note Acme: what happened")
    expect(offered.first).to_contain_text("Keep a note")

    page.keyboard.press("ArrowDown")
    expect(offered.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("main textarea")).to_have_value("/note ")
    expect(page.locator("main .usage")).to_contain_text("/note Acme: what happened")


def test_names_and_emoji_complete_themselves(page: Page) -> None:
    area = page.locator("main textarea")
    area.focus()
    page.keyboard.type("Thanks @kof")
    expect(page.get_by_role("listbox", name="People").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.type(":tad")
    page.keyboard.press("Enter")
    expect(area).to_have_value("Thanks @kofi :tada: ")

    page.keyboard.press("Shift+Enter")
    page.keyboard.type("see you")
    page.keyboard.press("Enter")

    expect(area).to_have_value("")
    expect(page.get_by_role("article").last).to_contain_text(
        "Thanks @Kofi Mensah 🎉\nsee you", use_inner_text=True
    )


def test_a_whole_journey_by_keyboard(visit: Visit) -> None:
    page = visit("U1/C1")
    page.keyboard.press("Control+k")
    page.keyboard.type("noteb")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Notebook")
    expect(page.locator("main textarea")).to_be_focused()

    page.keyboard.type("/today")
    page.keyboard.press("Enter")
    message = page.get_by_role("article").last
    expect(message).to_contain_text("referral")
    page.keyboard.press("ArrowUp")
    expect(message).to_be_focused()

    done = message.get_by_role("button", name="Done & log")
    for _ in range(6):
        page.keyboard.press("Tab")
        if done.evaluate("node => node === document.activeElement"):
            break
    expect(done).to_be_focused()
    page.keyboard.press("Enter")
    expect(message).to_contain_text("Acme: done.")


def test_arrows_walk_from_message_to_message(visit: Visit) -> None:
    page = visit("U1/C1")
    for words in ("first", "second"):
        page.locator("main textarea").fill(words)
        page.keyboard.press("Enter")
    messages = page.get_by_role("article")
    expect(messages).to_have_count(2)

    page.keyboard.press("ArrowUp")
    expect(messages.last).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(messages.first).to_be_focused()


def test_the_lightning_menu_opens_a_form_by_keyboard(page: Page) -> None:
    page.locator("main").get_by_role("button", name="Shortcuts", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="New note")).to_be_focused()
    page.keyboard.press("Enter")

    form = page.get_by_role("dialog", name="Keep a note")
    expect(form.get_by_role("combobox", name="Customer")).to_be_focused()
    page.keyboard.type("birch")
    expect(form.get_by_role("option", name="Birch")).to_be_visible()
    page.keyboard.press("Enter")
    expect(form.get_by_role("combobox", name="Customer")).to_have_value("Birch")


def test_escape_closes_a_menu_and_gives_the_focus_back(page: Page) -> None:
    who = page.get_by_role("button", name="You are Ana Ruiz, Berlin")
    who.press("Enter")
    expect(page.get_by_role("menuitemradio", name="Ana Ruiz")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(who).to_be_focused()
