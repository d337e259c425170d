"""The page in a real Chromium, the workspace behind it, and a real app beside that."""

import shutil
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bot.sandbox import Sandbox
from tests.browser.notebook import workspace

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 10_000

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        pytest.skip("the page is not tested: there is no chromium here")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def sandbox(browser: Browser) -> Iterator[Sandbox]:
    with workspace() as sandbox:
        yield sandbox


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """Whatever the browser complains of fails the test, unless the test takes it out."""
    complaints: list[str] = []
    yield complaints
    assert complaints == []


@pytest.fixture
def visit(browser: Browser, sandbox: Sandbox, complaints: list[str]) -> Iterator[Visit]:
    """Opens the page as somebody at some place."""
    contexts: list[BrowserContext] = []

    def visit(
        place: str = "U1/DU1",
        *,
        size: tuple[int, int] = (1280, 800),
        color_scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=color_scheme
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"a dialog: {dialog.message}"))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" else None,
        )
        page.goto(f"{sandbox.page_url}#/{place}" if place else sandbox.page_url)
        expect(page.locator("main h1")).not_to_have_text("…")
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit: Visit) -> Page:
    """Ana, talking to the app."""
    return visit()
