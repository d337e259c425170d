import csv
import io
import json
from datetime import UTC, datetime

import pytest

from bot.console.preview import show_preview
from bot.store.engine import open_record
from tests.console.terminal import Terminal

MARCH = ("rehearse", "--from", "2025-01-01", "--to", "2025-04-30")
FIELDS = [
    "day",
    "due",
    "workspace",
    "customer",
    "contact",
    "project",
    "rule",
    "to",
    "urgent",
    "held_back_by",
]


def lines(terminal: Terminal) -> list[dict[str, object]]:
    result = terminal.run(*MARCH, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_json_lines_hold_exactly_what_is_promised(filled: Terminal) -> None:
    told = lines(filled)
    assert len(told) >= 3
    assert all(list(line) == FIELDS for line in told)
    (thanks,) = (line for line in told if line["rule"] == "thank_you_note")
    assert thanks == {
        "day": "2025-01-13",
        "due": thanks["due"],
        "workspace": "home",
        "customer": "Acme",
        "contact": "Ada",
        "project": None,
        "rule": "thank_you_note",
        "to": "Ana",
        "urgent": False,
        "held_back_by": thanks["held_back_by"],
    }
    assert [line["day"] for line in told] == sorted(str(line["day"]) for line in told)


def test_csv_holds_the_same_and_no_formula(filled: Terminal) -> None:
    result = filled.run(*MARCH, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(rows[0]) == FIELDS
    assert [row["rule"] for row in rows] == [line["rule"] for line in lines(filled)]
    assert {row["customer"] for row in rows} == {"Acme", "'=Zen"}


def test_the_table_ends_with_its_sums(filled: Terminal) -> None:
    told = filled.run(*MARCH).stdout
    for title in ("By person", "By ritual", "Held back before they were sent"):
        assert title in told
    assert "Mon 13 Jan" in told
    assert "thank you note" in told


def test_a_quiet_time_is_told_as_such(filled: Terminal) -> None:
    quiet = ("rehearse", "--from", "2023-01-02", "--to", "2023-01-03")
    result = filled.run(*quiet)
    assert result.exit_code == 0, result.output
    assert filled.run(*quiet, "--format", "jsonl").stdout == ""


@pytest.mark.parametrize("format_", ["table", "jsonl", "csv"])
def test_a_rehearsal_leaves_the_file_as_it_was(filled: Terminal, format_: str) -> None:
    rows, before = filled.rows(), filled.file_bytes()
    assert filled.run(*MARCH, "--format", format_).exit_code == 0
    assert filled.file_bytes() == before
    assert filled.rows() == rows


def test_an_end_before_its_beginning_is_refused(filled: Terminal) -> None:
    result = filled.run("rehearse", "--from", "2025-03-02", "--to", "2025-03-01")
    assert result.exit_code == 2
    assert "must not be before --from" in result.stderr


def test_an_empty_record_says_what_to_do(terminal: Terminal) -> None:
    said = terminal.refused(*MARCH)
    assert said == "The record is empty. Import a folder first: python -m bot import FOLDER"


def test_a_preview_is_for_people_and_for_programs(filled: Terminal) -> None:
    assert isinstance(filled.json("preview", "--json"), list)
    assert filled.run("preview", "--days", "366").exit_code == 0
    assert filled.run("preview", "--days", "0").exit_code == 2


def previewed(filled: Terminal, capsys: pytest.CaptureFixture[str], *, as_json: bool) -> str:
    engine = open_record(filled.url)
    now = datetime(2025, 2, 3, 8, tzinfo=UTC)
    show_preview(engine, "home", 60, now, as_json=as_json)
    engine.dispose()
    return capsys.readouterr().out


def test_a_preview_tells_day_by_day_what_is_coming(
    filled: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    coming = json.loads(previewed(filled, capsys, as_json=True))
    assert [one["ask_on"] for one in coming] == sorted(one["ask_on"] for one in coming)
    told = {(one["rule"], one["customer"], one["to"]) for one in coming}
    assert {("Check in", "Acme", "Ana"), ("Birthday", "Acme", "Ana")} <= told
    table = previewed(filled, capsys, as_json=False)
    assert "Ritual" in table
    assert "Wed 05 Mar" in table


def test_a_preview_keeps_private_reasons_to_itself(
    filled: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    coming = json.loads(previewed(filled, capsys, as_json=True))
    assert {one["private"] for one in coming} == {True, False}
    assert all(bool(one["why"]) != one["private"] for one in coming)
