"""Faults in one line, as they are typed: `chat.postMessage:lost:0.1,socket:closed:next2`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import get_args

from bot.sandbox.api.door import METHODS
from bot.sandbox.faults import kinds
from bot.sandbox.faults.kinds import CallFault, DeliveryFault, Fault
from bot.sandbox.faults.plan import ALWAYS, DELIVERIES, RESPONSE_URL, SOCKET, When

PLAIN: dict[str, Callable[[], Fault]] = {
    "500-before": kinds.broken_before,
    "500-after": kinds.broken_after,
    "lost": kinds.lost,
    "dropped": kinds.dropped,
    "half": kinds.half,
    "cut": kinds.cut,
    "page": kinds.page,
    "page-after": kinds.page_after,
    "unheard": kinds.unheard,
    "closed": kinds.closed,
    "deaf": kinds.deaf,
}
WITH_SECONDS: dict[str, Callable[[int], Fault]] = {
    "429": kinds.rate_limited,
    "late": kinds.late,
    "slow": kinds.slow,
    "ghost": kinds.ghost,
}
WITH_COPIES: dict[str, Callable[[int], Fault]] = {
    "again": kinds.again,
    "together": kinds.together,
    "unmarked": kinds.unmarked,
}
KNOWN = (
    *PLAIN,
    *(f"{word}=SECONDS" for word in WITH_SECONDS),
    *(f"{word}=COPIES" for word in WITH_COPIES),
    "error=WORD",
    "disconnect=REASON",
)
LONGEST = 3600
MOST_COPIES = 20

COUNTED = re.compile(r"(nth|every|next)([1-9]\d{0,5})")
CHANCE = re.compile(r"(\d{1,3}(?:\.\d+)?)(%?)")
CODE = re.compile(r"[a-z][a-z_]{2,60}")


class NoSuchFault(ValueError):
    """What was typed is no fault; the text says what would be."""


@dataclass(frozen=True)
class Spoken:
    name: str
    fault: Fault
    when: When

    def __str__(self) -> str:
        return f"{self.name}: {self.fault.says}; {self.when}"


def read(line: str) -> list[Spoken]:
    """Raises NoSuchFault."""
    return [_one(part.strip()) for part in line.split(",") if part.strip()]


def _one(part: str) -> Spoken:
    name, *rest = part.split(":")
    if not 1 <= len(rest) <= 2:
        raise NoSuchFault(f"“{part}” is no fault; write METHOD:FAULT or METHOD:FAULT:WHEN.")
    fault = _fault(rest[0])
    _fits(name, fault)
    return Spoken(name, fault, _when(rest[1]) if rest[1:] else ALWAYS)


def _fault(said: str) -> Fault:
    word, _, argument = said.partition("=")
    if word in PLAIN and not argument:
        return PLAIN[word]()
    if word in WITH_SECONDS:
        return WITH_SECONDS[word](_number(said, argument or "15", LONGEST))
    if word in WITH_COPIES:
        return WITH_COPIES[word](_number(said, argument or "1", MOST_COPIES))
    if word == "error" and CODE.fullmatch(argument):
        return kinds.error(argument)
    for reason in get_args(kinds.Reason):
        if said == f"disconnect={reason}":
            return kinds.disconnect(reason)
    raise NoSuchFault(f"“{said}” is no fault; there are {', '.join(KNOWN)}.")


def _number(said: str, argument: str, most: int) -> int:
    if argument.isascii() and argument.isdigit() and 1 <= int(argument) <= most:
        return int(argument)
    raise NoSuchFault(f"“{said}” wants a whole number from 1 to {most} behind the =.")


def _fits(name: str, fault: Fault) -> None:
    if isinstance(fault, CallFault):
        if not any(fnmatchcase(method, name) for method in (*METHODS, RESPONSE_URL)):
            raise NoSuchFault(f"“{name}” is no method of the Web API that the sandbox knows.")
        return
    there = list(DELIVERIES) if isinstance(fault, DeliveryFault) else [SOCKET]
    if name not in there:
        raise NoSuchFault(f"“{fault.word}” strikes {' or '.join(there)}, and not “{name}”.")


def _when(said: str) -> When:
    if counted := COUNTED.fullmatch(said):
        number = int(counted[2])
        return {
            "nth": When(nth=number),
            "every": When(every=number),
            "next": When(next_times=number),
        }[counted[1]]
    if likely := CHANCE.fullmatch(said):
        chance = float(likely[1]) / (100 if likely[2] else 1)
        if chance <= 1:
            return When(chance=chance)
    raise NoSuchFault(f"“{said}” is no moment; write 0.1, 10%, nth3, every10 or next2.")
