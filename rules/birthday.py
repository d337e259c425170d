"""Wish them a happy birthday, yourself and in two lines.

A birthday costs a minute and says that we see the person behind the order. It is a wish among
people who know each other: from somebody whose company nobody of us has spoken with for a year, it
would be advertising. Age is nobody's business. Whoever is born on 29 February is wished well on
the 28th in common years.
"""

from collections.abc import Iterator

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
    ada,
    contact,
    days,
    in_order,
    say_day,
    touch,
)

ANSWER = Kind.GREETING


def nudges(
    customer: Customer,
    *,
    known_within_days: int = 365,
    wished_within_days: int = 5,
    good_for_days: int = 3,
) -> Iterator[Nudge]:
    people = (person for person in customer.contacts if person.active)
    return in_order(
        *(
            _birthdays(customer, person, known_within_days, wished_within_days, good_for_days)
            for person in people
        )
    )


def _birthdays(
    customer: Customer, person: Contact, known_within: int, wished_within: int, good_for: int
) -> Iterator[Nudge]:
    if person.birthday is None:
        return
    spoken = [one.on for one in (*customer.touches, *customer.planned) if one.talk]
    if not spoken:
        return
    wishes = [wish.on for wish in customer.all(ANSWER) if wish.with_(person)]
    for year in range(min(spoken).year, (max(spoken) + days(known_within)).year + 1):
        due = person.birthday.in_year(year)
        known = customer.as_of(due)
        spoke = known.last_talk()
        if spoke is None or spoke.on < due - days(known_within):
            continue
        # On a day off the wish is asked for on the last working day before, so it comes early.
        first, last_chance = due - days(wished_within), due + days(good_for)
        if any(first <= wished_on <= last_chance for wished_on in wishes):
            continue
        wish = known.last(ANSWER, contact=person)
        last = f"The last wish on record: {say_day(wish.on)}." if wish else "No wish is on record."
        yield Nudge(
            due=due,
            why=(
                f"{person.name}'s birthday is on {due.day} {due:%B}. We last spoke with"
                f" {customer.name} on {say_day(spoke.on)} ({spoke.kind}). {last}"
            ),
            draft=(
                f"Dear {person.first_name}, happy birthday from all of us."
                "\nI hope that you have a good day today, with people you like around you."
            ),
            about=About(contact=person),
            worth=90,
            good_for=good_for,
            on_day_off=DayOff.PREVIOUS,
            private=True,
        )


CALLED = touch(Kind.CALL, "2025-01-20")
ANA = contact("Ana Souza", birthday="--05-03")

EXAMPLES = [
    Example(
        "Ana is wished a happy birthday on the day, whatever her year of birth",
        ada(ANA, CALLED),
        due=("2025-05-03",),
        why="Ana Souza's birthday is on 3 May. We last spoke with Ada's Bakery on 20 January 2025",
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
