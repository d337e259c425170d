"""A story told to the bot over many months: people type and press, the bot writes to them.

    with a_story(tmp_path, sheets=SHEETS) as story:          # begins on Tuesday 3 March 2026
        ana, ben = story.ana, story.ben                      # and story.noor; the team: story.team
        story.until("2026-04-14")                            # the alarm rings on working mornings
        ana.tells("/customer Acme concern severe: the bill") # fails where it is not understood
        story.later()                                        # the same day: what does not wait
        story.until("2026-04-16")
        assert story.days("close_the_loop", to=ana, loop="the bill") == ["2026-04-16"]
        ana.does("close_the_loop", values={"note": "done"})  # Done & log, with the form
        ana.snoozes("coffee", until="Next month", reason="they are on holiday")
        ana.skips("check_in", customer="Acme")
        ana.finds_not_useful("senior_staff")
        ana.mutes("coffee")                                  # for this customer
        ben.always_does("progress_report")                   # from now on, on the morning it comes
        story.kept_its_manners()                             # at the end of every story

`story.came(ritual, ...)` are the nudges that were read, oldest first, and `story.days(...)` their
days; each may be narrowed by `to`, `customer`, `contact`, `project`, `loop`, `step` and `since`.
A nudge of a ritual that looks at the whole team has nothing but its words, `said`.

All that anybody reads comes over the wire. The record says about whom a card was, which people
read in its words. It is nine in London, ten in Madrid and six in the evening in Tokyo when the
alarm rings, so Noor works from ten to seven.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.console.importing import Import
from bot.console.lead import make_lead
from bot.console.rules import Change, change_rule
from bot.sandbox import Message
from rules.kit.rulebook import gather
from tests.slack.colleague import seen, smooth
from tests.slack.edge import CHANNELS, TEAM, Edge, an_edge
from tests.stories import manners
from tests.stories.nudge_read import TABLES, THE_TEAM, Read, Rows, nudges_of
from tests.stories.people import Habit, Person

__all__ = ["Person", "Read", "Story", "a_story"]

LONDON = ZoneInfo("Europe/London")
THE_ALARM_RINGS = time(9, tzinfo=LONDON)
A_QUARTER_OF_AN_HOUR = timedelta(minutes=15)
ONE_DAY = timedelta(days=1)
SATURDAY = 5

MEMBERS = (
    "name,email,timezone,country,slack_id,hours",
    "Ana Ruiz,,Europe/Madrid,ES,UANA,09:00-18:00",
    "Ben Okafor,,Europe/London,GB,UBEN,09:00-18:00",
    "Noor Haddad,,Asia/Tokyo,JP,UNEW,10:00-19:00",
)
"""For a story's `members.csv`."""


