"""`/touch` as somebody types it at the page."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Meet
from tests.browser.person import Person
from tests.slack.edge import Edge

pytestmark = pytest.mark.browser


def test_a_line_is_logged_and_taken_back(ana: Person) -> None:
    echo = ana.types("/touch Amber Tools coffee with Petra last Friday: likes the report :smile:")
    expect(echo).to_contain_text(
        "Logged for Amber Tools: coffee with Petra Vogel, Friday 27 February"
    )
    expect(echo).to_contain_text("Note: likes the report")
    expect(echo).to_contain_text("Mood:")
    ana.album.take(ana.page, "touch-line")
    echo.get_by_role("button", name="Undo").click()
    expect(ana.last).to_contain_text("Undone. The touchpoint is gone")
    ana.album.take(ana.page, "touch-undone")


def test_several_lines_are_logged_at_once_and_each_can_be_taken_back(ana: Person) -> None:
    echo = ana.types("/touch Basil Kitchens call yesterday: all well\nCedar Mills meeting today")
    expect(echo).to_contain_text("Logged for Basil Kitchens: call, yesterday")
    expect(echo).to_contain_text("Logged for Cedar Mills: meeting, today")
    ana.album.take(ana.page, "touch-lines")
    echo.get_by_role("button", name="Undo").nth(1).click()
    expect(ana.last).to_contain_text("Undone. The touchpoint is gone")
    expect(echo).to_contain_text("Logged for Basil Kitchens")


def test_the_form_alone_is_filled_in_by_hand(ana: Person) -> None:
    ana.opens("/touch")
    ana.album.take(ana.page, "touch-form")
    ana.picks("Customer", "dune", "Dune Optics")
    ana.picks("What it was", "meet", "Meeting")
    ana.picks_day("Day", "2 March 2026")
    ana.picks("With whom", "Ivo Lund", "Ivo Lund")
    ana.field("With whom").get_by_role("combobox").press("Escape")
    ana.picks("Their mood", "ple", "Pleased")
    ana.fills("What is worth remembering", "they plan a second shop")
    ana.album.take(ana.page, "touch-form-filled")
    ana.saves()
    expect(ana.last).to_contain_text("Logged for Dune Optics: meeting with Ivo Lund, yesterday")
    expect(ana.last).to_contain_text("Note: they plan a second shop")


def test_a_list_that_hangs_open_is_not_drawn_anew_under_the_hand(ana: Person) -> None:
    form = ana.opens("/touch")
    before = form.get_attribute("data-hash") or ""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        held.append(route)

    ana.page.route("**/sandbox/views?*", hold)
    with ana.page.expect_request("**/sandbox/views?*"):
        ana.picks("Customer", "dune", "Dune Optics")
    kind = ana.field("What it was").get_by_role("combobox")
    kind.click()
    kind.fill("meet")
    with ana.page.expect_response("**/sandbox/views?*") as answered:
        held[0].continue_()
    answered.value.finished()
    ana.page.unroute("**/sandbox/views?*")
    # Whoever has seen an answer that was asked for later has drawn the one before.
    ana.page.evaluate("() => fetch('/sandbox/views?user=UANA').then((answer) => answer.json())")
    form.get_by_role("option", name="Meeting").click()
    expect(kind).to_have_value("Meeting")
    expect(form).not_to_have_attribute("data-hash", before)
    expect(kind).to_have_value("Meeting")


def test_several_may_be_meant_so_it_asks_and_loses_nothing(ana: Person) -> None:
    asked = ana.types("/touch Borealis call yesterday: all is well")
    expect(asked).to_contain_text("Which customer is “Borealis”")
    ana.album.take(ana.page, "touch-which")
    asked.get_by_role("button", name="Borealis Foods").click()
    expect(ana.last).to_contain_text("Logged for Borealis Foods: call, yesterday")
    expect(ana.last).to_contain_text("Note: all is well")


def test_nobody_of_that_name_is_created_on_request(meet: Meet) -> None:
    ben = meet("UBEN/CTEAM")
    asked = ben.types("/touch Ysolde Harps call yesterday: first talk")
    expect(asked).to_contain_text("I do not know “Ysolde Harps” yet.")
    ben.album.take(ben.page, "touch-create")
    asked.get_by_role("button", name="Create “Ysolde Harps”").click()
    expect(ben.last).to_contain_text("Logged for Ysolde Harps: call, yesterday")
    expect(ben.last).to_contain_text("A new customer, and yours.")


def test_change_opens_the_form_with_what_was_understood(ana: Person) -> None:
    echo = ana.types("/touch Elm Street Books call yesterday: two orders")
    echo.get_by_role("button", name="Change").click()
    expect(ana.field("Customer").get_by_role("combobox")).to_have_value("Elm Street Books")
    expect(ana.field("What is worth remembering").locator("textarea")).to_have_value("two orders")
    ana.album.take(ana.page, "touch-change")
    ana.fills("What is worth remembering", "three orders")
    ana.picks("What it was", "vis", "Visit")
    ana.saves()
    expect(ana.last).to_contain_text("visit, yesterday")
    expect(ana.last).to_contain_text("Note: three orders")


def test_a_day_in_figures_offers_the_other_one(ana: Person) -> None:
    echo = ana.types("/touch Acme call 3/2/2026: the list")
    other = echo.get_by_role("button", name="instead")
    expect(other).to_be_visible()
    ana.album.take(ana.page, "touch-other-day")
    before, meant = echo.inner_text(), other.inner_text().removesuffix(" instead")
    assert meant not in before.partition("Note")[0]
    other.click()
    expect(ana.last).to_contain_text(meant)


def test_what_is_missing_in_the_form_is_said_beside_its_field(ana: Person) -> None:
    ana.opens("/touch")
    ana.is_refused()
    for label in ("Customer", "What it was"):
        expect(ana.error(label)).to_contain_text("Please complete this required field.")
    ana.album.take(ana.page, "touch-form-errors")


def test_a_day_of_years_to_come_is_found_by_keyboard(ana: Person) -> None:
    ana.opens("/touch Amber Tools")
    ana.picks("What it was", "mee", "Meeting")
    ana.field("Day").locator("button.day-select").click()
    for _ in range(15):
        ana.page.keyboard.press("Shift+PageDown")
    ana.page.keyboard.press("Enter")
    ana.saves()
    expect(ana.last).to_contain_text("Planned with Amber Tools: meeting")


def test_what_it_was_is_asked_for_and_the_rest_is_kept(ana: Person) -> None:
    asked = ana.types("/touch Cedar Mills with Petra yesterday: they paid the whole bill")
    expect(asked).to_contain_text("What was it with Cedar Mills")
    ana.album.take(ana.page, "touch-what-was-it")
    asked.get_by_role("button", name="Something else").click()
    expect(ana.field("Customer").get_by_role("combobox")).to_have_value("Cedar Mills")
    note = ana.field("What is worth remembering").locator("textarea")
    expect(note).to_have_value("they paid the whole bill")


def test_when_slack_is_too_slow_nothing_typed_is_lost(ana: Person, office: Edge) -> None:
    office.ticks.slow = True
    said = ana.types("/touch call yesterday: they paid the whole bill")
    office.ticks.slow = False
    expect(said).to_contain_text("Nothing you typed is lost.")
    ana.album.take(ana.page, "touch-too-late")
    said.get_by_role("button", name="Open it again").click()
    note = ana.field("What is worth remembering").locator("textarea")
    expect(note).to_have_value("they paid the whole bill")


@pytest.mark.parametrize("command", ["/touch", "/customer", "/nudges"])
def test_help_has_lines_to_copy(ana: Person, command: str) -> None:
    said = ana.types(f"{command} help")
    expect(said.locator("code")).not_to_have_count(0)
    expect(said).to_contain_text(f"{command} ")
    ana.album.take(ana.page, f"help {command[1:]}")
