"""Folders that are wrong, odd or hostile: a clear reason, and nothing written."""

import codecs
import os
from pathlib import Path

import pytest

from bot.intake import FileCount, NothingToImport
from tests.intake.harbour import FULL_FOLDER, Harbour, put_full_folder

HEAD = FULL_FOLDER["touchpoints.csv"][0]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Ada,3/4/2025,call,,,,,,", 'on is "3/4/2025"; write it as 2025-03-31.'),
        ("Ada,20250304,call,,,,,,", 'on is "20250304"; write it as 2025-03-31.'),
        ("Ada,2025-02-30,call,,,,,,", 'on: there is no day "2025-02-30". Correct it.'),
        (
            "Ada,0025-03-04,call,,,,,,",
            "on: 0025-03-04 is not between 1900 and 2200. Correct the year.",
        ),
        ("Ada,,call,,,,,,", "on is empty. Fill it in, or delete the row."),
        ("Ada,2025-03-04,,,,,,,", "kind is empty. Fill it in, or delete the row."),
        ("Ada,2025-03-04,meating,,,,,,", 'Did you mean "meeting"?'),
        ("Ada,2025-03-04,call,Anna Ruiz,,,,,", 'Did you mean "Ana Ruiz"?'),
        (
            "Ada,2025-03-04,call,zzz,,,,,",
            'by: no colleague is called "zzz". Add it to members.csv.',
        ),
        ("Adah's Bakery,2025-03-04,call,,,,,,", 'Did you mean "Ada\'s Bakery"?'),
        ("Ada,2025-03-04,call,,,Ship,,,", 'Did you mean "Shop"?'),
        ("Uebermut,2025-03-04,call,,,Shop,,,", 'project: no project is called "Shop". Add it'),
        ("Ada,2025-03-04,call,,,,6,,", 'mood is "6"; write a number from 1 to 5.'),
        ("Ada,2025-03-04,call,,,,¹,,", "write a number from 1 to 5."),
        (
            f"Ada,2025-03-04,call,,{'x' * 201},,,,",
            "with is longer than 200 characters. Shorten it.",
        ),
        (f"Ada,2025-03-04,call,,,,,,{'x' * 71}", "external_id is longer than 70 characters."),
        ("Ada,2025-03-04,call", "The row has 3 cells where the header has 9."),
        ("Ada,2025-03-04,call,,,,,,,,", "The row has 11 cells where the header has 9."),
        ('Ada,2025-03-04,call,,,,,"open,', "A quote that is opened here is never closed."),
        ('Ada,2025-03-04,call,,,,,"a"b,', 'Write a quote inside a cell as "".'),
        (
            f"Ada,2025-03-04,call,,,,,{'x' * 1_000_000},",
            "A cell is longer than 131,072 characters.",
        ),
    ],
)
def test_a_bad_touchpoint_is_refused_with_its_line(harbour: Harbour, row: str, reason: str) -> None:
    put_full_folder(harbour).put(
        "touchpoints.csv", HEAD, "Ada,2025-03-03,call,,,,,fine,", "", ",,,,,,,,", row
    )
    ((file, line, said),) = harbour.reasons()
    assert (file, line) == ("touchpoints.csv", 5)
    assert reason in said


