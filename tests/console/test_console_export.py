from pathlib import Path

from tests.console.terminal import HISTORY, Terminal

PRIVATE = {
    **HISTORY,
    "touchpoints": "customer,on,kind,private\nAcme,2025-01-10,call,yes\nAcme,2025-01-11,call,no\n",
}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_export_is_what_an_import_reads(filled: Terminal) -> None:
    result = filled.run("export", "out")
    assert result.exit_code == 0, result.output
    assert "customers.csv" in result.stdout
    said = "Left out as private: 1 birthday. With --private they are written, too."
    assert result.stdout.splitlines()[-1] == said
    filled.json("import", "out", "--workspace", "Berlin", "--new-workspace", "--json")
    assert filled.run("export", "again", "--workspace", "Berlin").exit_code == 0
    assert bytes_of(filled.folder / "again") == bytes_of(filled.folder / "out")


def test_the_last_line_says_how_much_was_left_out(terminal: Terminal) -> None:
    terminal.json("import", terminal.put("in", **PRIVATE), "--json")
    said = terminal.run("export", "out").stdout.splitlines()[-1]
    left_out = "Left out as private: 1 touchpoint and 1 birthday."
    assert said == f"{left_out} With --private they are written, too."
    assert b"2025-01-10" not in (terminal.folder / "out" / "touchpoints.csv").read_bytes()
    said = terminal.run("export", "all", "--private").stdout.splitlines()[-1]
    assert said == "Nothing was left out. These files hold private facts: mind who reads them."
    assert b"2025-01-10" in (terminal.folder / "all" / "touchpoints.csv").read_bytes()


def test_the_last_line_says_how_many_customers_were_left_out(terminal: Terminal) -> None:
    hidden = {**HISTORY, "customers": "name,private\nAcme,yes\n=Zen,no\n"}
    terminal.json("import", terminal.put("in", **hidden), "--json")
    said = terminal.run("export", "out").stdout.splitlines()[-1]
    left_out = "Left out as private: 1 customer. Of such a customer nothing is written."
    assert said == f"{left_out} With --private they are written, too."
    assert b"Acme" not in b"".join(bytes_of(terminal.folder / "out").values())
    terminal.run("export", "all", "--private")
    assert b"Acme,,B,,,active,,,,,,,,yes," in bytes_of(terminal.folder / "all")["customers.csv"]


def test_a_folder_that_holds_anything_is_refused(filled: Terminal) -> None:
    before = bytes_of(filled.folder / "history")
    said = filled.refused("export", "history")
    assert said == "There is something in history already. Name a new folder, or empty it."
    assert bytes_of(filled.folder / "history") == before


def test_an_empty_record_has_nothing_to_export(terminal: Terminal) -> None:
    said = terminal.refused("export", "out")
    assert said == "The record is empty. Import a folder first: python -m bot import FOLDER"
    assert not (terminal.folder / "out").exists()


def test_square_brackets_are_only_letters(terminal: Terminal) -> None:
    terminal.json("import", terminal.put("in", customers="name\n[red]Ada[/red]\n"), "--json")
    assert terminal.run("export", "[red]").exit_code == 0
    assert "[red]Ada[/red]" in (terminal.folder / "[red]" / "customers.csv").read_text()
