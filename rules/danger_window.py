"""Look back together before the months in which customers quietly leave.

Most who leave do so between half a year and three years after the first day, and hardly one of
them says so before. So a month before each half year, up to three years, look at how often you
still speak, with how many people, and when you last heard that it was worth it. Then ask them.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    INTERNAL,
    About,
    ContactStanding,
    Customer,
    Example,
    Kind,
    Nudge,
    ada,
    contact,
    days,
    months_after,
    quote,
    say,
    say_day,
    say_days,
    touch,
    value,
)

ANSWER = Kind.REVIEW

PRAISE = (Kind.TESTIMONIAL, Kind.REFERRAL, Kind.RENEWAL, Kind.ACCEPTANCE)


def nudges(
    customer: Customer,
    *,
    months: tuple[int, ...] = (5, 11, 17, 23, 29, 35),
    reviewed_within_days: int = 45,
    trend_days: int = 90,
    good_for_days: int = 30,
) -> Iterator[Nudge]:
    if customer.since is None:
        return
    back = customer.back_on or date.min
    reviews = [review for review in customer.all(ANSWER) if not review.internal]
    for number in sorted(months):
        due = months_after(customer.since, number)
        first, last = due - days(reviewed_within_days), due + days(good_for_days)
        if due < back or any(first <= review.on <= last for review in reviews):
            continue
        known = customer.as_of(due)
        yield Nudge(
            due=due,
            why=say(
                "{customer} has been with us for {number} months, since {day}; many leave around"
                " now. {trend} {proof}",
                customer=customer.name,
                number=number,
                day=say_day(customer.since),
                trend=_trend(known, due, trend_days),
                proof=_worth(known),
            ),
            draft=say(
                "Hello {name}, we have worked together for {number} months now, and I would like"
                " to look back with you for half an hour: what was worth it, what was not, and what"
                " should we do differently from here? Would [date] or [date] suit you?",
                name=known.whom_by(due),
                number=number,
            ),
            about=About(step=f"month {number}"),
            worth=65,
            asks=True,
            dated=True,
            good_for=good_for_days,
        )


def _trend(known: Customer, due: date, span: int) -> str:
    middle = due - days(span)
    lately = [talk for talk in known.between(middle + days(1), due) if talk.talk]
    before = [talk for talk in known.between(middle - days(span - 1), middle) if talk.talk]
    turn = len(lately) - len(before)
    people = {person.key for talk in (*lately, *before) for person in talk.contacts}
    known_there = (
        say(
            "People we know there: {known}, spoken with in this time: {spoken}.",
            known=len(known.people),
            spoken=len(people),
        )
        if known.people
        else say("We know nobody there by name.")
    )
    return say(
        "Talks in the last {days}: {lately}, in the {days} before: {before} ({turn}). {known}",
        days=say_days(span),
        lately=len(lately),
        before=len(before),
        turn=say("fewer") if turn < 0 else say("more") if turn else say("as many"),
        known=known_there,
    )


def _worth(known: Customer) -> str:
    """When we last heard that we were worth it, and what."""
    praise, proof = known.last(*PRAISE), known.values[-1] if known.values else None
    if proof and (praise is None or proof.on >= praise.on):
        what, day = quote(proof.text), say_day(proof.on)
    elif praise:
        what, day = praise.kind.a, say_day(praise.on)
    else:
        return say("Last proof that we were worth it: none on record.")
    return say("Last proof that we were worth it: {what}, {day}.", what=what, day=day)


ANA, BEN = contact("Ana Souza"), contact("Ben Okafor")

EXAMPLES = [
    Example(
        "a new customer is looked at a month before each half year, up to three years",
        ada(since="2025-01-15"),
        due=("2025-06-15", "2025-12-15", "2026-06-15", "2026-12-15", "2027-06-15", "2027-12-15"),
        until="2035-12-31",
        why="has been with us for 5 months, since 15 January 2025",
        draft="Hello [name], we have worked together for 5 months",
    ),
    Example(
        "the reason says how often we spoke and with how many",
        ada(
            ANA,
            BEN,
            value("a fifth less waste", "2025-02-03"),
            contact("Cem Aydin"),
            contact("Eli Ray", met_on="2025-07-01"),
            touch(Kind.CALL, "2025-01-20", ANA),
            touch(Kind.RENEWAL, "2025-03-03", BEN),
            touch(Kind.MEETING, "2025-05-05", ANA, BEN),
            since="2025-01-15",
        ),
        due=("2025-06-15",),
        until="2025-06-30",
        why="Talks in the last 90 days: 1, in the 90 days before: 2 (fewer). People we know there:"
        " 3, spoken with in this time: 2. Last proof that we were worth it: a renewal, 3 March"
        " 2025.",
    ),
    Example(
        "what they got out of it is quoted, as far as we knew",
        ada(
            value("a fifth less waste", "2025-05-05"),
            touch(Kind.TESTIMONIAL, "2025-05-04"),
            value("two hours a day", "2025-06-16"),
            since="2025-01-15",
        ),
        due=("2025-06-15",),
        until="2025-06-30",
        why="Last proof that we were worth it: “a fifth less waste”, 5 May 2025.",
    ),
    Example(
        "months in which they were away are left out",
        ada(since="2024-01-15", standing_since="2025-06-30"),
        due=("2025-12-15",),
    ),
    Example(
        "somebody who has left is not written to",
        ada(
            touch(
                Kind.CALL,
                "2025-06-02",
                contact("Dee Wong", standing=ContactStanding.LEFT, standing_since="2025-06-10"),
            ),
            since="2025-01-15",
        ),
        due=("2025-06-15",),
        until="2025-06-30",
        draft="Hello [name],",
    ),
    Example(
        "a review in the weeks before is enough for this time",
        ada(touch(ANSWER, "2025-05-01"), since="2025-01-15"),
        due=("2025-12-15",),
    ),
    Example(
        "one among ourselves is not, and it is no talk with them",
        ada(touch(ANSWER, "2025-06-01", step=INTERNAL), since="2025-01-15"),
        due=("2025-06-15", "2025-12-15"),
        why="Talks in the last 90 days: 0,",
    ),
    Example(
        "a review of long before is not",
        ada(touch(ANSWER, "2025-04-30"), since="2025-01-15"),
        due=("2025-06-15", "2025-12-15"),
    ),
    Example(
        "a review in the summer answers neither June nor December",
        ada(touch(ANSWER, "2025-08-01"), since="2025-01-15"),
        due=("2025-06-15", "2025-12-15"),
    ),
    Example(
        "a review made when asked for closes it",
        ada(touch(ANSWER, "2025-06-20"), since="2025-01-15"),
        due=("2025-12-15",),
    ),
    Example(
        "whoever came on the last day of a long month is looked at on the last of a shorter one",
        ada(since="2024-09-30"),
        due=("2025-02-28",),
        until="2025-07-31",
    ),
    Example(
        "a customer whose first day is unknown stays quiet", ada(touch(Kind.CALL, "2025-01-20"))
    ),
]
