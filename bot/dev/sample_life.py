"""One customer's made-up year with us: people, talks, coffees, reviews, work and favours."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.dev.sample_cast import FIRST_NAMES, LAST_NAMES, MEMBERS, NEEDS, ROLES, SPEAKS, Company
from bot.dev.sample_notes import NOTES, USUAL, WORRIES
from rules.kit.days import months_after, working_days_after

SEED = 20260303
YEAR = 365
CADENCE = {"A": 21, "B": 45, "C": 90}
COFFEE_EVERY = {"A": (58, 76), "B": (120, 160)}
PEOPLE = {"A": 4, "B": 3, "C": 1}
DANGEROUS_MONTHS = (5, 11, 17, 23, 29, 35)
REVIEW_AHEAD = 12


class Year:
    """The rows of all files, as they come to be."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.rows: dict[str, list[list[str]]] = defaultdict(list)

    def write(self, name: str, *cells: object) -> None:
        self.rows[name].append(["" if cell is None else str(cell) for cell in cells])


@dataclass(slots=True)
class Life:
    """One customer's year with us."""

    year: Year
    company: Company
    number: int
    people: list[str] = field(default_factory=list)
    key_people: list[str] = field(default_factory=list)
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(SEED + self.number)  # noqa: S311 - the same play each time

    def live(self) -> None:
        since = self._since()
        self._introduce(since)
        self._meet_people()
        self._talk(since)
        if self.company.tier in COFFEE_EVERY:
            self._have_coffee(since)
        self._review(since)
        self._work(since)
        self._favour()
        if self.number % 3 == 1:
            tag = [*NEEDS][self.number % len(NEEDS)]
            self.year.write(
                "needs", self.company.name, tag, NEEDS[tag], self._ago(90 + 6 * self.number)
            )

    def _ago(self, days: int) -> date:
        """A working day, that many days ago or just before."""
        day = self.year.today - timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _since(self) -> date:
        if self.company.story == "danger":
            return months_after(self.year.today, -11)
        if self.company.story == "contract":
            return self._ago(1)
        return self._ago(self.dice.randint(200, 1900))

    def _introduce(self, since: date) -> None:
        one = self.company
        self.year.write(
            "customers", one.name, one.owner, one.tier, one.country, since, one.aliases, "",
            one.trade,
        )  # fmt: skip

    def _meet_people(self) -> None:
        tongue = SPEAKS.get(self.company.country, self.company.country)
        firsts = self.dice.sample(FIRST_NAMES[tongue].split(), 4)
        lasts = self.dice.sample(LAST_NAMES[tongue].split(), 4)
        if self.number == 0:
            firsts[0], lasts[0] = "Ana", "Lindqvist"
        for place in range(PEOPLE[self.company.tier] + (self.number % 2)):
            if place < len(ROLES):
                self._meet(place, f"{firsts[place]} {lasts[place]}")

    def _meet(self, place: int, name: str) -> None:
        title, department, seniority = ROLES[place]
        champion = place == 1 or (place == 0 and self.number == 0)
        moved = place == 3 and self.number % 5 == 2
        address = f"contact{place + 1}@customer{self.number + 1}.example"
        self.year.write(
            "contacts", self.company.name, name, title, department, seniority, address,
            self._birthday(place), "yes" if champion else "no", "left" if moved else "active",
        )  # fmt: skip
        if not moved:
            self.people.append(name)
        if champion or seniority == "executive":
            self.key_people.append(name)

    def _birthday(self, place: int) -> str:
        today = self.year.today
        if place == 0 and self.company.story == "birthday":
            return f"--{today:%m-%d}"
        if self.dice.random() < 0.4:
            return ""
        born = today.replace(day=1) + timedelta(days=self.dice.randint(12, 340))
        year = self.dice.choice(("-", "1964", "1971", "1980", "1988", "1996"))
        return f"{year}-{born:%m-%d}"

    def _talk(self, since: date) -> None:
        """In the rhythm of their tier, but for a gap in some years, and for those silent now."""
        cadence = CADENCE[self.company.tier]
        today = self.year.today
        until = today - timedelta(days=cadence + 4) if self.company.story == "silent" else today
        gap_at = self.dice.randint(90, 200) if self.number % 6 == 3 else None
        day = max(today - timedelta(days=YEAR), since) + timedelta(days=self.dice.randint(1, 9))
        while day < until:
            self._touch(day, self.dice.choice(USUAL), mood=self._mood(gap_at, day))
            if self.dice.random() < 0.15:
                self._touch(min(day + timedelta(days=4), self._ago(1)), "update")
            day += timedelta(days=int(cadence * self.dice.uniform(0.45, 0.85)))
            if gap_at and (today - day).days < gap_at:
                day, gap_at = day + timedelta(days=cadence), None

    def _mood(self, gap_at: int | None, day: date) -> int:
        neglected = gap_at is None and self.number % 6 == 3 and (self.year.today - day).days > 60
        return max(1, min(5, round(self.dice.gauss(2.6 if neglected else 3.8, 0.7))))

    def _have_coffee(self, since: date) -> None:
        shortest, longest = COFFEE_EVERY[self.company.tier]
        first = max(self.year.today - timedelta(days=YEAR), since)
        day = first + timedelta(days=self.dice.randint(10, 50))
        last = self._ago(1)
        if self.company.story == "coffee":
            day = last = self._ago(183)
        elif self.company.story == "silent":
            last -= timedelta(days=CADENCE[self.company.tier] + 4)
        while day <= last:
            kind = "visit" if self.dice.random() < 0.25 else "coffee"
            self._touch(day, kind, people=self.key_people, mood=4)
            day += timedelta(days=self.dice.randint(shortest, longest))

    def _review(self, since: date) -> None:
        """Look back before the months in which people leave, unless that is today's story."""
        if self.company.story in ("danger", "silent"):
            return
        for month in DANGEROUS_MONTHS:
            day = months_after(since, month) - timedelta(days=REVIEW_AHEAD)
            if self.year.today - timedelta(days=YEAR) < day < self.year.today:
                self._touch(day, "review", mood=4)

    def _work(self, since: date) -> None:
        """A project on its journey, for two customers of three."""
        if self.number % 3 == 2 and self.company.story != "reviewed":
            return
        accepted = self._accepted()
        starts = max(accepted - timedelta(days=110), since)
        name = f"{self.dice.choice(('New', 'Better', 'Calmer'))} {self.company.trade} desk"
        stages = {
            "searching": starts,
            "choosing": starts + timedelta(days=14),
            "contract": starts + timedelta(days=30),
            "delivery": starts + timedelta(days=40),
            "done": accepted - timedelta(days=6),
            "after": accepted + timedelta(days=14),
        }
        delivered = stages["done"] if stages["done"] < self.year.today else None
        for stage, entered in stages.items():
            if entered < self.year.today:
                self.year.write(
                    "projects", self.company.name, name, stage, entered, delivered,
                    accepted if accepted < self.year.today else None,
                )  # fmt: skip
        if accepted < self.year.today:
            self._look_back(name, accepted)

    def _accepted(self) -> date:
        today = self.year.today
        if self.company.story == "accepted":
            return today - timedelta(days=1)
        if self.company.story == "reviewed":
            return today - timedelta(days=14)
        return self._ago(self.dice.choice((-60, -35, -12, 75, 110, 170, 240)))

    def _look_back(self, project: str, accepted: date) -> None:
        self._if_past(working_days_after(accepted, 1), "thank-you", project)
        due = (working_days_after(accepted, 4), working_days_after(accepted, 10))
        for day in (*due, accepted + timedelta(days=60)):
            if (self.year.today - day).days > 1:
                self._if_past(day, "review", project)

    def _if_past(self, day: date, kind: str, project: str) -> None:
        if day < self.year.today:
            self._touch(day, kind, project=project)

    def _favour(self) -> None:
        """Somebody did us a good turn, and was thanked; yesterday's is the story of today."""
        if self.company.story in ("referral", "contract"):
            self._touch(self._ago(1), self.company.story, people=self.people[:1], mood=5)
        elif self.number % 4 == 0 and self.company.story != "silent":
            day = self._ago(self.dice.randint(40, 300))
            kind = self.dice.choice(("referral", "testimonial", "renewal"))
            self._touch(day, kind, people=self.people[:1], mood=5)
            self._touch(working_days_after(day, 1), "thank-you", people=self.people[:1])

    def _touch(
        self,
        day: date,
        kind: str,
        *,
        people: list[str] | None = None,
        project: str = "",
        mood: int | None = None,
    ) -> None:
        day -= timedelta(days=max(0, day.weekday() - 4))
        whom = people or [self.dice.choice(self.people)]
        note = self.dice.choice(NOTES[kind]).format(
            first=whom[0].split()[0], worry=self.dice.choice(WORRIES)
        )
        by = self.company.owner if self.dice.random() < 0.85 else self.dice.choice(MEMBERS)[0]
        self.year.write(
            "touchpoints", self.company.name, day, kind, by, ";".join(whom), project, mood, note, ""
        )
