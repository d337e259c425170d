"""App Home for a newcomer, for whoever has many customers, for the lead and for a member."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.store import workspaces
from bot.store.engine import writing
from tests.browser.album import PHONE
from tests.browser.at_page import AtPage, fits
from tests.browser.conftest import Come
from tests.slack.edge import SHEETS, TEN, Edge, an_edge

pytestmark = pytest.mark.browser

MANY = tuple(f"Customer Number {number:02}" for number in range(1, 33))
SHEETS_OF_MANY: dict[str, tuple[str, ...]] = {
    **SHEETS,
    "customers.csv": (
        *SHEETS["customers.csv"],
        *(f"{name},Ben Okafor,C,GB," for name in MANY),
        "Orphan & Sons,,C,GB,",
    ),
    "touchpoints.csv": (
        *SHEETS["touchpoints.csv"],
        *(f"{name},2026-02-25,call,Ben Okafor,," for name in MANY),
    ),
}


@pytest.fixture
def own_office(browser: Browser, tmp_path: Path) -> Iterator[Edge]:
    """Ana leads; Ben looks after 33 customers; Noor has come today."""
    with an_edge(tmp_path, sheets=SHEETS_OF_MANY) as edge:
        with writing(edge.bot.engine) as connection:
            workspaces.lead(connection, edge.bot.installed.workspace_id, 1)
        edge.walk(TEN)
        yield edge


def at_home(come: Come, who: str, tab: str = "") -> AtPage:
    somebody = come(who)
    somebody.looks_at_home(tab)
    return somebody


def test_a_newcomer_s_steps_are_ticked_off_one_by_one(come: Come) -> None:
    noor = at_home(come, "UNEW")
    expect(noor.home).to_contain_text("Three steps to your first nudge")
    expect(noor.home).to_contain_text("1. Add a customer you care about. A name is enough.")
    noor.pictures("home-newcomer")
    noor.presses("Add a customer", noor.home)
    noor.fills("Name", "Delta Works")
    noor.pictures("home-add-a-customer")
    noor.saves()
    expect(noor.home).to_contain_text("✓ Done: Add a customer you care about.")

    noor.presses("Log a touchpoint", noor.home)
    noor.finds("Customer", "del", "Delta Works")
    noor.finds("What it was", "call", "Call")
    noor.saves()
    expect(noor.home).to_contain_text("✓ Done: Say when you last spoke, and how it was.")
    expect(noor.home).to_contain_text("3. That is all.")
    noor.pictures("home-newcomer-done")


def test_my_customers_stand_the_coldest_first_and_page_well(come: Come) -> None:
    ben = at_home(come, "UBEN", "My customers")
    expect(ben.home).to_contain_text("My customers, the coldest first")
    expect(ben.home).to_contain_text("1 to 15 of 33.")
    opens = ben.home.get_by_role("button", name="Open ")
    expect(opens).to_have_count(15)
    expect(opens.first).to_have_accessible_name("Open Cobalt")
    ben.pictures("home-customers")
    ben.presses("Warmer ones", ben.home)
    expect(ben.home).to_contain_text("16 to 30 of 33.")
    ben.presses("Warmer ones", ben.home)
    expect(ben.home).to_contain_text("31 to 33 of 33.")
    expect(opens).to_have_count(3)
    expect(ben.home.get_by_role("button", name="Warmer ones")).to_have_count(0)
    ben.pictures("home-customers-last")
    ben.presses("Colder ones", ben.home)
    expect(ben.home).to_contain_text("16 to 30 of 33.")
    ben.presses("Colder ones", ben.home)
    expect(opens.first).to_have_accessible_name("Open Cobalt")


def test_a_customer_opens_over_the_page_and_is_warmer_after_a_touch(come: Come) -> None:
    ben = at_home(come, "UBEN", "My customers")
    ben.presses("Open Cobalt", ben.home)
    ben.is_shown("Looked after by Ben Okafor.")
    ben.presses("Log a touchpoint", ben.form)
    ben.finds("What it was", "cof", "Coffee")
    ben.presses("Save", ben.form)
    ben.is_shown("Coffee today, by Ben Okafor")
    ben.presses("Close", ben.form.get_by_role("contentinfo"))
    expect(ben.form).to_be_hidden()
    expect(ben.home).to_contain_text("My customers, the coldest first")
    expect(ben.home).not_to_contain_text("Cobalt")


def test_the_lead_sees_how_it_goes_and_gives_away_what_nobody_looks_after(come: Come) -> None:
    ana = at_home(come, "UANA", "The team")
    expect(ana.home).to_contain_text("You lead the team here.")
    expect(ana.home).to_contain_text("The last note went out on Tuesday 3 March.")
    expect(ana.home).to_contain_text("One customer has nobody who looks after it")
    expect(ana.home).to_contain_text("sales, contract, delivery, care, sponsor and expert.")
    ana.pictures("home-team-lead")
    ana.presses("Hand over", ana.home, "Orphan & Sons")
    ana.is_shown("Orphan & Sons")
    ana.picks("To whom", "noor", "Noor Haddad")
    ana.saves("Hand over")
    expect(ana.home).not_to_contain_text("nobody who looks after it")
    ana.presses("The team's settings", ana.home)
    ana.is_shown("Save")
    ana.pictures("home-team-settings")


def test_who_does_not_lead_is_told_who_does_and_no_numbers(come: Come) -> None:
    ben = at_home(come, "UBEN", "The team")
    expect(ben.home).to_contain_text("Ana Ruiz leads the team here, and can change its settings.")
    for heading in ("How the bot is doing", "How the rituals go down"):
        expect(ben.home).not_to_contain_text(heading)
    expect(ben.home.get_by_role("button", name="The team's settings")).to_have_count(0)
    expect(ben.home).not_to_contain_text("Orphan")
    ben.pictures("home-team-member")


def test_notes_and_every_page_of_home_fit_a_telephone(come: Come) -> None:
    ana = come(size=PHONE)
    expect(ana.message("Good morning, Ana.")).to_be_visible()
    assert fits(ana.page)
    for tab in ("", "My customers", "The team"):
        ana.looks_at_home(tab)
        assert fits(ana.page), tab
        ana.page.get_by_role("tab", name="Messages").click()
