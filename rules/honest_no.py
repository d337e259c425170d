"""Tell them what they need to hear, and look again at each no on the day you said you would.

A no that costs us an order and spares them a mistake is what makes an adviser out of a seller. But
a no also ages: what was wrong for them in spring may be right in autumn, and whoever comes back to
it unasked shows that it was meant well. With the customers who matter most, four months without
any advice are a sign that we have begun to say what pleases.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    INTERNAL,
    About,
    Contact,
    ContactStanding,
    Customer,
    Example,
    HonestNo,
    Kind,
    Nudge,
    Touch,
    ada,
    contact,
    days,
    every,
    honest_no,
    in_order,
    planned,
    quote,
    say,
    say_day,
    say_days,
    say_month,
    touch,
    word,
)

ANSWER = Kind.CALL

ADVICE = (Kind.AUDIT, Kind.REVIEW, Kind.WORKSHOP)
"""Kinds in which we say what we really think."""

TELL, REVISIT = "honest advice", "honest no"


def nudges(
    customer: Customer,
    *,
    advice_days: int = 120,
    tiers: tuple[str, ...] = ("A",),
    planned_within_days: int = 14,
    good_for_days: int = 30,
) -> Iterator[Nudge]:
    calendars = [_revisits(customer, good_for_days)]
    if customer.tier in tiers:
        calendars.append(_advice(customer, advice_days, planned_within_days, good_for_days))
    return in_order(*calendars)


def _revisits(customer: Customer, good_for: int) -> Iterator[Nudge]:
    open_ = ((one.revisit_on, one) for one in customer.noes if one.open and one.revisit_on)
    for due, no in sorted(open_, key=lambda entry: (entry[0], entry[1].key)):
        step = f"{REVISIT}: {no.key}"
        looked = any(one.step == step and one.on >= due for one in customer.touches)
        came_back = customer.back_on is not None and due < customer.back_on
        if due <= no.on or looked or came_back:
            continue
        person = no.contact if no.contact and no.contact.there_on(due) else None
        yield Nudge(
            due=due,
            why=say(
                "On {day} we said no to {customer} about {words}, and wanted to look at it again on"
                " {due}. What we gave up for it: {win}. If it is settled, close it; if it is too"
                " early, give it a new day.",
                day=say_day(no.on),
                customer=customer.name,
                words=_words(no),
                due=say_day(due),
                win=quote(no.win) or say("[short-term win]"),
            ),
            draft=_look_again(no, person),
            about=About(contact=person, step=step),
            worth=65,
            asks=True,
            dated=True,
            good_for=good_for,
        )


def _look_again(no: HonestNo, person: Contact | None) -> str:
    instead = quote(no.instead)
    asked = say("What has changed on your side since then?")
    if instead:
        suggested = say("What we suggested instead was {instead}: did it help?", instead=instead)
        asked = f"{suggested} {asked}"
    return say(
        "Hello {name}, in {month} we said no to {words}. I would like to look at that again with"
        " you. {asked} If our no was wrong, or is wrong by now, I will tell you so.",
        name=person.first_name if person else say("[name]"),
        month=say_month(no.on),
        words=_words(no),
        asked=asked,
    )


def _advice(customer: Customer, wait: int, planned_within: int, good_for: int) -> Iterator[Nudge]:
    begun = _last_advice(customer)
    if begun is None:
        return
    start, since = begun
    for due in every(days(wait), after=start):
        if customer.plans(*ADVICE, first=due, last=due + days(planned_within)):
            continue
        person = customer.spoke_with(by=start, there_on=due)
        yield Nudge(
            due=due,
            why=say(
                "{customer} has had no audit, review, workshop or honest no from us for {days} or"
                " more, since {event}. Is there something they need to hear, and something else"
                " that they want to hear? If there is nothing, skip this.",
                customer=customer.name,
                days=say_days((due - start).days),
                event=since,
            ),
            draft=say(
                "Hello {name}, there is something I should tell you, even though it may not be what"
                " you hope for. You would probably like to hear [what they want to hear]. What I"
                " really think is [what they need to hear]. It would be easier for us to say"
                " nothing, because of [the short-term win]; but I would rather suggest"
                " [alternative]. Could we speak about it for twenty minutes, on [date] or [date]?",
                name=person.first_name if person else say("[name]"),
            ),
            about=About(contact=person, step=TELL),
            worth=50,
            asks=True,
            good_for=min(good_for, wait - 1),
        )


def _last_advice(customer: Customer) -> tuple[date, str] | None:
    """The day from which we count, and that day in words; None where no advice is on record."""
    told = next((one for one in reversed(customer.touches) if _is_advice(one)), None)
    no = max(customer.noes, key=lambda one: one.on, default=None)
    begun = [
        *([(told.on, _told(told))] if told else []),
        *([(no.on, _said_no(no))] if no else []),
    ]
    if customer.back_on and begun:
        back = say("they came back on {day}", day=say_day(customer.back_on))
        begun.append((customer.back_on, back))
    return max(begun, key=lambda entry: entry[0], default=None)


def _is_advice(one: Touch) -> bool:
    return one.talk and (one.kind in ADVICE or one.step.startswith((TELL, REVISIT)))


def _told(one: Touch) -> str:
    """A call is advice only because of what it was about."""
    kind, day = word(one.kind), say_day(one.on)
    if one.kind in ADVICE:
        return say("the {kind} on {day}", kind=kind, day=day)
    return say("the {kind} about it on {day}", kind=kind, day=day)


def _said_no(no: HonestNo) -> str:
    return say("our no about {words} on {day}", words=_words(no), day=say_day(no.on))


def _words(no: HonestNo) -> str:
    return quote(no.text) or say("[what it was about]")


ANA = contact("Ana Souza")
GONE = contact("Ben Okafor", standing=ContactStanding.LEFT, standing_since="2025-08-01")
OVEN = honest_no(
    "a second oven",
    "2025-03-03",
    contact=ANA,
    win="an order over two ovens",
    instead="a new timetable",
    revisit_on="2025-09-01",
)

EXAMPLES = [
    Example(
        "a no is looked at again on the day we said",
        ada(ANA, OVEN),
        due=("2025-09-01",),
        why="On 3 March 2025 we said no to Ada's Bakery about “a second oven”, and wanted to"
        " look at it again on 1 September 2025. What we gave up for it: “an order"
        " over two ovens”.",
        draft="Hello Ana, in March 2025 we said no to “a second oven”. I would like to look at that"
        " again with you. What we suggested instead was “a new timetable”: did it help?",
    ),
    Example(
        "a no that was looked at since, through this nudge, is not looked at twice",
        ada(OVEN, touch(ANSWER, "2025-09-03", step="honest no: a second oven")),
    ),
    Example(
        "another call, or one about another no, does not count",
        ada(OVEN, touch(ANSWER, "2025-09-03"), touch(ANSWER, "2025-09-04", step="honest no: rye")),
        due=("2025-09-01",),
    ),
    Example(
        "a no that is closed, has no day, or a day before its own is not looked at again",
        ada(
            honest_no("rye", "2025-03-03", revisit_on="2025-09-01", closed_on="2025-06-02"),
            honest_no("spelt", "2025-03-03"),
            honest_no("oats", "2025-03-03", revisit_on="2025-03-03"),
        ),
    ),
    Example(
        "what should have been looked at before a customer came back is past",
        ada(OVEN, standing_since="2025-10-01"),
    ),
    Example(
        "whoever has left is not asked by name",
        ada(honest_no("a second oven", "2025-03-03", contact=GONE, revisit_on="2025-09-01")),
        due=("2025-09-01",),
        draft="Hello [name],",
    ),
    Example(
        "in tier A, four months without advice are too long, and four more while nobody gives it",
        ada(
            ANA,
            touch(Kind.CALL, "2025-01-07", ANA),
            touch(Kind.AUDIT, "2025-01-08"),
            touch(Kind.CALL, "2025-02-03", ANA),
            tier="A",
        ),
        due=("2025-05-08", "2025-09-05"),
        why="Ada's Bakery has had no audit, review, workshop or honest no from us for 120 days"
        " or more,"
        " since the audit on 8 January 2025.",
        draft="Hello Ana, there is something I should tell you",
    ),
    Example(
        "an honest no is advice, too",
        ada(honest_no("rye", "2025-08-04"), touch(Kind.AUDIT, "2025-01-08"), tier="A"),
        due=("2025-12-02",),
        why="since our no about “rye” on 4 August 2025.",
    ),
    Example(
        "and so is a call made because of this nudge",
        ada(touch(Kind.AUDIT, "2025-01-08"), touch(ANSWER, "2025-06-09", step=TELL), tier="A"),
        due=("2025-10-07",),
    ),
    Example(
        "a review among ourselves is not; a workshop in the diary keeps it quiet",
        ada(
            touch(Kind.REVIEW, "2025-02-03", step=INTERNAL),
            touch(Kind.AUDIT, "2025-01-08"),
            planned(Kind.WORKSHOP, "2025-05-10"),
            tier="A",
        ),
        due=("2025-09-05",),
        why="since the audit on 8 January 2025.",
    ),
    Example(
        "where advice is never logged, nobody is blamed for giving none",
        ada(touch(Kind.CALL, "2025-01-08"), since="2025-01-08", tier="A"),
    ),
    Example(
        "a customer that came back is given four months",
        ada(touch(Kind.AUDIT, "2025-01-08"), tier="A", standing_since="2025-07-01"),
        due=("2025-10-29",),
        why="since they came back on 1 July 2025.",
    ),
    Example("in the other tiers nobody counts", ada(touch(Kind.AUDIT, "2025-01-08"))),
]
