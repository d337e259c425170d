"""Counts what people read in all of Slack, and when; it knows nothing of the bot's own books."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from threading import Lock

from bot.sandbox import Message, Town
from tests.monday.firms import OPENS, Firm

DUE = re.compile(r"K\d{7}K")
NOTES_A_MINUTE = 50
"""As fast as the bot posts into one workspace, and so many at once after a rest: Slack's own limit
is not published."""
A_NOTE = timedelta(minutes=1) / NOTES_A_MINUTE

Now = Callable[[], datetime]


@dataclass
class Read:
    """What the people of one firm have read, by reader and customer and by reader."""

    customers: Counter[tuple[str, str]] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    first: dict[str, datetime] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)


class Observer:
    """`on_message` of every sandbox: each new message, whoever caused it and however late it is."""

    def __init__(self, firms: Sequence[Firm]) -> None:
        self._firms = {firm.team.id: firm for firm in firms}
        self._read: Mapping[str, Read] = defaultdict(Read)
        self._lock = Lock()
        self.messages: dict[tuple[str, str], list[Message]] = defaultdict(list)
        """By team and reader, for whoever wants to press what is in them."""

    def watch(self, town: Town) -> None:
        for team, workspace in town.workspaces.items():
            workspace.on_message(partial(self.sees, team, town.clock.now))

    def sees(self, team: str, now: Now, message: Message) -> None:
        """What only fades, as an answer to somebody's own button, nudges nobody."""
        named = set(DUE.findall(json.dumps([message.text, message.blocks])))
        if message.only_for or not message.is_app or not named:
            return
        firm, reader, at = self._firms[team], message.channel.removeprefix("D"), now()
        with self._lock:
            read = self._read[team]
            read.notes[reader] += 1
            read.first.setdefault(reader, at)
            read.customers.update((reader, one) for one in named)
            read.strangers |= {one for one in named if firm.expected.get(one) != reader}
            self.messages[team, reader].append(message)

    def missing(self) -> list[str]:
        """Customers of whom whoever looks after them has not read."""
        with self._lock:
            return [
                one
                for team, firm in self._firms.items()
                for one, keeper in firm.expected.items()
                if not self._read[team].customers[keeper, one]
            ]

    def doubled(self) -> list[str]:
        """Customers once for each time too many that somebody has read of them."""
        with self._lock:
            told = [
                (one, n) for read in self._read.values() for (_, one), n in read.customers.items()
            ]
        return [one for one, times in told for _ in range(times - 1)]

    def second_notes(self) -> int:
        """Notes beyond the first of a person and day."""
        with self._lock:
            return sum(n - 1 for read in self._read.values() for n in read.notes.values())

    def astray(self) -> list[str]:
        """Customers of whom somebody else has read, in whatever firm."""
        with self._lock:
            return sorted(one for read in self._read.values() for one in read.strangers)

    def late(self, firm: Firm) -> list[timedelta]:
        """By how much each note of a firm came after its reader had begun to work."""
        with self._lock:
            first = dict(self._read[firm.team.id].first)
        return sorted(at - firm.begins[reader] for reader, at in first.items())

    def late_beyond_slack(self, firm: Firm) -> list[timedelta]:
        """The same, without what nobody could have made up for: only so many fit in a minute."""
        with self._lock:
            first = dict(self._read[firm.team.id].first)
        told, full_at = [], OPENS
        for reader, at in sorted(first.items(), key=lambda one: (firm.begins[one[0]], one[1])):
            could = max(firm.begins[reader], full_at - A_NOTE * (NOTES_A_MINUTE - 1))
            full_at = max(full_at, could) + A_NOTE
            told.append(max(timedelta(0), at - could))
        return sorted(told)
