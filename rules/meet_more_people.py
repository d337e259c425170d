"""Get to know more people there, while nobody is leaving.

Where a single person knows what we are worth, everything we did together leaves with them. So look
once a month with how many people you really speak, and ask the one who knows you best to introduce
you to somebody else. It is an easy question in quiet times and a late one after a farewell. Where
there is little talk at all, this is not what is missing, and it stays quiet.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules.kit import (
    INTERNAL,
    About,
    Contact,
    ContactStanding,
    Customer,
    Example,
    Kind,
    Nudge,
    ada,
    contact,
    days,
    every,
    listed,
    say,
    say_days,
    touch,
)

ANSWER = Kind.INTRODUCTION


def nudges(
    customer: Customer,
    *,
    people_at_least: int = 3,
    people_days: int = 180,
    share_over_percent: int = 70,
    share_days: int = 90,
    talks_at_least: int = 4,
    once_in_days: int = 30,
    quiet_around_leaving_days: int = 14,
    good_for_days: int = 20,
) -> Iterator[Nudge]:
    start, last = _span(customer)
    if start is None or last is None:
        return
    introduced = [one.on for one in customer.all(ANSWER)]
    moved = [on for on, _ in customer.champions_moved]
    for due in every(days(once_in_days), after=start):
        if due >= last + days(max(people_days, share_days)):
            return
        first, answered_by = due - days(once_in_days), due + days(good_for_days)
        if any(abs(due - on) <= days(quiet_around_leaving_days) for on in moved) or any(
            first < on <= answered_by for on in introduced
        ):
            continue
        there = [person for person in customer.contacts if person.there_on(due)]
        widely = _circle(customer, there, due, people_days)
        lately = _circle(customer, there, due, share_days)
        friend = max(widely.people, key=lambda one: widely.times[one.key], default=None)
        reasons = [
            *_few(customer, widely, people_at_least, talks_at_least),
            *_one(customer, lately, share_over_percent, talks_at_least),
        ]
        if friend and friend.active and reasons:
            missing = _missing(there, widely)
            yield Nudge(
                due=due,
                why=say(
                    "{reason} {absent} {friend} could introduce you.",
                    reason=reasons[0],
                    absent=_absent(missing),
                    friend=friend.name,
                ),
                draft=_draft(customer, friend, missing),
                about=About(contact=friend),
                worth=50,
                asks=True,
                good_for=good_for_days,
            )


@dataclass(frozen=True, slots=True)
class _Circle:
    """With whom we spoke in the last so many days: talks in all, and by the person's key."""

    within: int
    talks: int
    times: Counter[str]
    people: list[Contact]


def _span(customer: Customer) -> tuple[date | None, date | None]:
    """The day after which we look each month, and the day of the last talk that names somebody."""
    talks = [talk for talk in customer.talks() if talk.contacts]
    # An introduction is what is asked for here, so it must not move the months.
    first = next((talk.on for talk in talks if talk.kind is not ANSWER), None)
    begins = [on for on in (customer.since or first, customer.back_on) if on]
    return max(begins, default=None), talks[-1].on if talks else None


def _circle(customer: Customer, there: list[Contact], due: date, within: int) -> _Circle:
    first = max(due - days(within - 1), customer.back_on or date.min)
    talks = [one for one in customer.between(first, due) if one.talk and one.contacts]
    times = Counter(person.key for talk in talks for person in talk.contacts)
    people = [person for person in there if times[person.key]]
    return _Circle(within, len(talks), times, people)


def _few(customer: Customer, circle: _Circle, people: int, talks: int) -> Iterator[str]:
    if circle.talks >= talks and len(circle.people) < people:
        names = listed(person.name for person in circle.people)
        yield say(
            "In the last {days} we spoke with {names} of {customer} and with nobody else who is"
            " still there.",
            days=say_days(circle.within),
            names=names,
            customer=customer.name,
        )


def _one(customer: Customer, circle: _Circle, share_over: int, talks: int) -> Iterator[str]:
    """Where two are nearly always there, neither of them is the only one."""
    times = circle.times
    over = [one for one in circle.people if times[one.key] * 100 > share_over * circle.talks]
    if circle.talks >= talks and len(over) == 1:
        yield say(
            "{name} was in {number} of our {all} talks with {customer} in the last {days}.",
            name=over[0].name,
            number=times[over[0].key],
            all=circle.talks,
            customer=customer.name,
            days=say_days(circle.within),
        )


def _missing(there: list[Contact], circle: _Circle) -> list[str]:
    """The departments in which we know somebody and speak with nobody."""
    met = {person.department for person in circle.people}
    known = (person.department for person in there if person.department not in met)
    return list(dict.fromkeys(filter(None, known)))


def _absent(missing: list[str]) -> str:
    if not missing:
        return say("Which departments we do not know yet is worth asking.")
    return say("Nobody from {departments} was among them.", departments=listed(missing))


