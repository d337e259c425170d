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
    Customer,
    Example,
    Kind,
    Nudge,
    ada,
    contact,
    days,
    months_after,
    say_day,
    say_days,
    touch,
)

ANSWER = Kind.REVIEW

PRAISE = (Kind.TESTIMONIAL, Kind.REFERRAL, Kind.RENEWAL, Kind.ACCEPTANCE)


def nudges(
    customer: Customer,
    *,
    months: tuple[int, ...] = (5, 11, 17, 23, 29, 35),
    reviewed_within_days: int = 45,
    good_for_days: int = 30,
) -> Iterator[Nudge]:
    if customer.since is None:
        return
    reviews = [review for review in customer.all(ANSWER) if not review.internal]
    for number in sorted(months):
        due = months_after(customer.since, number)
        first, last = due - days(reviewed_within_days), due + days(good_for_days)
        if any(first <= review.on <= last for review in reviews):
            continue
        known = customer.as_of(due)
        spoke = known.last_talk()
        yield Nudge(
            due=due,
            why=(
                f"{customer.name} has been with us for {number} months, since"
                f" {say_day(customer.since)}; many leave around now. {_trend(known, due)}"
            ),
            draft=(
                f"Hello {spoke.whom if spoke else '[name]'}, we have worked together for {number}"
                " months now, and I would like to look back with you for half an hour: what was"
                " worth it, what was not, and what should we do differently from here?"
                " Would [date] or [date] suit you?"
            ),
            about=About(step=f"month {number}"),
            worth=65,
            good_for=good_for_days,
        )


def _trend(known: Customer, due: date) -> str:
    talks = list(known.talks())
    lately = [talk for talk in talks if talk.on > due - days(90)]
    before = [talk for talk in talks if due - days(180) < talk.on <= due - days(90)]
    people = {person.key for talk in (*lately, *before) for person in talk.contacts}
    praise = known.last(*PRAISE)
    worth = f"{praise.kind} on {say_day(praise.on)}" if praise else "none on record"
    return (
        f"Talks in the last {say_days(90)}: {len(lately)}, in the {say_days(90)} before:"
        f" {len(before)}, with {len(people)} named people. Last sign that we were worth it:"
        f" {worth}."
    )


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
            touch(Kind.CALL, "2025-01-20", ANA),
            touch(Kind.RENEWAL, "2025-03-03", BEN),
            touch(Kind.MEETING, "2025-05-05", ANA, BEN),
            since="2025-01-15",
        ),
        due=("2025-06-15",),
        until="2025-06-30",
        why="Talks in the last 90 days: 1, in the 90 days before: 2, with 2 named people. Last sign"
        " that we were worth it: renewal on 3 March 2025.",
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