@pytest.mark.parametrize(
    ("file", "header", "row", "reason"),
    [
        ("members.csv", "name,timezone", "Cleo,Europe/Berlni", 'Did you mean "Europe/Berlin"?'),
        ("members.csv", "name,timezone", "Cleo,../../etc/passwd", "write the name of a time zone"),
        ("members.csv", "name,country", "Cleo,XX", 'country is "XX", which is no country code'),
        ("members.csv", "name,email", "Cleo,nobody", "write an address such as ana@example.com"),
        ("members.csv", "name,slack_id", "Cleo,@cleo", "write a Slack user id such as U0123ABCD"),
        ("members.csv", "name,email", " ,c@x.example", "name is empty."),
        ("members.csv", "name,language", "Cleo,fr", 'language is "fr"; write one of: en de.'),
        ("members.csv", "name,language", "Cleo,<!channel>", "write one of: en de."),
        ("customers.csv", "name,tier", "Cleo,AAA", 'tier is "AAA"; write A, B or C.'),
        ("customers.csv", "name,owner", "Cleo,Bob Okafor", 'Did you mean "Ben Okafor"?'),
        ("customers.csv", "name,country", "Cleo,Germany", "write two letters, such as DE"),
        ("customers.csv", "name,since", "Cleo,yesterday", "write it as 2025-03-31."),
        ("customers.csv", "name", "c" * 201, "name is longer than 200 characters."),
        ("contacts.csv", "customer,name,seniority", "Ada,Cleo,boss", "executive senior staff"),
        ("contacts.csv", "customer,name,birthday", "Ada,Cleo,--02-30", 'no day "--02-30"'),
        ("contacts.csv", "customer,name,birthday", "Ada,Cleo,1 May", "without the year --03-31"),
        ("contacts.csv", "customer,name,champion", "Ada,Cleo,maybe", "write yes or no."),
        ("contacts.csv", "customer,name,standing", "Ada,Cleo,gone", "active left promoted"),
        ("projects.csv", "customer,name,stage", "Ada,Till,done", "Fill in both, or neither."),
        ("offerings.csv", "title,published_on,link", "x,2025-03-03,javascript:x", "with https"),
        ("needs.csv", "customer,tag,on", "Nobody,x,2025-03-03", 'customer: no customer is called'),
    ],
)  # fmt: skip
def test_a_bad_row_of_any_file_says_what_to_write(
    harbour: Harbour, file: str, header: str, row: str, reason: str
) -> None:
    put_full_folder(harbour).land()
    for name in FULL_FOLDER:
        (harbour.folder / name).unlink()
    ((where, line, said),) = harbour.put(file, header, row).reasons()
    assert (where, line) == (file, 2)
    assert reason in said


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "The file has no header. Begin it with a line that says: name,owner,tier,"),
        (b"\n\n", 1, "The file has no header."),
        (b"owner,tier\nAna,A\n", 1, "The header lacks name. Add it."),
        (b"name,tier,Tier\nAda,A,B\n", 1, "The header names tier twice. Keep one."),
        (b"name\nAda\0\n", 0, "This is no text. Save it again as CSV with the encoding UTF-8."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x81\x8d", 0, "This is no text."),
        ("name\nAda\n".encode("utf-16-le"), 0, "This is no text."),
        (codecs.BOM_UTF16_LE + b"n\0a", 0, "This is no text."),
        (b"\x81\x8d\n", 0, "This is no text."),
    ],
)
def test_a_file_that_is_no_table_is_refused_whole(
    harbour: Harbour, content: bytes, line: int, reason: str
) -> None:
    put_full_folder(harbour).put_bytes("customers.csv", content)
    report = harbour.refused()
    (bad,) = report.bad
    assert (bad.file, bad.line) == ("customers.csv", line)
    assert reason in bad.reason
    assert report.warnings == ("What comes after customers.csv was not checked.",)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + "name,tags\nCafé Löwe,a;b\n".encode(),
        "name,tags\r\nCafé Löwe,a;b\r\n".encode(),
        'name;tags\nCafé Löwe;"a;b"\n'.encode(),
        "name\ttags\nCafé Löwe\ta;b\n".encode(),
        "tags,name\n a ; b ,  Café   Löwe \n".encode(),
        '"Name", TAGS \n"Café Löwe",a;b;;a\n\n ,\n'.encode(),
        "name,tags\nCafe\u0301 Löwe\u202e,a;b\n".encode(),
        "name,tags\nCafé Löwe,a;b\n".encode("utf-16"),
        "name,tags\nCafé Löwe,a;b\n".encode("cp1252"),
        b"name,tags\nCaf\xe9 L\xf6we,a;b",
    ],
)
def test_what_spreadsheets_write_is_read(harbour: Harbour, content: bytes) -> None:
    harbour.put_bytes("customers.csv", content).land()
    row = harbour.row("customers")
    assert (row["name"], row["tags"]) == ("Café Löwe", ["a", "b"])


