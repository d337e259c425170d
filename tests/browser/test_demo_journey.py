"""What a newcomer does with `make demo`, from the morning note to a month later."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.demo import demo
from bot.sandbox import Sandbox
from bot.settings import Settings
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

A_MONTH_OF_MORNINGS_MS = 60_000


@pytest.fixture
def sandbox(browser: Browser, tmp_path: Path) -> Iterator[Sandbox]:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path / 'demo.db'}")
    with demo(settings, tmp_path, 0) as (sandbox, _):
        yield sandbox


def test_a_newcomer_reads_answers_logs_asks_and_moves_on(visit: Visit) -> None:
    page = visit("")
    mornings = page.get_by_role("article").filter(has_text="Good morning, Ana.")
    note = mornings.first
    expect(note).to_contain_text("Good morning, Ana. Three things today.")

    answer(page, note, "Check in, Brunnwart Apotheken")
    expect(note).to_contain_text("Good morning, Ana. Two things left today.")
    expect(note).to_contain_text("Done by Ana Ruiz: Check in, Brunnwart Apotheken")

    say(page, "/nudges why Brunnwart")
    expect(page.get_by_text("comes on Tuesday 24 March, for Ana Ruiz")).to_be_visible()

    say(page, "/touch Acme coffee with Ana yesterday: she likes the new report")
    echo = page.get_by_role("article").filter(has_text="Logged for Acme Tools")
    expect(echo).to_contain_text("coffee with Ana Lindqvist, yesterday, Monday 2 March.")
    expect(echo).to_contain_text("Note: she likes the new report")
    expect(echo).to_contain_text("Next: Check in on Monday 23 March, for Ana Ruiz.")
    echo.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone. The touchpoint is gone")).to_be_visible()

    say(page, "/nudges why Acme")
    expect(page.get_by_text("comes on Thursday 19 March, for Ana Ruiz")).to_be_visible()

    page.get_by_role("button", name="A month on").click()
    clock = page.locator("time.clock-face")
    expect(clock).to_contain_text("Friday 3 April 2026", timeout=A_MONTH_OF_MORNINGS_MS)
    expect(mornings.last).to_contain_text("Panadería Luz del Alba")
    assert mornings.count() > 3


def answer(page: Page, note: Locator, heading: str) -> None:
    note.get_by_role("button", name=f"Done & log: {heading}").click()
    form = page.get_by_role("dialog")
    expect(form).to_contain_text("What it was")
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()


def say(page: Page, text: str) -> None:
    composer = page.locator("textarea.writing").first
    composer.fill(text)
    composer.press("Enter")
