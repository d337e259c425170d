"""A worker in a process of its own, on a clock that goes faster than real time.

Everything keeps its proportions: Slack's client waits for ten of these seconds, and not of ours.
"""

import logging
import time
from collections.abc import Callable
from ctypes import c_int
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from pydantic import SecretStr

from bot import app
from bot.model import Note, Posted, Uncertain
from bot.settings import Settings
from bot.slack.messenger import TIMEOUT_SECONDS, SlackMessenger

log = logging.getLogger(__name__)

Protocol = Literal["ours", "blind", "hopeful"]

ROUND_EVERY = 10.0
"""Seconds of the fast clock; a worker in earnest takes a minute."""


@dataclass(frozen=True)
class FastClock:
    """`start` was at `since` on the machine's monotonic clock, which all processes share."""

    start: datetime
    since: float
    speed: float

    def __call__(self) -> datetime:
        return self.start + self.speed * timedelta(seconds=time.monotonic() - self.since)


class Watched(SlackMessenger):
    """Says while it posts."""

    posting: c_int

    def send(self, note: Note) -> Posted:
        self.posting.value = True
        try:
            return super().send(note)
        finally:
            self.posting.value = False


class Blind(Watched):
    """A worse bot, to see that the observer can see: it never looks, and posts again."""

    def find(self, _note: Note, _since: datetime) -> Posted | None:
        return None


class Hopeful(Watched):
    """A worse bot, to see that the observer can see: no answer is a good answer."""

    def send(self, note: Note) -> Posted:
        try:
            return super().send(note)
        except Uncertain:
            return Posted(f"D{note.member.slack_id}", "1.000000")


MESSENGERS: dict[Protocol, Callable[..., Watched]] = {
    "ours": Watched,
    "blind": Blind,
    "hopeful": Hopeful,
}


@dataclass(frozen=True)
class Errand:
    database_url: str
    api_url: str
    token: str
    clock: FastClock
    protocol: Protocol = "ours"

    def run(self, posting: c_int, begun: c_int, end: c_int) -> None:
        """Round after round, until told to end or killed.

        What is shared has no lock, since one that was killed would hold it for ever.
        """
        logging.disable(logging.CRITICAL)  # what is cut short here says so a thousand times
        settings = Settings(
            _env_file=None,
            database_url=self.database_url,
            slack_api_url=self.api_url,
            slack_bot_token=SecretStr(self.token),
            nightly_backup=False,
        )
        bot = app.start(settings, self.clock)
        timeout = TIMEOUT_SECONDS / self.clock.speed
        titles = {rule.name: rule.title for rule in bot.rules}
        messenger = MESSENGERS[self.protocol](self.token, self.api_url, titles, timeout=timeout)
        messenger.posting = posting
        bot = replace(bot, installed=replace(bot.installed, messenger=messenger))
        begun.value = True
        while not end.value:
            try:
                bot.round_now()
            except Exception:
                # As the alarm clock does: the next round starts from the record again.
                log.exception("a round failed")
            time.sleep(ROUND_EVERY / self.clock.speed)
