"""Rituals that ask more often than any of ours, so that days off and leaves soon matter."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

from rules.kit import Customer, DayOff, Kind, Nudge
from tests.flow.team import TUESDAY, rule_of

EVERY = timedelta(days=4)


def early(customer: Customer) -> Iterator[Nudge]:
    return _every_few_days(customer, Kind.CALL, DayOff.PREVIOUS)


def late(customer: Customer) -> Iterator[Nudge]:
    return _every_few_days(customer, Kind.EMAIL, DayOff.NEXT)


def _every_few_days(customer: Customer, answer: Kind, moves: DayOff) -> Iterator[Nudge]:
    for due in (TUESDAY + EVERY * number for number in count()):
        if not customer.has(answer, since=due):
            why = f"{customer.name} is waiting."
            yield Nudge(due=due, why=why, draft="Hello.", worth=50, good_for=1, on_day_off=moves)


RESTLESS = (
    rule_of("early", early, answer=Kind.CALL),
    rule_of("late", late, answer=Kind.EMAIL),
)
