"""Counts what people read in Slack, and knows nothing of the bot's own books."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from threading import Lock

from bot.sandbox import Message, Sandbox

CUSTOMER = re.compile(r"K\d{6}K")


class Observer:
    """`on_message` of a sandbox: every new message, whoever caused it and however late it is."""

    def __init__(self, expected: Mapping[str, str]) -> None:
        self._expected = expected
        self._read: Counter[tuple[str, str]] = Counter()
        self._lock = Lock()
        self.messages = 0

    def watch(self, sandbox: Sandbox) -> None:
        sandbox.on_message(self.sees)

    def sees(self, message: Message) -> None:
        """One message shows a customer once, however often it names it.

        What only fades, as an answer to somebody's own button, nudges nobody.
        """
        if message.only_for:
            return
        told = json.dumps([message.text, message.blocks])
        reader = message.channel.removeprefix("D")
        with self._lock:
            self.messages += 1
            self._read.update((reader, customer) for customer in set(CUSTOMER.findall(told)))

    def duplicates(self) -> list[str]:
        """Customers once for each time too many that somebody has read of them."""
        with self._lock:
            return [name for (_, name), times in self._read.items() for _ in range(times - 1)]

    def missing(self) -> list[str]:
        """Customers of whom whoever looks after them has not read."""
        with self._lock:
            return [name for name, keeper in self._expected.items() if not self._read[keeper, name]]

    def astray(self) -> list[str]:
        """Customers of whom somebody else has read."""
        with self._lock:
            return [name for reader, name in self._read if self._expected.get(name) != reader]
