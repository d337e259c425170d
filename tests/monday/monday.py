"""One Monday of a whole town: everybody's note is due, workers die, PostgreSQL falls over once."""

import logging
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.dev.manifest import manifest
from bot.model import NoteState
from bot.sandbox import Clock, Town
from bot.store.engine import open_record
from tests.monday import books
from tests.monday.crew import Crew, crew
from tests.monday.crowd import Crowd
from tests.monday.firms import OPENS, Firm
from tests.monday.noise import importing
from tests.monday.observer import A_NOTE, Observer
from tests.monday.record import fill
from tests.monday.score import Score, spread
from tests.monday.server import Server, a_server

log = logging.getLogger(__name__)

A_MINUTE = timedelta(minutes=1)
NIGHT = timedelta(hours=1)
"""Before anybody is at work; what is left of it when all is ready is skipped."""
TOO_LATE = timedelta(minutes=15)
LOOK_EVERY = 0.5
A_FEW = 1 / 8
"""Of all notes, for whom nobody waits who does not wait until the last of them is settled."""


@dataclass(frozen=True)
class Monday:
    """`lead` is how long everything is at work before the first people are; `restart_after`, when
    PostgreSQL falls over once they are; the first firm is the noisy one, if there is any."""

    firms: Sequence[Firm]
    workers: int
    webs: int
    engine: str
    kill_every: timedelta
    kill_for: timedelta
    restart_after: timedelta | None
    acts_a_second: float
    is_noisy: bool = False
    lead: timedelta = timedelta(minutes=2)
    seed: int = 0
    at_most: timedelta = timedelta(days=1)
    settle: timedelta = timedelta(minutes=5)
    """Longer than it takes to find out about a note whose sender died; 0 is not to wait for it."""

    def run(self, folder: Path) -> Score:
        began = time.monotonic()
        observer = Observer(self.firms)
        staff = {firm.team: firm.staff for firm in self.firms}
        town = Town(staff, clock=Clock(OPENS - NIGHT), manifest=manifest())
        observer.watch(town)
        with a_server() as server, town.serve():
            key = fill(server.url, town, self.firms)
            town.clock.walk(max(OPENS - self.lead, town.clock.now()), step=NIGHT)
            settings = {
                "DATABASE_URL": server.url,
                "SLACK_API_URL": town.api_url,
                "SLACK_SIGNING_SECRET": town.signing_secret,
                "SECRET_KEYS": key.get_secret_value(),
                "LOG_FORMAT": "json",
            }
            morning = Morning(self, town, server, observer, settings, folder)
            score = morning.passes()
        score.seconds = time.monotonic() - began
        return score


