"""Hands that are quicker than the page, or slower: what they press is pressed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from slack_sdk import WebClient

from bot.sandbox import Sandbox
from tests.browser.conftest import Visit
from tests.browser.notebook import TODAY, home, section

pytestmark = pytest.mark.browser


@contextmanager
def held_down(page: Page, button: Locator, looks: str) -> Iterator[None]:
    """Meanwhile the page looks again at what has changed."""
    box = button.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    with page.expect_response(f"**/sandbox/{looks}?*") as answered:
        yield
    answered.value.finished()
    # Whoever has seen an answer that was asked for later has drawn the one before.
    page.evaluate("() => fetch('/sandbox/state?user=U1').then((answer) => answer.json())")
    page.mouse.up()


def client(sandbox: Sandbox) -> WebClient:
    return WebClient(sandbox.bot_token, base_url=sandbox.api_url)


def test_a_message_is_not_drawn_anew_under_a_button_that_is_held_down(
    page: Page, sandbox: Sandbox
) -> None:
    page.locator("main textarea").fill("/today")
    page.keyboard.press("Enter")
    message = page.get_by_role("article").last
    button = message.get_by_role("button", name="Done & log")
    expect(button).to_be_visible()
    ts = sandbox.messages("U1")[-1].ts
    with held_down(page, button, "conversation"):
        again = [*TODAY, section("Soon.")]
        client(sandbox).chat_update(channel="DU1", ts=ts, text="Good morning", blocks=again)
    expect(message).to_contain_text("Acme: done.")


def test_home_is_not_drawn_anew_under_a_button_that_is_held_down(
    visit: Visit, sandbox: Sandbox
) -> None:
    page = visit("U1/home")
    tab = page.get_by_role("tabpanel", name="Home")
    expect(tab).to_contain_text("Welcome, @Ana Ruiz.")
    with held_down(page, tab.get_by_role("button", name="Refresh"), "home"):
        client(sandbox).views_publish(user_id="U1", view=home("One thing is open."))
    expect(tab).to_contain_text("Nothing is open.")


def test_a_form_that_was_refused_is_sent_again_at_once(page: Page) -> None:
    page.locator("main textarea").fill("/note")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Keep a note")
    form.get_by_role("combobox", name="Customer").press_sequentially("birch")
    form.get_by_role("option", name="Birch", exact=True).click()
    note = form.get_by_role("textbox", name="Note")
    note.fill("ok")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        held.append(route)

    page.route("**/sandbox/views?*", hold)
    with page.expect_request("**/sandbox/views?*"):
        form.get_by_role("button", name="Keep").click()
    expect(note).to_have_accessible_description("Please write a whole sentence.")
    note.fill("They like us")
    with page.expect_response("**/sandbox/submit"):
        form.get_by_role("button", name="Keep").click()
    held[0].continue_()
    expect(form).to_have_count(0)
    expect(page.get_by_role("article").last).to_contain_text("They like us")
