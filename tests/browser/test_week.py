"""A colleague's week at the page, and what each thing they do costs them.

`pytest tests/browser/test_week.py -s` prints the table. The clicks are a fact of the design, and
none may take more than three; the seconds are this machine's, and nobody is held to them.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.at_page import AtPage, Effort
from tests.browser.conftest import Come
from tests.slack.edge import SHEETS, Edge, an_edge

pytestmark = pytest.mark.browser

MOST_CLICKS, JOURNEYS = 3, 14
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)
NAMES = ("Amber Tools", "Basil Kitchens", "Cedar Mills", "Dune Optics", "Elm Street Books")
WEEK: dict[str, tuple[str, ...]] = {
    **SHEETS,
    "customers.csv": (
        *SHEETS["customers.csv"],
        *(f"{name},Ana Ruiz,B,ES," for name in NAMES),
    ),
    "contacts.csv": (*SHEETS["contacts.csv"], *(f"{name},Petra Vogel,,," for name in NAMES)),
    "touchpoints.csv": (
        *SHEETS["touchpoints.csv"],
        *(
            f"{name},2026-01-{day},call,Ana Ruiz,Petra Vogel,"
            for day, name in enumerate(NAMES, start=12)
        ),
    ),
    "promises.csv": (
        "customer,text,opened_on,by",
        "Borealis Foods,the new price list,2026-03-03,Ana Ruiz",
    ),
}


@dataclass
class Diary:
    """What Ana did in the week, and what the page counted."""

    ana: AtPage
    efforts: dict[str, Effort] = field(default_factory=dict)

    @contextmanager
    def journey(self, name: str) -> Iterator[None]:
        begun = self.ana.counts_from_here()
        yield
        self.efforts[name] = self.ana.effort(begun)

    def table(self) -> str:
        lines = [
            f"{name:<44}{one.clicks:>7}{one.fields:>7}{one.seconds:>9.1f}"
            for name, one in self.efforts.items()
        ]
        head = f"{'journey':<44}{'clicks':>7}{'typed':>7}{'seconds':>9}"
        return "\n".join(["", head, *lines, ""])


@pytest.fixture
def own_office(browser: Browser, tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path, sheets=WEEK) as edge:
        yield edge


@pytest.fixture
def diary(come: Come) -> Diary:
    return Diary(come("UANA"))


def test_no_journey_of_a_week_takes_more_than_three_clicks(diary: Diary, own_office: Edge) -> None:
    for day, of_the_day in enumerate((monday, tuesday, wednesday, thursday, friday)):
        own_office.walk(MONDAY + timedelta(days=day))
        of_the_day(diary)
    sys.stdout.write(diary.table())
    too_long = {name: one for name, one in diary.efforts.items() if one.clicks > MOST_CLICKS}
    assert too_long == {}
    assert len(diary.efforts) == JOURNEYS


def monday(diary: Diary) -> None:
    """Three things in the note: one is done, one is put off, one is put in other words."""
    ana, note = diary.ana, todays_note(diary.ana)
    first, second, third = cards(note)
    with diary.journey("a nudge: Done & log"):
        ana.presses("Done & log", note, first)
        ana.saves()
        expect(note).to_contain_text(f"Done by Ana Ruiz: {first}")
    with diary.journey("a nudge: Snooze until next week, with a reason"):
        ana.presses("Snooze", note, second)
        ana.marks("Next week")
        ana.types_into("Why, in a few words", "they move house")
        ana.saves()
        expect(note).to_contain_text("(they move house)")
    with diary.journey("a nudge: Edit draft"):
        ana.presses("Edit draft", note, third)
        expect(ana.field("In your own words").get_by_role("textbox")).to_be_focused()
        ana.page.keyboard.type("Only you: ")
        ana.saves()
        expect(note).to_contain_text("Only you: ")


def tuesday(diary: Diary) -> None:
    """What was left comes again: one is passed over, one goes to a colleague, one is doubted."""
    ana, note = diary.ana, todays_note(diary.ana)
    first, second, *_ = cards(note)
    with diary.journey("a nudge: Skip this time"):
        ana.presses("Skip this time", note, first)
        expect(note).to_contain_text(f"Skipped by Ana Ruiz: {first}")
    with diary.journey("a nudge: Hand over, with a word"):
        ana.presses("Hand over", note, second)
        expect(ana.field("To whom").get_by_role("combobox")).to_be_focused()
        ana.finds("To whom", "ben", "Ben Okafor")
        ana.types_into("A word for them", "you know them")
        ana.saves("Hand over")
        expect(note).to_contain_text(f"Now with Ben Okafor: {second}")
    with diary.journey("a nudge: Why me?"):
        ana.asks_the_menu("Why me?", note)
        expect(ana.whisper).to_contain_text("What the other rituals say")


def wednesday(diary: Diary) -> None:
    """Things that happened, told in every way there is."""
    ana = diary.ana
    with diary.journey("a coffee: by the shortcut"):
        ana.begins("Log a touchpoint")
        expect(ana.field("Customer").get_by_role("combobox")).to_be_focused()
        ana.finds("Customer", "cob", "Cobalt")
        ana.finds("What it was", "coffee", "Coffee")
        ana.saves()
        expect(ana.last).to_contain_text("Logged for Cobalt: coffee, today")
    ana.goes_to("team")
    ana.sends("Petra from Dune Optics called: they want a second shop")
    said = ana.message("they want a second shop")
    expect(said).to_be_visible()
    with diary.journey("a message: Log as touchpoint"):
        ana.begins("Log as touchpoint", said)
        ana.saves()
    with diary.journey("a call: by mentioning the bot"):
        ana.sends("@second_date Elm Street Books call with Petra: all well")
        expect(ana.whisper).to_contain_text("Logged for Elm Street Books: call with Petra Vogel")
    with diary.journey("a call: by /touch"):
        ana.sends("/touch Cedar Mills call yesterday with Petra: all well :smile:")
        expect(ana.whisper).to_contain_text("Logged for Cedar Mills: call with Petra Vogel")


def thursday(diary: Diary) -> None:
    """What there is to know of a customer."""
    ana = diary.ana
    with diary.journey("a customer: by /customer"):
        ana.sends("/customer Acme")
        expect(ana.whisper).to_contain_text("Looked after by Ana Ruiz.")
    with diary.journey("a question: by mentioning the bot"):
        ana.sends("@second_date who spoke last with Acme?")
        expect(ana.whisper).to_contain_text("by Ana Ruiz")
    ana.goes_to("Second Date")
    with diary.journey("a customer: from Home"):
        ana.looks_at_home("My customers")
        ana.presses("Open Acme", ana.home)
        ana.is_shown("Looked after by Ana Ruiz.")
    ana.page.keyboard.press("Escape")
    expect(ana.form).to_be_hidden()


def friday(diary: Diary) -> None:
    """What is owed is settled, from wherever she is."""
    ana = diary.ana
    ana.page.get_by_role("tab", name="Messages").click()
    with diary.journey("a promise: settled on Home"):
        ana.looks_at_home()
        ana.presses("Settled", ana.home, "the new price list")
        ana.is_shown("What we promised: the new price list")


def todays_note(ana: AtPage) -> Locator:
    """The newest, found again however it is edited."""
    expect(ana.last).to_contain_text("Good morning, Ana.")
    return ana.page.locator(f'main article[data-ts="{ana.last.get_attribute("data-ts")}"]')


def cards(note: Locator) -> list[str]:
    """What each is headed with, such as "Check in, Acme"."""
    names = "buttons => buttons.map(one => one.getAttribute('aria-label').split(': ')[1])"
    asked: list[str] = note.locator('button[aria-label^="Done & log"]').evaluate_all(names)
    return asked
