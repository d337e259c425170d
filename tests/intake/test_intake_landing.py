"""What a good folder leaves in the record, and what it leaves as it was."""

from datetime import date, datetime

import pytest
from sqlalchemy import select, update

from bot.intake import FileCount
from bot.store import looks, workspaces
from bot.store.customers import AT_ONCE
from bot.store.engine import reading, writing
from bot.store.tables import customers, metadata
from tests.intake.harbour import FULL_FOLDER, NOW, TODAY, Harbour, put_full_folder

LATER = datetime(2026, 3, 9, tzinfo=NOW.tzinfo)


def look_later(harbour: Harbour) -> None:
    """As if every customer had been planned."""
    with writing(harbour.engine) as connection:
        today = select(metadata.tables["workspaces"].c.revision).scalar_subquery()
        connection.execute(update(customers).values(look_at=LATER, revision=today))


def looked_at(harbour: Harbour) -> dict[object, object]:
    return {row["name"]: row["look_at"] for row in harbour.rows("customers")}


def test_every_file_lands(harbour: Harbour) -> None:
    report = put_full_folder(harbour).land()
    assert report.files == {
        "members.csv": FileCount(added=2),
        "customers.csv": FileCount(added=2),
        "contacts.csv": FileCount(added=2),
        "projects.csv": FileCount(added=2),
        "offerings.csv": FileCount(added=1),
        "needs.csv": FileCount(added=1),
        "touchpoints.csv": FileCount(added=3),
    }
    assert (report.met, report.warnings, report.bad) == (1, (), ())
    assert harbour.told == [(name, count.added) for name, count in report.files.items()]


