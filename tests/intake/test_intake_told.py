"""Concerns, promises and all else that is told again and again."""

from datetime import date

import pytest

from bot.intake import FileCount
from bot.model.nouns import TOLD
from tests.intake.every_column import put_rich_folder
from tests.intake.harbour import Harbour

TOUCH = "customer,on,kind"


def test_every_fact_is_where_it_belongs(harbour: Harbour) -> None:
    report = put_rich_folder(harbour).land()
    assert (report.met, report.warnings) == (0, ())
    eli, dee, back, *_ = harbour.rows("contacts")
    assert (eli["successor_of_id"], eli["met_on"]) == (dee["id"], date(2026, 2, 20))
    assert (dee["standing"], dee["standing_since"]) == ("left", date(2026, 2, 1))
    ana, ben, other_ben, wong = harbour.rows("members")
    assert (ana["starts_at"], ana["ends_at"]) == (7 * 60 + 30, 16 * 60)
    assert (ana["daily_budget"], ana["weekly_budget"]) == (2, 0)
    assert [one["active"] for one in (ana, ben, other_ben)] == [True, False, True]
    assert [one["language"] for one in (ana, ben, other_ben, wong)] == ["de", "en", "en", "en"]
    bakery, safe, *_ = harbour.rows("customers")
    assert (bakery["private"], safe["private"]) == (False, True)
    shares = {(row["customer_id"], row["member_id"]) for row in harbour.rows("shares")}
    assert shares == {(safe["id"], one["id"]) for one in (ben, other_ben, wong)}
    assert (bakery["owner_id"], bakery["loyalty_pinned"]) == (other_ben["id"], "for life")
    assert (bakery["lost_because"], bakery["standing"]) == ("=too dear; they said", "lost")
    assert [row["name"] for row in harbour.rows("aliases")][2:4] == ["A;B", "-Ada-"]
    shop = harbour.rows("projects")[0]
    assert (shop["report_every"], shop["chosen_because"]) == (7, "we listened")
    price, dash, _, promise, later, _ = harbour.rows("loops")
    assert (price["kind"], price["text"]) == ("concern", "The price\nrises; again")
    assert (price["contact_id"], price["by_member_id"]) == (dee["id"], ana["id"])
    assert (dash["kind"], promise["kind"], promise["severity"]) == ("concern", "promise", "minor")
    assert harbour.row("honest_noes")["contact_id"] == back["id"]
    assert harbour.row("evidence")["project_id"] == shop["id"]
    assert harbour.row("life_events")["silent"] is True
    assert harbour.row("terms")["item"] == "what they get"
    care, nobody, _ = harbour.rows("role_holders")
    assert (care["member_id"], care["since"]) == (ben["id"], None)
    assert (nobody["member_id"], nobody["since"]) == (None, date(2025, 6, 1))
    first, *rest = harbour.rows("touchpoints")
    assert [one["loop_id"] for one in (first, *rest)][:3] == [
        promise["id"],
        price["id"],
        later["id"],
    ]
    assert (first["began"], first["answered"], first["private"]) == ("they", False, True)
    assert first["step"] == "internal review"
    assert [one["answered"] for one in rest] == [None, None, True, *[None] * 4]
    assert {row["told_by_id"] for row in harbour.rows("loops")} == {None}


def test_the_same_folder_again_changes_nothing(harbour: Harbour) -> None:
    put_rich_folder(harbour).land()
    before = harbour.everything()
    report = harbour.land(today=date(2026, 3, 4))
    assert (report.added, report.changed) == (0, 0)
    assert harbour.everything() == before


AMENDED = {
    "concerns": ("text,opened_on,closed_on", "x,2025-03-01,", "x,2025-03-01,2025-04-01"),
    "promises": ("text,opened_on,severity", "x,2025-03-01,", "x,2025-03-01,minor"),
    "honest_noes": ("text,on,revisit_on", "x,2025-03-01,2025-09-01", "x,2025-03-01,2025-10-01"),
    "jobs": ("text,on,contact", "x,2025-03-01,", "x,2025-03-01,Dee Wong"),
    "needs": ("tag,on,met_on", "x,2025-03-01,", "X,2025-03-01,2025-04-01"),
    "values": ("text,on,project", "x,2025-03-01,", "x,2025-03-01,shop"),
    "life_events": (
        "contact,kind,on,silent",
        "Dee Wong,baby,2026-03-01,",
        "dee wong,baby,2026-03-01,x",
    ),
    "terms": (
        "project,item,on,text",
        "Shop,who decides,2025-03-01,x",
        "shop,Who Decides,2025-03-01,y",
    ),
    "roles": ("role,since,member", "care,,Ana Ruiz", "care,,ben@second-date.example"),
}


