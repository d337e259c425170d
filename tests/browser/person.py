"""Somebody of the office at the page: what they type, click and fill in, and where they read."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.album import Album


@dataclass(frozen=True, slots=True)
class Person:
    page: Page
    album: Album

    def types(self, line: str) -> Locator:
        """Send a line where one is; answers the message that comes in reply."""
        expect(self.page.locator("main .messages .intro")).to_be_attached()
        messages = self.page.locator("main article")
        before = messages.count()
        self.sends(line)
        reply = messages.nth(before)
        expect(reply).to_be_visible()
        return self.page.locator(f'main article[data-ts="{reply.get_attribute("data-ts")}"]')

    def opens(self, line: str) -> Locator:
        """Send a line that opens a form; answers the form."""
        self.sends(line)
        expect(self.form).to_be_visible()
        return self.form

    def sends(self, line: str) -> None:
        composer = self.page.locator("main textarea.writing")
        composer.fill(line)
        if line.rpartition(" ")[2].startswith("@"):
            # A name that ends the line is offered first, and taken.
            composer.press("Tab")
        composer.press("Enter")

    @property
    def form(self) -> Locator:
        return self.page.locator("dialog.modal")

    @property
    def last(self) -> Locator:
        """The newest message of the conversation that is open."""
        return self.page.locator("main article").last

    def saves(self, label: str = "Save") -> None:
        """Send the form; it closes."""
        self.form.get_by_role("button", name=label, exact=True).click()
        expect(self.form).to_be_hidden()

    def is_refused(self, label: str = "Save") -> None:
        """Send the form; it stays open, with what is wrong beside a field."""
        self.form.get_by_role("button", name=label, exact=True).click()
        expect(self.form.locator(".wrong").first).to_be_visible()

    def picks(self, label: str, typed: str, option: str) -> None:
        """Type a few letters into a select, and click on what it then offers."""
        box = self.field(label).get_by_role("combobox")
        box.click()
        box.fill(typed)
        self.form.get_by_role("option", name=option).first.click()

    def fills(self, label: str, words: str) -> None:
        self.field(label).locator("input, textarea").fill(words)

    def picks_day(self, label: str, day: str) -> None:
        """`day` is one of the month that the calendar opens with, such as "5 March 2026"."""
        self.field(label).locator("button.day-select").click()
        self.form.get_by_role("button", name=day, exact=True).click()

    def field(self, label: str) -> Locator:
        """The block of an input with its label, hint and error."""
        exactly = re.compile(rf"^{re.escape(label)}\s*(\(optional\))?$")
        return self.form.locator(".block.input").filter(
            has=self.page.locator(".label", has_text=exactly)
        )

    def error(self, label: str) -> Locator:
        return self.field(label).locator(".field-error")

    def goes_to(self, name: str) -> None:
        self.page.locator("nav").get_by_role("button", name=name).first.click()
        expect(self.page.locator("main h1")).to_contain_text(name)
