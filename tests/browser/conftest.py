"""The page in a real Chromium, the workspace behind it, and a real app beside that."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from bot.sandbox import Sandbox
from tests.browser.album import DESK, Album
from tests.browser.at_page import AtPage
from tests.browser.notebook import workspace
from tests.browser.office import SHEETS
from tests.browser.person import Person
from tests.slack.edge import PATIENT, PEOPLE, Edge, an_edge

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
PATIENCE_MS = 60_000
"""What a test looks for is there within one or two seconds, unless the machine has much to do."""

Visit = Callable[..., Page]
Meet = Callable[..., Person]
Come = Callable[..., AtPage]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", metavar="DIR", help="Take pictures of every step into DIR.")


@pytest.fixture(scope="session")
def album(pytestconfig: pytest.Config) -> Album:
    folder = pytestconfig.getoption("--screenshots", default=None)
    return Album(Path(folder) if folder else None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        pytest.skip("the page is not tested: there is no chromium here")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=FLAGS, timeout=3 * PATIENCE_MS
        )
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
    with visits(browser, sandbox, complaints) as visit:
        yield visit


@contextmanager
def visits(browser: Browser, sandbox: Sandbox, complaints: list[str]) -> Iterator[Visit]:
    """Each visit has a browser of its own, which remembers nothing of the others."""
    contexts: list[BrowserContext] = []

    def visit(
        place: str = "U1/DU1",
        *,
        size: tuple[int, int] = DESK,
        color_scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=color_scheme
        )
        contexts.append(context)
        return opened(context, sandbox, place, complaints)

    yield visit
    for context in contexts:
        context.close()


def opened(context: BrowserContext, sandbox: Sandbox, place: str, complaints: list[str]) -> Page:
    """The page at a place; what its browser complains of is written down."""
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


@pytest.fixture
def page(visit: Visit) -> Page:
    """Ana, talking to the app."""
    return visit()


@pytest.fixture(scope="module")
def office(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """The bot at work, shared by all tests of a module: each of them keeps to its customers."""
    with an_edge(tmp_path_factory.mktemp("office"), sheets=SHEETS) as edge:
        yield edge


@pytest.fixture(scope="module")
def window(browser: Browser, office: Edge) -> Iterator[BrowserContext]:
    """One for all tests of a module: it reads the page's scripts only once."""
    context = browser.new_context(color_scheme="light")
    yield context
    context.close()


@pytest.fixture
def meet(
    window: BrowserContext, office: Edge, complaints: list[str], album: Album
) -> Iterator[Meet]:
    """Somebody of the office at the page, in the team's channel as a rule."""
    for one in PEOPLE:
        for form in office.sandbox.views(one.id)[:1]:
            office.sandbox.person(one.id).closes(form)
    office.ticks.slow = False

    def meet(place: str = "UANA/CTEAM", *, size: tuple[int, int] = DESK) -> Person:
        page = opened(window, office.sandbox, place, complaints)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        return Person(page, album)

    yield meet
    for page in window.pages:
        page.close()


@pytest.fixture
def ana(meet: Meet) -> Person:
    return meet()


@pytest.fixture
def come(browser: Browser, own_office: Edge, complaints: list[str], album: Album) -> Iterator[Come]:
    """Somebody of an office that a test has to itself, in the bot's messages as a rule."""
    contexts: list[BrowserContext] = []
    # A busy machine expires no trigger here; those that expire have tests of their own.
    own_office.sandbox.admin.lets_triggers_live(PATIENT)

    def come(place: str = "UANA", *, size: tuple[int, int] = DESK) -> AtPage:
        viewport: ViewportSize = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, color_scheme="light")
        contexts.append(context)
        return AtPage(opened(context, own_office.sandbox, place, complaints), album)

    yield come
    for context in contexts:
        context.close()