@pytest.mark.parametrize("file", AMENDED)
def test_a_changed_row_amends_and_another_one_adds(ada: Harbour, file: str) -> None:
    header, first, then = AMENDED[file]
    name, head = f"{file}.csv", f"customer,{header}"
    assert ada.put(name, head, f"Ada,{first}", f"Ada,{first}").land().files[name] == FileCount(
        added=1, unchanged=1
    )
    assert ada.put(name, head, f"Ada,{then}").land().files[name] == FileCount(changed=1)
    assert ada.land().files[name] == FileCount(unchanged=1)
    other = ada.put(name, head, f"Uebermut,{first}".replace("Dee Wong", "Eve").replace("Shop", "X"))
    other.put("contacts.csv", "customer,name", "Uebermut,Eve")
    other.put("projects.csv", "customer,name", "Uebermut,X")
    assert other.land().files[name] == FileCount(added=1)


def test_every_noun_that_is_told_has_such_a_row() -> None:
    assert {f"{file}.csv" for file in AMENDED} == {noun.file for noun in TOLD}


@pytest.mark.parametrize(
    ("file", "header", "row", "reason"),
    [
        ("concerns", "text,opened_on", "x,soon", 'opened_on is "soon"; write it as 2025-03-31.'),
        ("concerns", "text,opened_on", ",2025-03-01", "text is empty. Fill it in, or delete"),
        ("concerns", "text,opened_on", "x,", "opened_on is empty."),
        ("concerns", "text,opened_on", f"{'x' * 3001},2025-03-01", "longer than 3,000 characters"),
        ("concerns", "text,opened_on,severity", "x,2025-03-01,bad", "severe normal minor."),
        (
            "concerns",
            "text,opened_on,contact",
            "x,2025-03-01,Ada Brand",
            'no contact is called "Ada Brand". Add it to contacts.csv. Did you mean "Ada Brandt"?',
        ),
        ("promises", "text,opened_on,by", "x,2025-03-01,Anna Ruiz", 'Did you mean "Ana Ruiz"?'),
        ("values", "text,on,project", "x,2025-03-01,Ship", 'Did you mean "Shop"?'),
        (
            "terms",
            "project,item,text,on",
            "Shop,price,x,2025-03-01",
            "write one of: what they get; what they do not get; what done means;",
        ),
        ("roles", "role,member", "owner,Ana Ruiz", "sales contract delivery care sponsor expert."),
        ("life_events", "contact,kind,on", ",baby,2026-03-01", "contact is empty."),
        ("needs", "tag,on", f"{'x' * 65},2025-03-01", "tag is longer than 64 characters."),
        (
            "concerns",
            "text,opened_on,closed_on",
            "x,2025-03-02,2025-03-01",
            "closed_on (2025-03-01) is before opened_on (2025-03-02). Correct one of them.",
        ),
        ("promises", "text,opened_on,wait_until", "x,2025-03-02,2025-03-01", "wait_until"),
        ("honest_noes", "text,on,revisit_on", "x,2025-03-02,2025-03-01", "revisit_on"),
        ("honest_noes", "text,on,closed_on", "x,2025-03-02,2025-03-01", "closed_on"),
        ("needs", "tag,on,refused_on", "x,2025-03-02,2025-03-01", "refused_on"),
        (
            "contacts",
            "name,standing,standing_since,met_on",
            "Bo,left,2025-03-01,2025-03-02",
            "standing_since (2025-03-01) is before met_on (2025-03-02).",
        ),
        ("contacts", "name,standing_since", "Bo,2025-03-01", "Fill in both, or neither."),
        ("contacts", "name,successor_of", "Bo,Cy", 'successor_of: no contact is called "Cy".'),
        ("contacts", "name,successor_of", "Bo,bo", "successor_of is the contact's own name."),
        ("projects", "name,report_every", "Shop,0", "write a number from 1 to 1,000."),
        ("touchpoints", "on,kind,began", "2025-03-03,call,us", "write one of: we they."),
        ("touchpoints", "on,kind,private", "2025-03-03,call,maybe", "write yes or no."),
        ("touchpoints", "on,kind,loop", "2025-03-03,call,price", 'no concern or promise "price".'),
    ],
)  # fmt: skip
def test_a_bad_row_says_what_to_write(
    ada: Harbour, file: str, header: str, row: str, reason: str
) -> None:
    ((where, line, said),) = ada.put(f"{file}.csv", f"customer,{header}", f"Ada,{row}").reasons()
    assert (where, line) == (f"{file}.csv", 2)
    assert reason in said


@pytest.mark.parametrize(
    ("file", "header", "row", "reason"),
    [
        ("members", "hours", "Bo,9-17", 'hours is "9-17"; write it as 09:00-17:30'),
        ("members", "hours", "Bo,17:30-09:00", "from morning to evening."),
        ("members", "hours", "Bo,09:00-25:00", "from morning to evening."),
        ("members", "daily_budget", "Bo,many", "write a number from 0 to 1,000."),
        ("members", "active", "Bo,maybe", "write yes or no."),
        ("customers", "standing", "Bo,gone", "active dormant lost archived do-not-contact."),
        ("customers", "standing_since", "Bo,2025-03-01", "Fill in both, or neither."),
        ("customers", "since,renews_on", "Bo,2025-03-02,2025-03-01", "renews_on (2025-03-01) is"),
        ("customers", "loyalty", "Bo,true", "trial; customer; loyal; for life."),
    ],
)
def test_a_bad_row_about_us_or_a_customer_says_what_to_write(
    harbour: Harbour, file: str, header: str, row: str, reason: str
) -> None:
    ((_, line, said),) = harbour.put(f"{file}.csv", f"name,{header}", row).reasons()
    assert line == 2
    assert reason in said


