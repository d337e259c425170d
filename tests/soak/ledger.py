"""What reached whom and when, kept apart from the record, and what must never be among it.

It knows the people as the world does: their walls, calendars and leaves, and none of the bot's own
reckoning.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from bot.model import Card, Note, NudgeState

ONE_DAY, WEEK = timedelta(days=1), timedelta(days=7)
KEPT = 30 * ONE_DAY
REST = {"IL": {4, 5}, "EG": {4, 5}, "SA": {4, 5}}
"""Who rests on other days than Saturday and Sunday, Monday as 0."""


@dataclass(slots=True)
class Person:
    """A member as the world knows them."""

    id: int
    slack_id: str
    zone: str
    country: str
    starts_at: int = 9 * 60
    ends_at: int = 18 * 60
    daily: int = 3
    weekly: int = 10
    here: bool = True
    channel: bool = False
    leaves: list[tuple[date, date]] = field(default_factory=list)

    def local(self, now: datetime) -> datetime:
        return now.astimezone(ZoneInfo(self.zone))

    def works_at(self, now: datetime) -> bool:
        local = self.local(now)
        minutes = local.hour * 60 + local.minute
        return self.starts_at <= minutes < self.ends_at and self.works_on(local.date())

    def works_on(self, day: date) -> bool:
        away = any(first <= day <= last for first, last in self.leaves)
        return not away and is_working_day(day, self.country)


@lru_cache(maxsize=20_000)
def is_working_day(day: date, country: str) -> bool:
    rests = REST.get(country, {5, 6})
    return day.weekday() not in rests and day not in _holidays(country, day.year)


@lru_cache(maxsize=100)
def _holidays(country: str, year: int) -> frozenset[date]:
    part = "ENG" if country == "GB" else None
    return frozenset(holidays.country_holidays(country, part, years=year) if country else ())


@dataclass(slots=True)
class Account:
    """A customer as the world knows it: who looks after it, and who may know of it."""

    owner: int
    private: bool = False
    shared: set[int] = field(default_factory=set)
    closed: bool = False


@dataclass
class Ledger:
    people: dict[int, Person]
    accounts: dict[int, Account]
    lead: int = 1
    wrong: list[str] = field(default_factory=list)
    counts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _occasions: dict[tuple[int, str], date] = field(default_factory=dict)
    _asked: dict[int, tuple[int, date]] = field(default_factory=dict)
    _spent: list[tuple[int, date, int]] = field(default_factory=list)

    def count(self, now: datetime, what: str, number: int = 1) -> None:
        self.counts[f"{now:%Y-%m}"][what] += number

    def accuse(self, what: str) -> None:
        self.wrong.append(what)

    def released(self, nudge_id: int) -> None:
        """Somebody has put it off or passed it on: it is asked once more."""
        self._asked.pop(nudge_id, None)

    def released_of(self, member_id: int) -> None:
        """What somebody was asked who is gone, or may not know of it any more, is asked anew."""
        for nudge_id in [one for one, (to, _) in self._asked.items() if to == member_id]:
            del self._asked[nudge_id]

    def owned_by(self, member_id: int) -> list[int]:
        return [one for one, account in self.accounts.items() if account.owner == member_id]

    def erased(self, customer_id: int) -> None:
        """No trace of it is left, and so what was asked about it counts in no budget."""
        del self.accounts[customer_id]
        self._spent = [one for one in self._spent if one[2] != customer_id]

    def owner_of(self, account: Account) -> int:
        """Whoever leads stands in for somebody who is gone."""
        return account.owner if self.people[account.owner].here else self.lead

    def may_know(self, member_id: int, account: Account) -> bool:
        inside = member_id == self.owner_of(account) or member_id in account.shared
        return not account.private or inside

    def posted(self, note: Note, at: datetime) -> None:
        person = self.people[note.member.id]
        self.count(at, "notes")
        self._once(note, person)
        self._in_hours(note, person, at)
        asked = [card for card in note.cards if card.state is NudgeState.ASKED]
        for card in asked:
            self.count(at, "nudges")
            self._asked_once(card, person, note.day)
            self._may_know(card, person)
        if not note.urgent:
            self._spent.extend((person.id, note.day, card.customer_id) for card in asked)
            self._within_budget(person, note.day)

    def forget(self, now: datetime) -> None:
        """What is a month old can be repeated by nobody, and our own memory must not grow."""
        before = now.date() - KEPT
        self._occasions = {key: on for key, on in self._occasions.items() if on >= before}
        self._spent = [one for one in self._spent if one[1] >= before]

    def _once(self, note: Note, person: Person) -> None:
        key = person.id, note.occasion
        if key in self._occasions:
            self.accuse(f"two notes for member {person.id}, {note.occasion}")
        self._occasions[key] = note.day

    def _in_hours(self, note: Note, person: Person, at: datetime) -> None:
        local = person.local(at)
        where = f"note {note.id} to member {person.id} at {local:%a %F %R} {person.country}"
        if not person.here:
            self.accuse(f"{where}: they are gone")
        if not person.works_on(local.date()):
            self.accuse(f"{where}: a day off")
        if not person.works_at(at):
            self.accuse(f"{where}: out of hours")
        if note.cards and note.day != local.date():
            self.accuse(f"{where}: of another day, {note.day}")

    def _asked_once(self, card: Card, person: Person, day: date) -> None:
        if card.id in self._asked:
            self.accuse(f"nudge {card.id} asked twice: {self._asked[card.id]}, {person.id} {day}")
        self._asked[card.id] = person.id, day

    def _may_know(self, card: Card, person: Person) -> None:
        account = self.accounts.get(card.customer_id)
        if account is None:
            self.accuse(f"nudge {card.id} about an erased customer {card.customer_id}")
        elif not self.may_know(person.id, account):
            self.accuse(f"nudge {card.id}: {person.id} may not know of {card.customer_id}")
        elif card.private and person.id != self.owner_of(account):
            self.accuse(f"private nudge {card.id} to {person.id}, not the owner {account.owner}")

    def _within_budget(self, person: Person, day: date) -> None:
        monday = day - day.weekday() * ONE_DAY
        mine = [day for whom, day, _ in self._spent if whom == person.id]
        on_the_day, in_the_week = (
            mine.count(day),
            sum(monday <= one < monday + WEEK for one in mine),
        )
        if on_the_day > person.daily or in_the_week > person.weekly:
            spent = f"{on_the_day} on {day}, {in_the_week} in its week"
            self.accuse(f"over the budget of member {person.id}: {spent}")
