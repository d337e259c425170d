"""Calendars that are read further, not started anew, as long as the facts stay the same."""

from collections.abc import Iterator
from datetime import date

from bot.flow.plan import afresh
from bot.model import Tuned
from rules.kit import Customer
from rules.kit.nudge import Nudge


class Scroll:
    """One calendar, and what has been read of it. It may be read again from the start."""

    def __init__(self, calendar: Iterator[Nudge]) -> None:
        self._calendar = calendar
        self._read: list[Nudge] = []

    def __iter__(self) -> Iterator[Nudge]:
        yield from self._read
        for nudge in self._calendar:
            self._read.append(nudge)
            yield nudge


class Shelf:
    """The scrolls of one customer, rule by rule, taken off when a new fact comes true."""

    def __init__(self, customer: Customer) -> None:
        self._fact_days = sorted(set(customer.days_ahead(date.min)), reverse=True)
        self._scrolls: dict[str, Scroll] = {}
        self._customer = customer
        self._known: tuple[date, Customer] | None = None

    def turn_to(self, day: date) -> None:
        """Days only go forward."""
        while self._fact_days and self._fact_days[-1] <= day:
            self._fact_days.pop()
            self._scrolls.clear()

    def customer_on(self, day: date) -> Customer:
        """The customer as it was known on a day; the same all through a day."""
        if self._known is None or self._known[0] != day:
            self._known = day, self._customer.as_of(day)
        return self._known[1]

    def read(self, customer: Customer, tuned: Tuned) -> Scroll:
        """As `afresh`, for the customer of this shelf, as it was known on the day turned to."""
        name = tuned.rule.name
        if name not in self._scrolls:
            self._scrolls[name] = Scroll(afresh(customer, tuned))
        return self._scrolls[name]