def test_rows_that_contradict_each_other_are_refused(ada: Harbour) -> None:
    rows = ("Ada,x,2025-03-01,minor", "Ada,x,2025-03-01,severe")
    ada.put("concerns.csv", "customer,text,opened_on,severity", *rows)
    assert ada.reasons() == [
        (
            "concerns.csv",
            3,
            "Line 2 says something else about the same concern (severity). Keep one of the two.",
        )
    ]


def test_a_life_event_that_would_be_erased_is_not_taken(ada: Harbour) -> None:
    rows = ("Ada,Dee Wong,move,2026-02-01", "Ada,Dee Wong,move,2026-02-02")
    report = ada.put("life_events.csv", "customer,contact,kind,on", *rows).land()
    assert report.files["life_events.csv"] == FileCount(added=1, unchanged=1)
    assert ada.row("life_events")["on"] == date(2026, 2, 2)
    assert report.warnings == (
        "life_events.csv: 1 of 30 days ago or more were not taken, because that is when they are"
        " erased.",
    )


def test_a_text_that_two_promises_have_needs_its_day(ada: Harbour) -> None:
    rows = ("Ada,call back,2025-03-01", "Ada,call back,2025-03-05")
    ada.put("promises.csv", "customer,text,opened_on", *rows)
    ada.put("touchpoints.csv", f"{TOUCH},loop", "Ada,2025-03-06,call,call back")
    ((_, _, said),) = ada.reasons()
    assert said == (
        'loop: "call back" may mean 2. Write the day it was opened before it: 2025-03-31 and the'
        " text."
    )
    ada.put("touchpoints.csv", f"{TOUCH},loop", "Ada,2025-03-06,call,2025-03-05 Call back").land()
    assert ada.rows("touchpoints")[-1]["loop_id"] == ada.rows("loops")[1]["id"]


def test_new_columns_that_say_nothing_make_no_other_touchpoint(ada: Harbour) -> None:
    ada.put("touchpoints.csv", TOUCH, "Ada,2025-03-06,call").land()
    more = ada.put("touchpoints.csv", f"{TOUCH},began,private,step", "Ada,2025-03-06,call,,no,")
    assert more.land().files["touchpoints.csv"] == FileCount(unchanged=1)
    more.put("touchpoints.csv", f"{TOUCH},answered", "Ada,2025-03-06,call,no")
    assert more.land().files["touchpoints.csv"] == FileCount(added=1)


def test_an_empty_cell_leaves_a_touchpoint_private(ada: Harbour) -> None:
    head = f"{TOUCH},private,external_id"
    ada.put("touchpoints.csv", head, "Ada,2025-03-06,call,yes,1").land()
    ada.put("touchpoints.csv", head, "Ada,2025-03-06,visit,,1").land()
    assert ada.rows("touchpoints")[-1]["private"] is True
    ada.put("touchpoints.csv", head, "Ada,2025-03-06,visit,no,1").land()
    assert ada.rows("touchpoints")[-1]["private"] is False


def test_who_leans_on_a_bad_contact_is_told_so(ada: Harbour) -> None:
    ada.put("contacts.csv", "customer,name,champion", "Ada,Fay,perhaps")
    ada.put("jobs.csv", "customer,text,on,contact", "Ada,x,2025-03-01,fay")
    assert ada.reasons()[1] == (
        "jobs.csv",
        2,
        'contact: the row of "fay" in contacts.csv is bad; mend that.',
    )


def test_a_semicolon_of_a_name_has_a_backslash_before_it(ada: Harbour) -> None:
    ada.put("touchpoints.csv", f"{TOUCH},with", "Ada,2025-03-06,call,A\\;B; C").land()
    assert [row["name"] for row in ada.rows("contacts")][3:] == ["A;B", "C"]


def test_a_quote_before_a_formula_is_none_of_the_text(ada: Harbour) -> None:
    names = ("'=1", "''=1", "'-x", "'tis", "=1+1")
    ada.put("customers.csv", "name", *names).land()
    added = [row["name"] for row in ada.rows("customers")][2:]
    assert added == ["=1", "'=1", "-x", "'tis", "=1+1"]


def test_a_colleague_without_an_address_is_named_by_their_slack_id(ada: Harbour) -> None:
    ada.put("members.csv", "name,slack_id", "Bo,UBO", "Bo,UBO2").land()
    (ada.folder / "members.csv").unlink()
    ada.put("customers.csv", "name,owner", "Zoe,UBO2").land()
    assert ada.rows("customers")[-1]["owner_id"] == ada.rows("members")[-1]["id"]
