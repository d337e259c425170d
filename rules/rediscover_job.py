"""Ask again what job they hired you for, in their own words.

They did not buy what we sell: they hired us to get something done, and their business has moved on
since. So hear it in their words a month after the first order, twice a year from then on, and when
somebody new stands up for us there. Whoever can repeat those words knows what to say no to. Nobody
is asked who was asked lately, or who told us unasked.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from heapq import merge

from rules.kit import (
    About,
    Contact,
    ContactStanding,
    Customer,
    Example,
    Job,
    Kind,
    Nudge,
    ada,
    contact,
    days,
    every,
    job,
    quote,
    say,
    say_day,
    say_days,
    touch,
)

ANSWER = Kind.CALL

STEP = "their job"


def nudges(
    customer: Customer,
    *,
    older_than_days: int = 180,
    after_first_order_days: int = 30,
    new_contact_days: int = 21,
    good_for_days: int = 30,
) -> Iterator[Nudge]:
    heard, began = _heard_on(customer), _first_day(customer)
    if heard is None and began is None:
        return
    waits = (
        (heard, older_than_days),
        (None if heard else began, after_first_order_days),
        (customer.back_on, after_first_order_days),
    )
    firsts = [on + days(wait) for on, wait in waits if on]
    newcomers = _newcomers(customer, heard, new_contact_days) if heard else []
    taken = [(on, on + days(good_for_days)) for on, _ in newcomers]
    rhythm = (
        (on, None)
        for on in every(days(older_than_days), after=max(firsts) - days(older_than_days))
        if not any(start <= on <= end for start, end in taken)
    )
    for due, person in merge(rhythm, newcomers, key=lambda moment: moment[0]):
        if person is None or person.active:
            whom = person.first_name if person else customer.whom_by(due)
            yield Nudge(
                due=due,
                why=say(
                    "{reason} Write down what they say with “/customer {customer} job: …”.",
                    reason=_reason(customer, due, person),
                    customer=customer.name,
                ),
                draft=say(
                    "Hello {name}, I would rather ask than guess what you need us for. May I call"
                    " you for a quarter of an hour? What were you trying to get done when you chose"
                    " us? What has changed about it since? What is still harder than it should be?"
                    " What would you do if we were not there any more? And how would you tell a"
                    " friend what we do for you?",
                    name=whom,
                ),
                about=About(contact=person, step=STEP),
                worth=50 if person is None else 60,
                asks=True,
                good_for=good_for_days,
            )


def _first_day(customer: Customer) -> date | None:
    """The first order, or the first day: from then on we do a job for them."""
    order = next(customer.all(Kind.ORDER, Kind.CONTRACT), None)
    return min((on for on in (customer.since, order.on if order else None) if on), default=None)


def _heard_on(customer: Customer) -> date | None:
    """When they last told us, or were asked."""
    asked = (call.on for call in customer.all(ANSWER) if call.step == STEP)
    return max((*asked, *(said.on for said in customer.jobs)), default=None)


def _newcomers(customer: Customer, heard: date, wait: int) -> list[tuple[date, Contact | None]]:
    """Those who stand up for us, or follow somebody who did, and came after we last heard."""
    found: list[tuple[date, Contact | None]] = []
    for person in customer.contacts:
        if person.met_on and person.met_on > heard:
            due = person.met_on + days(wait)
            then = person.as_of(due)
            there = then is not None and then.active and due >= (customer.back_on or date.min)
            if there and (person.champion or _follows_a_champion(customer, person, due)):
                found.append((due, person))
    return sorted(found, key=lambda moment: moment[0])


def _follows_a_champion(customer: Customer, person: Contact, day: date) -> bool:
    known = (before.as_of(day) for before in customer.contacts)
    return any(one and one.champion and one.key == person.successor_of for one in known)


def _reason(customer: Customer, due: date, person: Contact | None) -> str:
    said = customer.jobs[-1] if customer.jobs else None
    if person and person.met_on:
        unknown = _unknown(customer, person, person.met_on)
        return f"{unknown} {_last_word(said)}" if said else unknown
    if said:
        return say(
            "{customer} has not told us for {days} or more what they hire us for. {last}",
            customer=customer.name,
            days=say_days((due - said.on).days),
            last=_last_word(said),
        )
    began = _first_day(customer)
    if began is None:
        return say(
            "We have worked for {customer}, and their own words for what they hired us to do are"
            " not on record.",
            customer=customer.name,
        )
    return say(
        "We have worked for {customer} since {day}, and their own words for what they hired us to"
        " do are not on record.",
        customer=customer.name,
        day=say_day(began),
    )


def _unknown(customer: Customer, person: Contact, met_on: date) -> str:
    return say(
        "{person}, whom we have known since {day}, {does} at {customer}. In {name}'s own words,"
        " what they hire us for is not on record.",
        person=person.name,
        day=say_day(met_on),
        does=say("stands up for us")
        if person.champion
        else say("has taken over from our champion"),
        customer=customer.name,
        name=person.first_name,
    )


def _last_word(said: Job) -> str:
    words, day = quote(said.text), say_day(said.on)
    if said.contact is None:
        return say("The last word on it is {words} ({day}).", words=words, day=day)
    return say(
        "The last word on it is {words} ({name}, {day}).",
        words=words,
        name=said.contact.name,
        day=day,
    )


ANA = contact("Ana Souza", champion=True)
BEN = contact("Ben Okafor", champion=True, met_on="2025-04-01")
ELI = contact("Eli Ray", champion=True, met_on="2025-08-01")
SIX = job("bread by six", "2025-03-03", ANA)

EXAMPLES = [
    Example(
        "their words are asked for again after half a year",
        ada(SIX, touch(Kind.CALL, "2025-03-03", ANA)),
        due=("2025-08-30",),
        why="Ada's Bakery has not told us for 180 days or more what they hire us for. The last"
        " word on it"
        " is “bread by six” (Ana Souza, 3 March 2025). Write down what they say with “/customer"
        " Ada's Bakery job: …”.",
        draft="Hello Ana, I would rather ask than guess what you need us for.",
    ),
    Example(
        "and once more half a year later, while nobody does",
        ada(SIX),
        due=("2025-08-30", "2026-02-26"),
        until="2026-06-30",
    ),
    Example(
        "newer words make the older ones history",
        ada(SIX, job("bread by five", "2025-08-01")),
        until="2026-01-27",
    ),
    Example(
        "words remembered late, from before the last ones, change nothing",
        ada(job("a warm shop", "2025-01-10"), SIX),
        due=("2025-08-30",),
    ),
    Example(
        "whoever has ordered and never said why is asked a month later",
        ada(touch(Kind.ORDER, "2025-03-03"), touch(Kind.ORDER, "2025-05-05")),
        due=("2025-04-02", "2025-09-29"),
        why="We have worked for Ada's Bakery since 3 March 2025, and their own words",
        draft="Hello [name],",
    ),
    Example(
        "so is a customer of whom only the first day is known",
        ada(since="2025-03-03"),
        due=("2025-04-02",),
        until="2025-08-31",
    ),
    Example(
        "a call that asked for it starts the half year afresh, another call does not",
        ada(SIX, touch(ANSWER, "2025-09-02", step=STEP), touch(ANSWER, "2025-11-03")),
        due=("2026-03-01",),
        until="2026-06-30",
    ),
    Example(
        "somebody new who stands up for us is asked three weeks after we met, by name",
        ada(SIX, BEN),
        due=("2025-04-22", "2025-08-30"),
        why="Ben Okafor, whom we have known since 1 April 2025, stands up for us at Ada's Bakery."
        " In Ben's own words, what they hire us for is not on record. The last word on it is “bread"
        " by six” (Ana Souza, 3 March 2025).",
        draft="Hello Ben,",
    ),
    Example(
        "so is whoever takes over from a champion",
        ada(SIX, ANA, contact("Cem Aydin", met_on="2025-04-01", successor_of=ANA)),
        due=("2025-04-22", "2025-08-30"),
        why="Cem Aydin, whom we have known since 1 April 2025, has taken over from our champion",
    ),
    Example(
        "anybody else who is new is not",
        ada(SIX, ANA, contact("Cem Aydin", met_on="2025-04-01")),
        due=("2025-08-30",),
    ),
    Example(
        "nor is a champion who came before they told us, or who left again",
        ada(
            SIX,
            contact("Dee Wong", champion=True, met_on="2025-03-03"),
            replace(BEN, standing=ContactStanding.LEFT, standing_since=date(2025, 5, 1)),
            replace(ELI, standing=ContactStanding.LEFT, standing_since=date(2025, 8, 10)),
        ),
        due=("2025-08-30",),
    ),
    Example(
        "two questions within a month about the same are one",
        ada(SIX, ELI),
        due=("2025-08-22",),
        draft="Hello Eli,",
    ),
    Example(
        "a customer that comes back is asked a month later, not for the years in between",
        ada(job("bread by six", "2023-03-03"), since="2022-01-03", standing_since="2025-03-03"),
        due=("2025-04-02",),
        until="2025-08-31",
    ),
    Example("who has never ordered has hired nobody", ada(touch(Kind.CALL, "2025-03-03"))),
]
