"""What the team's channel reads: the week, the month with its picture, a champion who leaves."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.at_page import AtPage
from tests.browser.conftest import Come
from tests.slack.edge import SHEETS, TEN, Edge, an_edge

pytestmark = pytest.mark.browser

MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)
FEBRUARY = tuple(
    f"Borealis Foods,2026-02-{day:02},{kind},Ana Ruiz,,"
    for day, kind in enumerate(["call"] * 9 + ["email"] * 3, start=1)
)
CHAMPION = "Acme,Ana Souza,Head of Buying,,yes"


@pytest.fixture
def own_office(browser: Browser, tmp_path: Path) -> Iterator[Edge]:
    """A busy February lies behind them."""
    sheets = {**SHEETS, "touchpoints.csv": (*SHEETS["touchpoints.csv"], *FEBRUARY)}
    with an_edge(tmp_path, sheets=sheets) as edge:
        yield edge


@pytest.fixture
def me(come: Come) -> AtPage:
    """Ana has just made this channel the team's."""
    ana = come("UANA/CTEAM")
    ana.sends("/nudges channel here")
    expect(ana.whisper).to_contain_text("goes to #team from now on")
    return ana


def test_the_first_words_in_the_channel_say_what_comes(me: AtPage, come: Come) -> None:
    ben = come("UBEN/CTEAM")
    expect(ben.last).to_contain_text("From now on I write here what concerns the whole team")
    expect(ben.last).to_contain_text("Nobody is graded.")
    me.pictures("team-first-words")


def test_on_monday_the_week_before_is_told_of_all_together(me: AtPage, own_office: Edge) -> None:
    me.sends("/touch Borealis Foods coffee: they liked the cake")
    expect(me.whisper).to_contain_text("Logged for Borealis Foods: coffee")
    own_office.walk(MONDAY)
    told = me.message("all of us together.")
    expect(told).to_contain_text("The week of Monday 2 March")
    expect(told).to_contain_text("One touchpoint with one customer: coffee 1.")
    expect(told).not_to_contain_text("cake")
    expect(told).not_to_contain_text("Ana Ruiz")
    me.pictures("team-round-up")


def test_the_balance_of_a_month_has_its_picture_in_the_thread(me: AtPage, own_office: Edge) -> None:
    own_office.walk(TEN)
    own_office.walk(TEN.replace(hour=10))
    told = me.message("The balance of Office for February 2026.")
    expect(told).to_be_visible()
    me.pictures("team-balance")
    told.get_by_role("button", name="1 reply").click()
    picture = me.thread.get_by_role("img").last
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 300
    me.pictures("team-balance-picture")


def test_when_a_champion_leaves_all_read_it_and_whoever_helps_answers(
    me: AtPage, come: Come, own_office: Edge
) -> None:
    own_office.walk(TEN)
    me.sends("/customer Acme @ana left")
    expect(me.whisper).to_contain_text("Noted for Acme: Ana Souza.")
    own_office.later(minutes=5)
    own_office.bot.round(own_office.now)
    ben = come("UBEN/CTEAM")
    left = ben.message("Champion left, Acme")
    expect(left).to_contain_text("Everybody, one thing should not wait until tomorrow.")
    expect(left).to_contain_text("Whoever of us knows somebody else there can help now.")
    ben.pictures("team-champion-left")
    ben.presses("Done & log", left, "Champion left, Acme")
    ben.saves()
    expect(me.message("this could not wait, and it did not. Thank you.")).to_contain_text(
        "Done by Ben Okafor: Champion left, Acme"
    )
