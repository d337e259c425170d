"""Whatever the cells hold: it lands or is refused, and landing twice changes nothing."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.harbour import FULL_FOLDER, Harbour, harbour_in

ODD = ("", " ", "Ada", "ada", "2025-03-03", "call", "yes", "B", "DE", "a;b;a", "--02-29", "\0", "é")
CELL = st.one_of(st.sampled_from(ODD), st.text(max_size=12))
HEADERS = {name: lines[0].split(",") for name, lines in FULL_FOLDER.items()}
FILE = st.sampled_from(sorted(HEADERS))
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """A file with a good row of its own, in which some cells are anything."""
    name = draw(FILE)
    good = next(csv.reader(io.StringIO(FULL_FOLDER[name][1])))
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        changed = draw(st.dictionaries(st.integers(0, len(good) - 1), CELL, max_size=3))
        rows.append([changed.get(place, cell) for place, cell in enumerate(good)])
    return name, [HEADERS[name], *rows]


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


@SETTINGS
@given(table=tables())
def test_any_text_in_any_cell(table: tuple[str, list[list[str]]]) -> None:
    name, rows = table
    with tempfile.TemporaryDirectory() as folder:
        harbour = harbour_in(Path(folder))
        for other in ("members.csv", "customers.csv", "projects.csv"):
            harbour.put(other, *FULL_FOLDER[other])
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        harbour.put_bytes(name, text.getvalue().encode("utf-8", "surrogatepass"))
        land_twice(harbour)
        harbour.engine.dispose()


@SETTINGS
@given(name=FILE, content=st.binary(max_size=80), headed=st.booleans())
def test_any_bytes_in_any_file(name: str, content: bytes, headed: bool) -> None:
    header = f"{FULL_FOLDER[name][0]}\n".encode() if headed else b""
    with tempfile.TemporaryDirectory() as folder:
        harbour = harbour_in(Path(folder)).put_bytes(name, header + content)
        land_twice(harbour)
        harbour.engine.dispose()
