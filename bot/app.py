"""Where settings, record, rules and Slack come together; tests call the same functions."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import Engine
from structlog.contextvars import bound_contextvars

from bot.flow.apart import Apart
from bot.flow.deliver import Quiet, deliver
from bot.flow.forget import forget, forget_moves, forget_seen
from bot.flow.let_go import LetGo, let_go
from bot.flow.look_after import every_night
from bot.flow.look_first import LookFirst
from bot.flow.next_ring import rung
from bot.flow.retire import Counted, propose
from bot.flow.round_up import Rounded, round_up_week
from bot.flow.settle import settle
from bot.flow.sweep import Pace, sweep
from bot.flow.tick import InForce, in_force, tick_workspace
from bot.flow.together import Looked, tell_team
from bot.flow.while_there_is_time import for_seconds, one_page
from bot.model import Beat, Clock, Messenger
from bot.settings import Settings
from bot.slack.afterwards import Afterwards, in_the_background
from bot.slack.installed import Ground, Installed, install
from bot.store import beats
from bot.store.backups import NoBackup
from bot.store.engine import open_record, quietly, within, writing
from bot.store.migrate import migrate
from bot.store.vault import Vault
from bot.views.round_up import round_up
from rules.kit.rule import Rule
from rules.kit.rulebook import gather

log = logging.getLogger(__name__)

BEAT_AFTER = timedelta(seconds=50)
"""Less than from one round to the next, so that each minute has its mark."""

BEFORE_NOTES, AFTER_NOTES = 15.0, 25.0
"""How many seconds of a round go into planning. A huge import, or a change of the rules for very
many, goes on after the notes and in the next round, which begins a minute after this one."""

BREATH = 0.005
"""Seconds between two pages of planning, for those who type meanwhile: what they said is written
down, and acknowledged, in between."""


@dataclass(frozen=True)
class Bot:
    """The bot at work in one workspace."""

    engine: Engine
    rules: Sequence[Rule]
    clock: Clock
    installed: Installed
    _one_at_a_time: Lock
    _looked: set[Looked] = field(default_factory=set)
    _counted: set[Counted] = field(default_factory=set)
    _rounded: set[Rounded] = field(default_factory=set)
    _quiet: Quiet = field(default_factory=dict)
    _let_go: set[LetGo] = field(default_factory=set)
    _swept: Pace = field(default_factory=dict)
    _beaten: dict[Beat, datetime] = field(default_factory=dict)
    _look_after: Callable[[datetime], None] = field(default=lambda _: None)

    @property
    def messenger(self) -> Messenger:
        return self.installed.messenger

    def round_now(self) -> int:
        return self.round(self.clock())

    def round(self, now: datetime) -> int:
        """Introduce, forget, plan, settle, deliver once; answers how many notes were sent.

        Each step stands by itself: raises Failed once all others are taken. Rounds of one process
        never overlap, since a moved clock may start one while the alarm clock has another under
        way. Rounds of several processes may. What failed is tried again in a minute.
        """
        apart = Apart()
        here = self.installed.workspace_id
        with self._one_at_a_time, bound_contextvars(workspace=here), within(here):
            with rung(self.engine, here, now, self._quiet):
                done = {name: apart.do(name, step) for name, step in self.steps(now).items()}
                apart.end()
                self.beat(Beat.TICK, now)
            return done["deliver"] or 0

    def steps(self, now: datetime) -> dict[str, Callable[[], int | None]]:
        """What a round does, in order, each by its name."""
        engine, here, book = self.engine, self.installed.workspace_id, self.rules

        def rules() -> InForce:
            return in_force(engine, here, book)

        return {
            "introduce": self.installed.introductions.introduce,
            "still_away": lambda: self.installed.still_away.look(now),
            "forget": lambda: forget(engine, here, now),
            "forget_moves": lambda: forget_moves(engine, here, now),
            "forget_seen": lambda: forget_seen(engine, here, now),
            "let_go": lambda: let_go(engine, here, now, self._let_go),
            "tick": lambda: tick_workspace(
                engine, here, book, now, due=for_seconds(BEFORE_NOTES, BREATH), behind=one_page
            ),
            "tell_team": lambda: tell_team(engine, rules(), now, self._looked),
            "round_up_week": lambda: round_up_week(engine, rules(), now, round_up, self._rounded),
            "propose": lambda: propose(engine, here, book, now, self._counted),
            "settle": lambda: settle(engine, here, self.messenger, now),
            "deliver": lambda: deliver(
                engine,
                here,
                self.messenger,
                now,
                clock=self.clock,
                quiet=self._quiet,
                told=self.installed.balance_picture.follow,
                look_first=LookFirst(engine, here, book, now),
            ),
            "look_again": lambda: tick_workspace(
                engine,
                here,
                book,
                now,
                due=for_seconds(AFTER_NOTES, BREATH),
                behind=for_seconds(AFTER_NOTES, BREATH),
            ),
            "sweep": lambda: sweep(engine, here, book, now, self._swept),
            "look_after": lambda: self._look_after(now),
        }

    def beat(self, name: Beat, now: datetime) -> None:
        """Write down that it did; about once a minute, however often it does."""
        before = self._beaten.get(name)
        if before is None or abs(now - before) >= BEAT_AFTER:
            here = self.installed.workspace_id
            with within(here), quietly(), writing(self.engine) as connection:
                beats.beat(connection, here, name, now)
            self._beaten[name] = now


def open_and_migrate(settings: Settings, clock: Clock) -> Engine:
    """The record in the shape that this version knows; if it had another, with a backup of it.

    Raises CannotOpen, NewerRecord, NoBackup.
    """
    engine = open_record(settings.database_url)
    vault = vault_of(settings)

    def keep(revision: str) -> None:
        if vault:
            kept = vault.put(clock(), f"at-{revision}")
            log.warning("the record gets a new shape; as it was, it is kept in %s", kept.path)

    migrate(engine, keep)
    return engine


def vault_of(settings: Settings) -> Vault | None:
    """Where the backups of the record lie; None where it is not in a file."""
    try:
        return Vault.of(settings.database_url, settings.backups, settings.backups_kept)
    except NoBackup:
        return None


def start(settings: Settings, clock: Clock, afterwards: Afterwards | None = None) -> Bot:
    """Everything wired together. Raises CannotOpen, NewerRecord, NotInstalled, BrokenRule.

    `afterwards` does what can wait for Slack's acknowledgement; in the background unless told.
    """
    ground = lay(settings, clock, afterwards)
    installed = install(ground)
    vault = vault_of(settings) if settings.nightly_backup else None
    look = every_night(ground.engine, installed.workspace_id, vault, at_night(afterwards))
    return bot_in(ground, installed, look)


def lay(settings: Settings, clock: Clock, afterwards: Afterwards | None = None) -> Ground:
    """What several bots can share. Raises CannotOpen, NewerRecord, BrokenRule."""
    engine = open_and_migrate(settings, clock)
    later = afterwards or in_the_background()
    return Ground(settings, engine, gather(settings.rules_path), clock, later)


def at_night(afterwards: Afterwards | None) -> Afterwards:
    """A thread of its own: what people wait for does not wait until the record was examined."""
    return afterwards or in_the_background()


def bot_in(
    ground: Ground, installed: Installed, look_after: Callable[[datetime], None] = lambda _: None
) -> Bot:
    """`look_after` is called in every round, and looks after the whole record."""
    return Bot(
        ground.engine,
        ground.book.rules,
        ground.clock,
        installed,
        Lock(),
        _look_after=look_after,
    )
