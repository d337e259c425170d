"""One day of one office in the storm: workers at work and killed, until all is quiet again."""

import random
import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, select

from bot.dev.manifest import manifest
from bot.model import NoteState
from bot.sandbox import Clock, Sandbox
from bot.store.engine import open_record, reading
from bot.store.tables import customers, note_nudges, notes, nudges
from tests.chaos.crew import Crew
from tests.chaos.observer import Observer
from tests.chaos.office import OPENS, TEAM, Office
from tests.chaos.score import Score
from tests.chaos.stalls import Stalls
from tests.chaos.weather import storm
from tests.chaos.worker import Errand, FastClock, Protocol

QUIET_AFTER = timedelta(minutes=30)
"""Of the fast clock, after the storm: time for all that was left uncertain to be settled."""
LAST_GHOST = timedelta(minutes=3)
"""Longer than anything in the storm takes to appear."""
ANYBODY_EVERY = timedelta(seconds=40)
FIRST_NOTES = timedelta(minutes=1)

ON_ITS_WAY = (NoteState.PLANNED, NoteState.CLAIMED, NoteState.SENDING, NoteState.UNCERTAIN)


@dataclass(frozen=True)
class Wave:
    office: Office
    kills: int
    workers: int = 2
    seed: int = 0
    speed: float = 20.0
    protocol: Protocol = "ours"

    def run(self, folder: Path) -> Score:
        began = time.monotonic()
        url = self.office.record(folder)
        clock = Clock(OPENS, speed=self.speed)
        sandbox = Sandbox(
            self.office.staff,
            clock=clock,
            team=TEAM,
            manifest=manifest(),
            tick=lambda: time.monotonic() * self.speed,
            seed=self.seed,
            speed=self.speed,
        )
        observer = Observer(self.office.expected)
        observer.watch(sandbox)
        storm(sandbox)
        engine = open_record(url)
        with sandbox.serve():
            fast = FastClock(clock.now(), time.monotonic(), self.speed)
            errand = Errand(url, sandbox.api_url, sandbox.bot_token, fast, self.protocol)
            dice = random.Random(self.seed)  # noqa: S311 - dice, not secrets
            crew = Crew(errand, self.workers, self.kills, self._chance, dice)
            sandbox.faults.watch(crew.hears)
            crew.begin()
            stalls = Stalls()
            stalls.start()
            self._storm(clock, crew, observer, engine)
            sandbox.faults.calm()
            self._calm(clock, engine)
            crew.finish()
            stalls.end()
        missing, told = set(observer.missing()), _told(engine)
        engine.dispose()
        uncertain = missing & told.keys_of(NoteState.UNCERTAIN)
        failed = missing & told.keys_of(NoteState.FAILED)
        return Score(
            nudges=len(self.office.expected),
            messages=observer.messages,
            kills=crew.killed,
            kills_while_sending=crew.while_sending,
            faults=_by_kind(sandbox),
            duplicates=len(observer.duplicates()),
            missed=len(missing - uncertain - failed),
            astray=len(observer.astray()),
            uncertain=len(uncertain),
            failed=len(failed),
            seconds=time.monotonic() - began,
            stall=stalls.longest * self.speed,
        )

    @property
    def _chance(self) -> float:
        """So that most are killed while they send."""
        return min(1.0, self.kills / self.office.people)

    def _storm(self, clock: Clock, crew: Crew, observer: Observer, engine: Engine) -> None:
        """Until enough were killed, and everything was read or nobody tries any more.

        Whoever is left to be killed then has nothing to send.
        """
        anybody = OPENS + FIRST_NOTES
        while (
            at_work := observer.missing() and _is_at_work(observer, engine)
        ) or crew.left_to_kill:
            if not at_work or (clock.now() > anybody and crew.by_hand < self.kills // 4):
                crew.kill_anybody()
                anybody = clock.now() + ANYBODY_EVERY
            time.sleep(0.2)

    def _calm(self, clock: Clock, engine: Engine) -> None:
        """Until nothing is on its way any more, and a ghost would have appeared."""
        until = clock.now() + QUIET_AFTER
        while clock.now() < until and _told(engine).keys_of(*ON_ITS_WAY):
            time.sleep(0.5)
        until = clock.now() + LAST_GHOST
        while clock.now() < until:
            time.sleep(0.1)


def _is_at_work(observer: Observer, engine: Engine) -> bool:
    """All notes are written before the first is sent."""
    return observer.messages == 0 or bool(_told(engine).keys_of(*ON_ITS_WAY))


class Told(dict[str, str]):
    """By customer, how the bot's own record says that its note fares: only to name what is not
    there, never to count what is."""

    def keys_of(self, *states: NoteState) -> set[str]:
        return {name for name, state in self.items() if state in states}


def _told(engine: Engine) -> Told:
    wanted = (
        select(customers.c.name, notes.c.state)
        .join(nudges, nudges.c.customer_id == customers.c.id)
        .join(note_nudges, note_nudges.c.nudge_id == nudges.c.id)
        .join(notes, notes.c.id == note_nudges.c.note_id)
    )
    with reading(engine) as connection:
        return Told({row.name: row.state for row in connection.execute(wanted)})


def _by_kind(sandbox: Sandbox) -> Counter[str]:
    counted: Counter[str] = Counter()
    for (method, word), times in sandbox.faults.struck.items():
        counted[f"{method} {word}"] += times
    return counted
