"""Slack's rates: a bucket of tokens for each method, and one for each channel that is posted to."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.world.wire import RateLimited

CHANNEL_BURST = 4
CHANNEL_PER_SECOND = 1.0


@dataclass
class Bucket:
    """Holds `size` tokens and fills up by `per_second`, in real time."""

    size: float
    per_second: float
    left: float
    at: float

    def take(self, now: float) -> None:
        self.left = min(self.size, self.left + (now - self.at) * self.per_second)
        self.at = now
        if self.left < 1:
            raise RateLimited(math.ceil((1 - self.left) / self.per_second))
        self.left -= 1


class Rates:
    def __init__(self, tick: Callable[[], float]) -> None:
        self._tick = tick
        self._buckets: dict[str, Bucket] = {}

    def take(self, method: str, per_minute: int) -> None:
        self._take(method, per_minute, per_minute / 60)

    def take_channel(self, channel: str) -> None:
        self._take(f"channel:{channel}", CHANNEL_BURST, CHANNEL_PER_SECOND)

    def _take(self, name: str, size: float, per_second: float) -> None:
        now = self._tick()
        self._buckets.setdefault(name, Bucket(size, per_second, size, now)).take(now)
