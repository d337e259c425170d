"""Somebody may know hundreds of people from thousands of talks: each talk is looked at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rules import birthday
from rules.kit import Birthday, Contact, Customer, Kind, Touch, ada

TALKS, PEOPLE = 200, 150


class Counting(tuple[Touch, ...]):
    """Touches that know how often they were gone through."""

    times: list[int]

    def __iter__(self) -> Iterator[Touch]:
        self.times.append(1)
        return super().__iter__()


@pytest.mark.parametrize("people", [1, PEOPLE])
def test_who_has_no_birthday_on_record_costs_no_look_at_the_talks(people: int) -> None:
    born = Birthday.read("--03-10")
    known = tuple(
        Contact(key=str(one), name=f"Ivo {one}", birthday=None if one else born)
        for one in range(people)
    )
    touches = Counting(
        Touch(
            key=str(one),
            on=date(2025, 3, 1) + timedelta(days=one),
            kind=Kind.CALL,
            contacts=(known[one % people],),
        )
        for one in range(TALKS)
    )
    touches.times = []
    customer: Customer = replace(ada(), contacts=known, touches=touches)
    assert [one.due for one in birthday.nudges(customer)][:1] == [date(2025, 3, 10)]
    assert len(touches.times) <= 2
