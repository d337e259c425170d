"""`/customer` where it changes whose a customer is, who sees it, and whether it is there at all."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Meet
from tests.browser.person import Person

pytestmark = pytest.mark.browser


def test_a_customer_is_handed_over_in_words_and_back(ana: Person) -> None:
    said = ana.types("/customer handover Maple Radio to @ben")
    expect(said).to_contain_text("Ben Okafor looks after Maple Radio from now on.")
    ana.album.take(ana.page, "handed over")
    said.get_by_role("button", name="Undo").click()
    expect(ana.last).to_contain_text("Taken back. Everything is as it was before.")
    expect(ana.types("/customer Maple Radio")).to_contain_text("Ana Ruiz")


def test_a_customer_is_handed_over_by_the_form(ana: Person) -> None:
    ana.opens("/customer handover")
    ana.album.take(ana.page, "handover form")
    ana.is_refused("Hand over")
    ana.picks("Customer", "nettle", "Nettle Wines")
    ana.picks("To whom", "ben", "Ben Okafor")
    ana.fills("A word for them", "you know them")
    ana.saves("Hand over")
    expect(ana.types("/customer Nettle Wines")).to_contain_text("Ben Okafor")


def test_everything_of_somebody_is_asked_for_in_a_form(ana: Person) -> None:
    form = ana.opens("/customer handover everything")
    expect(form).to_contain_text("Whose everything")
    ana.album.take(ana.page, "handover everything")


def test_a_private_customer_is_nobody_elses_until_it_is_shared(ana: Person, meet: Meet) -> None:
    said = ana.types("/customer private Onyx Clinics")
    ana.album.take(ana.page, "private")
    ben = meet("UBEN/CTEAM")
    expect(ben.types("/customer Onyx Clinics")).not_to_contain_text("Petra Vogel")
    said.get_by_role("combobox").click()
    ana.page.get_by_role("option", name="Ben Okafor").click()
    expect(ana.last).to_contain_text("Ben Okafor")
    ana.album.take(ana.page, "private shared")
    expect(ben.types("/customer Onyx Clinics")).to_contain_text("Petra Vogel")
    ana.types("/customer private Onyx Clinics").get_by_role(
        "button", name="Make it visible to all"
    ).click()
    expect(ana.last).to_contain_text("Everybody in the team sees Onyx Clinics now.")


def test_share_in_words_with_whom_and_with_nobody(ana: Person) -> None:
    ana.types("/customer private Amber Tools")
    expect(ana.types("/customer share Amber Tools with @ben")).to_contain_text("Ben Okafor")
    expect(ana.types("/customer share Amber Tools")).to_contain_text("With whom?")
    expect(ana.types("/customer public Amber Tools")).to_contain_text("Everybody in the team sees")


def test_a_customer_is_archived_taken_back_and_brought_back(ana: Person) -> None:
    said = ana.types("/customer archive Pine Cycles")
    expect(said).to_contain_text("Pine Cycles")
    ana.album.take(ana.page, "archived")
    said.get_by_role("button", name="Undo").click()
    expect(ana.page.locator("main article").filter(has_text="as it was").last).to_be_visible()
    ana.types("/customer Pine Cycles archive")
    expect(ana.types("/customer bring back Pine Cycles")).to_contain_text("Pine Cycles")
    ana.album.take(ana.page, "brought back")


def test_erasing_asks_for_the_name_once_more(ana: Person) -> None:
    form = ana.opens("/customer erase Quartz Energy")
    ana.album.take(ana.page, "erase form")
    name = form.get_by_role("textbox")
    name.fill("Quarz")
    ana.is_refused("Erase")
    expect(form).to_contain_text("This is another name. Nothing is erased.")
    name.fill("Quartz Energy")
    ana.saves("Erase")
    expect(ana.types("/customer Quartz Energy")).not_to_contain_text("Petra Vogel")
    ana.album.take(ana.page, "erased")


def test_one_person_is_erased_and_the_customer_stays(ana: Person) -> None:
    form = ana.opens("/customer erase @ivo at Larch Schools")
    form.get_by_role("textbox").fill("Ivo Lund")
    ana.saves("Erase")
    card = ana.types("/customer Larch Schools")
    expect(card).to_contain_text("Petra Vogel")
    expect(card).not_to_contain_text("Ivo Lund")
