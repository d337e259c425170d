"""Everything again on a phone: nothing is too wide, and forms fit with their buttons."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.album import PHONE
from tests.browser.conftest import Meet

pytestmark = pytest.mark.browser

ANSWERS = (
    "/customer Acme",
    "/customer list",
    "/customer help",
    "/nudges",
    "/nudges help",
    "/nudges preview 60 days",
    "/nudges why Acme",
    "/nudges rules",
    "/touch Acme call yesterday: " + "a-very-long-word" * 12,
)
FORMS = (
    "/touch",
    "/customer add",
    "/customer import",
    "/customer handover",
    "/customer Acme project",
    "/customer Acme contact",
    "/customer erase Acme",
    "/nudges settings",
    "/nudges settings team",
    "/nudges news",
)
TOO_WIDE = """(within) => [...document.querySelectorAll(`${within} *`)]
    .filter((node) => !node.closest("pre, .scroller, .visually-hidden, [popover]"))
    .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
    .map((node) => `${node.tagName} ${node.className} ${node.textContent.slice(0, 40)}`)"""


def overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_no_answer_is_wider_than_a_phone(meet: Meet) -> None:
    ana = meet(size=PHONE)
    for line in ANSWERS:
        ana.types(line)
        assert ana.page.evaluate(TOO_WIDE, "main .messages") == [], line
        assert not overflows(ana.page), line


def test_every_form_fits_a_phone(meet: Meet) -> None:
    ana = meet(size=PHONE)
    for line in FORMS:
        form = ana.opens(line)
        expect(form.locator("footer button").last).to_be_in_viewport(ratio=1)
        assert ana.page.evaluate(TOO_WIDE, "dialog.modal") == [], line
        assert not overflows(ana.page), line
        form.get_by_role("button", name="Close").first.click()
        expect(form).to_be_hidden()
