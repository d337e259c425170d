"""One customer's made-up year with us: people, talks, coffees, reviews and favours."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, cycle

from bot.dev.sample_cast import (
    CHAMPION,
    FINANCE,
    FIRST_NAMES,
    LAST_NAMES,
    MEMBERS,
    PLACES,
    SPEAKS,
    Company,
)
from bot.dev.sample_notes import CALM, NOTES, USUAL, WORRIES
from bot.dev.sample_stories import MOVED, Moved
from rules.kit.days import months_after, working_days_after

SEED = 20260303
YEAR = 365
CADENCE = {"A": 21, "B": 45, "C": 90}
COURTED_EVERY = 9
COFFEE_EVERY = {"A": (32, 42), "B": (66, 84)}
"""By turns with the one who decides and the one who stands up for us."""
PEOPLE = {"A": 4, "B": 3, "C": 3}
DANGEROUS_MONTHS = (5, 11, 17, 23, 29, 35)
REVIEW_AHEAD = 12
SILENT_FOR = {"worried": 8, "signed": 2}
"""Days since the last talk, where a story wants it so."""
HOW: dict[str, dict[str, str]] = {"message": {"began": "they"}, "email": {"answered": "yes"}}
MORE = ("began", "answered", "private", "step", "loop")


class Year:
    """The rows of all files, as they come to be."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.rows: dict[str, list[list[str]]] = defaultdict(list)

    def write(self, name: str, *cells: object) -> None:
        self.rows[name].append(["" if cell is None else str(cell) for cell in cells])

    def ago(self, days: int) -> date:
        """A working day, that many days ago or just before."""
        return working_day(self.today - timedelta(days=days))


def working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