def test_a_file_from_windows_and_an_unknown_column_are_told(harbour: Harbour) -> None:
    harbour.put_bytes("customers.csv", b"name,shoe size\nCaf\xe9,44\n").put("notes.txt", "x")
    harbour.put("Customers.csv", "name").put(".DS_Store", "x")
    assert harbour.land().warnings == (
        "Customers.csv is no file of an import: not read.",
        "notes.txt is no file of an import: not read.",
        'customers.csv: the column "shoe_size" is not known and was not read.',
        "customers.csv: read as Windows-1252, because it is not UTF-8.",
    )


def test_a_header_alone_adds_nothing(harbour: Harbour) -> None:
    for name, lines in FULL_FOLDER.items():
        harbour.put(name, lines[0])
    assert harbour.land().files == {name: FileCount() for name in FULL_FOLDER}


HOSTILE_NAMES = (
    "<!channel>",
    "=1+2",
    '=HYPERLINK("https://x","y")',
    "+49",
    "-",
    "@here",
    "'; DROP TABLE customers; --",
    "%s {0} ${x}",
    "\u202eevil\u202c",
    "👩‍👩‍👧",
    "N" * 200,
)


def test_a_hostile_name_is_only_a_name(harbour: Harbour) -> None:
    quoted = ['"{}"'.format(name.replace('"', '""')) for name in HOSTILE_NAMES]
    harbour.put("customers.csv", "name", *quoted)
    harbour.put("needs.csv", "customer,tag,on", *(f"{name},x,2025-03-03" for name in quoted))
    assert harbour.land().added == 2 * len(HOSTILE_NAMES)
    names = [row["name"] for row in harbour.rows("customers")]
    assert names[:2] == ["<!channel>", "=1+2"]
    assert names[8] == "evil"
    assert len(harbour.rows("needs")) == len(HOSTILE_NAMES)


