"""How we stand with people and customers, since when, and who took whose place."""

from datetime import date

from bot.intake import FileCount
from tests.intake.harbour import TODAY, Harbour


def test_a_day_in_the_file_says_since_when_somebody_stands_so(ada: Harbour) -> None:
    ada.put(
        "contacts.csv",
        "customer,name,standing,standing_since",
        "Ada,Ada Brandt,left,2025-06-01",
        "Ada,Dee Wong,left,",
        "Ada,Fay,left,2025-07-01",
        "Ada,Gus,left,",
    ).land()
    found = {row["name"]: row["standing_since"] for row in ada.rows("contacts")}
    del found["Cem Aydin"]
    assert found == {
        "Ada Brandt": date(2025, 6, 1),
        "Dee Wong": TODAY,
        "Fay": date(2025, 7, 1),
        "Gus": None,
    }
    assert {row["met_on"] for row in ada.rows("contacts")} == {None}


def test_a_customer_is_lost_since_the_import_that_first_says_so(ada: Harbour) -> None:
    rows = ("Ada's Bakery,lost,", "Übermut GmbH,lost,2025-06-01", "Zoe,lost,")
    ada.put("customers.csv", "name,standing,standing_since", *rows).land()
    since = [row["standing_since"] for row in ada.rows("customers")]
    assert since == [TODAY, date(2025, 6, 1), None]
    assert ada.land(today=date(2026, 3, 9)).changed == 0
    ada.put("customers.csv", "name,standing", "Zoe,active").land(today=date(2026, 3, 9))
    assert ada.rows("customers")[2]["standing_since"] == date(2026, 3, 9)


def test_a_chain_of_successors_may_stand_in_any_order(ada: Harbour) -> None:
    rows = ("Ada,Cy,Bo", "Ada,Bo,Al", "Ada,Al,", "Ada,Cem Aydin,Cy")
    report = ada.put("contacts.csv", "customer,name,successor_of", *rows).land()
    assert report.files["contacts.csv"] == FileCount(added=3, changed=1)
    name = {row["id"]: row["name"] for row in ada.rows("contacts")}
    followed = {row["name"]: name.get(row["successor_of_id"]) for row in ada.rows("contacts")}
    assert {one: followed[one] for one in ("Al", "Bo", "Cy", "Cem Aydin")} == {
        "Al": None,
        "Bo": "Al",
        "Cy": "Bo",
        "Cem Aydin": "Cy",
    }
    assert ada.land().files["contacts.csv"] == FileCount(unchanged=4)