@dataclass
class Story:
    edge: Edge
    read: list[Read] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    """Words that nobody may ever read in the team's channel."""
    habits: list[Habit] = field(default_factory=list)

    def __post_init__(self) -> None:
        sandbox = self.edge.sandbox
        self.ana, self.ben, self.noor = (
            Person(sandbox, one.id, name, self)
            for name, one in zip(
                ("ana", "ben", "noor"),
                (self.edge.ana, self.edge.ben, self.edge.noor),
                strict=True,
            )
        )
        self.team = THE_TEAM
        self._known = set[str]()

    @property
    def today(self) -> date:
        return self.edge.now.astimezone(LONDON).date()

    def until(self, day: str) -> None:
        """Walk on to the morning of a day: the alarm has rung on it, and on those before."""
        last = date.fromisoformat(day)
        while self.today < last:
            morning = self.today + ONE_DAY
            self._walk(datetime.combine(morning, THE_ALARM_RINGS))
            if morning.weekday() < SATURDAY:
                self._ring()

    def later(self) -> None:
        """A quarter of an hour later, when the alarm rings again."""
        self._walk(self.edge.now + A_QUARTER_OF_AN_HOUR)
        self._ring()

    def has_a_lead(self, name: str) -> None:
        make_lead(self.edge.bot.engine, TEAM.name, name)

    def turns(self, ritual: str, *knobs: str) -> None:
        """Such as "for_life_years=1": how this workspace wants a ritual."""
        change = Change(ritual, turns=knobs)
        change_rule(self.edge.bot.engine, TEAM.name, gather(), change, now=self.edge.now)

    def imports(self, file: str, *lines: str) -> None:
        """Bring news by a file, on the day it is; every row of it must be good."""
        with TemporaryDirectory() as folder:
            Path(folder, file).write_text("\n".join(lines) + "\n", encoding="utf-8")
            what = Import(self.edge.bot.engine, TEAM.name, Path(folder), self.edge.now)
            assert what.land().bad == ()

    def meets_in_the_channel(self, person: Person) -> None:
        """From now on the whole team reads in its channel what is for the whole team."""
        smooth(person.hands.types("CTEAM", "/nudges channel here"))

    def came(
        self, ritual: str, *, to: Person | str = "", since: str = "", **which: str
    ) -> list[Read]:
        name = to.name if isinstance(to, Person) else to
        which |= {"to": name} if name else {}
        first = date.fromisoformat(since) if since else date.min
        return [one for one in self.read if one.is_(ritual=ritual, **which) and one.day >= first]

    def days(
        self, ritual: str, *, to: Person | str = "", since: str = "", **which: str
    ) -> list[str]:
        return [one.day.isoformat() for one in self.came(ritual, to=to, since=since, **which)]

    def between(self, first: str, last: str) -> list[Read]:
        """All that was read from one day to another, both included."""
        days = date.fromisoformat(first), date.fromisoformat(last)
        return [one for one in self.read if days[0] <= one.day <= days[1]]

    def words_for(self, *people: Person) -> str:
        """All that these have been written to stay, as it was when they read it and as it is."""
        names = {one.name for one in people}
        then = (one.said for one in self.read if one.to in names)
        return "\n".join([*then, *(seen(note) for one in people for note in one.notes)])

    def told(self) -> str:
        """The whole story so far, a line for each nudge: for looking at, when a test fails."""
        return "\n".join(
            f"{one.day:%Y-%m-%d %a} {one.to:5} {one.ritual:20} {one.customer:10} | "
            + " | ".join(filter(None, (one.contact, one.project, one.loop, one.step)))
            for one in self.read
        )

    def kept_its_manners(self) -> None:
        manners.kept_by(self)

    def everybody_reads(self) -> list[Message]:
        """What stands in the team's channel for all to see."""
        return [one for one in self.noor.reads(CHANNELS[0].id) if one.only_for is None]

    def _walk(self, to: datetime) -> None:
        self.edge.sandbox.clock.walk(to, step=timedelta(days=10_000))

    def _ring(self) -> None:
        self.edge.ring()
        new = list(self._new())
        self.read += new
        for one in new:
            habit = next((each for each in self.habits if each.fits(one)), None)
            if habit and self._still_asked(one):
                habit.answer(one)

    def _still_asked(self, one: Read) -> bool:
        """Another answer of the same morning may have closed it."""
        buttons = (block.get("elements") or [{}] for block in self._as_now(one).blocks)
        return any(first[0].get("action_id") == f"nudge_done:{one.nudge}" for first in buttons)

    def _as_now(self, one: Read) -> Message:
        reader = next((who for who in (self.ana, self.ben) if who.name == one.to), self.noor)
        return reader.again(one.message)

    def _new(self) -> Iterator[Read]:
        rows: Rows | None = None
        places = {one.name: one.notes for one in (self.ana, self.ben, self.noor)}
        places[THE_TEAM] = self.everybody_reads()
        for name, messages in places.items():
            for message in messages:
                if message.ts not in self._known:
                    rows = rows or {table: self.edge.rows(table) for table in TABLES}
                    yield from nudges_of(message, name, rows)
                    self._known.add(message.ts)


@contextmanager
def a_story(folder: Path, sheets: Mapping[str, tuple[str, ...]]) -> Iterator[Story]:
    """Begins with what these sheets hold; without a `members.csv`, with all three of us."""
    with an_edge(folder, sheets={"members.csv": MEMBERS, **sheets}) as edge:
        yield Story(edge)
