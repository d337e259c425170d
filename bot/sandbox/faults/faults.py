"""`sandbox.faults`: what goes wrong from now on, and what has gone wrong so far."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from typing import Literal

from bot.sandbox.faults.kinds import CallFault, DeliveryFault, Fault, SocketFault
from bot.sandbox.faults.plan import Plan, Rule, When

Stage = Literal["arrived", "done", "answering"]
Watcher = Callable[[Stage, str], None]

LOOK_EVERY = 0.05


class Faults:
    """`speed` is how many seconds of a fault pass in a real one; Retry-After is said as it is.

    It may be changed at any time: what waits goes on faster, or slower.
    """

    def __init__(self, *, seed: int = 0, speed: float = 1.0) -> None:
        self._plan = Plan(seed)
        self.speed = speed
        self._watchers: list[Watcher] = []
        self._closed = False

    def strike(
        self,
        name: str,
        fault: Fault,
        *,
        nth: int = 0,
        every: int = 0,
        next_times: int = 0,
        chance: float | None = None,
    ) -> Rule:
        """`name` is a method such as "chat.postMessage", "chat.*" or "*"; "response_url"; for
        deliveries "events_api", "slash_commands", "interactive"; or "socket"."""
        return self.add(name, fault, When(nth, every, next_times, chance))

    def add(self, name: str, fault: Fault, when: When) -> Rule:
        return self._plan.add(name, fault, when)

    def calm(self) -> None:
        """Nothing more goes wrong; what is under way takes its course."""
        self._plan.calm()

    def watch(self, watcher: Watcher) -> None:
        """`watcher(stage, method)` hears of every call: "arrived", "done", "answering".

        It is called while the call waits for it.
        """
        self._watchers.append(watcher)

    @property
    def met(self) -> Counter[str]:
        """How many calls of each method, deliveries of each kind and sockets there were."""
        return Counter(self._plan.met)

    @property
    def struck(self) -> Counter[tuple[str, str]]:
        """How often each fault struck, by name and by the fault's word."""
        return Counter(self._plan.struck)

    def of_call(self, method: str) -> CallFault | None:
        return self._plan.of_call(method)

    def of_delivery(self, kind: str) -> DeliveryFault | None:
        return self._plan.of_delivery(kind)

    def of_socket(self) -> SocketFault | None:
        return self._plan.of_socket()

    def tell(self, stage: Stage, method: str) -> None:
        for watcher in self._watchers:
            watcher(stage, method)

    async def pause(self, seconds: float) -> bool:
        """Wait so long; false when the sandbox has closed, and nothing shall happen any more."""
        left, seen = seconds, time.monotonic()
        while not self._closed and left > 0:
            await asyncio.sleep(min(left / self.speed, LOOK_EVERY))
            now = time.monotonic()
            left, seen = left - (now - seen) * self.speed, now
        return not self._closed

    def close(self) -> None:
        self._closed = True
