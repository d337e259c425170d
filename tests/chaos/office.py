"""Who works here and what is due: made up by the harness, so it knows what people should read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.intake import land
from bot.sandbox import Person, Team
from bot.store import workspaces
from bot.store.engine import open_record, writing
from tests.database import a_database

TEAM = Team("Harbour", "T0CHAOS", "harbour")
OPENS = datetime(2026, 3, 3, 8, 59, tzinfo=UTC)
"""A Tuesday, a minute before the day's first notes."""


@dataclass(frozen=True)
class Office:
    """Everybody looks after as many customers, and each of them is due to be spoken with today.

    A customer's name is a word that nothing else holds: K, three figures for its keeper, three more
    for itself, and K again.
    """

    people: int
    customers_each: int

    @property
    def staff(self) -> Sequence[Person]:
        return [Person(f"U{n:03}", f"p{n}", f"Person {n}", "UTC") for n in range(self.people)]

    @property
    def expected(self) -> Mapping[str, str]:
        """By customer, whoever has to read of it: once."""
        return {
            f"K{keeper:03}{number:03}K": f"U{keeper:03}"
            for keeper in range(self.people)
            for number in range(self.customers_each)
        }

    def record(self, folder: Path) -> str:
        """A record that holds it; its DATABASE_URL."""
        url, csv = a_database(folder), folder / "csv"
        csv.mkdir()
        for name, lines in self._sheets().items():
            (csv / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        engine = open_record(url)
        with writing(engine) as connection:
            here = workspaces.connect(connection, TEAM.id, TEAM.name)
            land(connection, here.id, csv, now=OPENS, today=OPENS.date())
        engine.dispose()
        return url

    def _sheets(self) -> Mapping[str, tuple[str, ...]]:
        each = self.customers_each
        names = {one.id: one.real_name for one in self.staff}
        return {
            "members.csv": (
                "name,timezone,slack_id,daily_budget,weekly_budget",
                *(f"{one.real_name},UTC,{one.id},{each},{each}" for one in self.staff),
            ),
            "customers.csv": (
                "name,owner,tier",
                *(f"{name},{names[keeper]},A" for name, keeper in self.expected.items()),
            ),
            "touchpoints.csv": (
                "customer,on,kind",
                *(f"{name},2026-02-10,call" for name in self.expected),
            ),
        }
