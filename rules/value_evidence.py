"""Collect a new piece of evidence that we are worth it, before somebody has to ask.

Trust is personal and a budget is not: whoever comes next asks for numbers. A number, a saved hour
or a sentence that may be quoted is easy to get while all is well, and cannot be had in a hurry. So
look for one every three months once they have accepted some work, and three weeks before a renewal;
not in the first months, for first comes the work and then the proof.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    About,
    Contact,
    ContactStanding,
    Customer,
    Example,
    Item,
    Job,
    Kind,
    Nudge,
    Role,
    Value,
    ada,
    contact,
    days,
    every,
    in_order,
    job,
    listed,
    project,
    quote,
    say,
    say_day,
    say_days,
    touch,
    value,
)

ANSWER = Kind.FEEDBACK

FRESH, RENEWAL = "new evidence", "renewal"


def nudges(
    customer: Customer,
    *,
    every_days: int = 90,
    before_renewal_days: int = 21,
    fresh_days: int = 30,
    settling_days: int = 90,
    good_for_days: int = 30,
) -> Iterator[Nudge]:
    renews, since = customer.renews_on, customer.since
    renewal = renews - days(before_renewal_days) if renews else date.min
    # Around a renewal it is asked for once, and then it is said why.
    rhythm = (
        nudge
        for nudge in _every_so_often(customer, every_days, good_for_days)
        if abs(nudge.due - renewal) > days(fresh_days)
    )
    settled = since + days(settling_days) if since else date.min
    calendar = in_order(rhythm, _before_a_renewal(customer, renewal, fresh_days))
    return (nudge for nudge in calendar if nudge.due >= settled)


def _every_so_often(customer: Customer, interval: int, good_for: int) -> Iterator[Nudge]:
    begins = _begins(customer)
    if begins is None:
        return
    start, said = begins
    for due in every(days(interval), after=start):
        yield Nudge(
            due=due,
            why=say(
                "For {days} or more nobody has written down what we are worth to {customer}, since"
                " {event}. {known} {ways}",
                days=say_days((due - start).days),
                customer=customer.name,
                event=said,
                known=_known(customer, due),
                ways=_ways(),
            ),
            draft=_draft(customer, due),
            about=About(contact=_whom(customer, due), step=FRESH),
            to=Role.DELIVERY,
            worth=50,
            asks=True,
            good_for=good_for,
        )


def _begins(customer: Customer) -> tuple[date, str] | None:
    """The day from which we count, and that day in words."""
    begins = [*_first_proof(customer)]
    if back := customer.back_on:
        begins.append((back, say("they came back on {day}", day=say_day(back))))
    asked = (one.on for one in customer.all(ANSWER) if one.step.startswith((FRESH, RENEWAL)))
    begins += [(on, say("we last asked on {day}", day=say_day(on))) for on in asked]
    return max(begins, key=lambda begin: begin[0], default=None)


def _first_proof(customer: Customer) -> Iterator[tuple[date, str]]:
    """The last evidence, or else the first work they accepted: before it there is no proof."""
    if customer.values:
        last = customer.values[-1].on
        yield last, say("the last evidence on {day}", day=say_day(last))
        return
    told = [one.on for one in customer.all(Kind.ACCEPTANCE)]
    accepted = [*told, *(one.accepted_on for one in customer.projects if one.accepted_on)]
    if accepted:
        first = min(accepted)
        yield first, say("they first accepted our work on {day}", day=say_day(first))


def _before_a_renewal(customer: Customer, due: date, fresh: int) -> Iterator[Nudge]:
    renews = customer.renews_on
    if renews is None:
        return
    step = f"{RENEWAL} {renews.isoformat()}"
    since = due - days(fresh)
    asked = any(one.step == step for one in customer.all(ANSWER))
    proven = any(one.on >= since for one in customer.values)
    if asked or proven or customer.has(Kind.RENEWAL, since=since):
        return
    yield Nudge(
        due=due,
        why=say(
            "{customer} renews on {day}, and somebody there will ask what it was good for. {known}"
            " {ways}",
            customer=customer.name,
            day=say_day(renews),
            known=_known(customer, due),
            ways=_ways(),
        ),
        draft=_draft(customer, due),
        about=About(contact=_whom(customer, due), step=step),
        to=Role.DELIVERY,
        worth=75,
        asks=True,
        dated=True,
        good_for=max((renews - due).days, 1),
    )


def _ways() -> str:
    return say(
        "Three ways to a new one: a number from before beside one from today, a talk with somebody"
        " who works with it every day, a sentence that we may quote."
    )


def _known(customer: Customer, due: date) -> str:
    jobs = [quote(one.text) for one in customer.jobs if one.on <= due]
    terms = [
        f"{quote(term.text)} ({work.name})"
        for work in customer.projects
        if (term := work.as_of(due).term(Item.GETS))
    ]
    last = next((one for one in reversed(customer.values) if one.on <= due), None)
    return say(
        "What was promised: {promised}. Last evidence: {proof}.",
        promised=listed([*jobs[-1:], *terms[-2:]]) or say("not on record"),
        proof=f"{quote(last.text)}, {say_day(last.on)}" if last else say("none on record"),
    )


def _draft(customer: Customer, due: date) -> str:
    job = next((one for one in reversed(customer.jobs) if one.on <= due), None)
    person = _whom(customer, due)
    return say(
        "Hello {name}, you came to us for {goal}. Has it come true, as far as you can tell? One of"
        " three things would help me: a number from before and one from today, five minutes with"
        " somebody who works with it every day, or a sentence of yours that I may quote. If it has"
        " not come true, I would like to hear that even more.",
        name=person.first_name if person else say("[name]"),
        goal=quote(job.text) if job else say("[what they came to us for]"),
    )


def _whom(customer: Customer, due: date) -> Contact | None:
    """Whoever told us last what it was worth, or else what it is for, and is still there."""
    told: list[Job | Value] = [*customer.jobs, *customer.values]
    there = {person.key for person in customer.contacts if person.there_on(due)}
    theirs = [one.contact for one in told if one.on <= due and one.contact]
    return next((one for one in reversed(theirs) if one.key in there), None)


ANA, BEN = contact("Ana Souza"), contact("Ben Okafor", standing=ContactStanding.LEFT)
SHOP = project("Shop", terms=((Item.GETS, "two ovens and a mixer", "2024-06-03"),))
LESS = value("a fifth less waste", "2025-03-03", contact=ANA)
LATER = ("2025-06-01", "2025-08-30", "2025-11-28")

EXAMPLES = [
    Example(
        "new evidence is asked for 90 days after the last, and again while there is none",
        ada(ANA, SHOP, job("bread by six", "2024-03-04", ANA), LESS, since="2024-01-01"),
        due=LATER,
        why="For 90 days or more nobody has written down what we are worth to Ada's Bakery,"
        " since the last"
        " evidence on 3 March 2025. What was promised: “bread by six” and “two ovens and a mixer”"
        " (Shop). Last evidence: “a fifth less waste”, 3 March 2025. Three ways to a new one:",
        draft="Hello Ana, you came to us for “bread by six”. Has it come true",
    ),
    Example(
        "evidence logged unasked starts the wait afresh",
        ada(LESS, value("an hour a day", "2025-05-05")),
        due=("2025-08-03", "2025-11-01"),
    ),
    Example(
        "so does having asked, even if there was none to have",
        ada(LESS, touch(ANSWER, "2025-06-10", step=FRESH)),
        due=("2025-09-08", "2025-12-07"),
        why="since we last asked on 10 June 2025.",
    ),
    Example(
        "feedback about something else does not",
        ada(LESS, touch(ANSWER, "2025-06-01"), touch(ANSWER, "2025-06-01", step="milestone")),
        due=LATER,
    ),
    Example(
        "without any, we count from the first work they accepted",
        ada(
            touch(Kind.ORDER, "2024-12-02"),
            project("Shop", accepted_on="2025-03-03"),
            project("Till", accepted_on="2025-05-05"),
            since="2024-06-01",
        ),
        due=LATER,
        why="since they first accepted our work on 3 March 2025. What was promised: not on record."
        " Last evidence: none on record.",
        draft="Hello [name], you came to us for [what they came to us for].",
    ),
    Example(
        "with nothing but an order and a first day there is nothing to prove yet",
        ada(touch(Kind.ORDER, "2025-02-03"), since="2025-03-03"),
    ),
    Example(
        "nor is a renewal within the first 90 days a time to ask",
        ada(since="2025-03-03", renews_on="2025-06-15"),
    ),
    Example(
        "21 days before a renewal it is asked for as well, and only once around that time",
        ada(BEN, value("a fifth less waste", "2025-03-03", contact=BEN), renews_on="2025-07-01"),
        due=("2025-06-10", *LATER[1:]),
        why="Ada's Bakery renews on 1 July 2025, and somebody there will ask what it was good for.",
        draft="Hello [name],",
    ),
    Example(
        "evidence from the month before serves for the renewal",
        ada(value("an hour a day", "2025-05-15"), renews_on="2025-07-01"),
        due=("2025-08-13", "2025-11-11"),
    ),
    Example(
        "whoever has renewed early is not asked",
        ada(touch(Kind.RENEWAL, "2025-06-02"), renews_on="2025-07-01"),
    ),
    Example(
        "having asked before the last renewal is not having asked before this one",
        ada(LESS, touch(ANSWER, "2024-06-12", step="renewal 2024-07-01"), renews_on="2025-07-01"),
        due=("2025-06-10", *LATER[1:]),
    ),
    Example(
        "with a customer that came back the wait begins afresh",
        ada(LESS, standing_since="2025-06-02"),
        due=("2025-08-31", "2025-11-29"),
        why="since they came back on 2 June 2025.",
    ),
    Example("a name and nothing else stays quiet", ada()),
]
