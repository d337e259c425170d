import json

from tests.console.terminal import HISTORY, Terminal


def test_an_import_says_what_it_added(terminal: Terminal) -> None:
    result = terminal.run("import", terminal.put("in", **HISTORY), "--yes")
    assert result.exit_code == 0
    assert "customers.csv" in result.stdout
    assert "│ Added │" in result.stdout.replace("┃", "│")
    assert result.stdout.rstrip().endswith("Done.")
    assert len(terminal.rows()["customers"]) == 2


def test_the_same_folder_again_changes_nothing(filled: Terminal) -> None:
    before = filled.rows()
    report = filled.json("import", str(filled.folder / "history"), "--json")
    assert {name: count["added"] for name, count in report["files"].items()} == {
        "members.csv": 0,
        "customers.csv": 0,
        "contacts.csv": 0,
        "touchpoints.csv": 0,
    }
    assert filled.rows() == before


def test_a_dry_run_says_what_would_change_and_writes_nothing(terminal: Terminal) -> None:
    folder = terminal.put("in", **HISTORY)
    result = terminal.run("import", folder, "--dry-run")
    assert result.exit_code == 0
    assert "Nothing was written: this is what would change." in result.stdout
    assert "Would be added" in result.stdout
    assert terminal.rows() == {}
    report = terminal.json("import", folder, "--dry-run", "--json")
    assert (report["written"], report["files"]["customers.csv"]["added"]) == (False, 2)
    assert terminal.rows() == {}


def test_a_program_reads_what_was_written(terminal: Terminal) -> None:
    report = terminal.json("import", terminal.put("in", **HISTORY), "--json")
    assert (report["written"], report["bad_rows"]) == (True, 0)
    assert report["files"]["touchpoints.csv"] == {"added": 3, "changed": 0, "unchanged": 0}


def test_a_folder_with_a_bad_row_is_refused_whole(terminal: Terminal) -> None:
    customers = "name,since\nAcme,2025-01-10\nZen,the day before yesterday\n"
    folder = terminal.put("in", customers=customers, touchpoints="customer,on,kind\n")
    refused = terminal.run("import", folder, "--yes")
    assert refused.exit_code == 1
    assert "customers.csv, line 3: " in refused.stderr
    assert "Would be added" in refused.stdout, "nothing was"
    assert "Added" not in refused.stdout
    assert terminal.rows() == {}
    result = terminal.run("import", folder, "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert (report["written"], report["bad_rows"]) == (False, 1)
    assert (report["bad"][0]["file"], report["bad"][0]["line"]) == ("customers.csv", 3)
    assert terminal.rows() == {}


def test_what_a_bad_row_says_is_printed_as_it_stands_there(terminal: Terminal) -> None:
    customers = "name,since\nAcme,[red]never[/red]\n"
    said = terminal.refused("import", terminal.put("in", customers=customers), "--dry-run")
    assert "customers.csv, line 2: " in said
    assert "[red]never[/red]" in said


def test_a_folder_that_is_not_there_is_named(terminal: Terminal) -> None:
    said = terminal.refused("import", "nowhere", "--yes")
    assert said == "There is no folder nowhere. Name one with CSV files."


def test_a_second_workspace_is_made_by_its_name(filled: Terminal) -> None:
    other = filled.put("other", customers="name\nOak\n")
    filled.json("import", other, "--workspace", "Berlin", "--new-workspace", "--json")
    rows = filled.rows()
    assert len(rows["workspaces"]) == 2
    assert len(rows["customers"]) == 3
    said = filled.refused("import", other, "--yes")
    assert said == ("The record holds several workspaces; add --workspace and one of home, Berlin.")


def test_a_workspace_that_nobody_has_begun_is_a_slip_of_the_pen(filled: Terminal) -> None:
    other = filled.put("other", customers="name\nOak\n")
    filled.json("import", other, "--workspace", "Berlin", "--new-workspace", "--json")
    before = filled.rows()
    said = filled.refused("import", other, "--workspace", "Berlni", "--yes")
    assert said == (
        "There is no workspace “Berlni” in the record, only home and Berlin."
        " To begin one of that name: --new-workspace"
    )
    assert filled.rows() == before
    assert filled.run("import", other, "--workspace", "Berlin", "--yes").exit_code == 0


def test_a_new_workspace_wants_a_name(terminal: Terminal) -> None:
    result = terminal.run("import", terminal.put("in", **HISTORY), "--new-workspace", "--yes")
    assert result.exit_code == 2
    assert "name it with --workspace" in result.output


def test_the_first_workspace_of_a_record_is_called_as_one_likes(terminal: Terminal) -> None:
    terminal.json("import", terminal.put("in", **HISTORY), "--workspace", "Berlin", "--json")
    assert "Berlin" in terminal.rows()["workspaces"][0]
