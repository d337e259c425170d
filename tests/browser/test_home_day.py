"""App Home as somebody's desk: today, what I owe, what is coming, my settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.album import Album
from tests.browser.at_page import AtPage
from tests.browser.conftest import Come, opened
from tests.slack.edge import SHEETS, TEN, Edge, an_edge

pytestmark = pytest.mark.browser

ACME = "Check in, Acme"
OWED: dict[str, tuple[str, ...]] = {
    **SHEETS,
    "promises.csv": (
        "customer,text,opened_on,by",
        "Acme,the new price list,2026-03-02,Ana Ruiz",
    ),
    "concerns.csv": (
        "customer,text,opened_on,severity,by",
        "Borealis Foods,the last delivery was late,2026-03-02,severe,Ana Ruiz",
    ),
}


@pytest.fixture
def own_office(browser: Browser, tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path, sheets=OWED) as edge:
        edge.walk(TEN)
        yield edge


@pytest.fixture
def me(come: Come) -> AtPage:
    ana = come("UANA")
    ana.looks_at_home()
    return ana


@pytest.fixture
def not_allowed(
    browser: Browser, tmp_path: Path, complaints: list[str], album: Album
) -> Iterator[AtPage]:
    """Ana, where whoever made the app has left its Messages tab off."""
    with an_edge(tmp_path) as edge:
        edge.sandbox.admin.turns_messages(on=False)
        edge.walk(TEN)
        context = browser.new_context()
        yield AtPage(opened(context, edge.sandbox, "UANA", complaints), album)
        context.close()


def test_home_holds_the_day_and_a_nudge_is_answered_there(me: AtPage) -> None:
    expect(me.home).to_contain_text("Tuesday 3 March")
    expect(me.home).to_contain_text("Open for you: two nudges")
    me.pictures("home-today")
    me.presses("Done & log", me.home, ACME)
    me.is_shown("Nobody has spoken with Acme for 21 days")
    me.saves()
    expect(me.home).to_contain_text("Open for you: one nudge")
    me.page.get_by_role("tab", name="Messages").click()
    expect(me.note).to_contain_text(f"Done by Ana Ruiz: {ACME}")


def test_why_me_and_snooze_and_hand_over_work_on_home_too(me: AtPage) -> None:
    me.asks_the_menu("Why me?", me.home)
    me.is_shown("Acme")
    me.pictures("home-why-me")
    me.presses("Close", me.form.get_by_role("contentinfo"))
    me.presses("Snooze", me.home, ACME)
    me.saves()
    expect(me.home).to_contain_text("Open for you: one nudge")
    me.presses("Hand over", me.home, "Check in, Borealis Energy")
    me.picks("To whom", "ben", "Ben Okafor")
    me.saves("Hand over")
    expect(me.home).to_contain_text("Nothing is open for you.")


def test_what_i_owe_is_settled_with_a_click(me: AtPage) -> None:
    expect(me.home).to_contain_text("Borealis Foods, a severe concern")
    expect(me.home).to_contain_text("“the last delivery was late”")
    expect(me.home).to_contain_text("Acme, a promise")
    owed = me.home.get_by_text("“the new price list”")
    owed.scroll_into_view_if_needed()
    me.pictures("home-owed")
    me.presses("Settled", me.home, "the new price list")
    me.is_shown("What we promised: the new price list")
    me.pictures("home-settled")
    me.presses("Close", me.form.get_by_role("contentinfo"))
    expect(owed).to_have_count(0)


def test_what_is_coming_is_told_for_the_week(me: AtPage) -> None:
    expect(me.home).to_contain_text("Coming up this week")
    expect(me.home).to_contain_text("in the next 30 days")


def test_settings_are_said_and_changed_from_home(me: AtPage) -> None:
    expect(me.home).to_contain_text("at most 3 nudges a day and 10 a week, in English.")
    me.presses("My settings", me.home)
    me.is_shown("Save")
    me.pictures("home-settings-form")
    me.form.get_by_label("a day").first.fill("5")
    me.presses("Save", me.form)
    expect(me.home).to_contain_text("at most 5 nudges a day")
    me.pictures("home-settings-said")


def test_what_could_not_be_sent_is_said_with_the_reason(not_allowed: AtPage) -> None:
    not_allowed.looks_at_home()
    home = not_allowed.home
    expect(home).to_contain_text("Not sent")
    expect(home).to_contain_text("Tuesday 3 March: The app's Messages tab is off")
    not_allowed.pictures("home-not-sent")
    expect(home.get_by_role("button", name=f"Done & log: {ACME}")).to_be_visible()
