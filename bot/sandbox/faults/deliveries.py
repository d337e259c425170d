"""The line to the app, with what may go wrong on it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

from bot.sandbox.delivery.courier import Envelope, Line, Unanswered
from bot.sandbox.faults.faults import Faults
from bot.sandbox.faults.kinds import DeliveryFault
from bot.sandbox.world.wire import Json


class Disturbed:
    """A Line like the one it stands before, but for the faults."""

    def __init__(self, line: Line, faults: Faults, disconnect: Callable[[str], None]) -> None:
        self._line = line
        self._faults = faults
        self._disconnect = disconnect

    def send(self, kind: Envelope, payload: Json, *, retry: int = 0, reason: str = "") -> Json:
        fault = self._faults.of_delivery(kind)
        if fault is None:
            return self._line.send(kind, payload, retry=retry, reason=reason)
        if fault.disconnect:
            self._disconnect(fault.disconnect)
        numbers = _numbers(fault, kind, retry)
        first = self._all(fault, kind, payload, numbers)[0]
        if fault.unheard:
            raise Unanswered("timeout", reached=True)
        if isinstance(first, Unanswered):
            raise first
        return first

    def _all(
        self, fault: DeliveryFault, kind: Envelope, payload: Json, numbers: list[int]
    ) -> list[Json | Unanswered]:
        def once(number: int) -> Json | Unanswered:
            why = "timeout" if number else ""
            try:
                return self._line.send(kind, payload, retry=number, reason=why)
            except Unanswered as unanswered:
                return unanswered

        if not fault.together:
            return [once(number) for number in numbers]
        with ThreadPoolExecutor(len(numbers)) as pool:
            return list(pool.map(once, numbers))


def _numbers(fault: DeliveryFault, kind: Envelope, retry: int) -> list[int]:
    """What each copy says of how often it was tried: Slack marks events alone."""
    if fault.marked and kind == "events_api":
        return list(range(retry, retry + fault.copies + 1))
    return list(repeat(retry, fault.copies + 1))
