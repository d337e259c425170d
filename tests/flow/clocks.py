"""When the clocks are changed, zone by zone, and a team that lives through it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import insert, update

from bot.flow.in_turn import AT_MOST, MANY
from bot.flow.working_days import works
from bot.store.engine import writing
from bot.store.tables import metadata
from bot.words.zones import zones
from tests.flow.team import Team

FIRST, OVER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
ONE_DAY, A_MINUTE = timedelta(days=1), timedelta(minutes=1)
STEP = timedelta(minutes=15)

AROUND = timedelta(days=2)
"""So much of the time before and after a change is walked through."""

COUNTRIES = ("", "IL", "SA", "IR", "VE", "HK", "BN", "AI")
"""Whose weekends differ: clocks are changed when most people rest, and some do not."""

Move = tuple[datetime, str]


@cache
def changes() -> Mapping[datetime, list[str]]:
    """Each moment of 2026 and 2027 at which clocks are changed, with the zones where they are."""
    found = defaultdict[datetime, list[str]](list)
    for name in sorted(zones()):
        for moment in _changes_of(ZoneInfo(name)):
            found[moment].append(name)
    return dict(sorted(found.items()))


def _changes_of(zone: ZoneInfo) -> Iterator[datetime]:
    day = FIRST
    while day < OVER:
        before, after = day, day + ONE_DAY
        if _offset(before, zone) != _offset(after, zone):
            while after - before > A_MINUTE:
                middle = (before + (after - before) / 2).replace(second=0, microsecond=0)
                same = _offset(middle, zone) == _offset(before, zone)
                before, after = (middle, after) if same else (before, middle)
            yield after
        day += ONE_DAY


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def country_at_work(zone: str, moment: datetime) -> str:
    """One whose people work on the day of the change, and on most days around it."""
    local = moment.astimezone(ZoneInfo(zone)).date()
    days = [local + number * ONE_DAY for number in range(-3, 4)]
    worked = {one: [works(day, (one,)) for day in days] for one in COUNTRIES}
    return max(COUNTRIES, key=lambda one: (worked[one][3], sum(worked[one])))


@dataclass(slots=True)
class Colleague:
    """Somebody in a zone, who may move to others. `posted` is when what note was read, by day."""

    id: int
    country: str
    zone: str
    moves: list[Move] = field(default_factory=list)

    def zone_at(self, now: datetime) -> str:
        return next((zone for when, zone in reversed(self.moves) if when <= now), self.zone)

    def local(self, now: datetime) -> datetime:
        return now.astimezone(ZoneInfo(self.zone_at(now)))

    def works_at(self, now: datetime) -> bool:
        """By the clock on the wall: none of the bot's reckoning."""
        local = self.local(now)
        return time(9) <= local.time() < time(18) and works(local.date(), (self.country,))

    def had_their_turn(self, now: datetime, spread: timedelta) -> bool:
        """They are at work, and were there all the while for which their note may be put off."""
        then = now - spread
        stayed = self.zone_at(then) == self.zone_at(now)
        return stayed and self.works_at(then) and self.works_at(now)


@dataclass
class Travellers:
    """A colleague for each zone, with something to be asked on every day."""

    team: Team
    people: list[Colleague] = field(default_factory=list)

    def hire(self, zone: str, country: str) -> Colleague:
        name = f"Colleague {len(self.people)}"
        member = self.team.hire(name, zone, country, weekly_budget=50)
        self.people.append(Colleague(member.id, country, zone))
        return self.people[-1]

    def ask(
        self,
        first: date,
        number_of_days: int,
        *,
        good_for: int = 0,
        on: Callable[[date], bool] = lambda _: True,
    ) -> None:
        """One nudge a day for everybody, on each day or on some."""
        days = [first + number * ONE_DAY for number in range(number_of_days)]
        said = {"rule": "call", "why": "It is time.", "draft": "", "worth": 1}
        flags = {"urgent": False, "private": False, "dated": True}
        rows = []
        for one in self.people:
            whose = {
                "workspace_id": self.team.workspace_id,
                "customer_id": self.team.customer(f"Customer of {one.id}"),
                "to_member_id": one.id,
            }
            for day in filter(on, days):
                when = {"due": day, "ask_on": day, "good_until": day + good_for * ONE_DAY}
                rows.append(whose | said | flags | when)
        with writing(self.team.engine) as connection:
            connection.execute(insert(metadata.tables["nudges"]), rows)

    def walk(self, moments: Iterable[datetime]) -> None:
        """A round at each moment; whoever moves has moved by then."""
        before = FIRST
        for now in moments:
            self._move(before, now)
            # As many a minute as Slack takes.
            minute = now
            while self.team.deliver(minute):
                minute += A_MINUTE
            before = now

    def _move(self, after: datetime, now: datetime) -> None:
        moved = [
            (one.id, zone) for one in self.people for at, zone in one.moves if after < at <= now
        ]
        members = metadata.tables["members"]
        for member_id, zone in moved:
            with writing(self.team.engine) as connection:
                connection.execute(
                    update(members).where(members.c.id == member_id).values(timezone=zone)
                )


def steps(first: datetime, last: datetime) -> Sequence[datetime]:
    return [first + number * STEP for number in range((last - first) // STEP + 1)]


def wrong(travellers: Travellers, moments: Sequence[datetime]) -> list[str]:
    """Every local working day lived without exactly one note, in words; and notes out of hours.

    Of a large team, whoever leaves for elsewhere before their turn has come may have none there.
    """
    spread = AT_MOST if len(travellers.people) >= MANY else timedelta()
    told = defaultdict[int, list[tuple[date, datetime]]](list)
    for note in travellers.team.courier.posted:
        assert note.sent_at is not None
        told[note.member.id].append((note.day, note.sent_at))
    found = []
    for one in travellers.people:
        begun = _first_of_days(one, moments, timedelta())
        turns = _first_of_days(one, moments, spread)
        had = Counter(day for day, _ in told[one.id])
        once = all(times == 1 for times in had.values())
        if not once or not turns.keys() <= had.keys() <= begun.keys():
            found.append(f"{one}: {sorted(had.items())} for {sorted(turns)}")
        late = [
            f"{one}: {day} at {when}"
            for day, when in told[one.id]
            if one.local(when).date() != day
            or when < begun[day]
            or (day in turns and when >= turns[day] + STEP)
        ]
        found.extend(late)
    return found


def _first_of_days(
    one: Colleague, moments: Sequence[datetime], spread: timedelta
) -> dict[date, datetime]:
    """By local day: the first round after their turn. Slack takes so many in the minutes after."""
    turns = [now for now in moments if one.had_their_turn(now, spread)]
    return {one.local(now).date(): now for now in reversed(turns)}


def wandering(seed: str, first: datetime, last: datetime, number: int) -> list[Move]:
    """Moves to anywhere, and often over the date line, at random moments."""
    random = Random(seed)  # noqa: S311 - the same journey each time
    far = ["Pacific/Apia", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Honolulu"]
    places = [*far, *random.sample(sorted(zones()), 4)]
    minutes = (last - first) // A_MINUTE
    when = sorted(first + random.randrange(minutes) * A_MINUTE for _ in range(number))
    return [(moment, random.choice(places)) for moment in when]
