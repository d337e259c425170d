"""The made-up year: the same each time, taken without a word, and a good first morning."""

from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.dev.sample import HEADERS, write_sample
from bot.flow.plan import Suggestion, plan
from bot.flow.rehearse import Line, Rehearsal
from bot.intake import Report, land
from bot.model import Dossier, Tuned
from bot.store import dossiers, workspaces
from bot.store.engine import open_record, reading, writing
from bot.store.migrate import migrate
from rules.kit.rule import load
from tests.database import address_in

TUESDAY = date(2026, 3, 3)
FILES = [f"{name}.csv" for name in HEADERS]


def imported(folder: Path, today: date) -> tuple[Report, list[Dossier]]:
    write_sample(folder / "sample", today=today)
    engine: Engine = open_record(address_in(folder))
    migrate(engine)
    now = datetime(today.year, today.month, today.day, 7, tzinfo=UTC)
    with writing(engine) as connection:
        workspace = workspaces.named(connection, None, new_name="Sample")
        report = land(connection, workspace.id, folder / "sample", now=now, today=today)
    with reading(engine) as connection:
        found = [*dossiers.stream(connection, workspace.id)]
    engine.dispose()
    return report, found


def rules() -> list[Tuned]:
    """Those that ask about a customer; what concerns the whole team is nobody's morning note."""
    return [Tuned(rule, {}) for rule in load() if not rule.of_team]


def waiting(found: list[Dossier], today: date) -> dict[str, list[Suggestion]]:
    """All that may be asked today, by colleague."""
    morning: dict[str, list[Suggestion]] = defaultdict(list)
    for dossier in found:
        outcome = plan(dossier, rules(), today)
        assert not outcome.broken
        for one in outcome.ask:
            morning[one.to.name].append(one)
    return morning


def notes(found: list[Dossier], first: date, last: date) -> list[Line]:
    """What would be sent in these days if nobody answered."""
    return [
        line for _, lines in Rehearsal("Sample", found, rules()).days(first, last) for line in lines
    ]


def by_person(lines: list[Line]) -> dict[str, list[Line]]:
    return {name: [one for one in lines if one.to == name] for name in {one.to for one in lines}}


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_sample(tmp_path / name, today=TUESDAY)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == len(FILES)
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_it_is_taken_without_a_word_and_holds_something_of_everything(tmp_path: Path) -> None:
    report, found = imported(tmp_path, TUESDAY)
    assert (report.warnings, report.met, len(found)) == ((), 0, 40)
    assert {name for name, count in report.files.items() if count.added} == set(FILES)


def test_the_first_notes_show_the_range(tmp_path: Path) -> None:
    _, found = imported(tmp_path, TUESDAY)
    morning = by_person(notes(found, TUESDAY, TUESDAY))
    assert [(one.rule, one.customer) for one in morning["Ana Ruiz"]] == [
        ("birthday", "Fernhollow Books"),
        ("thank_you_note", "Panadería Luz del Alba"),
        ("close_the_loop", "Brunnwart Apotheken"),
    ]
    assert len(morning) == 5
    for lines in morning.values():
        assert len({one.rule for one in lines}) == len({one.customer for one in lines}) == 3
    assert len({one.rule for lines in morning.values() for one in lines}) >= 10


def test_only_a_handful_waits_and_says_whom_it_is_for(tmp_path: Path) -> None:
    _, found = imported(tmp_path, TUESDAY)
    morning = waiting(found, TUESDAY)
    assert [len(suggestions) for suggestions in morning.values()] == [4, 5, 4, 5, 5]
    nudges = [one.nudge for suggestions in morning.values() for one in suggestions]
    assert not [nudge.draft for nudge in nudges if "[name]" in nudge.draft]
    assert len({nudge.why for nudge in nudges}) == len(nudges)


def test_the_month_after_it_brings_everybody_ten_rituals(tmp_path: Path) -> None:
    _, found = imported(tmp_path, TUESDAY)
    month = notes(found, TUESDAY, date(2026, 4, 3))
    for lines in by_person(month).values():
        assert len({one.rule for one in lines}) >= 10
        assert len(lines) <= 40
    for name in {one.customer for one in month}:
        assert sum(one.customer == name for one in month) <= 8


def test_acme_is_there_for_the_demo(tmp_path: Path) -> None:
    _, found = imported(tmp_path, TUESDAY)
    acme = next(one for one in found if one.customer.name == "Acme Tools")
    assert acme.owner is not None
    assert acme.owner.name == "Ana Ruiz"
    assert acme.customer.contacts[0].name == "Ana Lindqvist"


def test_one_of_the_five_reads_german(tmp_path: Path) -> None:
    _, found = imported(tmp_path, TUESDAY)
    spoken = {one.name: one.language for one in found[0].members.values()}
    assert spoken.pop("Carla Weiss") == "de"
    assert set(spoken.values()) == {"en"}


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2027, 1, 2), date(2026, 12, 31)])
def test_any_day_will_do(tmp_path: Path, today: date) -> None:
    report, found = imported(tmp_path, today)
    assert report.bad == ()
    known = [one.customer.as_of(today) for one in found]
    touches = [touch.on for customer in known for touch in customer.touches]
    assert len(touches) > 700
    assert today.toordinal() - 366 <= min(touches).toordinal()
    assert max(touches) < today
    assert len([plan for customer in known for plan in customer.planned]) == 3
    assert waiting(found, today)["Ana Ruiz"]
