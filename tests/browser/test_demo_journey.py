"""What a newcomer does with `make demo`, from the morning note to a month later."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.demo import demo
from bot.sandbox import Sandbox
from bot.settings import Settings
from rules.kit.rule import load
from tests.browser.conftest import Visit
from tests.slack.edge import PATIENT, unhurry

pytestmark = pytest.mark.browser

A_MONTH_OF_MORNINGS_MS = 600_000
"""One at least; ten where others are at work."""


@pytest.fixture
def sandbox(browser: Browser, tmp_path: Path) -> Iterator[Sandbox]:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path / 'demo.db'}")
    with demo(settings, tmp_path, 0, patience=PATIENT) as (sandbox, bot):
        unhurry(bot)
        sandbox.admin.lets_triggers_live(PATIENT)
        yield sandbox


@pytest.mark.timeout(900)
def test_a_newcomer_reads_answers_logs_asks_and_moves_on(visit: Visit) -> None:
    page = visit("")
    mornings = page.get_by_role("article").filter(has_text="Good morning, Ana.")
    note = mornings.first
    expect(note).to_contain_text("Good morning, Ana. Three things today.")

    answer(page, note, "Birthday, Fernhollow Books")
    expect(note).to_contain_text("Good morning, Ana. Two things left today.")
    expect(note).to_contain_text("Done by Ana Ruiz: Birthday, Fernhollow Books")

    answer(page, note, "Close the loop, Brunnwart Apotheken")
    expect(note).to_contain_text("Good morning, Ana. One thing left today.")
    say(page, "/nudges why Brunnwart")
    expect(page.get_by_text("comes on Tuesday 10 March, for Ana Ruiz")).to_be_visible()

    say(page, "/touch Acme coffee with Ana yesterday: she likes the new report")
    echo = page.get_by_role("article").filter(has_text="Logged for Acme Tools")
    expect(echo).to_contain_text("coffee with Ana Lindqvist, yesterday, Monday 2 March.")
    expect(echo).to_contain_text("Note: she likes the new report")
    expect(echo).to_contain_text("Next: Close the loop on Monday 9 March, for Ana Ruiz.")
    echo.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone. The touchpoint is gone")).to_be_visible()

    say(page, "/nudges why Acme")
    expect(page.get_by_text("comes on Thursday 12 March, for Ana Ruiz")).to_be_visible()

    page.get_by_role("button", name="A month on").click()
    clock = page.locator("time.clock-face")
    expect(clock).to_contain_text("Friday 3 April 2026", timeout=A_MONTH_OF_MORNINGS_MS)
    expect(page.get_by_role("button", name="A month on")).to_be_enabled(
        timeout=A_MONTH_OF_MORNINGS_MS
    )
    expect(mornings.last).to_contain_text("Panadería Luz del Alba")
    assert mornings.count() > 10
    assert len(rituals_on(page)) >= 10


def test_the_team_reads_of_itself_and_of_a_champion_who_leaves(visit: Visit) -> None:
    page = visit("UANA/CTEAM")
    expect(page.get_by_text("The balance of Sandbox for February 2026.")).to_be_visible()
    left = page.get_by_role("article").filter(has_text="Champion left, Oakhallow Care Homes")
    expect(left).to_contain_text("Whoever of us knows somebody else there can help now.")


def rituals_on(page: Page) -> set[str]:
    """The rituals that some card or line on the page is headed with."""
    read = "\n".join(page.get_by_role("article").all_inner_texts())
    return {rule.name for rule in load() if f"{rule.title}, " in read}


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
