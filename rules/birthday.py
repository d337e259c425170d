"""Wish them a happy birthday, yourself and in two lines.

A birthday costs a minute and says that we see the person behind the order. It is a wish among
people who know each other: to somebody with whom nobody of us has spoken for a year, it would be
advertising. Age is nobody's business. Whoever is born on 29 February is wished well on
the 28th in common years.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    INTERNAL,
    About,
    Contact,
    ContactStanding,
    Customer,
    DayOff,
    Example,
    Kind,
    Nudge,
    Touch,
    ada,
    contact,
    days,
    in_order,
    say,
    say_day,
    say_day_of_year,
    touch,
    word,
)

ANSWER = Kind.GREETING


def nudges(
    customer: Customer,
    *,
    known_within_days: int = 365,
    talks_at_least: int = 1,
    wished_within_days: int = 5,
    good_for_days: int = 3,
) -> Iterator[Nudge]:
    born = [person for person in customer.people if person.birthday]
    talks = _talks(customer, born)
    return in_order(
        *(
            _birthdays(
                customer,
                person,
                talks[person.key],
                known_within=known_within_days,
                enough=max(talks_at_least, 1),
                wished_within=wished_within_days,
                good_for=good_for_days,
            )
            for person in born
        )
    )


def _birthdays(
    customer: Customer,
    person: Contact,
    talks: list[Touch],
    *,
    known_within: int,
    enough: int,
    wished_within: int,
    good_for: int,
) -> Iterator[Nudge]:
    if person.birthday is None or not talks:
        return
    wishes = [wish.on for wish in customer.all(ANSWER) if wish.with_(person)]
    for year in range(talks[0].on.year, (talks[-1].on + days(known_within)).year + 1):
        due = person.birthday.in_year(year)
        if person.met_on and due < person.met_on:
            continue
        lately = [talk for talk in talks if due - days(known_within) <= talk.on <= due]
        if len(lately) < enough:
            continue
        # On a day off the wish is asked for on the last working day before, so it comes early.
        first, last_chance = due - days(wished_within), due + days(good_for)
        if any(first <= wished_on <= last_chance for wished_on in wishes):
            continue
        yield Nudge(
            due=due,
            why=_why(customer, person, due, lately[-1], [on for on in wishes if on <= due]),
            draft=say(
                "Dear {name}, happy birthday from all of us.\n"
                "I hope that you have a good day, with people you like around you.",
                name=person.first_name,
            ),
            about=About(contact=person),
            worth=90,
            dated=True,
            good_for=good_for,
            on_day_off=DayOff.PREVIOUS,
            private=True,
        )


def _talks(customer: Customer, people: list[Contact]) -> dict[str, list[Touch]]:
    """By person, in order, planned ones too. One that names nobody may have been with anybody.

    Each is looked at once: somebody may know hundreds of people from thousands of talks.
    """
    talks: dict[str, list[Touch]] = {person.key: [] for person in people}
    for talk in (*customer.touches, *customer.planned) if talks else ():
        if talk.talk:
            for key in {person.key for person in talk.contacts} or talks.keys():
                if key in talks:
                    talks[key].append(talk)
    return talks


def _why(customer: Customer, person: Contact, due: date, spoke: Touch, wishes: list[date]) -> str:
    return say(
        "{person} of {customer} has a birthday on {day}. We last spoke with {whom} on {spoke}"
        " ({kind}). {wish}",
        person=person.name,
        customer=customer.name,
        day=say_day_of_year(due),
        whom=person.first_name if spoke.contacts else say("them"),
        spoke=say_day(spoke.on),
        kind=word(spoke.kind),
        wish=say("The last wish on record: {day}.", day=say_day(wishes[-1]))
        if wishes
        else say("No wish is on record."),
    )


CALLED = touch(Kind.CALL, "2025-01-20")
ANA, BEN = contact("Ana Souza", birthday="--05-03"), contact("Ben Okafor")
LATER = touch(Kind.CALL, "2025-04-01", BEN)

EXAMPLES = [
    Example(
        "Ana is wished a happy birthday on the day, whatever her year of birth",
        ada(ANA, CALLED),
        due=("2025-05-03",),
        why="Ana Souza of Ada's Bakery has a birthday on 3 May. We last spoke with them on"
        " 20 January 2025 (call).",
        draft="Dear Ana, happy birthday",
    ),
    Example(
        "it comes again every year while we keep talking",
        ada(ANA, CALLED, touch(Kind.COFFEE, "2026-02-02")),
        due=("2025-05-03", "2026-05-03"),
        until="2028-12-31",
    ),
    Example(
        "a child of 29 February is wished well on the 28th, except in leap years",
        ada(
            contact("Leo Brandt", birthday="1984-02-29"),
            touch(Kind.CALL, "2023-03-01"),
            touch(Kind.CALL, "2024-03-01"),
        ),
        due=("2024-02-29", "2025-02-28"),
        draft="Dear Leo,",
    ),
    Example(
        "two people with two birthdays come in the order of the year",
        ada(ANA, contact("Ben Okafor", birthday="1971-02-10"), CALLED),
        due=("2025-02-10", "2025-05-03"),
    ),
    Example(
        "a wish sent on the Friday before is enough",
        ada(ANA, CALLED, touch(ANSWER, "2025-05-02", ANA)),
    ),
    Example(
        "a wish to a colleague of hers, or in another month, is not hers",
        ada(
            ANA,
            CALLED,
            touch(ANSWER, "2025-03-03", ANA),
            touch(ANSWER, "2025-05-03", contact("Ben Okafor")),
        ),
        due=("2025-05-03",),
        why="The last wish on record: 3 March 2025.",
    ),
    Example("without a talk in the year before, it stays quiet", ada(ANA, since="2020-01-01")),
    Example(
        "a talk with her colleague does not make us people who know each other",
        ada(ANA, BEN, touch(Kind.CALL, "2025-01-20", BEN)),
    ),
    Example(
        "a talk with her does",
        ada(
            ANA, BEN, touch(Kind.CALL, "2025-01-20", ANA, BEN), touch(Kind.CALL, "2025-04-01", BEN)
        ),
        due=("2025-05-03",),
        why="We last spoke with Ana on 20 January 2025 (call).",
    ),
    Example(
        "a birthday from before we met is none",
        ada(
            contact("Fay Lind", birthday="--05-03", met_on="2025-06-02"),
            CALLED,
            touch(Kind.CALL, "2026-01-20"),
        ),
        due=("2026-05-03",),
        until="2026-12-31",
    ),
    Example(
        "what we said among ourselves is no talk with them",
        ada(ANA, touch(Kind.REVIEW, "2025-01-20", step=INTERNAL)),
    ),
    Example(
        "somebody who has left is not written to",
        ada(
            contact("Cem Aydin", birthday="--05-03", standing=ContactStanding.LEFT),
            contact("Dee Wong", birthday="--05-03", standing=ContactStanding.DO_NOT_CONTACT),
            CALLED,
        ),
    ),
]