@dataclass
class Morning:
    """Everything is ready; now it begins."""

    plan: Monday
    town: Town
    server: Server
    observer: Observer
    settings: Mapping[str, str]
    folder: Path
    _restarts: int = 0

    def __post_init__(self) -> None:
        self._ahead = self._now().timestamp() - time.time()
        self._crew: Crew = crew(
            self.settings,
            self.folder,
            workers=self.plan.workers,
            webs=self.plan.webs,
            ahead=self._ahead,
            engine=self.plan.engine,
            seed=self.plan.seed,
        )
        self._crowds = self._gather()

    def passes(self) -> Score:
        self._crew.begin()
        engine = open_record(self.server.url)
        try:
            while self._now() < OPENS:
                time.sleep(LOOK_EVERY)
            with ExitStack() as stack:
                if self.plan.is_noisy:
                    noisy = self.plan.firms[0], self.folder, self._ahead
                    stack.enter_context(importing(self.settings, *noisy))
                for crowd in self._crowds:
                    stack.callback(crowd.finish)
                    crowd.begin()
                self._storm(engine)
            self._calm(engine)
        finally:
            self._crew.finish()
        score = self._counted(engine)
        engine.dispose()
        return score

    def _now(self) -> datetime:
        return self.town.clock.now()

    def _gather(self) -> Sequence[Crowd]:
        """As many people do something in the noisy firm as in all the others."""
        plan = self.plan
        groups = [plan.firms[:1], plan.firms[1:]] if plan.is_noisy else [plan.firms]
        return [
            Crowd(self.town, firms, self.observer, self._crew.webs, plan.acts_a_second, seed)
            for seed, firms in enumerate(groups)
        ]

    def _is_to_come(self, engine: Engine) -> bool:
        left = set(self.observer.missing())
        if self.plan.settle or len(left) > A_FEW * sum(one.people for one in self.plan.firms):
            return bool(left)
        return bool(left - books.on_its_way(engine))

    def _storm(self, engine: Engine) -> None:
        """Until everybody has read their note, and all has happened that was to happen meanwhile;
        or it is too late for whoever has not."""
        until = max(firm.last_begins for firm in self.plan.firms) + TOO_LATE
        until += A_NOTE * max(firm.people for firm in self.plan.firms)
        until = min(until, OPENS + self.plan.at_most)
        kill_at = tell_at = OPENS
        peace_at = OPENS + self.plan.kill_for
        fall_at = self.plan.restart_after and OPENS + self.plan.restart_after
        while self._now() < until and (fall_at or self._has_been_quiet or self._is_to_come(engine)):
            is_stormy = self._now() < peace_at or not self._crew.killed
            if kill_at <= self._now() and is_stormy and self._crew.kill_a_worker():
                kill_at = self._now() + self.plan.kill_every
            if fall_at and self._now() >= fall_at:
                self.server.restart()
                self._restarts, fall_at = self._restarts + 1, None
            if self._now() >= tell_at:
                self._tell()
                tell_at += A_MINUTE
            time.sleep(LOOK_EVERY)

    @property
    def _has_been_quiet(self) -> bool:
        """On a slow machine the first notes may be there before any worker has been at work for
        long enough to be killed, and before anybody's words were kept."""
        return not (self._crew.killed and any(crowd.marks for crowd in self._crowds))

    def _tell(self) -> None:
        left = len(self.observer.missing())
        log.info("%s: %s notes to come, %s kills", f"{self._now():%H:%M}", left, self._crew.killed)

    def _calm(self, engine: Engine) -> None:
        """Until nothing is on its way any more: whatever comes twice would have come."""
        until = self._now() + self.plan.settle
        while self._now() < until and books.on_their_way(engine):
            time.sleep(LOOK_EVERY)

    def _counted(self, engine: Engine) -> Score:
        plan, observer = self.plan, self.observer
        quiet = plan.firms[1:] if plan.is_noisy else plan.firms
        told = books.by_state(engine)
        missing, coming = set(observer.missing()), books.on_its_way(engine)
        promised = {mark for crowd in self._crowds for mark in crowd.marks}
        tried = {mark for crowd in self._crowds for mark in crowd.tried}
        kept = books.written_down(engine, tried)
        late = {firm.number: observer.late(firm) for firm in quiet}
        score = Score(
            members=sum(firm.people for firm in plan.firms),
            workspaces=len(plan.firms),
            due=sum(len(firm.expected) for firm in plan.firms),
            lost=len(missing - coming),
            on_its_way=len(missing & coming),
            doubled=len(observer.doubled()),
            second_notes=observer.second_notes(),
            astray=len(observer.astray()),
            uncertain=told[NoteState.UNCERTAIN],
            failed=told[NoteState.FAILED],
            killed=self._crew.killed,
            restarts=self._restarts,
            ended=self._crew.ended,
            late=spread([one for some in late.values() for one in some]),
            worst_workspace=max(map(spread, late.values()), key=lambda three: three[2]),
            asked=sum(len(crowd.waits) for crowd in self._crowds),
            acknowledged=spread([one for crowd in self._crowds for one in crowd.waits]),
            promised=len(promised),
            promised_lost=sum(not kept[mark] for mark in promised),
            promised_doubled=sum(kept[mark] > 1 for mark in tried),
        )
        for crowd in self._crowds:
            score.unanswered.update(crowd.unanswered)
        if plan.is_noisy:
            score.late_noisy = spread(observer.late(plan.firms[0]))
            score.late_noisy_beyond_slack = spread(observer.late_beyond_slack(plan.firms[0]))
        return score