def test_each_fact_is_where_it_belongs(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    ana, ben = harbour.rows("members")
    assert (ana["email"], ana["timezone"]) == ("ana@second-date.example", "Europe/Madrid")
    assert (ben["country"], ben["slack_id"]) == ("GB", "UBEN")
    bakery, other = harbour.rows("customers")
    assert (bakery["owner_id"], other["owner_id"]) == (ana["id"], ben["id"])
    assert (bakery["tags"], bakery["stage"]) == (["food", "berlin"], "delivery")
    assert (other["tier"], other["since"], other["tags"]) == ("B", None, [])
    assert [row["name"] for row in harbour.rows("aliases")] == ["Ada", "Bäckerei Ada"]
    ada, cem, dee = harbour.rows("contacts")
    assert (ada["birthday"], ada["champion"], ada["seniority"]) == ("--02-29", True, "executive")
    assert (cem["standing"], cem["standing_since"]) == ("left", None)
    assert (dee["name"], dee["customer_id"]) == ("Dee Wong", bakery["id"])
    shop = harbour.row("projects")
    assert (shop["delivered_on"], shop["accepted_on"]) == (date(2025, 4, 1), date(2025, 4, 7))
    assert [row["stage"] for row in harbour.rows("project_stages")] == ["contract", "delivery"]
    call, meeting, email = harbour.rows("touchpoints")
    assert (call["by_member_id"], call["project_id"], call["mood"]) == (ana["id"], shop["id"], 4)
    assert (call["note"], call["private"]) == ("worried, a bit", False)
    assert (meeting["recorded_at"], meeting["recorded_on"]) == (NOW, TODAY)
    assert email["customer_id"] == other["id"]
    people = [
        (row["touchpoint_id"], row["contact_id"]) for row in harbour.rows("touchpoint_contacts")
    ]
    assert sorted(people, key=str) == sorted(
        [(call["id"], ada["id"]), (meeting["id"], ada["id"]), (meeting["id"], dee["id"])], key=str
    )
    assert harbour.row("offerings")["tags"] == ["packaging", "bread"]
    assert harbour.row("needs")["tag"] == "packaging"


def test_the_same_folder_again_changes_nothing(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    look_later(harbour)
    before = harbour.everything()
    report = harbour.land(today=date(2026, 3, 4))
    assert (report.added, report.changed, report.unchanged, report.met) == (0, 0, 13, 0)
    assert harbour.everything() == before


def test_a_preview_counts_the_same_and_writes_nothing(harbour: Harbour) -> None:
    before = put_full_folder(harbour).everything()
    preview = harbour.check()
    assert harbour.everything() == before
    assert harbour.land() == preview


def test_only_whoever_is_told_news_is_looked_at_again(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    look_later(harbour)
    before = {row["name"]: row["version"] for row in harbour.rows("customers")}
    harbour.put("touchpoints.csv", *FULL_FOLDER["touchpoints.csv"], "Ada,2025-04-01,visit,,,,,,")
    assert harbour.land().added == 1
    assert looked_at(harbour) == {"Ada's Bakery": AT_ONCE, "Übermut GmbH": LATER}
    after = {row["name"]: row["version"] for row in harbour.rows("customers")}
    assert after["Ada's Bakery"] == int(str(before["Ada's Bakery"])) + 1
    assert after["Übermut GmbH"] == before["Übermut GmbH"]


def waiting(harbour: Harbour) -> int:
    """How many customers are to be looked at again under newer rules, or facts of all of them."""
    with reading(harbour.engine) as connection:
        return looks.how_many_behind(connection, harbour.workspace_id)


def test_a_new_offering_or_a_moved_colleague_concerns_every_customer(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    look_later(harbour)
    assert waiting(harbour) == 0
    harbour.put("offerings.csv", "title,published_on", "Another box,2026-03-02").land()
    assert waiting(harbour) == 2
    look_later(harbour)
    assert waiting(harbour) == 0
    harbour.put("members.csv", "name,country", "Ana Ruiz,uk")
    assert harbour.land().files["members.csv"] == FileCount(changed=1)
    assert harbour.rows("members")[0]["country"] == "GB"
    assert waiting(harbour) == 2


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        ("customers.csv", ("name,tier", "Ada's Bakery,C")),
        ("customers.csv", ("name,aliases", "Ada's Bakery,Bakery by the river")),
        ("contacts.csv", ("customer,name,title", "Ada,Ada Brandt,Boss")),
        ("contacts.csv", ("customer,name", "Ada,Eli Ray")),
        ("projects.csv", ("customer,name,stage,entered_on", "Ada,Shop,done,2025-04-01")),
        ("projects.csv", ("customer,name,accepted_on", "Ada,Shop,2025-04-08")),
        ("needs.csv", ("customer,tag,on", "Ada,flour,2025-03-03")),
        ("touchpoints.csv", ("customer,on,kind,external_id", "Ada,2025-03-05,meeting,crm-1")),
        (
            "touchpoints.csv",
            ("customer,on,kind,with,external_id", "Ada,2025-03-04,meeting,Bo,crm-1"),
        ),
    ],
)
def test_news_in_any_file_makes_us_look_at_that_customer(
    harbour: Harbour, file: str, lines: tuple[str, ...]
) -> None:
    put_full_folder(harbour).land()
    look_later(harbour)
    harbour.put(file, *lines).land()
    assert looked_at(harbour) == {"Ada's Bakery": AT_ONCE, "Übermut GmbH": LATER}


def test_a_touchpoint_moved_to_another_customer_concerns_both(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    look_later(harbour)
    head = FULL_FOLDER["touchpoints.csv"][0]
    harbour.put("touchpoints.csv", head, "Uebermut,2025-03-04,meeting,,,,,,crm-1").land()
    assert set(looked_at(harbour).values()) == {AT_ONCE}


def test_two_workspaces_take_the_same_folder_without_meeting(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    ours = harbour.rows("touchpoints")
    with writing(harbour.engine) as connection:
        other = workspaces.named(connection, "Other", new_name="Other").id
    theirs = Harbour(harbour.engine, other, harbour.folder)
    assert (theirs.land().added, theirs.land().unchanged) == (13, 13)
    rows = harbour.rows("touchpoints")
    assert rows[:3] == ours
    assert [row["workspace_id"] for row in rows[3:]] == [other] * 3
    own = {row["id"] for row in harbour.rows("customers") if row["workspace_id"] == other}
    assert all(row["customer_id"] in own for row in rows[3:])


def test_the_same_words_with_other_people_are_another_touchpoint(harbour: Harbour) -> None:
    harbour.put("customers.csv", "name", "Ada")
    rows = ("Ada,2025-03-03,call,Bo", "Ada,2025-03-03,call,Cy", "Ada,2025-03-03,call,Cy;Bo")
    harbour.put("touchpoints.csv", "customer,on,kind,with", *rows, "Ada,2025-03-03,call,Bo; Cy")
    assert harbour.land().files["touchpoints.csv"] == FileCount(added=3, unchanged=1)


def test_a_name_means_who_bears_it_before_who_is_written_like_it(harbour: Harbour) -> None:
    harbour.put("customers.csv", "name,aliases", "Müller GmbH,", "Müller AG,", "Weber,Müller")
    harbour.put("needs.csv", "customer,tag,on", "Müller,x,2025-03-03", "mueller ag,y,2025-03-03")
    assert harbour.reasons() == [
        (
            "needs.csv",
            3,
            '"mueller ag" may mean 3 customers. Write the name that only one of them has.',
        )
    ]
    harbour.put("needs.csv", "customer,tag,on", "MÜLLER,x,2025-03-03", "müller ag,y,2025-03-03")
    harbour.land()
    names = {row["id"]: row["name"] for row in harbour.rows("customers")}
    told = [names[row["customer_id"]] for row in harbour.rows("needs")]
    assert told == ["Weber", "Müller AG"]


def test_a_changed_row_changes_that_fact_and_an_empty_cell_says_nothing(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    harbour.put(
        "customers.csv", "name,owner,tier,country", "ADA'S  BAKERY,ben@second-date.example,C,"
    )
    assert harbour.land().files["customers.csv"] == FileCount(changed=1)
    bakery = harbour.rows("customers")[0]
    assert (bakery["name"], bakery["tier"], bakery["country"]) == ("Ada's Bakery", "C", "DE")
    assert bakery["owner_id"] == harbour.rows("members")[1]["id"]
    assert harbour.land().changed == 0


def test_whoever_leaves_after_the_first_import_left_today(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    harbour.put(
        "contacts.csv",
        "customer,name,standing",
        "Ada,Ada Brandt,promoted",
        "Ada,Cem Aydin,left",
        "Ada,Dee Wong,left",
    )
    assert harbour.land().files["contacts.csv"] == FileCount(changed=2, unchanged=1)
    since = {row["name"]: row["standing_since"] for row in harbour.rows("contacts")}
    assert since == {"Ada Brandt": TODAY, "Cem Aydin": None, "Dee Wong": TODAY}
    harbour.put("contacts.csv", "customer,name,standing", "Ada,Dee Wong,active").land()
    assert harbour.rows("contacts")[2]["standing_since"] is None


def test_a_touchpoint_with_an_external_id_can_be_corrected(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    head = FULL_FOLDER["touchpoints.csv"][0]
    harbour.put("touchpoints.csv", head, "Uebermut,2025-03-06,visit,,Eli Ray,,5,moved,crm-1")
    report = harbour.land()
    assert (report.files["touchpoints.csv"], report.met) == (FileCount(changed=1), 1)
    visit = harbour.rows("touchpoints")[1]
    assert (visit["on"], visit["kind"], visit["mood"]) == (date(2025, 3, 6), "visit", 5)
    assert visit["customer_id"] == harbour.rows("customers")[1]["id"]
    eli = harbour.rows("contacts")[-1]
    there = [
        row for row in harbour.rows("touchpoint_contacts") if row["touchpoint_id"] == visit["id"]
    ]
    assert [row["contact_id"] for row in there] == [eli["id"]]
    assert harbour.land().changed == 0


def test_identical_rows_are_one_touchpoint(harbour: Harbour) -> None:
    row = "Ada,2025-03-03,call,,,,,,"
    harbour.put("customers.csv", "name", "Ada")
    harbour.put("touchpoints.csv", FULL_FOLDER["touchpoints.csv"][0], *[row] * 2_500)
    assert harbour.land().files["touchpoints.csv"] == FileCount(added=1, unchanged=2_499)
    assert len(harbour.rows("touchpoints")) == 1


def test_more_rows_than_one_batch_all_land(harbour: Harbour) -> None:
    days = [f"Ada,{date.fromordinal(735_000 + number)},call,Max" for number in range(2_345)]
    harbour.put("customers.csv", "name", "Ada").put(
        "touchpoints.csv", "customer,on,kind,with", *days
    )
    assert harbour.land().files["touchpoints.csv"].added == 2_345
    assert len(harbour.rows("touchpoint_contacts")) == 2_345
    assert harbour.told[1:] == [
        ("touchpoints.csv", 1_000),
        ("touchpoints.csv", 2_000),
        ("touchpoints.csv", 2_345),
    ]
    again = harbour.land()
    assert (again.added, again.unchanged) == (0, 2_346)


def test_rows_may_lean_on_what_the_record_knows_already(harbour: Harbour) -> None:
    put_full_folder(harbour).land()
    for name in FULL_FOLDER:
        (harbour.folder / name).unlink()
    harbour.put(
        "touchpoints.csv", "kind,on,by,customer,project", "COFFEE,2025-06-02,ana ruiz,ADA,shop"
    )
    assert harbour.land().added == 1
    assert harbour.rows("touchpoints")[-1]["kind"] == "coffee"


def test_a_colleague_first_met_in_slack_is_known_by_their_id(harbour: Harbour) -> None:
    harbour.put("members.csv", "name,slack_id", "ana,UANA").land()
    harbour.put("members.csv", *FULL_FOLDER["members.csv"])
    assert harbour.land().files["members.csv"] == FileCount(added=1, changed=1)
    assert [row["name"] for row in harbour.rows("members")] == ["Ana Ruiz", "Ben Okafor"]


def test_two_colleagues_of_one_name_are_told_apart_by_their_addresses(harbour: Harbour) -> None:
    harbour.put("members.csv", "name,email", "Ana,a1@x.example", "Ana,a2@x.example").land()
    harbour.put("customers.csv", "name,owner", "Ada,A2@x.example").land()
    assert harbour.row("customers")["owner_id"] == harbour.rows("members")[1]["id"]
    harbour.put("customers.csv", "name,owner", "Ada,Ana")
    assert harbour.reasons() == [
        (
            "customers.csv",
            2,
            '"Ana" may mean 2 colleagues. Write the name that only one of them has.',
        )
    ]