@dataclass(slots=True)
class Life:
    """One customer's year with us. `people` are those whom we speak with, by their place."""

    year: Year
    company: Company
    number: int
    people: list[str] = field(default_factory=list)
    since: date | None = None
    dice: random.Random = field(init=False)
    moods: Iterator[int] = field(init=False)
    turn: int = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(SEED + self.number)  # noqa: S311 - the same play each time
        self.moods = cycle(CALM)
        self.turn = self.number

    def live(self) -> None:
        self.since = self._since()
        self._meet_people()
        self._talk()
        if self.company.tier in COFFEE_EVERY and self.since:
            self._have_coffee(self.since)
        self._review()
        self._favour()

    def _since(self) -> date | None:
        if self.company.story == "prospect":
            return None
        if self.company.story == "danger":
            return months_after(self.year.today, -11)
        if self.company.story == "signed":
            return self.year.ago(1)
        return self.year.ago(self.dice.randint(250, 1900))

    @property
    def begins(self) -> date:
        """The first day of which something is on record."""
        early = self.year.today - timedelta(days=YEAR)
        return max(early, self.since) if self.since else self.year.ago(40)

    def _meet_people(self) -> None:
        tongue = SPEAKS.get(self.company.country, self.company.country)
        firsts = self.dice.sample(FIRST_NAMES[tongue].split(), len(PLACES) + 1)
        lasts = self.dice.sample(LAST_NAMES[tongue].split(), len(PLACES) + 1)
        if self.number == 0:
            firsts[0], lasts[0] = "Ana", "Lindqvist"
        *self.people, successor = (f"{one} {two}" for one, two in zip(firsts, lasts, strict=True))
        del self.people[PEOPLE[self.company.tier] :]
        moved = MOVED.get(self.company.name)
        for place, name in enumerate(self.people):
            champion = place == CHAMPION or (place, self.number) == (0, 0)
            self._introduce(place, name, champion, moved if place == CHAMPION else None)
        if moved and moved.met is not None:
            self.year.write(
                "contacts", self.company.name, successor, *PLACES[CHAMPION], self._address(), "",
                "no", "active", "", self.year.ago(moved.met), self.people[CHAMPION],
            )  # fmt: skip
            self.people.append(successor)

    def _introduce(self, place: int, name: str, champion: bool, moved: Moved | None) -> None:
        standing, since = "active", None
        if moved:
            standing, since = moved.standing, self.year.ago(moved.ago)
        elif place == FINANCE and self._lost_their_treasurer:
            standing = "left"
        self.year.write(
            "contacts", self.company.name, name, *PLACES[place], self._address(),
            self._birthday(place), "yes" if champion else "no", standing, since, "", "",
        )  # fmt: skip

    def _address(self) -> str:
        number = len(self.year.rows["contacts"])
        return f"contact{number}@customer{self.number + 1}.example"

    @property
    def _lost_their_treasurer(self) -> bool:
        """Long ago, at some time that nobody knows."""
        return PEOPLE[self.company.tier] > FINANCE and self.number % 5 == 2

    def there(self, day: date) -> list[str]:
        """With whom somebody may have spoken on a day."""
        moved = MOVED.get(self.company.name)
        gone = [self.people[FINANCE]] if self._lost_their_treasurer else []
        if moved and day > self.year.ago(moved.ago):
            gone.append(self.people[CHAMPION])
        if moved and moved.met is not None and day <= self.year.ago(moved.met):
            gone.append(self.people[-1])
        return [name for name in self.people if name not in gone]

    def _birthday(self, place: int) -> str:
        today = self.year.today
        if place == 0 and self.company.story == "birthday":
            return f"--{today:%m-%d}"
        if self.dice.random() < 0.4:
            return ""
        born = today.replace(day=1) + timedelta(days=self.dice.randint(12, 340))
        year = self.dice.choice(("-", "1964", "1971", "1980", "1988", "1996"))
        return f"{year}-{born:%m-%d}"

    def _talk(self) -> None:
        """In the rhythm of their tier, but for a gap in some years, and for those silent now."""
        courted = self.company.story == "prospect"
        cadence = COURTED_EVERY if courted else CADENCE[self.company.tier]
        today = self.year.today
        until = today - timedelta(days=SILENT_FOR.get(self.company.story, 1))
        if self.company.story == "silent":
            until = today - timedelta(days=cadence + 4)
        gap_at = self.dice.randint(90, 200) if self.number % 6 == 3 else None
        usual = (USUAL[(self.number + turn) % len(USUAL)] for turn in count())
        day = self.begins + timedelta(days=self.dice.randint(1, 9))
        while day <= until:
            kind = next(usual)
            self.touch(day, kind, mood=next(self.moods), **HOW.get(kind, {}))
            if self.dice.random() < 0.15:
                self.touch(min(day + timedelta(days=4), self.year.ago(1)), "update")
            day += timedelta(days=int(cadence * self.dice.uniform(0.45, 0.85)))
            if gap_at and (today - day).days < gap_at:
                day, gap_at = day + timedelta(days=cadence), None

    def _have_coffee(self, since: date) -> None:
        shortest, longest = COFFEE_EVERY[self.company.tier]
        first = max(self.year.today - timedelta(days=YEAR), since)
        day = first + timedelta(days=self.dice.randint(10, 50))
        last, turns = self.year.ago(1), count(self.number)
        if self.company.story == "coffee":
            day = last = self.year.ago(183)
        elif self.company.story in SILENT_FOR or self.company.story == "silent":
            last -= timedelta(days=CADENCE[self.company.tier] + 4)
        while day <= last:
            here = self.there(day)
            key = [one for one in self.people[: CHAMPION + 1] if one in here]
            whom = key if self.company.story == "silent" else [key[next(turns) % len(key)]]
            kind = "visit" if self.dice.random() < 0.25 else "coffee"
            self.touch(day, kind, people=whom, mood=next(self.moods))
            day += timedelta(days=self.dice.randint(shortest, longest))

    def _review(self) -> None:
        """Look back before the months in which people leave, unless that is today's story."""
        if not self.since or self.company.story in ("danger", "silent"):
            return
        for month in DANGEROUS_MONTHS:
            day = months_after(self.since, month) - timedelta(days=REVIEW_AHEAD)
            if self.year.today - timedelta(days=YEAR) < day < self.year.today:
                self.touch(day, "review", mood=next(self.moods))

    def _favour(self) -> None:
        """Somebody did us a good turn, and was thanked."""
        if self.number % 4 == 0 and self.company.story != "silent":
            day = self.year.ago(self.dice.randint(40, 300))
            kind = self.dice.choice(("referral", "testimonial", "renewal", "suggestion"))
            whom = self.there(day)[:1]
            self.touch(day, kind, people=whom, mood=4, began="they")
            self.touch(working_days_after(day, 1), "thank-you", people=whom)

    def touch(
        self,
        day: date,
        kind: str,
        *,
        people: Sequence[str] | None = None,
        project: str = "",
        mood: int | None = None,
        note: str = "",
        **more: str,
    ) -> None:
        """`more` are columns by name. Without people it is the turn of somebody who is there."""
        if day < self.year.today:
            day = working_day(day)
        here = self.there(day)
        whom = [here[self.turn % len(here)]] if people is None else people
        self.turn += people is None
        note = (note or self.dice.choice(NOTES[kind])).format(
            first=[*whom, *here][0].split()[0], worry=self.dice.choice(WORRIES)
        )
        by = self.company.owner if self.dice.random() < 0.85 else self.dice.choice(MEMBERS)[0]
        self.year.write(
            "touchpoints", self.company.name, day, kind, more.get("by", by), ";".join(whom),
            project, mood, note, *(more.get(name, "") for name in MORE),
        )  # fmt: skip
