"""A small team and its customers, to whom anything may happen, and the clock they live by."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.flow.tick import tick_workspace
from bot.flow.visit import Visit
from bot.flow.while_there_is_time import one_page
from bot.model import Member
from bot.store import looks, members, workspaces
from bot.store.engine import reading, writing
from rules.kit.rule import load
from tests.flow.chance import Chance
from tests.flow.oracle import missed
from tests.flow.restless import RESTLESS
from tests.flow.team import Team, record_in, team_in

ONE_DAY, AN_HOUR, A_MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
BEGINS = datetime(2026, 3, 26, 14, tzinfo=UTC)
"""Three days before the clocks change in Europe, ten before they do in New Zealand."""

PLACES = (
    ("Europe/Madrid", "ES"),
    ("Asia/Tokyo", "JP"),
    ("America/Los_Angeles", "US"),
    ("Pacific/Auckland", "NZ"),
    ("Pacific/Kiritimati", ""),
)
NAMES = ("Ana", "Ben", "Cleo", "Dov")
PEOPLE = ("Ada Lane", "Cem Kaya", "Fay Wu")
CUSTOMERS = ("Acme", "Birch", "Cobalt")
TAGS = ("bread", "flour")

WALKS = (
    timedelta(),
    A_MINUTE,
    A_MINUTE * 7,
    AN_HOUR,
    AN_HOUR * 5,
    ONE_DAY,
    ONE_DAY * 2,
    ONE_DAY * 7,
    ONE_DAY * 30,
    A_MINUTE * -3,
    AN_HOUR * -2,
)


@dataclass
class History:
    """`undo` is what can be taken back, `told` how much was told so far."""

    team: Team
    folder: Path
    chance: Chance
    now: datetime = BEGINS
    latest: datetime = BEGINS
    told: int = 0
    undo: list[Callable[[Visit], object]] = field(default_factory=list)

    @classmethod
    def in_folder(cls, folder: Path, chance: Chance) -> "History":
        team = team_in(record_in(folder), rules=[*load(), *RESTLESS])
        history = cls(team, folder / "in", chance)
        for name, (zone, country) in zip(NAMES, PLACES, strict=False):
            team.hire(name, zone, country)
        with writing(team.engine) as connection:
            workspaces.lead(connection, team.workspace_id, team.member("Ana").id)
        for place, name in enumerate(CUSTOMERS):
            owner = team.member(NAMES[place])
            team.customer(name, owner, country=owner.country, tier="ABC"[place])
        return history

    def later(self, by: timedelta) -> None:
        self.now += by
        self.latest = max(self.latest, self.now)

    def until_midnight(self, zone: str) -> timedelta:
        there = ZoneInfo(zone)
        tomorrow = self.now.astimezone(there).date() + ONE_DAY
        return datetime.combine(tomorrow, time(), there) - self.now

    def round(self) -> None:
        """As the bot makes it, with pages on which there is room for everybody: who is looked at
        again after the notes is whoever was in one that could not be sent on its day."""
        team = self.team
        team.switch_on()
        here = team.engine, team.workspace_id, team.rules, self.now
        tick_workspace(*here, due=one_page, behind=one_page)
        team.settle(self.now)
        team.deliver(self.now)
        tick_workspace(*here, due=one_page, behind=one_page)

    def left(self) -> bool:
        """Whether anybody is due, or behind the rules."""
        with reading(self.team.engine) as connection:
            return looks.ahead(connection, self.team.workspace_id).left(self.now)

    def missed(self) -> list[str]:
        """While the clock has gone back, what was learnt since lies ahead again: that is no news
        to look for."""
        return missed(self.team, self.now) if self.now >= self.latest else []

    def somebody(self) -> Member:
        with reading(self.team.engine) as connection:
            everybody = members.of_workspace(connection, self.team.workspace_id).values()
        return self.chance.among([one for one in everybody if not one.channel])

    def visit(self, member: Member | None = None) -> Visit:
        return self.team.visit(member or self.somebody(), self.now)

    def some(self, table: str, **having: object) -> dict[str, object] | None:
        rows = self.team.rows(table)
        fitting = [row for row in rows if all(row[name] == having[name] for name in having)]
        return self.chance.among(fitting) if fitting else None

    def some_id(self, table: str, **having: object) -> int | None:
        row = self.some(table, **having)
        return number_in(row, "id") if row else None

    def some_customer(self) -> int:
        return self.some_id("customers") or 0

    def some_day(self, least: int = -200, most: int = 40) -> date:
        return self.now.date() + ONE_DAY * self.chance.number(least, most)

    def maybe(self) -> bool:
        return self.chance.number(0, 1) == 1

    def next_number(self) -> int:
        self.told += 1
        return self.told


def number_in(row: dict[str, object], column: str) -> int:
    return int(str(row[column]))
