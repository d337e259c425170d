"""Where settings, record, rules and Slack come together; tests call the same functions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from sqlalchemy import Engine

from bot.flow.deliver import Quiet, deliver
from bot.flow.forget import forget, forget_moves
from bot.flow.retire import Counted, propose
from bot.flow.round_up import Rounded, round_up_week
from bot.flow.settle import settle
from bot.flow.tick import in_force, tick
from bot.flow.together import Looked, tell_team
from bot.model import Clock, Messenger
from bot.settings import Settings
from bot.slack.afterwards import Afterwards, in_the_background
from bot.slack.installed import Installed, install
from bot.store.engine import open_record
from bot.store.migrate import migrate
from bot.views.round_up import round_up
from rules.kit.rule import Rule
from rules.kit.rulebook import gather


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

    @property
    def messenger(self) -> Messenger:
        return self.installed.messenger

    def round_now(self) -> int:
        return self.round(self.clock())

    def round(self, now: datetime) -> int:
        """Introduce, forget, plan, settle, deliver once; answers how many notes were sent.

        Rounds of one process never overlap, since a moved clock may start one while the alarm
        clock has another under way. Rounds of several processes may.
        """
        with self._one_at_a_time:
            self.installed.introductions.introduce()
            self.installed.still_away.look(now)
            forget(self.engine, self.installed.workspace_id, now)
            forget_moves(self.engine, self.installed.workspace_id, now)
            tick(self.engine, self.rules, now)
            here = in_force(self.engine, self.installed.workspace_id, self.rules)
            tell_team(self.engine, here, now, self._looked)
            round_up_week(self.engine, here, now, round_up, self._rounded)
            propose(self.engine, self.installed.workspace_id, self.rules, now, self._counted)
            settle(self.engine, self.installed.workspace_id, self.messenger, now)
            return deliver(
                self.engine,
                self.installed.workspace_id,
                self.messenger,
                now,
                clock=self.clock,
                quiet=self._quiet,
                told=self.installed.balance_picture.follow,
            )


def open_and_migrate(settings: Settings) -> Engine:
    """The record in the shape that this version knows. Raises CannotOpen, NewerRecord."""
    engine = open_record(settings.database_url)
    migrate(engine)
    return engine


def start(settings: Settings, clock: Clock, afterwards: Afterwards | None = None) -> Bot:
    """Everything wired together. Raises CannotOpen, NewerRecord, NotInstalled, BrokenRule.

    `afterwards` does what can wait for Slack's acknowledgement; in the background unless told.
    """
    engine = open_and_migrate(settings)
    book = gather(settings.rules_path)
    later = afterwards or in_the_background()
    installed = install(settings, engine, book, clock, later)
    return Bot(engine, book.rules, clock, installed, Lock())
