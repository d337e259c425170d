"""A file of touchpoints: taken in by an import that checks each row, and by nothing but a loop."""

import csv
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from bot.intake import land
from bot.store.engine import open_record, writing
from rules.kit import Kind
from tests.bench import child, raw
from tests.bench.ground import MEMBERS, NOW, THURSDAY, Ground
from tests.bench.row import Measured, Row, Side, at_least, by_turns
from tests.flow.team import record_in, team_in

FLAT = 150
"""Megabytes."""

KINDS = [str(kind) for kind in Kind]
TOUCHPOINT = """
INSERT INTO touchpoints (workspace_id, customer_id, "on", kind, by_member_id, mood, note, identity,
                         began, private, recorded_at, recorded_on, step)
VALUES (1, ?, ?, ?, ?, ?, ?, ?, '', 0, ?, ?, '')
ON CONFLICT DO NOTHING
"""
BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Landing:
    """A folder with a file to import, and a record without touchpoints to import it into."""

    folder: Path
    empty: Path
    record: Path

    def begin_afresh(self) -> None:
        for end in ("", "-wal", "-shm"):
            Path(f"{self.record}{end}").unlink(missing_ok=True)
        shutil.copyfile(self.empty, self.record)

    def ours(self) -> None:
        engine = open_record(f"sqlite:///{self.record}")
        with writing(engine) as connection:
            land(connection, 1, self.folder, now=NOW, today=THURSDAY)
        engine.dispose()

    def bare(self) -> None:
        connection = raw.connected_to(self.record)
        customers = dict(connection.execute("SELECT name, id FROM customers"))
        members = dict(connection.execute("SELECT name, id FROM members"))
        day = THURSDAY.isoformat()
        connection.execute("BEGIN IMMEDIATE")
        with (self.folder / "touchpoints.csv").open(newline="", encoding="utf-8") as file:
            rows = (
                (
                    customers[row["customer"]],
                    row["on"],
                    row["kind"],
                    members[row["by"]],
                    row["mood"] or None,
                    row["note"],
                    f"import:{row['external_id']}",
                    raw.AT,
                    day,
                )
                for row in csv.DictReader(file)
            )
            while batch := [*islice(rows, BATCH)]:
                connection.executemany(TOUCHPOINT, batch)
        connection.execute("COMMIT")
        connection.close()

    def found(self, _: object) -> tuple[int, ...]:
        """How many there are, and of which customers on which days, as a sum."""
        connection = sqlite3.connect(self.record)
        told = connection.execute(
            'SELECT count(*), sum(customer_id), sum(julianday("on")), sum(by_member_id),'
            " sum(mood), sum(length(note)) FROM touchpoints"
        ).fetchone()
        connection.close()
        return tuple(round(one) for one in told)


def import_over_raw(ground: Ground, rounds: int) -> Measured:
    number = ground.sizes.touchpoints
    landing = _landing(ground, number)
    side = partial(Side, before=landing.begin_afresh, found=landing.found, parts=number)
    turns = by_turns(rounds, side(landing.bare), side(landing.ours))
    landing.begin_afresh()
    most = child.megabytes("take_in", NOW.isoformat(), str(landing.record), str(landing.folder))
    note = f"{1 / turns.b[0]:,.0f} rows a second; {most:.0f} MB at most in all of {number:,}"
    return Measured(turns.ratio, turns.a, turns.b, note, also_reached=most < FLAT)


def _landing(ground: Ground, number: int) -> Landing:
    room = ground.room("import")
    for folder in ("before", "in"):
        (room / folder).mkdir()
    people = ground.sizes.small
    _write(room / "before" / "members.csv", [("name",), *((_member(n),) for n in range(MEMBERS))])
    _write(room / "before" / "customers.csv", [("name",), *((_named(n),) for n in range(people))])
    _write(room / "in" / "touchpoints.csv", _touches(people, number))
    team = team_in(record_in(room))
    with writing(team.engine) as connection:
        land(connection, team.workspace_id, room / "before", now=NOW, today=THURSDAY)
    team.engine.dispose()
    return Landing(room / "in", room / "record.db", room / "filled.db")


def _touches(customers: int, number: int) -> Iterator[tuple[object, ...]]:
    yield ("customer", "on", "kind", "by", "mood", "note", "external_id")
    for place in range(number):
        yield (
            _named(place * 7_919 % customers),
            THURSDAY - timedelta(days=1 + place % 1_000),
            KINDS[place % len(KINDS)],
            _member(place % MEMBERS),
            "" if place % 3 else 1 + place % 5,
            "They asked about the spring order." if place % 2 else "",
            f"crm-{place}",
        )


def _named(number: int) -> str:
    return f"Customer {number}"


def _member(number: int) -> str:
    return f"Member {number}"


def _write(file: Path, rows: Iterable[tuple[object, ...]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows(rows)


ROWS = (
    Row(
        13,
        "import of 1 M touchpoints over raw csv + executemany",
        "–",
        at_least(0.3, f", memory flat (< {FLAT} MB)"),
        import_over_raw,
    ),
)
PEERS = ()
