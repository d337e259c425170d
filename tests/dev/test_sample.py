"""The made-up year: the same each time, taken without a word, and a good first morning."""

from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.dev.sample import write_sample
from bot.flow.plan import plan
from bot.intake import Report, land
from bot.model import Dossier, Tuned
from bot.store import dossiers, workspaces
from bot.store.engine import open_record, reading, writing
from bot.store.migrate import migrate
from rules.kit.rule import load

TUESDAY = date(2026, 3, 3)


def imported(folder: Path, today: date) -> tuple[Report, list[Dossier]]:
    write_sample(folder / "sample", today=today)
    engine: Engine = open_record(f"sqlite:///{folder / 'record.db'}")
    migrate(engine)
    now = datetime(today.year, today.month, today.day, 7, tzinfo=UTC)
    with writing(engine) as connection:
        workspace = workspaces.named(connection, None, new_name="Sample")
        report = land(connection, workspace.id, folder / "sample", now=now, today=today)
    with reading(engine) as connection:
        found = [*dossiers.stream(connection, workspace.id)]
    engine.dispose()
    return report, found


def asked(found: list[Dossier], today: date) -> dict[str, list[tuple[str, str]]]:
    """(rule, customer) of all that may be asked today, by colleague."""
    morning: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rules = [Tuned(rule, {}) for rule in load()]
    for dossier in found:
        outcome = plan(dossier, rules, today)
        assert not outcome.broken
        for one in outcome.ask:
            morning[one.to.name].append((one.rule.name, dossier.customer.name))
    return morning


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_sample(tmp_path / name, today=TUESDAY)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 7
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_the_first_morning_shows_the_range(tmp_path: Path) -> None:
    report, found = imported(tmp_path, TUESDAY)
    assert (report.warnings, report.met, len(found)) == ((), 0, 40)
    morning = asked(found, TUESDAY)
    assert sorted(morning["Ana Ruiz"]) == [
        ("birthday", "Fernhollow Books"),
        ("check_in", "Brunnwart Apotheken"),
        ("thank_you_note", "Panadería Luz del Alba"),
    ]
    assert len(morning) == 5
    assert all(2 <= len(nudges) <= 4 for nudges in morning.values())
    assert len({rule for nudges in morning.values() for rule, _ in nudges}) >= 6


def test_acme_is_there_for_the_demo(tmp_path: Path) -> None:
    _, found = imported(tmp_path, TUESDAY)
    acme = next(one for one in found if one.customer.name == "Acme Tools")
    assert acme.owner is not None
    assert acme.owner.name == "Ana Ruiz"
    assert acme.customer.contacts[0].name == "Ana Lindqvist"


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2027, 1, 2), date(2026, 12, 31)])
def test_any_day_will_do(tmp_path: Path, today: date) -> None:
    report, found = imported(tmp_path, today)
    assert report.bad == ()
    touches = [touch.on for one in found for touch in one.customer.touches]
    assert len(touches) > 700
    assert today.toordinal() - 366 <= min(touches).toordinal()
    assert max(touches) < today
    assert asked(found, today)["Ana Ruiz"]