def _draft(customer: Customer, friend: Contact, missing: list[str]) -> str:
    whom = say("[a name or a department]")
    if missing:
        whom = say("somebody from {department}", department=missing[0])
    return say(
        "Hello {name}, who else at {customer} works with what we do, or has to answer for it? I"
        " would like to get to know {whom} and hear what they need. Would you bring us together, in"
        " two lines or at our next call?",
        name=friend.first_name,
        customer=customer.name,
        whom=whom,
    )


ANA, BEN = contact("Ana Souza", department="Ovens"), contact("Ben Okafor")
CEM = contact("Cem Aydin", department="Accounts")
EARLY = ("2025-01-07", "2025-01-14", "2025-01-21", "2025-01-28")
WITH_ANA = tuple(touch(Kind.CALL, on, ANA) for on in EARLY)
WITH_ALL = tuple(touch(Kind.MEETING, on, ANA, BEN, CEM) for on in EARLY)
FRESH = contact("Fay Lind", met_on="2025-03-10")
WITH_HER = tuple(touch(Kind.CALL, on, ANA, BEN, FRESH) for on in EARLY)
LEAVING = contact(
    "Eli Ray", champion=True, standing=ContactStanding.LEFT, standing_since="2025-02-10"
)

EXAMPLES = [
    Example(
        "where only one person speaks with us, that one is asked for another, once a month",
        ada(ANA, CEM, *WITH_ANA, since="2025-01-01"),
        due=("2025-01-31", "2025-03-02", "2025-04-01", "2025-05-01", "2025-05-31", "2025-06-30"),
        why="In the last 180 days we spoke with Ana Souza of Ada's Bakery and with nobody else who"
        " is still there. Nobody from Accounts was among them. Ana Souza could introduce you.",
        draft="Hello Ana, who else at Ada's Bakery works with what we do",
    ),
    Example("three people are a circle", ada(ANA, BEN, CEM, *WITH_ALL, since="2025-01-01")),
    Example(
        "three people of whom one is nearly always alone with us are not",
        ada(
            ANA,
            BEN,
            CEM,
            *WITH_ANA,
            touch(Kind.CALL, "2025-01-29", BEN, CEM),
            since="2025-01-01",
        ),
        due=("2025-01-31", "2025-03-02", "2025-04-01"),
        why="Ana Souza was in 4 of our 5 talks with Ada's Bakery in the last 90 days. Which"
        " departments we do not know yet is worth asking.",
        draft="get to know [a name or a department]",
    ),
    Example(
        "seven of ten is not yet too much",
        ada(
            ANA,
            BEN,
            CEM,
            *(touch(Kind.CALL, f"2025-01-{on:02}", ANA) for on in range(6, 13)),
            *(touch(Kind.CALL, f"2025-01-{on:02}", BEN, CEM) for on in range(13, 16)),
            since="2025-01-01",
        ),
    ),
    Example("three calls are too few to tell", ada(ANA, *WITH_ANA[:3], since="2025-01-01")),
    Example(
        "cards and mails that nobody answered are no talks",
        ada(
            ANA,
            *WITH_ANA[:3],
            touch(Kind.CARD, "2025-01-28", ANA),
            touch(Kind.EMAIL, "2025-01-28", ANA, answered=False),
            touch(Kind.REVIEW, "2025-01-28", ANA, step=INTERNAL),
            since="2025-01-01",
        ),
    ),
    Example(
        "an introduction keeps it quiet for a month",
        ada(ANA, *WITH_ANA, touch(ANSWER, "2025-02-10", BEN), since="2025-01-01"),
        due=("2025-04-01",),
        until="2025-04-30",
    ),
    Example(
        "in the two weeks around the leaving of a champion there is something else to do",
        ada(ANA, LEAVING, *WITH_ANA, since="2025-01-01"),
        due=("2025-03-02",),
        until="2025-03-31",
    ),
    Example(
        "whoever has left is neither counted nor asked",
        ada(
            ANA,
            BEN,
            CEM,
            LEAVING,
            *WITH_ALL,
            touch(Kind.CALL, "2025-02-01", LEAVING),
            since="2025-01-01",
        ),
    ),
    Example(
        "somebody we got to know later did not widen the circle before",
        ada(ANA, BEN, FRESH, *WITH_HER, since="2025-01-01"),
        due=("2025-01-31", "2025-03-02"),
        why="we spoke with Ana Souza and Ben Okafor of Ada's Bakery and with nobody else",
    ),
    Example(
        "with a customer that came back we count from that day",
        ada(ANA, *WITH_ANA, since="2020-01-01", standing_since="2025-01-25"),
    ),
    Example(
        "without a first day on record the months are counted from the first talk with a name",
        ada(ANA, touch(Kind.CALL, "2024-12-20"), *WITH_ANA),
        due=("2025-02-06",),
        until="2025-02-28",
    ),
    Example("without talks that name somebody it stays quiet", ada(ANA, since="2025-01-01")),
]
