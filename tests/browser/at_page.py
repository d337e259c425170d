"""Somebody whose work comes by the page: what they press and pick, and what that costs them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.person import Person

COUNTING = """() => {
  window.counting?.abort();
  window.counting = new AbortController();
  window.pressed = 0;
  window.typedIn = new Set();
  const how = { capture: true, signal: window.counting.signal };
  addEventListener("pointerdown", () => (window.pressed += 1), how);
  addEventListener("input", ({ target }) => {
    if (target.matches("textarea, input[type=text]")) window.typedIn.add(target);
  }, how);
}"""
COUNTED = "[window.pressed, window.typedIn.size, performance.now()]"
DRAWING_OF_HOME = """async () => {
  const user = location.hash.split("/")[1];
  const { view } = await (await fetch(`/sandbox/home?user=${user}`)).json();
  return view?.blocks[0].block_id ?? "";
}"""
DRAWN_ANEW = """before => {
  const drawn = document.querySelector(".home-sheet [data-keep]");
  return drawn && drawn.dataset.keep.split("/")[0] !== before;
}"""
MOST_TABS = 40
"""A form that is drawn anew under them may send hands round once more."""
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@dataclass(frozen=True, slots=True)
class Effort:
    """What a journey cost, as the page itself has counted it."""

    clicks: int
    fields: int
    seconds: float


@dataclass(frozen=True, slots=True)
class AtPage(Person):
    """A person who answers notes, looks at Home and speaks to the bot."""

    @property
    def home(self) -> Locator:
        return self.page.get_by_role("tabpanel", name="Home")

    @property
    def note(self) -> Locator:
        """The oldest message of the conversation: the morning note, where there is one."""
        return self.page.locator("main article").first

    @property
    def whisper(self) -> Locator:
        """The newest answer that nobody else sees."""
        return self.page.locator("main article.ephemeral").last

    def message(self, *texts: str) -> Locator:
        """The newest message that holds all of these."""
        found = self.page.locator("main article")
        for text in texts:
            found = found.filter(has_text=text)
        return found.last

    @property
    def thread(self) -> Locator:
        return self.page.get_by_role("complementary", name="Thread")

    def pictures(self, name: str) -> None:
        """Into the album; on a phone nothing may be wider than the screen."""
        self.album.take(self.page, name)

    def presses(self, label: str, where: Locator, about: str = "") -> None:
        """A button by its label; where several have the same, by what is said of it aloud."""
        name = re.compile(f"^{re.escape(label)}.*{re.escape(about)}")
        where.get_by_role("button", name=name).first.click()

    def asks_the_menu(self, item: str, where: Locator, *, place: int = 0) -> None:
        """What is behind three dots."""
        where.get_by_role("button", name="More actions").nth(place).click()
        self.page.get_by_role("menuitem", name=item).click()

    def begins(self, shortcut: str, message: Locator | None = None) -> None:
        """A shortcut, from beside the composer or from a message."""
        if message is None:
            self.page.locator("main").get_by_role("button", name="Shortcuts", exact=True).click()
        else:
            message.hover()
            message.get_by_role("button", name="Message shortcuts").click()
        self.page.get_by_role("menuitem", name=shortcut).click()
        expect(self.form).to_be_visible()

    def looks_at_home(self, tab: str = "") -> None:
        with self.sees_home_drawn_anew():
            self.page.get_by_role("tab", name="Home").click()
        if tab:
            with self.sees_home_drawn_anew():
                self.presses(tab, self.home)

    @contextmanager
    def sees_home_drawn_anew(self) -> Iterator[None]:
        """Whoever is quicker than the bot would press a button of the drawing before."""
        before = self.page.evaluate(DRAWING_OF_HOME)
        yield
        self.page.wait_for_function(DRAWN_ANEW, arg=before)

    def finds(self, label: str, letters: str, option: str) -> None:
        """Types into the select of a form, and takes what is offered first, without the mouse."""
        self.tabs_to(self.field(label).get_by_role("combobox"))
        self.page.keyboard.type(letters)
        first = self.form.get_by_role("option").first
        expect(first).to_contain_text(option)
        # Whom it is about brings the people there: the form is drawn anew, and hands that are
        # quicker than that lose letters.
        before = self.form.get_attribute("data-hash") or ""
        self.page.keyboard.press("Enter")
        if label == "Customer":
            expect(self.form).not_to_have_attribute("data-hash", before)

    def tabs_to(self, box: Locator) -> None:
        """Reaches a field of the form by the Tab key alone, as quick hands do."""
        expect(self.form).to_be_visible()
        for _ in range(MOST_TABS):
            if box.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        expect(box).to_be_focused()

    def types_into(self, label: str, words: str) -> None:
        """The same for a text."""
        self.tabs_to(self.field(label).get_by_role("textbox"))
        self.page.keyboard.type(words)

    def marks(self, choice: str) -> None:
        """A round or square box of the form."""
        self.form.locator("label.tick").filter(has_text=choice).first.click()

    def picks_several(self, label: str, *names: str) -> None:
        """From a list that stays open until one is done."""
        box = self.field(label).get_by_role("combobox")
        box.click()
        for name in names:
            self.form.get_by_role("option", name=name).click()
        box.press("Escape")

    def is_shown(self, *texts: str) -> None:
        """In the form, the one that lies on top."""
        for text in texts:
            expect(self.form).to_contain_text(text)

    def counts_from_here(self) -> float:
        """The page counts what is pressed and typed from now on; answers its own time."""
        self.page.evaluate(COUNTING)
        return float(self.page.evaluate("performance.now()"))

    def effort(self, since: float) -> Effort:
        clicks, fields, now = self.page.evaluate(COUNTED)
        return Effort(int(clicks), int(fields), (now - since) / 1_000)


def fits(page: Page) -> bool:
    """Whether nobody has to scroll sideways."""
    return not page.evaluate(TOO_WIDE)
