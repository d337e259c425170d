"""Congratulate a champion who moves on, and ask for a personal introduction.

With them goes all that was never written down: why the budget exists, what we promised, that we
were worth it. Their successor starts with an expense to justify. A personal introduction made in
these days is worth more than any report later, so this one does not wait. Our sponsor has a word
with somebody higher up, and the team is asked whom else it knows there.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    GRACE,
    About,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    Example,
    Kind,
    Nudge,
    Role,
    Seniority,
    Touch,
    ada,
    contact,
    holding,
    listed,
    say,
    say_day,
    touch,
)

ANSWER = Kind.INTRODUCTION

AT_MOST = 5
"""So many names are read; more are skipped over."""


def nudges(customer: Customer, *, good_for_days: int = 21) -> Iterator[Nudge]:
    moved = [person for person in customer.contacts if person.champion and person.moved]
    for due, person in customer.champions_moved:
        others = [other for other in moved if other != person]
        introductions = (one for one in customer.all(ANSWER) if one.on >= due)
        if not any(_by(person, others, one) for one in introductions):
            yield from _alarms(customer, person, due, good_for_days)


def _alarms(customer: Customer, person: Contact, due: date, good_for: int) -> Iterator[Nudge]:
    news = _news(person, customer=customer.name, day=say_day(due))
    told = [("", Role.OWNER, *_for_the_owner(customer, person, due))]
    if customer.sponsor(due):
        told.append(("sponsor", Role.SPONSOR, *_for_the_sponsor(customer, person, due)))
    told.append(("team", Role.TEAM, *_for_the_team(customer, person)))
    for step, role, why, draft in told:
        # It asks for something, yet `asks` would silence the news while a concern is open.
        yield Nudge(
            due=due,
            why=say("{news} {why}", news=news, why=why),
            draft=draft,
            about=About(contact=person, step=step),
            to=role,
            urgent=True,
            worth=100,
            dated=True,
            good_for=good_for,
        )


def _news(person: Contact, *, customer: str, day: str) -> str:
    if person.standing is ContactStanding.PROMOTED:
        return say(
            "{person}, who stands up for us, has been promoted at {customer} ({day}).",
            person=person.name,
            customer=customer,
            day=day,
        )
    return say(
        "{person}, who stands up for us, is leaving {customer} ({day}).",
        person=person.name,
        customer=customer,
        day=day,
    )


def _greeting(person: Contact) -> str:
    if person.standing is ContactStanding.PROMOTED:
        return say("congratulations on your new role, I am very glad for you.")
    return say("I hear that you are moving on, and I wish you a good start in what comes next.")


def _for_the_owner(customer: Customer, person: Contact, due: date) -> tuple[str, str]:
    known = [touch for touch in customer.touches if touch.on <= due]
    times = sum(touch.with_(person) for touch in known)
    friends = _friends(customer, person, [talk for talk in known if talk.talk], due)
    why = say(
        "Touchpoints with them on record: {times}. Who else there knows what we are worth:"
        " {friends}.",
        times=times,
        friends=listed(friends[:AT_MOST]) or say("nobody yet"),
    )
    draft = say(
        "Dear {name}, {greeting} Thank you for [what would not have happened without you]. May I"
        " ask you for one thing: would you introduce me personally to whoever takes up our work"
        " together? Ten minutes with the three of us would be enough.",
        name=person.first_name,
        greeting=_greeting(person),
    )
    return why, draft


def _friends(customer: Customer, person: Contact, talks: list[Touch], due: date) -> list[str]:
    """Who is left there and has spoken with us, most often first."""
    left = [
        (sum(talk.with_(other) for talk in talks), other)
        for other in customer.contacts
        if other.key != person.key and other.there_on(due)
    ]
    return [other.name for times, other in sorted(left, key=lambda entry: -entry[0]) if times]


def _for_the_sponsor(customer: Customer, person: Contact, due: date) -> tuple[str, str]:
    above = [
        other.first_name
        for other in customer.contacts
        if other.key != person.key
        and other.seniority is Seniority.EXECUTIVE
        and other.there_on(due)
    ]
    why = say(
        "The owner writes to them. A word from you to somebody above them keeps the budget from"
        " becoming a question."
    )
    draft = say(
        "Dear {name}, {person} has carried our work together on your side, and I would not like"
        " anything to get lost now. Could we speak for fifteen minutes about what matters to you"
        " in it, and about who takes it up? I could do [date] or [date].",
        name=above[0] if above else say("[their superior]"),
        person=person.name,
    )
    return why, draft


def _for_the_team(customer: Customer, person: Contact) -> tuple[str, str]:
    why = say("Whoever of us knows somebody else there can help now.")
    draft = say(
        "Does anybody here know somebody else at {customer}, or who takes up the work of {person}?"
        " A name is enough; please tell {owner}.",
        customer=customer.name,
        person=person.name,
        owner=customer.owner.name if customer.owner else say("[the owner]"),
    )
    return why, draft


def _by(person: Contact, others: list[Contact], introduction: Touch) -> bool:
    """Whether it came from them; one that names only the new person did, too."""
    return introduction.with_(person) or not any(map(introduction.with_, others))


ANA = contact(
    "Ana Souza", champion=True, standing=ContactStanding.LEFT, standing_since="2025-03-03"
)
BEN = contact(
    "Ben Okafor", champion=True, standing=ContactStanding.PROMOTED, standing_since="2025-03-01"
)
CEM, FAY = contact("Cem Aydin"), contact("Fay Lind", seniority=Seniority.EXECUTIVE)
TOM = Colleague("U2", "Tom Kilburn")
TWICE, THRICE = ("2025-03-03",) * 2, ("2025-03-03",) * 3

EXAMPLES = [
    Example(
        "when a champion leaves, the owner and the team hear of it the same day",
        ada(ANA, CEM, touch(Kind.CALL, "2025-02-03", ANA), touch(Kind.CALL, "2025-02-10", CEM)),
        due=TWICE,
        why="Ana Souza, who stands up for us, is leaving Ada's Bakery (3 March 2025). Touchpoints"
        " with them on record: 1. Who else there knows what we are worth: Cem Aydin.",
        draft="I hear that you are moving on",
    ),
    Example(
        "so does our sponsor, where that is somebody other than the owner",
        ada(ANA, FAY, holding(Role.SPONSOR, TOM, "2025-01-01")),
        due=THRICE,
    ),
    Example(
        "an owner who is the sponsor too hears of it once",
        ada(ANA, holding(Role.SPONSOR, GRACE)),
        due=TWICE,
    ),
    Example(
        "a sponsor who came later was not there to hear of it",
        ada(ANA, holding(Role.SPONSOR, TOM, "2025-03-04")),
        due=TWICE,
    ),
    Example(
        "a champion who is promoted is congratulated, even on a Saturday",
        ada(BEN),
        due=("2025-03-01",) * 2,
        why="has been promoted at Ada's Bakery",
        draft="congratulations on your new role",
    ),
    Example(
        "a name we have never spoken with does not know what we are worth",
        ada(ANA, CEM),
        due=TWICE,
        why="Who else there knows what we are worth: nobody yet.",
    ),
    Example(
        "an introduction to the successor closes all of it, whoever was named",
        ada(ANA, holding(Role.SPONSOR, TOM), touch(ANSWER, "2025-03-04", CEM)),
    ),
    Example(
        "an introduction from before they moved does not",
        ada(ANA, touch(ANSWER, "2025-03-02", ANA)),
        due=TWICE,
    ),
    Example(
        "when two move, the introduction by one leaves the other open",
        ada(ANA, BEN, touch(ANSWER, "2025-03-04", BEN)),
        due=TWICE,
    ),
    Example(
        "a move we learnt of too late stays quiet",
        ada(contact("Dee Wong", champion=True, standing=ContactStanding.LEFT)),
    ),
    Example(
        "so does one from before we knew them",
        ada(
            contact(
                "Dee Wong",
                champion=True,
                standing=ContactStanding.PROMOTED,
                standing_since="2025-03-03",
                met_on="2025-03-04",
            )
        ),
    ),
    Example(
        "somebody else's leaving is no alarm",
        ada(contact("Eli Ray", standing=ContactStanding.LEFT, standing_since="2025-03-03")),
    ),
]
