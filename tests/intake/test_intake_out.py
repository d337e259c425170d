"""What is exported lands elsewhere as it was, and here changes nothing."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from bot.intake import CannotExport, Exported, write_down
from bot.intake.files import SHEETS
from bot.store.engine import reading, writing
from bot.store.tables import touchpoints
from rules.kit import Kind
from tests.intake.every_column import put_rich_folder
from tests.intake.harbour import NOW, TODAY, Harbour, harbour_in

MADE_HERE = ("told_by_id", "told_at", "look_at", "version", "revision", "identity")
"""What tells of the record and not of the customer."""


@pytest.fixture
def rich(harbour: Harbour) -> Harbour:
    """Everything that a file can say, and what was logged in Slack."""
    put_rich_folder(harbour).land()
    for number, private in enumerate((False, True, False)):
        log(harbour, f"nudge:{number + 1}", private=private)
    log(harbour, "nudge:4", on=TODAY + timedelta(days=9))
    return harbour


def log(harbour: Harbour, identity: str, *, on: date = TODAY, private: bool = False) -> None:
    """As somebody does in Slack: the same again and again is something else each time."""
    row = {"customer_id": 1, "on": on, "kind": Kind.COFFEE, "private": private}
    told = {"identity": identity, "recorded_at": NOW, "recorded_on": TODAY}
    with writing(harbour.engine) as connection:
        values = {"workspace_id": harbour.workspace_id, **row, **told}
        connection.execute(insert(touchpoints).values(values))


def export(harbour: Harbour, folder: Path, *, private: bool = True) -> Exported:
    with reading(harbour.engine) as connection:
        return write_down(connection, harbour.workspace_id, folder, private=private)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def elsewhere(folder: Path, exported: Path) -> Harbour:
    """An empty record, with an export to import."""
    folder.mkdir()
    other = harbour_in(folder)
    other.folder = exported
    return other


def cells(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / file).open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def test_who_may_know_of_a_customer_is_written_and_no_is_left_for_people_to_say(
    rich: Harbour, tmp_path: Path
) -> None:
    export(rich, tmp_path / "out")
    told = {
        row["name"]: (row["private"], row["shared_with"])
        for row in cells(tmp_path / "out", "customers.csv")
    }
    shared_with = "ben@second-date.example; other.ben@second-date.example; '+Dee\\; Wong"
    assert told.pop("'@Safe & Sound") == ("yes", shared_with)
    assert set(told.values()) == {("", "")}


def facts(harbour: Harbour) -> dict[str, list[dict[str, object]]]:
    return {
        table: [{key: row[key] for key in row if key not in MADE_HERE} for row in rows]
        for table, rows in harbour.everything().items()
        if table not in ("workspaces", "touchpoint_contacts")
    }


def test_an_export_lands_elsewhere_and_is_exported_byte_for_byte(
    rich: Harbour, tmp_path: Path
) -> None:
    exported = export(rich, tmp_path / "out")
    assert exported.doubts == ()
    other = elsewhere(tmp_path / "other", tmp_path / "out")
    report = other.land()
    assert (report.changed, report.unchanged, report.met) == (0, 0, 0)
    assert report.warnings == ()
    assert facts(other) == facts(rich)
    export(other, tmp_path / "again")
    other.engine.dispose()
    assert bytes_of(tmp_path / "again") == bytes_of(tmp_path / "out")


def test_every_file_and_column_is_exported_with_something_in_it(
    rich: Harbour, tmp_path: Path
) -> None:
    export(rich, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(SHEETS)
    for file, (columns, _) in SHEETS.items():
        rows = cells(tmp_path / "out", file)
        assert tuple(rows[0]) == columns.known
        assert [name for name in columns.known if not any(row[name] for row in rows)] == []


def test_an_export_changes_nothing_where_it_comes_from(rich: Harbour, tmp_path: Path) -> None:
    export(rich, tmp_path / "out")
    before = rich.everything()
    rich.folder = tmp_path / "out"
    report = rich.land()
    assert (report.added, report.changed, report.met) == (0, 0, 0)
    assert rich.everything() == before


def test_what_was_logged_here_can_be_corrected_in_its_row(rich: Harbour, tmp_path: Path) -> None:
    export(rich, tmp_path / "out")
    path = tmp_path / "out" / "touchpoints.csv"
    text = path.read_text(encoding="utf-8")
    logged = next(line for line in text.splitlines() if "logged-" in line)
    path.write_text(text.replace(logged, logged.replace("coffee", "visit")), encoding="utf-8")
    rich.folder = tmp_path / "out"
    assert rich.land().files["touchpoints.csv"].changed == 1
    changed = [row["identity"] for row in rich.rows("touchpoints") if row["kind"] == "visit"]
    assert "nudge:1" in changed


def test_what_was_logged_elsewhere_is_not_taken_for_what_was_logged_here(
    rich: Harbour, tmp_path: Path
) -> None:
    export(rich, tmp_path / "out")
    other = elsewhere(tmp_path / "other", tmp_path / "out")
    other.put("customers.csv", "name", "Ada's Bakery")
    put_rich_folder(Harbour(other.engine, other.workspace_id, _folder(tmp_path / "first"))).land()
    for number in range(5):
        log(other, f"nudge:{number}")
    with writing(other.engine) as connection:
        connection.execute(update(touchpoints).values(recorded_at=NOW + timedelta(hours=1)))
    before = {row["id"]: row for row in other.rows("touchpoints")}
    other.land()
    after = {row["id"]: row for row in other.rows("touchpoints")}
    other.engine.dispose()
    assert {row_id: after[row_id] for row_id in before} == before
    assert len(after) == len(before) + 4


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_what_is_private_is_written_only_on_request(rich: Harbour, tmp_path: Path) -> None:
    exported = export(rich, tmp_path / "out", private=False)
    people = cells(tmp_path / "out", "contacts.csv")
    assert {row["birthday"] for row in people} == {""}
    born = exported.left_out["birthday"]
    told = {"touchpoint": 2, "life event": 1, "birthday": born}
    assert exported.left_out == {"customer": 1, **told}
    assert not (tmp_path / "out" / "life_events.csv").exists()
    rows = cells(tmp_path / "out", "touchpoints.csv")
    assert {row["private"] for row in rows} == {"no"}
    assert exported.files["touchpoints.csv"] == len(rows) == 8
    assert export(rich, tmp_path / "all").left_out == {}
    every = [row["birthday"] for row in cells(tmp_path / "all", "contacts.csv")]
    assert len([one for one in every if one]) == born + 1 > 1, "one is of a private customer"
    assert len(cells(tmp_path / "all", "touchpoints.csv")) == 12


def test_no_cell_is_a_formula_to_a_spreadsheet(rich: Harbour, tmp_path: Path) -> None:
    export(rich, tmp_path / "out")
    every = [
        cell
        for file in SHEETS
        for row in cells(tmp_path / "out", file)
        for cell in row.values()
        if cell
    ]
    assert [cell for cell in every if cell[0] in "=+-@\t\r"] == []
    assert "'--02-29" in every
    assert "''=quoted" in every


def test_a_spreadsheet_sees_that_it_is_utf_8(rich: Harbour, tmp_path: Path) -> None:
    export(rich, tmp_path / "out")
    assert all(text.startswith(b"\xef\xbb\xbf") for text in bytes_of(tmp_path / "out").values())


def test_more_than_a_page_is_written_whole_and_in_order(harbour: Harbour, tmp_path: Path) -> None:
    days = [f"Ada,{date.fromordinal(735_000 + number)},call" for number in range(2_345)]
    harbour.put("customers.csv", "name", "Ada").put("touchpoints.csv", "customer,on,kind", *days)
    harbour.land()
    assert export(harbour, tmp_path / "out").files["touchpoints.csv"] == 2_345
    written = [row["on"] for row in cells(tmp_path / "out", "touchpoints.csv")]
    assert written == [day.split(",")[1] for day in days]


def test_two_names_that_an_import_would_take_for_one_are_told(
    harbour: Harbour, tmp_path: Path
) -> None:
    harbour.put("customers.csv", "name", "Ada", "Bo").land()
    with writing(harbour.engine) as connection:
        connection.exec_driver_sql("UPDATE customers SET name = 'ADA' WHERE id = 2")
    (doubt,) = export(harbour, tmp_path / "out").doubts
    assert doubt.startswith('Two customers are called "ADA"')


def test_only_the_operator_may_read_the_folder(rich: Harbour, tmp_path: Path) -> None:
    export(rich, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_an_empty_folder_is_taken_and_one_that_holds_anything_is_refused(
    rich: Harbour, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    export(rich, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    (tmp_path / "file").write_text("mine")
    beside = sorted(tmp_path.iterdir())
    for folder, advice in (
        (tmp_path / "out", "Name a new folder, or empty it."),
        (tmp_path / "file", "is a file. Name a new folder."),
        (tmp_path / "no" / "where", "Make it first."),
    ):
        with pytest.raises(CannotExport, match=advice):
            export(rich, folder)
    assert bytes_of(tmp_path / "out") == before
    assert sorted(tmp_path.iterdir()) == beside


def test_an_export_that_breaks_off_leaves_nothing_behind(rich: Harbour, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(file: str, rows: int) -> None:
        if file == "touchpoints.csv":
            raise Stopped

    before = sorted(tmp_path.iterdir())
    with reading(rich.engine) as connection, pytest.raises(Stopped):
        write_down(connection, rich.workspace_id, tmp_path / "out", private=True, progress=stop)
    assert sorted(tmp_path.iterdir()) == before
