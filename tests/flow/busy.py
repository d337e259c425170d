"""A company that neglects its customers: every ritual has something to say, all the time."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

from bot.intake import land
from bot.store.engine import writing
from rules.kit import Kind
from rules.kit.rule import load
from tests.flow.team import Team, record_in, team_in

FIRST = date(2025, 9, 15)
NUMBER_OF_DAYS = 120
LAST = FIRST + timedelta(days=NUMBER_OF_DAYS - 1)

MEMBERS = (
    "Ana,Europe/Madrid,ES,UANA",
    "Ben,Asia/Tokyo,JP,UBEN",
    "Cleo,America/New_York,US,UCLEO",
)
OWNERS = ("Ana", "Ben", "Cleo")
COUNTRIES = ("ES", "JP", "US", "DE", "")
NUMBER_OF_CUSTOMERS = 30


def some_day(number: int) -> date:
    """Spread over the year around the first day, the same each time."""
    return FIRST + timedelta(days=number * 97 % 400 - 230)


def busy_team_in(folder: Path) -> Team:
    _write(folder / "in")
    team = team_in(record_in(folder), rules=load())
    with writing(team.engine) as connection:
        land(
            connection,
            team.workspace_id,
            folder / "in",
            now=datetime(2026, 3, 3, 8, tzinfo=UTC),
            today=date(2026, 3, 3),
        )
    for number in range(8):
        when = FIRST + timedelta(days=number * 13)
        team.change("contacts", number * 6 + 1, standing="left", standing_since=when)
        meeting = when + timedelta(days=10)
        team.touched(number + 1, meeting, Kind.MEETING, recorded_on=when - timedelta(days=20))
    return team


def _write(folder: Path) -> None:
    folder.mkdir()
    every = range(NUMBER_OF_CUSTOMERS)
    kinds = list(Kind)
    rows = {
        "members.csv": ["name,timezone,country,slack_id", *MEMBERS],
        "customers.csv": [
            "name,owner,tier,country,since",
            *(
                f"Customer {n},{OWNERS[n % 3]},{'ABC'[n % 3 - 1]},{COUNTRIES[n % 5]},"
                f"{some_day(n) - timedelta(days=n % 7 * 60)}"
                for n in every
            ),
        ],
        "contacts.csv": [
            "customer,name,birthday,champion,seniority",
            *(
                f"Customer {n},Person {n} {m},--{some_day(n * 5 + m):%m-%d},{'no' if m else 'yes'},"
                for n, m in product(every, range(2))
            ),
        ],
        "projects.csv": [
            "customer,name,stage,entered_on,accepted_on",
            *(f"Customer {n},Shop,after,{some_day(n * 3)},{some_day(n * 3)}" for n in every),
        ],
        "touchpoints.csv": [
            "customer,on,kind,with,by",
            *(
                f"Customer {n},{some_day(n * 11 + m * 7)},{kinds[(n * 5 + m * 3) % len(kinds)]},"
                f"Person {n} {m % 2},{OWNERS[n % 3]}"
                for n, m in product(every, range(7))
            ),
        ],
        "offerings.csv": [
            "title,published_on,tags",
            *(f"News {n},{FIRST + timedelta(days=n * 17)},bread" for n in range(6)),
        ],
        "needs.csv": [
            "customer,tag,text,on",
            *(f"Customer {n},bread,bread that keeps,{some_day(n)}" for n in every if n % 2),
        ],
    }
    for name, lines in rows.items():
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