def test_there_must_be_something_to_import(harbour: Harbour, tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", harbour.folder, tmp_path / "record.db"):
        harbour.folder = folder
        with pytest.raises(NothingToImport):
            harbour.land()
        with pytest.raises(NothingToImport):
            harbour.check()


def test_what_is_no_file_is_not_opened(harbour: Harbour, tmp_path: Path) -> None:
    (harbour.folder / "members.csv").symlink_to(tmp_path / "nowhere")
    assert harbour.reasons() == [
        ("members.csv", 0, "This is no file. Put a CSV file in its place, or take it away.")
    ]
    (harbour.folder / "members.csv").unlink()
    (harbour.folder / "needs.csv").mkdir()
    os.mkfifo(harbour.folder / "offerings.csv")
    assert [bad.file for bad in harbour.refused().bad] == ["offerings.csv", "needs.csv"]


def test_a_link_to_a_file_and_odd_names_beside_it_are_fine(
    harbour: Harbour, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere.csv").write_text("name\nAda\n")
    (harbour.folder / "customers.csv").symlink_to(tmp_path / "elsewhere.csv")
    (harbour.folder / "a\nb\x1b[31m.csv").write_text("x")
    report = harbour.land()
    assert report.warnings == ("a b [31m.csv is no file of an import: not read.",)
    assert harbour.row("customers")["name"] == "Ada"


def test_one_bad_row_stops_the_whole_folder(harbour: Harbour) -> None:
    put_full_folder(harbour).put("needs.csv", "customer,tag,on", "Ada,x,2025-03-03", "Ada,x,soon")
    report = harbour.refused()
    assert (report.bad_rows, report.files["needs.csv"].added) == (1, 1)
    assert report.files["touchpoints.csv"].added == 3


def test_of_many_bad_rows_the_first_are_listed_and_all_are_counted(harbour: Harbour) -> None:
    put_full_folder(harbour)
    harbour.put("touchpoints.csv", HEAD, *["Ada,soon,call,,,,,,"] * 5_000)
    harbour.put("needs.csv", "customer,tag,on", "Ada,x,soon")
    report = harbour.refused()
    assert (len(report.bad), report.bad_rows) == (101, 5_001)
    assert report.bad[-1].line == 101


def test_rows_that_lean_on_a_bad_row_say_so(harbour: Harbour) -> None:
    put_full_folder(harbour).put("customers.csv", "name,tier", "Ada,Z", "Uebermut,C")
    reasons = [reason for _, _, reason in harbour.reasons()]
    assert reasons[0] == 'tier is "Z"; write A, B or C.'
    assert 'customer: the row of "Ada" in customers.csv is bad; mend that.' in reasons


@pytest.mark.parametrize(
    ("file", "lines", "reason"),
    [
        ("customers.csv", ("name,tier", "Ada,A", "ADA,A", "ada,B"), "Line 2 says something else"),
        ("contacts.csv", ("customer,name,title", "Ada,Bo,x", "Ada,Bo,y"), "same contact (title)"),
        (
            "projects.csv",
            ("customer,name,accepted_on", "Ada,Till,2025-03-03", "Ada,Till,2025-03-04"),
            "same project (accepted_on)",
        ),
        ("members.csv", ("name,email", "Bo,b@x.example", "Cy,B@x.example"), "same member (name)"),
        (
            "touchpoints.csv",
            (HEAD, "Ada,2025-03-03,call,,,,,,1", "Ada,2025-03-04,call,,,,,,1"),
            'The external_id "1" is above with other facts.',
        ),
    ],
)  # fmt: skip
def test_rows_that_contradict_each_other_are_refused(
    harbour: Harbour, file: str, lines: tuple[str, ...], reason: str
) -> None:
    harbour.put("customers.csv", "name", "Ada").put(file, *lines)
    ((where, line, said),) = harbour.reasons()
    assert (where, line) == (file, len(lines))
    assert reason in said


def test_a_contradiction_far_below_is_found_too(harbour: Harbour) -> None:
    rows = [f"Ada,2025-03-03,call,,,,,,{number}" for number in range(1_500)]
    harbour.put("customers.csv", "name", "Ada").put("touchpoints.csv", HEAD, *rows).land()
    harbour.put("touchpoints.csv", HEAD, *rows, "Ada,2025-03-04,call,,,,,,7")
    assert [(bad.line, bad.file) for bad in harbour.refused().bad] == [(1_502, "touchpoints.csv")]


def test_a_contradiction_to_what_is_new_in_the_same_file_is_found(harbour: Harbour) -> None:
    rows = [f"Ada,2025-03-03,call,,,,,,{number}" for number in range(1_100)]
    harbour.put("customers.csv", "name", "Ada")
    harbour.put("touchpoints.csv", HEAD, *rows, "Ada,2025-03-04,call,,,,,,7")
    assert [(bad.line, bad.file) for bad in harbour.refused().bad] == [(1_102, "touchpoints.csv")]


def test_a_row_of_several_lines_is_named_by_its_first(harbour: Harbour) -> None:
    harbour.put("customers.csv", "name", "Ada")
    harbour.put(
        "touchpoints.csv",
        HEAD,
        'Ada,2025-03-03,call,,,,,"one\ntwo\nthree",',
        'Ada,soon,call,,,,,"one\ntwo",',
        "Ada,late,call,,,,,,",
    )
    assert [bad.line for bad in harbour.refused().bad] == [5, 7]


def test_a_long_note_is_cut_and_told(harbour: Harbour) -> None:
    harbour.put("customers.csv", "name", "Ada")
    harbour.put("touchpoints.csv", HEAD, f"Ada,2025-03-03,call,,,,,{'long ' * 1_000},")
    assert harbour.land().warnings == ("touchpoints.csv: 1 notes were cut after 3,000 characters.",)
    assert len(str(harbour.row("touchpoints")["note"])) <= 3_000
    assert harbour.land().unchanged == 2
