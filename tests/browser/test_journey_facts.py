"""What is learnt about a customer: told in a line, and by the form of each noun."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.person import Person
from tests.slack.edge import Edge

pytestmark = pytest.mark.browser

LINES: Mapping[str, str] = {
    "concern severe: the budget is gone": "the budget is gone",
    "promise by @ben until Friday: the new list": "the new list",
    "no: a rewrite; instead a repair; revisit in 3 months": "a rewrite",
    "job: keep the shop up": "keep the shop up",
    "need crm: one place for all": "one place for all",
    "value: saves three days a month": "saves three days a month",
    "life @ivo illness, do not mention": "Only you and the owner see this.",
    "term Shop gets: the shop and the app": "the shop and the app",
}
TO_STAY: Mapping[str, str] = {
    "role delivery @ben since yesterday": "Ben Okafor",
    "contact Greta Holm, CEO, executive": "Greta Holm",
    "@petra promoted yesterday": "Petra Vogel",
    "@ivo left yesterday": "Ivo Lund",
    "project Shop delivery mood 3": "Shop",
    "renews 1 June": "1 June",
    "tier C": "C",
    "loyalty loyal": "oyal",
}
"""What can be told differently, and not taken back."""

Fields = Mapping[str, str]
FORMS: Mapping[str, tuple[Fields, str]] = {
    "A concern of theirs": (
        {
            "In their words": "the budget is cut",
            "How much it weighs": "=Severe",
            "Who said it": "=Ivo",
        },
        "the budget is cut",
    ),
    "A promise of ours": (
        {"What we promised": "a new list", "Who of us looks after it": "=Ben Okafor"},
        "a new list",
    ),
    "An honest no": (
        {"What we advised against": "a rewrite", "What we suggested instead": "a repair"},
        "a rewrite",
    ),
    "What they hired us for": ({"What they hired us to do": "keep it up"}, "keep it up"),
    "Something they need": ({"Tag": "crm", "In their words": "one place"}, "one place"),
    "What it was worth": (
        {"What it was worth to them": "three days", "Who said it: somebody new": "Uma Stein"},
        "three days",
    ),
    "A life event": ({"Whose": "=Petra Vogel", "What": "=Baby"}, "Only you and the owner"),
    "Who does what": ({"Role": "=Care", "Who holds it": "=Ben Okafor"}, "Ben Okafor"),
    "What is clear between us": (
        {"Project": "Shop", "What is clear": "=Who decides", "In words": "Petra"},
        "Petra",
    ),
    "Somebody there": ({"Name": "Greta Holm", "Birthday": "31 March"}, "Greta Holm"),
    "A project": ({"Name": "Shop", "Enters the stage": "=Delivery"}, "Shop"),
    "The customer itself": ({"Tier": "=C", "Country": "NL"}, "Country: NL"),
}
"""What is written in each, or with an equals sign picked; and what is then read."""

ONE_EACH = dict(
    zip(
        FORMS,
        (
            "Grove Dental",
            "Heron Vets",
            "Iris Labs",
            "Juniper Foods",
            "Kelp & Sons",
            "Larch Schools",
            "Maple Radio",
            "Nettle Wines",
            "Onyx Clinics",
            "Pine Cycles",
            "Quartz Energy",
            "Amber Tools",
        ),
        strict=True,
    )
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_noted_and_can_be_undone(ana: Person, line: str) -> None:
    said = ana.types(f"/customer Fjord Ferries {line}")
    expect(said).to_contain_text("Noted for Fjord Ferries")
    expect(said).to_contain_text(LINES[line])
    ana.album.take(ana.page, f"line {line.partition(':')[0]}")
    said.get_by_role("button", name="Undo").click()
    expect(said).to_contain_text("Undone")


@pytest.mark.parametrize("line", TO_STAY)
def test_a_line_about_one_who_is_there_is_noted_and_can_be_changed(ana: Person, line: str) -> None:
    said = ana.types(f"/customer Basil Kitchens {line}")
    expect(said).to_contain_text("Noted for Basil Kitchens")
    expect(said).to_contain_text(TO_STAY[line])
    said.get_by_role("button", name="Change").first.click()
    expect(ana.form).to_contain_text("About Basil Kitchens")
    ana.album.take(ana.page, f"change {line.partition(':')[0]}")


@pytest.mark.parametrize("title", FORMS)
def test_each_form_is_filled_in_by_hand(ana: Person, title: str) -> None:
    fields, read = FORMS[title]
    customer = ONE_EACH[title]
    opens_form(ana, customer, title)
    ana.album.take(ana.page, f"form {title}")
    for label, said in fields.items():
        if said.startswith("="):
            ana.picks(label, said[1:], said[1:])
        else:
            ana.fills(label, said)
    ana.album.take(ana.page, f"form filled {title}")
    ana.saves()
    expect(ana.last).to_contain_text(f"Noted for {customer}")
    expect(ana.last).to_contain_text(read)
    ana.album.take(ana.page, f"form noted {title}")


def test_both_say_done_in_the_form_of_a_project(ana: Person) -> None:
    opens_form(ana, "Cedar Mills", "A project")
    ana.fills("Name", "Warehouse")
    ana.picks_day("We say done since", "2 March 2026")
    ana.picks_day("They say done since", "3 March 2026")
    ana.saves()
    expect(ana.last).to_contain_text("We say done since: 2 March 2026")
    expect(ana.last).to_contain_text("They say done since: 3 March 2026")


def test_a_successor_takes_the_place_of_who_left(ana: Person) -> None:
    opens_form(ana, "Dune Optics", "Somebody there")
    ana.fills("Name", "Greta Holm")
    ana.picks("Took the place of", "petra", "Petra Vogel")
    ana.saves()
    expect(ana.last).to_contain_text("Took the place of: Petra Vogel")


def test_what_is_wrong_is_said_beside_the_field_and_the_rest_stays(ana: Person) -> None:
    opens_form(ana, "Elm Street Books", "Somebody there")
    ana.fills("Name", "Greta Holm")
    ana.fills("Birthday", "the day after never")
    ana.is_refused()
    expect(ana.error("Birthday")).not_to_be_empty()
    expect(ana.field("Name").locator("input")).to_have_value("Greta Holm")
    ana.album.take(ana.page, "fact form birthday refused")
    ana.fills("Birthday", "31 March")
    expect(ana.error("Birthday")).to_be_empty()
    ana.saves()
    expect(ana.last).to_contain_text("Noted for Elm Street Books: Greta Holm")


def test_a_line_that_says_too_little_can_be_filled_in(ana: Person) -> None:
    said = ana.types("/customer Acme term gets: the shop")
    expect(said.locator("code")).to_contain_text("/customer Acme")
    ana.album.take(ana.page, "fact says too little")
    said.get_by_role("button", name="Fill in the form").click()
    expect(ana.field("In words").locator("textarea")).to_have_value("the shop")
    ana.fills("Project", "Shop")
    ana.saves()
    expect(ana.last).to_contain_text("In words: the shop")


def test_a_noun_alone_opens_its_form(ana: Person) -> None:
    ana.opens("/customer Acme promise")
    ana.fills("What we promised", "the list by Friday")
    ana.saves()
    expect(ana.last).to_contain_text("What we promised: the list by Friday")


def test_an_unknown_word_is_answered_with_what_comes_nearest(ana: Person) -> None:
    said = ana.types("/customer Acme conzern: the budget")
    expect(said).to_contain_text("Did you mean")
    expect(said.locator("code").last).to_contain_text("concern")
    ana.album.take(ana.page, "fact unknown word")


def test_a_form_that_slack_opens_too_late_can_be_opened_again(ana: Person, office: Edge) -> None:
    office.ticks.slow = True
    said = ana.types("/customer Acme concern")
    office.ticks.slow = False
    ana.album.take(ana.page, "fact too late")
    said.get_by_role("button").last.click()
    expect(ana.form).to_contain_text("About Acme")


def opens_form(ana: Person, customer: str, title: str) -> Locator:
    page = ana.types(f"/customer {customer}")
    page.get_by_role("combobox", name="Tell me something").click()
    ana.page.get_by_role("option", name=title).click()
    expect(ana.form).to_contain_text(f"About {customer}")
    return ana.form
