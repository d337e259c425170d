"""Invite the people who matter most there to a coffee, with nothing to sell.

Meetings are about work; over a coffee you hear how things really are. Those who stand up for us and
those who decide are worth an hour a few times a year. Bring two topics that are not for sale, and
two dates to choose from. Small customers are not invited: it would be too much for both sides. The
wait begins on the day we got to know somebody, and afresh with a customer that came back.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    INFORMAL,
    INTERNAL,
    TOGETHER,
    About,
    Contact,
    ContactStanding,
    Customer,
    Example,
    Kind,
    Nudge,
    Seniority,
    Touch,
    ada,
    contact,
    days,
    every,
    in_order,
    planned,
    quote,
    say,
    say_day,
    say_days,
    touch,
    word,
)

ANSWER = Kind.COFFEE


def nudges(
    customer: Customer,
    *,
    a_days: int = 90,
    b_days: int = 180,
    meeting_within_days: int = 14,
) -> Iterator[Nudge]:
    interval = {"A": a_days, "B": b_days}.get(customer.tier)
    if interval is None:
        return iter(())
    key = (person for person in customer.people if person.matters)
    calendars = (_invitations(customer, one, interval, meeting_within_days) for one in key)
    return in_order(*calendars)


def _invitations(
    customer: Customer, person: Contact, interval: int, meeting_within: int
) -> Iterator[Nudge]:
    begins = _begins(customer, person)
    if begins is None:
        return
    start, said = begins
    chats = [talk for talk in customer.talks() if talk.with_(person)]
    for due in every(days(interval), after=start):
        soon = due + days(meeting_within)
        if any(
            meeting.kind in TOGETHER and due <= meeting.on <= soon and _may_be_with(meeting, person)
            for meeting in customer.planned
        ):
            continue
        yield Nudge(
            due=due,
            why=say(
                "{person}, who {does} at {customer}, has had no coffee or visit with us for {days}"
                " or more, since {event}. {chat}",
                person=person.name,
                does=say("stands up for us") if person.champion else say("decides"),
                customer=customer.name,
                days=say_days((due - start).days),
                event=said,
                chat=_last_chat(chats, due),
            ),
            draft=say(
                "Hello {name}, may I invite you to a coffee? I would like to hear how you are and"
                " how [something of theirs] is going, and I owe you the story of [something that"
                " is not for sale]. Would [date] or [date] suit you?",
                name=person.first_name,
            ),
            about=About(contact=person),
            worth=45,
            asks=True,
            good_for=interval - 1,
        )


def _last_chat(chats: list[Touch], due: date) -> str:
    last = next((chat for chat in reversed(chats) if chat.on <= due), None)
    if last is None:
        return say("No talk between you is on record.")
    event = say("the {kind} on {day}", kind=word(last.kind), day=say_day(last.on))
    if topic := "" if last.private else quote(last.note):
        return say("Last chat: {event}, about {topic}.", event=event, topic=topic)
    return say("Last chat: {event}.", event=event)


def _begins(customer: Customer, person: Contact) -> tuple[date, str] | None:
    """The day from which we count, and that day in words."""
    met, back = person.met_on, customer.back_on
    begins = [
        _first_wait(customer, person),
        (met, say("we got to know them on {day}", day=say_day(met))) if met else None,
        (back, _came_back(customer, back)) if back else None,
    ]
    return max(filter(None, begins), key=lambda begin: begin[0], default=None)


def _came_back(customer: Customer, day: date) -> str:
    return say("{customer} came back on {day}", customer=customer.name, day=say_day(day))


def _first_wait(customer: Customer, person: Contact) -> tuple[date, str] | None:
    coffees = [one for one in customer.all(*INFORMAL) if _may_be_with(one, person)]
    if coffees:
        on, kind = coffees[-1].on, word(coffees[-1].kind)
        return on, say("the {kind} on {day}", kind=kind, day=say_day(on))
    first = next((one for one in customer.touches if one.with_(person)), None)
    if first:
        return first.on, say("our first contact, on {day}", day=say_day(first.on))
    if customer.since:
        return customer.since, say("the first day, {day}", day=say_day(customer.since))
    return None


def _may_be_with(meeting: Touch, person: Contact) -> bool:
    """A meeting that names nobody may have been with anybody there."""
    return not meeting.internal and (not meeting.contacts or meeting.with_(person))


ANA = contact("Ana Souza", champion=True)
BEN = contact("Ben Okafor", seniority=Seniority.EXECUTIVE)
NEW = contact("Cem Aydin", champion=True, met_on="2025-05-03")
GONE = contact("Dee Wong", champion=True, standing=ContactStanding.LEFT)

EXAMPLES = [
    Example(
        "a champion at a customer of tier A is invited after 90 days, and again while nobody does",
        ada(ANA, touch(Kind.COFFEE, "2025-03-03", ANA), tier="A"),
        due=("2025-06-01", "2025-08-30", "2025-11-28"),
        why="Ana Souza, who stands up for us at Ada's Bakery, has had no coffee or visit with us"
        " for 90 days or more, since the coffee on 3 March 2025. Last chat: the coffee on 3"
        " March 2025.",
        draft="Hello Ana, may I invite you to a coffee?",
    ),
    Example(
        "a call is no coffee: it only says since when we know them",
        ada(BEN, touch(Kind.CALL, "2025-03-03", BEN), touch(Kind.CALL, "2025-05-05", BEN)),
        due=("2025-08-30",),
        why="Ben Okafor, who decides at Ada's Bakery, has had no coffee or visit with us for 180"
        " days or more, since our first contact, on 3 March 2025. Last chat: the call on 5 May"
        " 2025.",
    ),
    Example(
        "a review among ourselves that names him is no contact: he was not there",
        ada(
            BEN,
            touch(Kind.REVIEW, "2025-02-03", BEN, step=INTERNAL),
            touch(Kind.CALL, "2025-03-03", BEN),
        ),
        due=("2025-08-30",),
        why="since our first contact, on 3 March 2025.",
    ),
    Example(
        "a coffee over which we looked back among ourselves is none with him",
        ada(
            BEN,
            touch(Kind.CALL, "2025-03-03", BEN),
            touch(Kind.COFFEE, "2025-04-01", step=INTERNAL),
        ),
        due=("2025-08-30",),
    ),
    Example(
        "a coffee remembered late and older than the last one changes nothing",
        ada(
            ANA,
            touch(Kind.COFFEE, "2025-02-03", ANA),
            touch(Kind.VISIT, "2025-03-03", ANA),
            tier="A",
        ),
        due=("2025-06-01",),
        until="2025-06-30",
    ),
    Example(
        "a coffee with one of two is a coffee with one of two",
        ada(ANA, BEN, touch(Kind.COFFEE, "2025-03-03", ANA), since="2025-01-01", tier="A"),
        due=("2025-04-01", "2025-06-01"),
        until="2025-06-29",
        why="Ben Okafor, who decides at Ada's Bakery, has had no coffee or visit with us for 90"
        " days or more, since the first day, 1 January 2025. No talk between you is on record.",
    ),
    Example(
        "a meeting with her in the next two weeks keeps it quiet",
        ada(
            ANA,
            touch(Kind.COFFEE, "2025-03-03", ANA),
            planned(Kind.MEETING, "2025-06-15", ANA),
            tier="A",
        ),
        until="2025-06-30",
    ),
    Example(
        "a meeting with somebody else, or in the week after, does not",
        ada(
            ANA,
            touch(Kind.COFFEE, "2025-03-03", ANA),
            planned(Kind.MEETING, "2025-06-03", contact("Cem Aydin")),
            planned(Kind.MEETING, "2025-06-16", ANA),
            tier="A",
        ),
        due=("2025-06-01",),
        until="2025-06-30",
    ),
    Example(
        "what you last spoke about is called to mind",
        ada(
            ANA,
            touch(Kind.COFFEE, "2025-03-03", ANA),
            touch(Kind.CALL, "2025-04-01", ANA, note="the new oven"),
            touch(Kind.CALL, "2025-06-16", ANA, note="the mill"),
            tier="A",
        ),
        due=("2025-06-01",),
        until="2025-06-30",
        why="Last chat: the call on 1 April 2025, about “the new oven”.",
    ),
    Example(
        "what was private is not quoted",
        ada(ANA, touch(Kind.COFFEE, "2025-03-03", ANA, note="secret", private=True), tier="A"),
        due=("2025-06-01",),
        until="2025-06-30",
        why="Last chat: the coffee on 3 March 2025.",
    ),
    Example(
        "for somebody we met later the wait begins on that day",
        ada(NEW, touch(Kind.VISIT, "2025-02-03"), since="2025-01-01", tier="A"),
        due=("2025-08-01",),
        until="2025-08-31",
        why="for 90 days or more, since we got to know them on 3 May 2025.",
    ),
    Example(
        "with a customer that came back the wait begins afresh",
        ada(ANA, touch(Kind.COFFEE, "2024-03-03", ANA), tier="A", standing_since="2025-06-02"),
        due=("2025-08-31",),
        until="2025-10-31",
        why="for 90 days or more, since Ada's Bakery came back on 2 June 2025.",
    ),
    Example("a customer of tier C is not invited", ada(ANA, since="2025-01-01", tier="C")),
    Example("whoever has left is not invited", ada(GONE, since="2025-01-01")),
    Example(
        "where nobody is marked, nobody is invited", ada(contact("Cem Aydin"), since="2025-01-01")
    ),
]
