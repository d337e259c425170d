"""Whatever the cells hold: it lands or is refused, and landing twice changes nothing."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.intake import spelled, write_down
from bot.intake.cells import one_line
from bot.intake.directory import folded
from bot.intake.files import LEANED_ON, SHEETS
from bot.store.engine import reading
from bot.words.clean import clean
from tests.intake.every_column import rich_file
from tests.intake.harbour import Harbour, harbour_in

ODD = ("", " ", "Ada", "ada", "2025-03-03", "call", "yes", "B", "DE", "a;b;a", "--02-29", "\0", "é")
UGLY = ("'=1", "''=1", "=1;2", "\\;a\\", "a;;'@b", "\\", "-", "＝1", "x\ny", "active", "7")
CELL = st.one_of(
    st.sampled_from(ODD + UGLY), st.text(max_size=12), st.text("=';\\ a\n", max_size=6)
)
FILE = st.sampled_from(sorted(SHEETS))
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """A file with a good row of its own, in which some cells are anything."""
    name = draw(FILE)
    header, good, *_ = csv.reader(io.StringIO(rich_file(name)))
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        changed = draw(st.dictionaries(st.integers(0, len(good) - 1), CELL, max_size=3))
        rows.append([changed.get(place, cell) for place, cell in enumerate(good)])
    return name, [header, *rows]


def land_twice(harbour: Harbour) -> None:
    before = harbour.everything()
    if harbour.check().bad:
        reasons = [reason for _, _, reason in harbour.reasons()]
        assert all(reason.endswith((".", "?", "https://")) for reason in reasons)
        assert harbour.everything() == before
        return
    harbour.land()
    landed = harbour.everything()
    again = harbour.land()
    assert (again.added, again.changed, again.met) == (0, 0, 0)
    assert harbour.everything() == landed
    land_elsewhere(harbour)


def land_elsewhere(harbour: Harbour) -> None:
    """What has landed can be exported, landed in another record, and is then exported the same."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first"), Path(folder, "second")
        other = harbour_in(Path(folder))
        other.folder = first
        for one, into in ((harbour, first), (other, second)):
            if one is other:
                other.land()
            with reading(one.engine) as connection:
                write_down(connection, one.workspace_id, into, private=True)
        for file in SHEETS:
            assert (second / file).read_bytes() == (first / file).read_bytes()
        other.engine.dispose()


@SETTINGS
@given(table=tables())
def test_any_text_in_any_cell(table: tuple[str, list[list[str]]]) -> None:
    name, rows = table
    with tempfile.TemporaryDirectory() as folder:
        harbour = harbour_in(Path(folder))
        for other in LEANED_ON:
            harbour.put_bytes(other, rich_file(other).encode())
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        harbour.put_bytes(name, text.getvalue().encode("utf-8", "surrogatepass"))
        land_twice(harbour)
        harbour.engine.dispose()


@st.composite
def names(draw: st.DrawFn) -> list[str]:
    """Six that an import tells apart."""
    one = st.one_of(st.sampled_from(UGLY), st.text("=';-\\ aA\n", max_size=6), st.text(max_size=12))
    named = one.map(one_line).filter(bool)
    return draw(st.lists(named, min_size=6, max_size=6, unique_by=folded))


def written(*rows: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8")


@SETTINGS
@given(names=names(), note=CELL)
def test_any_names_and_texts_are_kept_exported_and_found_again(names: list[str], note: str) -> None:
    customer, alias, one, other, project, text = names
    who, what = spelled.line(customer), spelled.line(text)
    files = {
        "customers.csv": [["name", "aliases"], [who, spelled.several([alias, other])]],
        "contacts.csv": [
            ["customer", "name", "successor_of"],
            [who, spelled.line(one), spelled.line(other)],
            [who, spelled.line(other), ""],
        ],
        "projects.csv": [["customer", "name"], [who, spelled.line(project)]],
        "concerns.csv": [["customer", "text", "opened_on"], [who, what, "2025-03-03"]],
        "touchpoints.csv": [
            ["customer", "on", "kind", "with", "project", "note", "loop"],
            [
                *(who, "2025-03-03", "call", spelled.several([other, one])),
                *(spelled.line(project), spelled.lines(note), what),
            ],
        ],
    }
    with tempfile.TemporaryDirectory() as folder:
        harbour = harbour_in(Path(folder))
        for file, rows in files.items():
            harbour.put_bytes(file, written(*rows))
        harbour.land()
        assert harbour.row("customers")["name"] == customer
        assert [row["name"] for row in harbour.rows("aliases")] == [alias, other]
        assert [row["name"] for row in harbour.rows("contacts")] == [one, other]
        assert len(harbour.rows("touchpoint_contacts")) == 2
        assert harbour.row("projects")["name"] == project
        assert harbour.row("loops")["text"] == text
        assert harbour.row("touchpoints")["loop_id"] == harbour.row("loops")["id"]
        assert harbour.row("touchpoints")["note"] == clean(note)
        land_elsewhere(harbour)
        harbour.engine.dispose()


@SETTINGS
@given(name=FILE, content=st.binary(max_size=80), headed=st.booleans())
def test_any_bytes_in_any_file(name: str, content: bytes, headed: bool) -> None:
    header = rich_file(name).partition("\n")[0].encode() + b"\n" if headed else b""
    with tempfile.TemporaryDirectory() as folder:
        harbour = harbour_in(Path(folder)).put_bytes(name, header + content)
        land_twice(harbour)
        harbour.engine.dispose()
