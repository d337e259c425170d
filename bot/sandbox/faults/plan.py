"""Which call, delivery or socket a fault strikes: the n-th, each n-th, the next, or by chance."""

import random
import threading
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TypeVar, get_args

from bot.sandbox.delivery.courier import Envelope
from bot.sandbox.faults.kinds import CallFault, DeliveryFault, Fault, SocketFault

SOCKET = "socket"
RESPONSE_URL = "response_url"
DELIVERIES: tuple[str, ...] = get_args(Envelope)

F = TypeVar("F", CallFault, DeliveryFault, SocketFault)


@dataclass(frozen=True)
class When:
    """Without any of these, always. All of them count from the moment the rule was made."""

    nth: int = 0
    every: int = 0
    next_times: int = 0
    chance: float | None = None

    def __str__(self) -> str:
        if self.nth:
            return f"number {self.nth}"
        if self.every:
            return f"every {self.every} times"
        if self.next_times:
            return f"the next {self.next_times} times"
        return "always" if self.chance is None else f"with a chance of {self.chance:g}"


ALWAYS = When()


@dataclass
class Rule:
    """`name` is a method, "chat.*", "*", "socket", or how things are delivered: "events_api"."""

    name: str
    fault: Fault
    when: When
    dice: random.Random
    met: int = 0
    struck: int = 0

    def strikes(self, name: str) -> bool:
        """To be asked once for each call, whoever else strikes it: so that chance stays in step."""
        if not fnmatchcase(name, self.name):
            return False
        self.met += 1
        return self._is_now()

    def _is_now(self) -> bool:
        when = self.when
        if when.nth:
            return self.met == when.nth
        if when.every:
            return self.met % when.every == 0
        if when.next_times:
            return self.met <= when.next_times
        return when.chance is None or self.dice.random() < when.chance


@dataclass
class Plan:
    """Deterministic for a seed and an order of calls. Usable from any thread."""

    seed: int = 0
    rules: list[Rule] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    struck: Counter[tuple[str, str]] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _made: int = 0

    def add(self, name: str, fault: Fault, when: When = ALWAYS) -> Rule:
        with self._lock:
            self._made += 1
            rule = Rule(name, fault, when, random.Random(f"{self.seed}:{self._made}"))  # noqa: S311 - dice, not secrets
            self.rules.append(rule)
        return rule

    def calm(self) -> None:
        """No more faults; what was counted stays."""
        with self._lock:
            self.rules.clear()

    def of_call(self, method: str) -> CallFault | None:
        return self._drawn(method, CallFault)

    def of_delivery(self, kind: str) -> DeliveryFault | None:
        return self._drawn(kind, DeliveryFault)

    def of_socket(self) -> SocketFault | None:
        return self._drawn(SOCKET, SocketFault)

    def _drawn(self, name: str, kind: type[F]) -> F | None:
        """The first rule that strikes: nothing has two faults at once."""
        with self._lock:
            self.met[name] += 1
            fitting = [(rule, rule.fault) for rule in self.rules if isinstance(rule.fault, kind)]
            striking = [(rule, fault) for rule, fault in fitting if rule.strikes(name)]
            if not striking:
                return None
            rule, fault = striking[0]
            rule.struck += 1
            self.struck[name, fault.word] += 1
            return fault
