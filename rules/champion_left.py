"""Congratulate a champion who moves on, and ask for a personal introduction.

With them goes all that was never written down: why the budget exists, what we promised, that we
were worth it. Their successor starts with an expense to justify. A personal introduction made in
these days is worth more than any report later, so this one does not wait.
"""

from collections.abc import Iterator

from rules.kit import (
    About,
    Contact,
    ContactStanding,
    Customer,
    Example,
    Kind,
    Nudge,
    Touch,
    ada,
    contact,
    say_day,
    touch,
)

ANSWER = Kind.INTRODUCTION

MOVED = {
    ContactStanding.LEFT: "is leaving",
    ContactStanding.PROMOTED: "has been promoted at",
}

GREETING = {
    ContactStanding.LEFT: "I hear that you are moving on, and I wish you a good start in what comes"
    " next.",
    ContactStanding.PROMOTED: "congratulations on your new role, I am very glad for you.",
}


def nudges(customer: Customer, *, good_for_days: int = 21) -> Iterator[Nudge]:
    moved = [person for person in customer.contacts if person.champion and person.standing in MOVED]
    learnt = [(person.standing_since, person) for person in moved if person.standing_since]
    for due, person in sorted(learnt, key=lambda entry: entry[0]):
        others = [other for other in moved if other != person]
        introductions = (one for one in customer.all(ANSWER) if one.on >= due)
        if any(_by(person, others, one) for one in introductions):
            continue
        known = customer.as_of(due)
        touches = sum(touch.with_(person) for touch in known.touches)
        colleagues = [other.name for other in known.contacts if other.active and other not in moved]
        yield Nudge(
            due=due,
            why=(
                f"{person.name}, who stands up for us, {MOVED[person.standing]} {customer.name}"
                f" ({say_day(due)}); touchpoints with them on record: {touches}."
                f" Who else there knows what we are worth: {', '.join(colleagues) or 'nobody yet'}."
            ),
            draft=(
                f"Dear {person.first_name}, {GREETING[person.standing]} Thank you for"
                " [what you could not have done without them]. May I ask you for one thing: would"
                " you introduce me personally to whoever takes up our work together?"
                " Ten minutes with the three of us would be enough."
            ),
            about=About(contact=person),
            urgent=True,
            worth=100,
            good_for=good_for_days,
        )


def _by(person: Contact, others: list[Contact], introduction: Touch) -> bool:
    """Whether it came from them; one that names only the new person did, too."""
    return introduction.with_(person) or not any(map(introduction.with_, others))


ANA = contact(
    "Ana Souza", champion=True, standing=ContactStanding.LEFT, standing_since="2025-03-03"
)
BEN = contact(
    "Ben Okafor", champion=True, standing=ContactStanding.PROMOTED, standing_since="2025-03-01"
)
CEM = contact("Cem Aydin")

EXAMPLES = [
    Example(
        "a champion who leaves is written to the same day",
        ada(ANA, CEM, touch(Kind.CALL, "2025-02-03", ANA)),
        due=("2025-03-03",),
        why="Ana Souza, who stands up for us, is leaving Ada's Bakery (3 March 2025); touchpoints"
        " with them on record: 1. Who else there knows what we are worth: Cem Aydin.",
        draft="I hear that you are moving on",
    ),
    Example(
        "a champion who is promoted is congratulated, even on a Saturday",
        ada(BEN),
        due=("2025-03-01",),
        why="has been promoted at Ada's Bakery",
        draft="congratulations on your new role",
    ),
    Example(
        "an introduction to the successor closes it, whoever was named",
        ada(ANA, touch(ANSWER, "2025-03-04", CEM)),
    ),
    Example(
        "an introduction from before they moved does not",
        ada(ANA, touch(ANSWER, "2025-03-02", ANA)),
        due=("2025-03-03",),
    ),
    Example(
        "when two move, the introduction by one leaves the other open",
        ada(ANA, BEN, touch(ANSWER, "2025-03-04", BEN)),
        due=("2025-03-03",),
    ),
    Example(
        "a move we learnt of too late stays quiet",
        ada(contact("Dee Wong", champion=True, standing=ContactStanding.LEFT)),
    ),
    Example(
        "somebody else's leaving is no alarm",
        ada(contact("Eli Ray", standing=ContactStanding.LEFT, standing_since="2025-03-03")),
    ),
]
