"""The frame: who you are, the clock, light and dark, phones, and what the page may load."""

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox import Sandbox
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_without_a_name_in_the_address_you_are_the_first_person(visit: Visit) -> None:
    page = visit("")
    expect(page.get_by_role("button", name="You are Ana Ruiz, Berlin")).to_be_visible()
    expect(page.locator("main h1")).to_have_text("Notebook")


def test_switching_who_you_are_keeps_the_channel(visit: Visit, sandbox: Sandbox) -> None:
    page = visit("U1/C1")
    page.get_by_role("button", name="You are Ana Ruiz").click()
    page.get_by_role("menuitemradio", name="Kofi Mensah").click()

    expect(page.get_by_role("button", name="You are Kofi Mensah, Accra")).to_be_visible()
    expect(page.locator("main h1")).to_have_text("general")
    page.locator("main textarea").fill("It is me")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").last).to_contain_text("It is me")
    assert sandbox.messages("C1")[-1].user == "U2"


def test_the_clock_is_walked_to_the_next_morning(page: Page, sandbox: Sandbox) -> None:
    clock = page.get_by_role("group", name="The sandbox's clock")
    expect(clock.locator("time")).to_have_text("Tuesday 3 March 2026, 09:00")

    clock.get_by_role("button", name="Tomorrow morning").click()

    expect(clock.locator("time")).to_have_text("Wednesday 4 March 2026, 09:00")
    expect(clock.get_by_role("status")).to_have_text("It is now Wednesday 4 March 2026, 09:00.")
    expect(clock.get_by_role("button", name="A month on")).to_be_enabled()
    assert sandbox.clock.now().isoformat() == "2026-03-04T08:00:00+00:00"


def test_while_the_clock_walks_the_page_shows_how_far(page: Page, sandbox: Sandbox) -> None:
    clock = page.get_by_role("group", name="The sandbox's clock")
    seen = page.evaluate_handle(
        """() => {
            const seen = [];
            const bar = document.querySelector("progress");
            const look = () => bar.hidden || seen.push(bar.position);
            new MutationObserver(look).observe(bar, { attributes: true });
            return seen;
        }"""
    )

    clock.get_by_role("button", name="A month on").click()

    expect(clock.locator("time")).to_have_text("Friday 3 April 2026, 09:00")
    expect(clock.get_by_role("progressbar")).to_have_count(0)
    assert seen.evaluate("seen => seen.length") > 0


def test_dark_follows_the_system_and_the_switch_is_remembered(visit: Visit) -> None:
    page = visit("U1/C1", color_scheme="dark")

    def brightness() -> int:
        colour = page.locator("main").evaluate("node => getComputedStyle(node).backgroundColor")
        return int(colour.removeprefix("rgb(").split(",")[0])

    assert brightness() < 60
    page.get_by_role("button", name="Switch to light").click()
    assert brightness() > 200
    page.reload()
    expect(page.get_by_role("button", name="Switch to dark")).to_be_visible()
    assert brightness() > 200


def test_on_a_phone_the_side_folds_away_and_nothing_is_cut_off(visit: Visit) -> None:
    page = visit("U1/C1", size=(390, 780))
    side = page.locator("nav")
    expect(side).to_be_hidden()

    page.get_by_role("button", name="Conversations", exact=True).click()
    side.get_by_role("button", name="Notebook").click()
    expect(page.locator("main h1")).to_have_text("Notebook")
    expect(side).to_be_hidden()
    page.locator("main textarea").fill("/today")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Done & log")).to_be_in_viewport()

    page.get_by_role("button", name="Move on").click()
    expect(page.get_by_role("menuitem", name="A week on")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_page_asks_only_this_machine_and_runs_only_its_own_scripts(
    visit: Visit, sandbox: Sandbox
) -> None:
    page = visit("U1/C1")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.reload()

    expect(page.locator("main h1")).to_have_text("general")
    assert answer is not None
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert asked
    assert all(url.startswith(sandbox.page_url) for url in asked)
