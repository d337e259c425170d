"""Who works where in town, and what is due on Monday: made up, so that it is known beforehand what
everybody should read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.sandbox import Person, Team

OPENS = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
"""Monday, nine o'clock in Dhaka."""
ZONES = ("Asia/Dhaka", "Asia/Kathmandu", "Asia/Kolkata")
A_DAY_AT_WORK = timedelta(hours=8)


@dataclass(frozen=True)
class Firm:
    """A workspace. Everybody looks after one customer who is due today, and one who is not.

    Their names are words that nothing else holds: K (or Q, for whom nothing is due), three figures
    for the firm, four for the person, and the letter again. People are called the same in all
    firms, down to their ids, so that whoever looked somebody up by that alone would be caught.
    They begin to work in so many waves, one `every` so often; in each are people of all zones.
    """

    number: int
    people: int
    waves: int = 3
    every: timedelta = timedelta(minutes=5)

    @property
    def team(self) -> Team:
        return Team(f"Firm {self.number}", f"T{self.number:03}", f"firm{self.number}")

    @cached_property
    def staff(self) -> Sequence[Person]:
        return [
            Person(f"U{n:04}", f"p{n}", f"Person {n}", ZONES[n % len(ZONES)])
            for n in range(self.people)
        ]

    @cached_property
    def begins(self) -> Mapping[str, datetime]:
        """By person, when they begin to work on Monday: from then on their note is late."""
        size = len(ZONES)
        return {
            one.id: OPENS + n // size % self.waves * self.every for n, one in enumerate(self.staff)
        }

    @property
    def last_begins(self) -> datetime:
        return max(self.begins.values())

    @cached_property
    def expected(self) -> Mapping[str, str]:
        """By customer, whoever has to read of it: once."""
        return {f"K{self.number:03}{n:04}K": one.id for n, one in enumerate(self.staff)}

    def quiet(self, person: str) -> str:
        """The customer of whom nobody has to be told."""
        return f"Q{self.number:03}{person.removeprefix('U')}Q"

    @property
    def sheets(self) -> Mapping[str, Sequence[str]]:
        names = {one.id: one.real_name for one in self.staff}
        due = {customer: names[keeper] for customer, keeper in self.expected.items()}
        calm = {self.quiet(one.id): one.real_name for one in self.staff}
        return {
            "members.csv": (
                "name,timezone,slack_id,hours,daily_budget,weekly_budget",
                *(f"{p.real_name},{p.tz},{p.id},{self._hours(p)},1,5" for p in self.staff),
            ),
            "customers.csv": (
                "name,owner,tier",
                *(f"{customer},{owner},A" for customer, owner in {**due, **calm}.items()),
            ),
            "touchpoints.csv": (
                "customer,on,kind",
                *(f"{customer},2026-02-06,call" for customer in due),
                *(f"{customer},2026-02-27,call" for customer in calm),
            ),
        }

    def _hours(self, person: Person) -> str:
        begins = self.begins[person.id].astimezone(ZoneInfo(person.tz))
        return f"{begins:%H:%M}-{begins + A_DAY_AT_WORK:%H:%M}"


def firms(
    workspaces: int,
    members: int,
    noisy: int,
    waves: int = 3,
    every: timedelta = timedelta(minutes=5),
) -> Sequence[Firm]:
    """The first one is the noisy one, if `noisy` people work there; all others are alike."""
    rest = workspaces - bool(noisy)
    each, more = divmod(members - noisy, rest)
    sizes = [*([noisy] if noisy else []), *(each + (n < more) for n in range(rest))]
    return [Firm(number, people, waves, every) for number, people in enumerate(sizes)]
