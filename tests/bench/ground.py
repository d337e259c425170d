"""What is measured on: records of many customers, each built once a run and thrown away with it."""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from sqlalchemy import Engine, func, select, update

from bot.dev.sample import write_sample
from bot.intake import land
from bot.store.engine import reading, writing
from bot.store.tables import customers, metadata
from rules.kit.rule import Rule, load
from tests.bench.copies import multiply
from tests.flow.team import Team, record_in, team_in
from tests.soak.company import company_in

Made = TypeVar("Made")

THURSDAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 10, 30, tzinfo=UTC)
"""It is Thursday everywhere from Los Angeles to Auckland."""

BASE, MEMBERS, SEED = 1_000, 20, 6


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a run is. Without a `large` record, what needs one is left out."""

    small: int = 10_000
    middle: int = 100_000
    large: int | None = 1_000_000
    sample: int = 10_000
    due: int = 100
    reminders: int = 10_000
    planned: int = 10_000
    written_to: int = 10_000
    acknowledged: int = 40
    towns: int = 200
    in_a_town: int = 50
    touchpoints: int = 1_000_000
    typed_among: int = 50_000
    keystrokes: int = 2_000
    logged: int = 100
    idle_ticks: int = 50
    lazily: int = 5_000
    rehearsed: int = 200
    rehearsed_days: int = 365
    base: int = BASE


FULL = Sizes()
FAST = Sizes(
    large=None,
    sample=2_000,
    due=50,
    reminders=1_000,
    planned=200,
    written_to=200,
    acknowledged=8,
    towns=12,
    touchpoints=10_000,
    keystrokes=100,
    logged=20,
    idle_ticks=20,
    lazily=500,
    rehearsed=40,
    rehearsed_days=30,
)
TINY = Sizes(
    small=24,
    middle=48,
    large=96,
    sample=40,
    due=6,
    reminders=60,
    planned=24,
    written_to=60,
    acknowledged=2,
    towns=3,
    in_a_town=20,
    touchpoints=200,
    typed_among=200,
    keystrokes=30,
    logged=3,
    idle_ticks=2,
    lazily=10,
    rehearsed=40,
    rehearsed_days=3,
    base=12,
)
"""So that a test can see that everything runs; the numbers mean nothing."""


@dataclass
class Ground:
    """A folder with the records of one run. What is opened is closed by `stack` at its end."""

    folder: Path
    sizes: Sizes
    stack: ExitStack
    say: Callable[[str], object] = lambda _: None
    _kept: dict[str, Any] = field(default_factory=dict)

    def company(self, number: int) -> Team:
        """So many customers, copies of some with a history of two years; nothing is due at NOW."""
        return self.once(f"company {number}", lambda: self.founded("company", number, load()))

    def sample(self, number: int) -> Team:
        """The same of the customers of `make demo`, of whom every kind of fact is known."""
        return self.once(f"sample {number}", lambda: self._shown(number))

    def room(self, name: str) -> Path:
        """A new folder."""
        room = self.folder / f"{len([*self.folder.iterdir()])}-{name.replace(' ', '-')}"
        room.mkdir()
        return room

    def once(self, name: str, found: Callable[[], Made]) -> Made:
        """What takes long to make is made once a run."""
        if name not in self._kept:
            began = time.monotonic()
            self._kept[name] = found()
            self.say(f"  ({name}: {time.monotonic() - began:.0f} s to build)")
        made: Made = self._kept[name]
        return made

    def founded(self, name: str, number: int, rules: Sequence[Rule]) -> Team:
        base = min(self.sizes.base, number)
        dice = Random(SEED)  # noqa: S311 - the same company each time
        team = company_in(self.room(name), MEMBERS, base, THURSDAY, dice)
        team.rules = rules
        return self._settled(team, number // base)

    def _shown(self, number: int) -> Team:
        room = self.room("sample")
        write_sample(room / "in", today=THURSDAY)
        team = team_in(record_in(room), rules=load())
        with writing(team.engine) as connection:
            land(connection, team.workspace_id, room / "in", now=NOW, today=THURSDAY)
        return self._settled(team, max(1, number // count(team.engine, "customers")))

    def _settled(self, team: Team, times: int) -> Team:
        """Planned once, as by a bot that has been at work for a while, and then copied: copies,
        too, are looked at next when their model is."""
        self.stack.callback(team.engine.dispose)
        team.tick(NOW)
        multiply(team.engine, times)
        return team


def make_due(engine: Engine, ids: list[int]) -> None:
    """As if their day had come."""
    for start in range(0, len(ids), 500):
        with writing(engine) as connection:
            these = customers.c.id.in_(ids[start : start + 500])
            connection.execute(
                update(customers).where(these).values(look_at=NOW - timedelta(minutes=1))
            )


def some(engine: Engine, number: int) -> list[int]:
    """Ids of customers, spread over the whole record."""
    with reading(engine) as connection:
        last = connection.execute(select(func.max(customers.c.id))).scalar_one()
    return [1 + place * last // number for place in range(number)]


def count(engine: Engine, table: str) -> int:
    with reading(engine) as connection:
        rows = select(func.count()).select_from(metadata.tables[table])
        return connection.execute(rows).scalar_one()
