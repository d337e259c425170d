"""`/nudges`: what is open, what is coming, why, and everything that tunes it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Meet
from tests.browser.person import Person
from tests.slack.edge import Edge

pytestmark = pytest.mark.browser


def test_what_is_open_coming_and_why(ana: Person) -> None:
    expect(ana.types("/nudges")).to_contain_text("Check in")
    ana.album.take(ana.page, "nudges")
    expect(ana.types("/nudges preview 60 days")).to_contain_text("Check in")
    ana.album.take(ana.page, "nudges preview")
    expect(ana.types("/nudges why Acme")).to_contain_text("Check in")
    ana.album.take(ana.page, "nudges why")


def test_leave_begins_and_ends(meet: Meet) -> None:
    noor = meet("UNEW/CTEAM")
    expect(noor.types("/nudges pause until Monday")).to_contain_text("Quiet until Monday 9 March")
    noor.album.take(noor.page, "pause")
    expect(noor.types("/nudges resume")).to_contain_text("Good to have you back.")
    expect(noor.types("/nudges resume")).to_contain_text("You are not on leave")
    expect(noor.types("/nudges pause for the moon")).to_contain_text("Such as:")


def test_hours_are_read_and_changed(meet: Meet) -> None:
    noor = meet("UNEW/CTEAM")
    expect(noor.types("/nudges hours 7:30-16:00")).to_contain_text("between 7:30 and 16:00")
    expect(noor.types("/nudges hours")).to_contain_text("I write to you between")
    expect(noor.types("/nudges hours soon")).to_contain_text("Such as: /nudges hours")
    noor.album.take(noor.page, "hours")


def test_a_test_note_comes_in_the_direct_messages(ana: Person) -> None:
    expect(ana.types("/nudges test")).to_contain_text("I have sent you one")
    ana.goes_to("Second Date")
    expect(ana.last).to_contain_text("This is a test, and nothing of it is recorded.")
    ana.album.take(ana.page, "test note")


def test_news_in_a_line_is_published_and_taken_back(ana: Person) -> None:
    said = ana.types("/nudges news win: Harbour saved 20 hours; tags shipping")
    expect(said).to_contain_text("Win: Harbour saved 20 hours")
    expect(said).to_contain_text("Tags: shipping")
    ana.album.take(ana.page, "news line")
    said.get_by_role("button", name="Undo").click()
    expect(said).to_contain_text("Undone: the news is taken back")


def test_news_by_the_form(ana: Person) -> None:
    ana.opens("/nudges news")
    ana.album.take(ana.page, "news form")
    ana.picks("What it is", "case", "Case study")
    ana.fills("In a sentence", "A bakery halved its paperwork")
    ana.fills("Tags", "bakery, paperwork")
    ana.fills("Link", "not a link")
    ana.is_refused("Publish")
    expect(ana.error("Link")).to_contain_text("A link begins with https://")
    ana.album.take(ana.page, "news form refused")
    ana.fills("Link", "https://second-date.example/bakery")
    ana.saves("Publish")
    expect(ana.last).to_contain_text("Case study: A bakery halved its paperwork")


def test_stats_are_told(ana: Person) -> None:
    expect(ana.types("/nudges stats")).not_to_be_empty()
    ana.album.take(ana.page, "stats")


def test_rituals_are_listed_and_switched(ana: Person) -> None:
    expect(ana.types("/nudges rules")).to_contain_text("check_in")
    ana.album.take(ana.page, "rules")
    expect(ana.types("/nudges rules coffee off")).to_contain_text("coffee is off.")
    said = ana.types("/nudges rules coffee on")
    expect(said).to_contain_text("coffee")
    ana.album.take(ana.page, "rule on")
    said.get_by_role("button", name="Switch").click()
    expect(ana.last).to_contain_text("coffee is on.")


def test_the_channel_of_the_team(ana: Person) -> None:
    expect(ana.types("/nudges channel off")).to_be_visible()
    said = ana.types("/nudges channel here")
    expect(said).to_be_visible()
    ana.album.take(ana.page, "channel")


def test_an_unknown_word_is_answered_with_the_nearest(ana: Person) -> None:
    said = ana.types("/nudges prevew 30 days")
    expect(said).to_contain_text("Did you mean /nudges preview?")
    ana.album.take(ana.page, "nudges unknown")
    expect(ana.types("/nudges xqzt")).to_contain_text("See /nudges help.")


def test_a_settings_form_too_late_says_to_type_it_again(ana: Person, office: Edge) -> None:
    office.ticks.slow = True
    said = ana.types("/nudges settings")
    office.ticks.slow = False
    expect(said).to_contain_text("Please type it again.")
