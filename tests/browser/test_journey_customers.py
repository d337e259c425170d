"""`/customer`: looking one up, adding, the list, the import and the export."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Meet
from tests.browser.person import Person
from tests.slack.edge import Edge

pytestmark = pytest.mark.browser

ROWS = (
    "Name;Owner;Tier;Country;Since\nVesper Ships;Ben Okafor;a;nl;31.3.2024\nWillow Banks;;;;\nAcme"
)


def test_a_customer_on_one_screen(ana: Person) -> None:
    card = ana.types("/customer Acme")
    for words in ("Acme", "Ana Souza", "Ivo Lund", "they like the new shop"):
        expect(card).to_contain_text(words)
    ana.album.take(ana.page, "customer card")
    card.get_by_role("button", name="Why, and why not?").click()
    expect(ana.last).to_contain_text("Check in")
    ana.album.take(ana.page, "customer card why")


def test_a_touchpoint_begins_from_the_card(ana: Person) -> None:
    card = ana.types("/customer Cobalt")
    card.get_by_role("button", name="Log a touchpoint").click()
    expect(ana.field("Customer").get_by_role("combobox")).to_have_value("Cobalt")


def test_nearly_the_name_is_understood_or_asked(ana: Person) -> None:
    said = ana.types("/customer Cobolt")
    expect(said).to_contain_text("Cobalt")
    ana.album.take(ana.page, "customer misspelt")


def test_somebody_is_added_by_name_alone(meet: Meet) -> None:
    ben = meet("UBEN/CTEAM")
    said = ben.types("/customer add Umber Tea")
    expect(said).to_contain_text("Added.")
    expect(said).to_contain_text("/touch Umber Tea")
    ben.album.take(ben.page, "customer added")


def test_somebody_is_added_by_the_form(ana: Person) -> None:
    ana.opens("/customer add")
    ana.is_refused("Save")
    expect(ana.error("Name")).to_contain_text("Please complete this required field.")
    ana.fills("Name", "Tansy Yards")
    ana.fills("Country", "QQ")
    ana.is_refused("Save")
    expect(ana.error("Country")).not_to_be_empty()
    ana.album.take(ana.page, "customer add refused")
    ana.fills("Country", "NL")
    ana.saves()
    said = ana.types("/customer Tansy Yards")
    expect(said).to_contain_text("Ana Ruiz")


@pytest.mark.parametrize(
    ("which", "read"),
    [
        ("", "We keep company with"),
        ("mine", "You look after"),
        ("quiet", "quiet"),
        ("at risk", "at risk"),
    ],
)
def test_the_list_of_customers_by_warmth(ana: Person, which: str, read: str) -> None:
    said = ana.types(f"/customer list {which}".strip())
    expect(said).to_contain_text(read)
    ana.album.take(ana.page, f"customer list {which}")


def test_the_list_goes_on_and_a_customer_is_opened_from_it(ana: Person) -> None:
    ana.types("/customer list")
    ana.last.get_by_role("button", name="more").click()
    expect(ana.last.get_by_role("button", name="From the start")).to_be_visible()
    ana.album.take(ana.page, "customer list end")
    ana.last.get_by_role("combobox").click()
    ana.page.get_by_role("option").last.click()
    expect(ana.last.get_by_role("combobox", name="Tell me something")).to_be_visible()


def test_a_pasted_list_is_looked_over_imported_and_taken_back(meet: Meet) -> None:
    ben = meet("UBEN/CTEAM")
    form = ben.opens("/customer import")
    ben.album.take(ben.page, "import form")
    ben.fills("Rows", ROWS)
    form.get_by_role("button", name="Look it over").click()
    expect(form).to_contain_text("2 are new: “Vesper Ships”, “Willow Banks”.")
    expect(form).to_contain_text("One is known already")
    ben.album.take(ben.page, "import looked over")
    ben.saves("Import")
    ben.goes_to("Second Date")
    expect(ben.last).to_contain_text("2 customers are added")
    ben.album.take(ben.page, "import done")
    ben.last.get_by_role("button", name="Undo").click()
    expect(ben.last).to_contain_text("Undone: 2 customers are gone again.")


def test_an_import_of_nothing_new_says_so(ana: Person) -> None:
    form = ana.opens("/customer import")
    ana.fills("Rows", "Acme\nCobalt")
    form.get_by_role("button", name="Look it over").click()
    expect(form).to_contain_text("None of them is new")


def test_an_export_arrives_as_a_file_in_the_direct_messages(ana: Person, office: Edge) -> None:
    said = ana.types("/customer export mine")
    expect(said).to_contain_text("I am writing down")
    ana.goes_to("Second Date")
    link = ana.page.get_by_role("link", name="Download").last
    expect(link).to_contain_text("customers-2026-03-03.zip")
    ana.album.take(ana.page, "export")
    address = link.get_attribute("href") or ""
    taken = ana.page.request.get(f"{office.sandbox.page_url.rstrip('/')}{address}")
    assert taken.body().startswith(b"PK")


def test_pictures_of_a_customer_arrive_and_say_what_is_on_them(ana: Person) -> None:
    said = ana.types("/customer Acme timeline")
    expect(said).to_contain_text("I am drawing it.")
    ana.goes_to("Second Date")
    pictures = ana.page.locator("main article img.picture")
    expect(pictures.nth(1)).to_be_visible()
    for picture in pictures.all():
        assert len(picture.get_attribute("alt") or "") > 20
        assert picture.evaluate("node => node.decode().then(() => node.naturalWidth)") > 300
    ana.album.take(ana.page, "timeline")


def test_an_unknown_customer_is_answered_with_what_to_do(ana: Person) -> None:
    said = ana.types("/customer Zyxel Quorum")
    expect(said).to_contain_text("Zyxel Quorum")
    expect(said).to_contain_text("/customer")
    ana.album.take(ana.page, "customer unknown")
