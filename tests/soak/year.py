"""A year in one process: rounds every hour, people who answer, and things that go wrong."""

import gc
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import event, func, select

from bot.flow.deliver import Quiet, deliver
from bot.flow.forget import forget, forget_moves
from bot.flow.let_go import LetGo, let_go
from bot.flow.retire import Counted, propose
from bot.flow.round_up import Rounded, round_up_week
from bot.flow.settle import settle
from bot.flow.tick import in_force, tick
from bot.flow.together import Looked, tell_team
from bot.model import Note
from bot.store import members, workspaces
from bot.store.engine import reading, writing
from bot.store.tables import customers, metadata
from bot.views.round_up import round_up
from tests.flow.team import Team
from tests.soak.changes import Changes
from tests.soak.checks import Checks
from tests.soak.company import company_in
from tests.soak.ledger import Account, Ledger, Person
from tests.soak.post import Clock, Crash, Post
from tests.soak.world import World

ONE_DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass
class Memory:
    """What a process keeps from round to round, and loses when it ends."""

    looked: set[Looked] = field(default_factory=set)
    rounded: set[Rounded] = field(default_factory=set)
    counted: set[Counted] = field(default_factory=set)
    let_go: set[LetGo] = field(default_factory=set)
    quiet: Quiet = field(default_factory=dict)


class Reading(Ledger):
    """A ledger that hands on what was posted to whoever reads it."""

    world: World | None = None

    def posted(self, note: Note, at: datetime) -> None:
        super().posted(note, at)
        if self.world:
            self.world.read(note, at)


@dataclass
class Year:
    team: Team
    world: World
    post: Post
    changes: Changes
    checks: Checks
    hours_apart: int = 1
    memory: Memory = field(default_factory=Memory)
    down_until: datetime = LONG_AGO
    slack_until: datetime = LONG_AGO

    @classmethod
    def of(
        cls, folder: Path, number: int, accounts: int, first: date, *, seed: int, hours_apart: int
    ) -> "Year":
        dice = Random(seed)  # noqa: S311 - the same year each time
        team = company_in(folder, number, accounts, first, dice)
        with writing(team.engine) as connection:
            workspaces.adopt(connection, team.workspace_id, team.rules)
        ledger = Reading(_people(team), _accounts(team))
        world = ledger.world = World(team, ledger, dice)
        post = Post(ledger, Clock(datetime.combine(first, datetime.min.time(), UTC)), dice)
        event.listen(team.engine, "commit", lambda _: post.step())
        changes = Changes(world, number, accounts)
        return cls(team, world, post, changes, Checks(world), hours_apart)

    def days(self, first: date, number: int) -> Iterator[date]:
        """Each day once it is over."""
        for passed in range(number):
            day = first + passed * ONE_DAY
            start = datetime.combine(day, datetime.min.time(), UTC)
            self._forecast(start)
            self.changes.of_a_day(start)
            hours = range(0, 24, self.hours_apart)
            checked = self.world.dice.choice(hours)
            for hour in hours:
                self._hour(start + hour * HOUR, check=hour == checked)
            self._over(start + hours[-1] * HOUR)
            self.world.ledger.forget(start)
            self.post.forget(start)
            yield day

    def _hour(self, now: datetime, *, check: bool) -> None:
        self.world.live(now)
        if now < self.down_until:
            return
        whole = self._round(now)
        if check and whole and now > self.slack_until + ONE_DAY:
            self.checks.after_a_round(self.post.clock.now)

    def _over(self, now: datetime) -> None:
        """The last round of a day was at `now`."""
        if now >= self.down_until and self._round(now):
            troubled = max(self.down_until, self.slack_until)
            self.checks.of_a_day(now, calm=now - 4 * ONE_DAY > troubled)

    def _forecast(self, now: datetime) -> None:
        """Once a month the bot is down, for hours or for weeks; once a fortnight Slack is."""
        dice = self.world.dice
        if dice.random() < 1 / 30 and now >= self.down_until:
            hours = dice.choice((1, 3, 8, 24, 3 * 24, 3 * 7 * 24))
            self.down_until = now + dice.randrange(24) * HOUR + hours * HOUR
            self.world.ledger.count(now, "hours down", hours)
        if dice.random() < 1 / 14 and now >= self.slack_until:
            self.slack_until = now + dice.choice((2, 5, 12, 30)) * HOUR
            self.post.stopped = dice.random() < 0.3
            self.post.slack_down = not self.post.stopped

    def _round(self, now: datetime) -> bool:
        """False when the process ended in the middle of it; the next one knows nothing of it."""
        if now >= self.slack_until:
            self.post.stopped = self.post.slack_down = False
        self.post.clock.now = max(now, self.post.clock.now)
        if self.world.dice.random() < 0.05:
            self.post.crashes = self.world.dice.randrange(40)
        whole = False
        with suppress(Crash):
            self._work(now)
            whole = True
        self.post.crashes = None
        if not whole or self.world.dice.random() < 0.01:
            self.world.ledger.count(now, "started afresh")
            self.memory = Memory()
        return whole

    def _work(self, now: datetime) -> None:
        """What `bot.app` does every minute."""
        team, kept, post = self.team, self.memory, self.post
        here = team.engine, team.workspace_id
        forget(*here, now)
        forget_moves(*here, now)
        let_go(*here, now, kept.let_go)
        tick(team.engine, team.rules, now)
        force = in_force(*here, team.rules)
        tell_team(team.engine, force, now, kept.looked)
        round_up_week(team.engine, force, now, round_up, kept.rounded)
        propose(*here, team.rules, now, kept.counted)
        settle(*here, post, now)
        # A round a minute would send what one leaves over; ours are an hour apart.
        while deliver(*here, post, post.clock.now, clock=post.clock, quiet=kept.quiet):
            pass

    def rows(self) -> dict[str, int]:
        with reading(self.team.engine) as connection:
            tables = metadata.tables.values()
            counted = (
                (one.name, connection.scalar(select(func.count()).select_from(one)))
                for one in tables
            )
            return {name: number for name, number in counted if number}

    def objects(self) -> int:
        gc.collect()
        return len(gc.get_objects())


def _people(team: Team) -> dict[int, Person]:
    with reading(team.engine) as connection:
        found = members.of_workspace(connection, team.workspace_id).values()
    return {
        one.id: Person(one.id, str(one.slack_id), one.timezone, one.country, channel=one.channel)
        for one in found
    }


def _accounts(team: Team) -> dict[int, Account]:
    with reading(team.engine) as connection:
        wanted = select(customers.c.id, customers.c.owner_id)
        return {row.id: Account(row.owner_id) for row in connection.execute(wanted)}
