"""Erasing: who may, what goes, what is said to stay, and that no byte of it is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.intake.out import write_down
from bot.store.engine import open_record, reading, writing
from bot.store.tables import notes, workspaces
from tests.database import address_in, as_its_maker, on_postgresql
from tests.slack.colleague import Colleague, seen
from tests.slack.edge import SHEETS, TEN, Edge, an_edge

MARK = "Zxmarkerq"
WRITTEN = f"{MARK} Valenzuela"
SHEETS_MARKED = {
    **SHEETS,
    "contacts.csv": (
        "customer,name,title,seniority,champion,email,birthday",
        f"Acme,{WRITTEN},Head of Buying,,yes,{MARK.lower()}@acme.example,1980-03-20",
        "Acme,Ivo Lund,CFO,executive,,,",
    ),
    "touchpoints.csv": (
        "customer,on,kind,by,with,note",
        f"Acme,2026-02-10,call,Ana Ruiz,{WRITTEN},{MARK} likes the new shop",
        *SHEETS["touchpoints.csv"][2:],
    ),
}


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path, sheets=SHEETS_MARKED) as edge:
        yield edge


FILES = """
    SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
    WHERE relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)
        AND pg_relation_filepath(oid) IS NOT NULL
"""
"""Of tables, their indexes, and what is too long to stand in a row."""


def bytes_of(folder: Path) -> bytes:
    """Of the record: with all that SQLite keeps beside it, or the files of its tables."""
    if not on_postgresql():
        return b"".join(file.read_bytes() for file in sorted(folder.glob("record.db*")))
    engine = open_record(as_its_maker(address_in(folder)))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")
        files = [bytes(one) for one in connection.exec_driver_sql(FILES).scalars()]
    engine.dispose()
    return b"".join(files)


def holds(folder: Path, word: str) -> bool:
    return word.lower().encode() in bytes_of(folder).lower()


def live(edge: Edge) -> None:
    """Days with the bot: notes, facts, questions and lines that wait for an answer."""
    edge.walk(TEN)
    edge.ana.types(f"/touch Acme coffee with {WRITTEN} yesterday: {MARK} is worried")
    edge.ana.types(f"/customer Acme concern by {MARK}: {MARK} fears the price")
    edge.ana.types(f"/customer Acme no: a bigger contract for {WRITTEN}; revisit in 3 months")
    edge.ana.types(f"/customer Acme job: help {WRITTEN} sleep")
    edge.ana.types(f"/customer Acme value: {MARK} saved a day a week")
    edge.ana.types(f"/customer Acme life @{MARK.lower()} illness yesterday")
    edge.ana.types(f"/touch Akme call with {WRITTEN}, whoever that is")
    for _ in range(5):
        edge.later(days=1)
        edge.ring()


def nothing_of_it_is_said_any_more(edge: Edge, who: Colleague) -> None:
    for note in who.notes:
        assert MARK not in f"{note.text} {list(note.blocks)}"
    who.hands.looks_at_home()
    assert MARK not in seen(who.home)


def test_a_person_is_erased_to_the_last_byte(
    marked: Edge, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    live(marked)
    assert holds(tmp_path, MARK)
    touches = len(marked.rows("touchpoints"))
    marked.ana.types(f"/customer erase @{MARK.lower()} at Acme")
    assert marked.ana.submits(name=WRITTEN) == {}
    assert len(marked.rows("touchpoints")) == touches
    assert not holds(tmp_path, MARK)
    nothing_of_it_is_said_any_more(marked, marked.ana)
    assert "Ivo Lund" in marked.ana.types("/customer Acme")
    assert "… likes the new shop" in [one["note"] for one in marked.rows("touchpoints")]
    ours = [one for one in caplog.records if not one.name.startswith("slack_sdk")]
    assert not any(MARK in one.getMessage() for one in ours)


def test_a_customer_is_erased_to_the_last_byte(marked: Edge, tmp_path: Path) -> None:
    marked.ana.types(f"/customer add {MARK} Holding")
    marked.ana.types(f"/customer Acme contact {WRITTEN}")
    live(marked)
    for name in ("Acme", f"{MARK} Holding"):
        marked.ana.types(f"/customer erase {name}")
        assert marked.ana.submits(name=name.upper()) == {}
    assert not holds(tmp_path, MARK)
    assert not holds(tmp_path, "Acme")
    assert "Cobalt" in marked.names("customers")
    nothing_of_it_is_said_any_more(marked, marked.ana)


def test_nothing_is_left_in_what_is_exported(marked: Edge, tmp_path: Path) -> None:
    live(marked)
    marked.ana.types(f"/customer erase {WRITTEN} at Acme")
    marked.ana.submits(name=WRITTEN)
    out = tmp_path / "out"
    with reading(marked.bot.engine) as connection:
        write_down(connection, 1, out, private=True)
    written = "".join(file.read_text(encoding="utf-8") for file in out.iterdir())
    assert MARK not in written
    assert "Ivo Lund" in written


def test_another_name_erases_nothing(marked: Edge) -> None:
    marked.ana.types("/customer erase Acme")
    assert marked.ana.submits(name="Cobalt") == {"name": "This is another name. Nothing is erased."}
    assert "Acme" in marked.names("customers")


@pytest.mark.parametrize("line", ["erase Acme", "Acme erase", "erase @ivo at Acme"])
def test_somebody_else_is_told_whom_to_ask(marked: Edge, line: str) -> None:
    said = marked.ben.types(f"/customer {line}")
    who = "Acme can be erased by Ana Ruiz, who looks after it, or by the team lead."
    assert said.startswith(who)
    assert not marked.ben.has_form


def test_the_team_lead_may_too(marked: Edge) -> None:
    marked.ben.types("/nudges")
    ben = next(one["id"] for one in marked.rows("members") if one["slack_id"] == "UBEN")
    with writing(marked.bot.engine) as connection:
        connection.execute(update(workspaces).values(lead_member_id=ben))
    marked.ben.types("/customer erase Acme")
    marked.ben.submits(name="acme")
    assert "Acme" not in marked.names("customers")
    assert "Acme is erased" in seen(marked.ben.reply)


def test_a_form_sent_by_who_may_no_more_erases_nothing(marked: Edge) -> None:
    marked.ana.types("/customer erase Acme")
    marked.ben.types("/customer Acme")
    marked.ana.types("/customer Acme owner @ben")
    marked.ana.submits(name="Acme")
    assert "Acme" in marked.names("customers")
    assert "no longer yours to erase" in seen(marked.ana.form)


def test_twice_is_answered_kindly(marked: Edge) -> None:
    marked.ana.types("/customer erase @ivo at Acme")
    marked.ana.types("/customer Acme @ivo left yesterday")
    first = marked.ana.form
    marked.ana.hands.submits(first, {"name": "Ivo Lund"})
    marked.ana.types("/customer erase @ivo at Acme")
    assert "nobody called “ivo” at Acme" in seen(marked.ana.reply)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("erase", "Whom? Such as:"),
        ("erase @zoltan at Acme", "I know nobody called “zoltan” at Acme."),
        ("erase Nowhere Ltd", "I know no customer called “Nowhere Ltd”."),
        ("erase @ana at Nowhere Ltd", "I know no customer called “Nowhere Ltd”."),
        ("erase <!channel> at Acme", "I know nobody called"),
        (f"erase {'x' * 2_000} at Acme", "I know nobody called"),
    ],
)
def test_what_cannot_be_erased_is_told(marked: Edge, line: str, said: str) -> None:
    assert marked.ana.types(f"/customer {line}").startswith(said)


def test_a_customer_with_at_in_its_name_is_meant_whole(marked: Edge) -> None:
    marked.ana.types("/customer add Boats at Acme")
    marked.ana.types("/customer erase Boats at Acme")
    marked.ana.submits(name="Boats at Acme")
    assert "Boats at Acme" not in marked.names("customers")
    assert "Acme" in marked.names("customers")


def test_words_that_are_others_names_too_stay(marked: Edge) -> None:
    marked.ana.types("/touch Acme call with Ivo Marsh yesterday: Ivo came, Lund did not, Lundy did")
    marked.ana.types("/customer erase Ivo Lund at Acme")
    marked.ana.submits(name="ivo lund")
    notes_now = [one["note"] for one in marked.rows("touchpoints")]
    assert "Ivo came, … did not, Lundy did" in notes_now


def test_a_note_that_was_a_text_is_written_anew(marked: Edge) -> None:
    marked.walk(TEN)
    with writing(marked.bot.engine) as connection:
        told = {"text": f"Three orders, one by {WRITTEN} of Acme.", "customer_ids": [1]}
        connection.execute(update(notes).values(told))
    marked.ana.types(f"/customer erase {WRITTEN} at Acme")
    marked.ana.submits(name=WRITTEN)
    assert "Three orders, one by … of Acme." in seen(marked.ana.note)
