"""`/nudges settings`: one's own, the team's, and the rituals with their knobs."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Meet
from tests.browser.person import Person

pytestmark = pytest.mark.browser


def test_my_settings_are_typed_picked_and_saved(meet: Meet) -> None:
    noor = meet("UNEW/CTEAM")
    noor.opens("/nudges settings")
    noor.album.take(noor.page, "settings mine")
    noor.picks("Working day from", "08:3", "08:30")
    noor.picks("Working day until", "17:4", "17:45")
    noor.picks("Time zone", "lisb", "Lisbon, Portugal")
    noor.picks("Public holidays of", "portu", "Portugal")
    noor.fills("Nudges a day, at most", "2")
    noor.album.take(noor.page, "settings mine filled")
    noor.saves()
    expect(noor.last).to_contain_text("Saved. I write to you between 8:30 and 17:45")
    expect(noor.last).to_contain_text("at most two nudges a day")
    noor.opens("/nudges settings")
    expect(noor.field("Time zone").get_by_role("combobox")).to_have_value("Lisbon, Portugal")
    expect(noor.field("Public holidays of").get_by_role("combobox")).to_have_value("Portugal")


def test_a_day_that_ends_before_it_begins_is_refused_beside_the_field(ana: Person) -> None:
    ana.opens("/nudges settings")
    ana.picks("Working day from", "18:00", "18:00")
    ana.picks("Working day until", "09:00", "09:00")
    ana.is_refused()
    expect(ana.form.locator(".field-error:not(:empty)")).to_have_count(1)
    ana.album.take(ana.page, "settings hours refused")


def test_a_number_out_of_range_is_refused_beside_the_field(ana: Person) -> None:
    ana.opens("/nudges settings")
    ana.fills("Nudges a day, at most", "99")
    ana.is_refused()
    expect(ana.error("Nudges a day, at most")).to_contain_text("10")


def test_a_leave_that_ends_before_it_begins_is_refused(ana: Person) -> None:
    ana.opens("/nudges settings")
    ana.picks_day("On leave from", "20 March 2026")
    ana.picks_day("On leave until, included", "10 March 2026")
    ana.is_refused()
    expect(ana.error("On leave until, included")).not_to_be_empty()
    ana.album.take(ana.page, "settings leave refused")


def test_the_settings_of_the_team(ana: Person) -> None:
    ana.opens("/nudges settings team")
    ana.album.take(ana.page, "settings team")
    ana.picks("Language", "eng", "English")
    ana.form.get_by_role("checkbox").first.check()
    ana.saves()
    expect(ana.last).to_contain_text("Saved. That holds for the whole team from now on.")


def test_a_ritual_is_turned_in_its_form_over_the_settings(ana: Person) -> None:
    ana.opens("/nudges settings team")
    ana.form.get_by_role("button", name="Rituals: on, off, settings").click()
    expect(ana.form.get_by_role("heading", name="Rituals")).to_be_visible()
    ana.album.take(ana.page, "settings rituals")
    box = ana.form.get_by_role("combobox").first
    box.click()
    expect(ana.form.locator(".options-group").first).to_be_visible()
    ana.album.take(ana.page, "settings rituals menu")
    box.fill("coffee")
    ana.form.get_by_role("option", name="Coffee").first.click()
    expect(ana.form.locator(".block.input").first).to_be_visible()
    ana.album.take(ana.page, "settings ritual")
    knob = ana.form.locator(".block.input input").first
    knob.fill("nonsense")
    ana.is_refused()
    ana.album.take(ana.page, "settings ritual refused")
    knob.fill("77")
    ana.form.get_by_role("button", name="Save", exact=True).click()
    expect(ana.form.get_by_role("button", name="Back to the defaults")).to_be_visible()
    ana.album.take(ana.page, "settings ritual saved")
    ana.form.get_by_role("button", name="Back to the defaults").click()
    expect(ana.form.get_by_role("button", name="Back to the defaults")).to_be_hidden()
    ana.form.get_by_role("button", name="Back", exact=True).click()
    expect(ana.form.get_by_role("heading", name="Settings of the team")).to_be_visible()
