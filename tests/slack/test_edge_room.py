"""Whatever is typed has room where it is kept: PostgreSQL refuses what SQLite would keep."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import String

from bot.sandbox import Channel, Json, Person
from bot.store.tables import metadata
from tests.slack.colleague import Colleague
from tests.slack.edge import SHEETS, TEN, Edge, an_edge

SPELLED = "ﷺ"
"""One letter that names are compared by as eighteen."""

FAMILY = "👩‍👩‍👧‍👦"
TEXTS = {
    "words": "Long " * 1_000,
    "one word": "x" * 5_000,
    "spelled out": f"{SPELLED} " * 500,
    "signs": "& Q" * 1_500,
    "families": FAMILY * 600,
    "NUL": "a\x00b \x00" * 1_000,
}
LONGEST_TEXT = 10_000
"""What has no limit of its own."""

LINES = (
    "/touch {}",
    "/touch Acme call today: {}",
    "/touch {} call today",
    "/touch Acme call with @{} today: fine",
    "/customer {}",
    "/customer add {}",
    "/customer Acme contact {}",
    "/customer Acme contact Bo Ek, {}",
    "/customer Acme concern by {}: {}",
    "/customer Acme promise: {}",
    "/customer Acme no: {}",
    "/customer Acme job: {}",
    "/customer Acme value: {}",
    "/customer Acme need {}: {}",
    "/customer Acme need analytics: {}",
    "/customer Acme project {}",
    "/customer Acme project Shop term payment: {}",
    "/customer Acme lost because {}",
    "/customer Acme life @{} illness",
    "/customer Acme erase {}",
    "/customer handover Acme to @noor because {}",
    "/customer handover {} to @{}",
    "/nudges {}",
    "/nudges why {}",
    "/nudges news {}; tags {}; https://x.example/{}",
    "/nudges channel #{}",
    "/nudges pause {}",
    "/nudges hours {}",
)
FORMS = (
    "/touch",
    "/customer add",
    "/customer Acme concern",
    "/customer Acme contact",
    "/customer Acme project",
    "/customer Acme need",
    "/customer Acme no",
    "/customer Acme promise",
    "/nudges news",
)


def without_room(edge: Edge) -> list[str]:
    """Where more is kept than there is room for, or what no text of PostgreSQL may hold."""
    return [
        f"{table.name}.{column.name}: {len(row[column.name])}"
        for table in metadata.sorted_tables
        for row in edge.rows(table.name)
        for column in table.c
        if isinstance(column.type, String) and row[column.name]
        if len(row[column.name]) > (column.type.length or LONGEST_TEXT)
        or "\x00" in row[column.name]
    ]


def to_the_brim(form: Json, letter: str) -> dict[str, object]:
    """As much as each of its fields takes."""
    elements = {block["block_id"]: block.get("element", {}) for block in form["blocks"]}
    return {
        name: letter * int(element["max_length"] / len(letter))
        for name, element in elements.items()
        if element.get("type") == "plain_text_input"
    }


def leave(who: Colleague) -> None:
    for view in reversed(who.sandbox.views(who.id)):
        who.hands.closes(view)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_line_of_any_length_is_answered_and_has_room(edge: Edge, text: str) -> None:
    for line in LINES:
        assert edge.ana.types(line.replace("{}", text)) or edge.ana.has_form, line
        leave(edge.ana)
    assert without_room(edge) == []


@pytest.mark.parametrize("letter", ["x", SPELLED, "& ", FAMILY])
def test_a_form_that_is_filled_to_the_brim_has_room(edge: Edge, letter: str) -> None:
    for line in FORMS:
        edge.ana.types(line)
        edge.ana.submits(**to_the_brim(edge.ana.form, letter))
        leave(edge.ana)
    assert without_room(edge) == []


@pytest.mark.parametrize("letter", ["x", SPELLED, FAMILY])
def test_a_reason_has_room(edge: Edge, letter: str) -> None:
    edge.walk(TEN)
    edge.ana.presses("Snooze", edge.ana.note, "Acme")
    edge.ana.submits(until="Next week", **to_the_brim(edge.ana.form, letter))
    leave(edge.ana)
    edge.ana.types("/customer handover Borealis Energy")
    edge.ana.submits(to="UNEW", **to_the_brim(edge.ana.form, letter))
    leave(edge.ana)
    assert without_room(edge) == []


NAMED = FAMILY * 40
LONG_NAMES = (
    Person("ULONG", "long", NAMED, "Europe/Madrid", f"{'l' * 300}@x.example"),
    Person("UNUL", "nul", "Nu\x00l \x00Ek", "Europe/Madrid", "nu\x00l@x.example"),
    Person("USAID", "said", SPELLED * 200, "Europe/Madrid", f"{'ß' * 300}@x.example"),
)


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[Edge]:
    places = (Channel("CTEAM", "team"), Channel("CLONG", "ü" * 80))
    with an_edge(tmp_path, guests=LONG_NAMES, channels=places) as edge:
        yield edge


def test_whoever_comes_from_slack_has_room_whatever_their_name(crowded: Edge) -> None:
    for one in LONG_NAMES:
        who = Colleague(crowded.sandbox, one.id)
        assert who.types("/nudges")
        who.types("/touch Cobalt call today: fine")
    assert crowded.ana.types(f"/nudges channel #{'ü' * 80}")
    assert len(crowded.rows("members")) >= len(LONG_NAMES)
    assert without_room(crowded) == []


def test_a_cell_of_any_length_is_refused_or_has_room(edge: Edge) -> None:
    for name, (heads, *_) in SHEETS.items():
        for text in TEXTS.values():
            cell = " ".join(text.split())
            edge.ana.types("/customer import")
            rows = [heads, ",".join(cell for _ in heads.split(","))]
            edge.ana.submits(**{pasted(edge.ana.form): "\n".join(rows)[:3_000]})
            leave(edge.ana)
        assert without_room(edge) == [], name


def pasted(form: Json) -> str:
    (name,) = to_the_brim(form, "x")
    return name
