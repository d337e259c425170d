"""A company to live through a year: members in twelve zones, and customers with a history."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from bot.intake import land
from bot.store import workspaces
from bot.store.engine import writing
from rules.kit import Kind
from rules.kit.rule import load
from tests.flow.team import Team, record_in, team_in

PLACES = (
    ("Europe/Madrid", "ES"),
    ("Europe/Berlin", "DE"),
    ("Europe/London", "GB"),
    ("America/New_York", "US"),
    ("America/Los_Angeles", "US"),
    ("America/Sao_Paulo", "BR"),
    ("Asia/Tokyo", "JP"),
    ("Asia/Kolkata", "IN"),
    ("Asia/Jerusalem", "IL"),
    ("Africa/Cairo", "EG"),
    ("Australia/Sydney", "AU"),
    ("Pacific/Auckland", "NZ"),
)
COUNTRIES = ("ES", "DE", "US", "JP", "SA", "")
STAGES = ("contract", "delivery", "done", "after")
ONE_DAY = timedelta(days=1)
FIRST_NAMES = ("Ada", "Bo", "Cem", "Dee", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jun")


def company_in(folder: Path, members: int, customers: int, first: date, dice: Random) -> Team:
    """An import, as a company begins; the first member leads, and every ritual is on."""
    _write(folder / "in", members, customers, first, dice)
    team = team_in(record_in(folder), rules=load())
    now = datetime.combine(first, datetime.min.time()).astimezone()
    with writing(team.engine) as connection:
        land(connection, team.workspace_id, folder / "in", now=now, today=first)
        workspaces.lead(connection, team.workspace_id, 1)
    return team


def _write(folder: Path, members: int, customers: int, first: date, dice: Random) -> None:
    folder.mkdir(parents=True)
    whose = [dice.randrange(members) for _ in range(customers)]
    tables = {
        "members.csv": ("name,timezone,country,slack_id", _members(members)),
        "customers.csv": ("name,owner,tier,country,since", _customers(whose, first, dice)),
        "contacts.csv": ("customer,name,birthday,champion", _contacts(customers, dice)),
        "projects.csv": (
            "customer,name,stage,entered_on,accepted_on",
            _projects(customers, first, dice),
        ),
        "touchpoints.csv": ("customer,on,kind,with,by", _touches(whose, first, dice)),
        "offerings.csv": ("title,published_on,tags", _offerings(first)),
        "needs.csv": ("customer,tag,text,on", _needs(customers, first, dice)),
    }
    for name, (header, lines) in tables.items():
        (folder / name).write_text("\n".join([header, *lines]), encoding="utf-8")


def _members(number: int) -> Iterator[str]:
    for one in range(number):
        zone, country = PLACES[one % len(PLACES)]
        yield f"Member {one},{zone},{country},UM{one}"


def _customers(whose: list[int], first: date, dice: Random) -> Iterator[str]:
    for one, member in enumerate(whose):
        since = _ago(first, dice, 900)
        tier, country = dice.choice("AABBBCCC"), dice.choice(COUNTRIES)
        yield f"Customer {one},Member {member},{tier},{country},{since}"


def _contacts(number: int, dice: Random) -> Iterator[str]:
    for one in range(number):
        for place in range(2):
            birthday = date(2024, 1, 1) + ONE_DAY * dice.randrange(366)
            name = f"{dice.choice(FIRST_NAMES)} {one}{'ab'[place]}"
            yield f"Customer {one},{name},--{birthday:%m-%d},{'no' if place else 'yes'}"


def _projects(number: int, first: date, dice: Random) -> Iterator[str]:
    for one in range(number):
        if dice.random() < 0.6:
            on, stage = _ago(first, dice, 300), dice.choice(STAGES)
            yield f"Customer {one},Shop,{stage},{on},{on if stage == 'after' else ''}"


def _touches(whose: list[int], first: date, dice: Random) -> Iterator[str]:
    kinds = list(Kind)
    for one, member in enumerate(whose):
        days = sorted({_ago(first, dice, 400) for _ in range(dice.randrange(2, 9))})
        for on in days:
            yield f"Customer {one},{on},{dice.choice(kinds)},,Member {member}"


def _offerings(first: date) -> Iterator[str]:
    for number in range(8):
        yield f"News {number},{first - ONE_DAY * 40 * number},bread"


def _needs(number: int, first: date, dice: Random) -> Iterator[str]:
    for one in range(0, number, 3):
        yield f"Customer {one},bread,bread that keeps,{_ago(first, dice, 300)}"


def _ago(first: date, dice: Random, most: int) -> date:
    return first - ONE_DAY * dice.randrange(1, most)
