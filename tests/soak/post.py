"""Slack for a year: what is posted reaches the ledger, and now and then something goes wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random

from bot.model import GiveUp, Gone, Member, Note, Posted, Reach, Stopped, TryAgain, Uncertain
from tests.soak.ledger import Ledger

POSTING_TAKES = timedelta(seconds=1.3)
Key = tuple[str | None, str, str]


class Crash(BaseException):
    """The process is gone, wherever it stood."""


@dataclass
class Clock:
    """Time goes on a little with whatever is asked of it."""

    now: datetime

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=40)
        return self.now


@dataclass
class Post:
    """A Messenger. `slack_down` and `stopped` are for hours; the rest happens by chance.

    `crashes` says how many more calls are survived, or None.
    """

    ledger: Ledger
    clock: Clock
    dice: Random
    slack_down: bool = False
    stopped: bool = False
    crashes: int | None = None
    _history: dict[Key, tuple[Posted, datetime]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def reach(self, reader: Member) -> Reach:
        return Reach.OPEN if self.ledger.people[reader.id].here else Reach.CLOSED

    def send(self, note: Note) -> Posted:
        self.clock.now += POSTING_TAKES
        self.step()
        before, after = self._trouble()
        if before:
            self.ledger.count(self.clock.now, type(before).__name__)
            raise before
        at = self.clock.now.timestamp() + next(self._numbers) / 1_000_000
        posted = Posted(f"D{note.member.id}", f"{at:.6f}")
        self.ledger.posted(note, self.clock.now)
        self._history[_key(note)] = posted, self.clock.now
        if after:
            self.ledger.count(self.clock.now, f"{type(after).__name__} after posting")
            raise after
        self.step()
        return posted

    def show_again(self, note: Note) -> None:  # noqa: ARG002 - what it says is for other tests
        self.step()
        self.ledger.count(self.clock.now, "shown again")
        if self.slack_down or self.stopped:
            raise Uncertain("no reply")
        if self.dice.random() < 0.002:
            raise Gone("message_not_found")

    def find(self, note: Note, since: datetime) -> Posted | None:
        self.step()
        if self.stopped:
            raise Stopped("Slack does not take our token.")
        if self.slack_down or self.dice.random() < 0.05:
            raise Uncertain("no reply")
        found = self._history.get(_key(note))
        return found[0] if found and found[1] >= since else None

    def step(self) -> None:
        """One call survived; or not."""
        if self.crashes is not None:
            self.crashes -= 1
            if self.crashes < 0:
                self.crashes = None
                raise Crash

    def forget(self, now: datetime) -> None:
        self._history = {
            key: kept for key, kept in self._history.items() if kept[1] > now - timedelta(days=5)
        }

    def _trouble(self) -> tuple[Exception | None, Exception | None]:
        """What happens before anything is posted, and what after it."""
        if self.stopped:
            return Stopped("Slack does not take our token."), None
        chance = self.dice.random()
        if self.slack_down:
            return (Uncertain("500"), None) if chance < 0.7 else (None, Uncertain("no reply"))
        if chance < 0.01:
            return TryAgain(self.dice.choice((2, 30, 600))), None
        if chance < 0.02:
            return Uncertain("500"), None
        if chance < 0.03:
            return None, Uncertain("no reply")
        return (GiveUp("channel_not_found"), None) if chance < 0.031 else (None, None)


def _key(note: Note) -> Key:
    return note.member.slack_id, note.occasion, note.text
