"""Messages: buttons that change them, confirmation, whispers, threads, and names that mean harm."""

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox import Sandbox
from tests.browser.conftest import Visit
from tests.browser.notebook import HOSTILE

pytestmark = pytest.mark.browser


def say(page: Page, words: str) -> None:
    page.locator("main textarea").fill(words)
    page.keyboard.press("Enter")


def test_a_button_changes_the_message(page: Page) -> None:
    say(page, "/today")
    message = page.get_by_role("article").last
    expect(message.get_by_role("heading", name="Good morning ☀️")).to_be_visible()
    expect(message.locator("blockquote")).to_have_text("Dear Jo, thank you")
    expect(message.locator("strong", has_text="Acme")).to_be_visible()

    message.get_by_role("button", name="Done & log").click()

    expect(message).to_contain_text("Acme: done. Next is a coffee on 10 March.")
    expect(message).to_contain_text("(edited)")
    expect(message.get_by_role("button", name="Done & log")).to_have_count(0)


def test_a_dangerous_button_asks_first(page: Page) -> None:
    say(page, "/today")
    skip = page.get_by_role("article").get_by_role("button", name="Skip")
    sure = page.get_by_role("dialog", name="Skip it?")

    skip.click()
    sure.get_by_role("button", name="Keep").click()
    expect(sure).to_have_count(0)
    expect(skip).to_be_focused()

    skip.click()
    sure.get_by_role("button", name="Skip").click()
    expect(page.get_by_role("article").last).to_contain_text("Skipped.")


def test_a_whisper_is_for_one_person_and_can_be_dismissed(visit: Visit) -> None:
    ana, kofi = visit("U1/C1"), visit("U2/C1")

    say(ana, "/note Acme: they like it")
    whisper = ana.get_by_role("article").filter(has_text="Only visible to you")
    expect(whisper).to_contain_text("Kept: Acme: they like it")

    say(ana, "hello")
    expect(kofi.get_by_role("article")).to_have_count(1)
    whisper.get_by_role("button", name="Dismiss").click()
    expect(whisper).to_have_count(0)


def test_a_thread_opens_beside_the_conversation(visit: Visit) -> None:
    ana, kofi = visit("U1/C1"), visit("U2/C1")
    say(ana, "Who brings cake? :cake:")

    message = kofi.get_by_role("article").last
    message.hover()
    message.get_by_role("button", name="Reply in thread").click()
    thread = kofi.get_by_role("complementary", name="Thread")
    expect(thread).to_contain_text("Who brings cake? 🍰")
    expect(thread.get_by_role("textbox")).to_be_focused()
    kofi.keyboard.type("I do")
    kofi.keyboard.press("Enter")

    expect(thread.get_by_role("article").last).to_contain_text("I do")
    ana.locator("main").get_by_role("button", name="1 reply").click()
    expect(ana.get_by_role("complementary", name="Thread")).to_contain_text("I do")
    kofi.keyboard.press("Escape")
    expect(thread).to_have_count(0)


def test_a_message_shortcut_takes_the_message_along(visit: Visit) -> None:
    page = visit("U1/C1")
    say(page, "Acme renewed")

    page.get_by_role("article").last.hover()
    page.get_by_role("button", name="Message shortcuts").click()
    page.get_by_role("menuitem", name="Keep this").click()

    expect(page.get_by_role("article").last).to_contain_text("Kept: Acme renewed")


def test_hostile_names_and_words_stay_text(visit: Visit, sandbox: Sandbox) -> None:
    mallory, ana = visit("U3/C1"), visit("U1/C1")
    words = f"{HOSTILE} <b>bold</b> <!channel> <https://example.com|click>"
    say(mallory, words)

    message = ana.get_by_role("article").last
    expect(message.locator(".author")).to_have_text(HOSTILE)
    expect(message.locator(".block")).to_have_text(words)
    expect(message.locator("img, b, .mention")).to_have_count(0)
    expect(ana.locator("nav")).to_contain_text(HOSTILE)


def test_a_message_elsewhere_shows_as_unread_and_reading_clears_it(
    visit: Visit, sandbox: Sandbox
) -> None:
    page = visit("U1/C1")
    row = page.locator("nav").get_by_role("button", name="customers")
    expect(row).to_have_accessible_name("customers")

    sandbox.person("U2").types("C2", "one")
    sandbox.person("U2").types("C2", "two")

    expect(row).to_have_accessible_name("customers, 2 unread")
    expect(page).to_have_title("(2) #general · Riverside")
    row.click()
    expect(page.get_by_role("article").last).to_contain_text("two")
    expect(row).to_have_accessible_name("customers")


def test_writing_to_a_colleague_begins_a_conversation(visit: Visit) -> None:
    ana, kofi = visit("U1/C1"), visit("U2/C1")

    ana.locator("nav").get_by_role("button", name="Kofi Mensah").click()
    expect(ana.locator("main h1")).to_have_text("Kofi Mensah")
    say(ana, "Lunch, @kofi?")

    expect(ana.get_by_role("article")).to_contain_text("Lunch, @Kofi Mensah?")
    kofi.locator("nav").get_by_role("button", name="Ana Ruiz, 1 unread").click()
    expect(kofi.get_by_role("article").locator(".mention.mine")).to_have_text("@Kofi Mensah")


def test_what_the_workspace_refuses_is_said(page: Page, complaints: list[str]) -> None:
    page.locator("main textarea").fill("hello")
    page.keyboard.press("Enter")
    said = page.get_by_role("article").filter(has_text="hello")
    said.hover()
    said.get_by_role("button", name="Reply in thread").click()
    reply = page.get_by_label("Reply…")
    expect(reply).to_be_focused()
    reply.fill("/note in a thread")
    with page.expect_console_message(lambda told: told.type == "error"):
        reply.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("Commands do not work in threads")
    assert "400 (Bad Request)" in complaints.pop()
