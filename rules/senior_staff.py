"""Ask somebody at the top for fifteen minutes, before you need them.

A smile and a nod in meetings do not mean that somebody will go on paying for us. Those who decide
have worries of their own, and whoever has never asked cannot help with them. So speak with one of
them a few times a year, briefly: listen first, and bring one result in their terms. Our sponsor
asks as well. Small customers are left out.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rules.kit import (
    GRACE,
    TOGETHER,
    About,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    Example,
    Kind,
    LoopKind,
    Nudge,
    Role,
    Seniority,
    Touch,
    ada,
    contact,
    days,
    every,
    holding,
    listed,
    loop,
    planned,
    quote,
    say,
    say_day,
    say_days,
    touch,
    value,
    word,
)

ANSWER = Kind.MEETING

SPONSOR = "sponsor"


def nudges(
    customer: Customer,
    *,
    a_days: int = 90,
    b_days: int = 180,
    meeting_within_days: int = 14,
    good_for_days: int = 45,
) -> Iterator[Nudge]:
    interval = {"A": a_days, "B": b_days}.get(customer.tier)
    top = [person for person in customer.contacts if _decides(person)]
    spoke = next((talk for talk in reversed(customer.touches) if _at_the_top(talk)), None)
    begins = _begins(customer, top, spoke)
    if interval is None or begins is None or not any(person.active for person in top):
        return
    start, said = begins
    for due in every(days(interval), after=start):
        person = _whom(top, spoke, due)
        if not person or _will_meet(customer, due, due + days(meeting_within_days)):
            continue
        concerns = _concerns(customer, person, due)
        sponsor = customer.sponsor(due)
        why = say(
            "Nobody has spoken with an executive of {customer} for {days} or more, since {event}."
            " What worries {name}: {worries}.",
            customer=customer.name,
            days=say_days((due - start).days),
            event=said,
            name=person.first_name,
            worries=listed(concerns) or say("not on record, so ask"),
        )
        if sponsor:
            both = say("{name}, our sponsor, and the owner are both asked.", name=sponsor.name)
            why = f"{why} {both}"
        for step in ("", SPONSOR) if sponsor else ("",):
            yield Nudge(
                due=due,
                why=why,
                draft=_draft(customer, person.first_name, step, concerns, due),
                about=About(contact=person, step=step),
                to=Role.SPONSOR if step else Role.OWNER,
                worth=60,
                asks=True,
                good_for=good_for_days,
            )


def _decides(person: Contact) -> bool:
    return person.seniority is Seniority.EXECUTIVE


def _at_the_top(talk: Touch) -> bool:
    return talk.talk and any(map(_decides, talk.contacts))


def _begins(customer: Customer, top: list[Contact], spoke: Touch | None) -> tuple[date, str] | None:
    """The day from which we count, and that day in words."""
    begins: list[tuple[date, str]] = []
    if spoke:
        begins.append((spoke.on, _talk(spoke)))
    elif first := customer.since:
        begins.append((first, say("the first day, {day}", day=say_day(first))))
    if back := customer.back_on:
        begins.append((back, say("they came back on {day}", day=say_day(back))))
    met = [person.met_on for person in top if person.met_on]
    if met and len(met) == len(top):
        day = say_day(min(met))
        begins.append((min(met), say("we got to know the first of them on {day}", day=day)))
    return max(begins, key=lambda begin: begin[0], default=None)


def _talk(spoke: Touch) -> str:
    kind, day = word(spoke.kind), say_day(spoke.on)
    return say("the {kind} with {name} on {day}", kind=kind, name=spoke.whom, day=day)


def _whom(top: list[Contact], spoke: Touch | None, due: date) -> Contact | None:
    """The one to ask, of those who were there on the day: best the one we spoke with last.

    None when this one has left since: then it is too late for that nudge.
    """
    there = [person for person in top if person.there_on(due)]
    known = [person for person in there if spoke and spoke.with_(person)]
    whom = next(iter(known or there), None)
    return whom if whom and whom.active else None


def _will_meet(customer: Customer, first: date, last: date) -> bool:
    ahead = (plan for plan in customer.planned if first <= plan.on <= last)
    return any(plan.kind in TOGETHER and _at_the_top(plan) for plan in ahead)


def _concerns(customer: Customer, person: Contact, due: date) -> list[str]:
    """Their concerns that were open on a day, in their words."""
    concerns = (loop.as_of(due) for loop in customer.loops if loop.kind is LoopKind.CONCERN)
    return [
        quote(loop.text)
        for loop in concerns
        if loop and loop.open and loop.contact and loop.contact.key == person.key
    ]


def _draft(customer: Customer, whom: str, step: str, concerns: list[str], due: date) -> str:
    worth = next((value.text for value in reversed(customer.values) if value.on <= due), "")
    result = say("[one result, in a number that counts for you]")
    if worth:
        result = say("{words}, [what that means for you]", words=quote(worth))
    busy = say("what keeps you busy this year")
    if concerns:
        busy = say("{busy} and how you see {concern} today", busy=busy, concern=concerns[0])
    return say(
        "Hello {name}, {ask} I would like to hear {busy}, and to tell you in two sentences what has"
        " come of our work: {result}.",
        name=whom,
        ask=_ask(step, customer.name),
        busy=busy,
        result=result,
    )


def _ask(step: str, customer: str) -> str:
    if step == SPONSOR:
        return say(
            "on our side I stand behind the work with {customer}. Could you spare me fifteen"
            " minutes, on [date] or [date]?",
            customer=customer,
        )
    return say("could you spare me fifteen minutes, on [date] or [date]?")


ANA = contact("Ana Souza", champion=True)
BEN = contact("Ben Okafor", seniority=Seniority.EXECUTIVE)
DEE = contact("Dee Wong", seniority=Seniority.EXECUTIVE)
GONE = replace(DEE, standing=ContactStanding.LEFT, standing_since=date(2025, 4, 1))
NEW = contact("Fay Lind", seniority=Seniority.EXECUTIVE, met_on="2025-05-03")
MET = touch(Kind.MEETING, "2025-03-03", BEN)
CALLED = touch(Kind.CALL, "2025-03-10", DEE)
DIARY = tuple(
    planned(Kind.MEETING, on, person)
    for on, person in (("2025-06-15", BEN), ("2025-08-30", ANA), ("2025-12-13", BEN))
)
TOM = Colleague("U2", "Tom Kilburn")

EXAMPLES = [
    Example(
        "an executive at a customer of tier A is asked after 90 days, and again while nobody does",
        ada(BEN, MET, tier="A"),
        due=("2025-06-01", "2025-08-30", "2025-11-28"),
        why="Nobody has spoken with an executive of Ada's Bakery for 90 days or more, since the"
        " meeting"
        " with Ben on 3 March 2025. What worries Ben: not on record, so ask.",
        draft="Hello Ben, could you spare me fifteen minutes, on [date] or [date]?",
    ),
    Example("a customer of tier C is left out", ada(BEN, MET, tier="C")),
    Example(
        "our sponsor asks as well, where that is somebody other than the owner",
        ada(BEN, MET, holding(Role.SPONSOR, TOM, "2025-05-05")),
        due=("2025-08-30", "2025-08-30"),
        why="Tom Kilburn, our sponsor, and the owner are both asked.",
    ),
    Example(
        "an owner who is the sponsor too asks once",
        ada(BEN, MET, holding(Role.SPONSOR, GRACE)),
        due=("2025-08-30",),
    ),
    Example(
        "the card knows what worries them and what came of our work",
        ada(
            BEN,
            MET,
            loop(LoopKind.CONCERN, "the migration", "2025-04-01", contact=BEN),
            loop(LoopKind.CONCERN, "theirs", "2025-04-01", contact=ANA),
            loop(LoopKind.CONCERN, "settled", "2025-04-01", contact=BEN, closed_on="2025-05-05"),
            loop(LoopKind.CONCERN, "later", "2025-09-01", contact=BEN),
            loop(LoopKind.PROMISE, "send the figures", "2025-04-01", contact=BEN),
            value("a fifth less waste", "2025-05-05"),
        ),
        due=("2025-08-30",),
        why="What worries Ben: “the migration”.",
        draft="how you see “the migration” today, and to tell you in two sentences what has come"
        " of our work: “a fifth less waste”,",
    ),
    Example(
        "a talk with one of them is enough, and with somebody else it is not",
        ada(ANA, BEN, DEE, MET, CALLED, touch(Kind.MEETING, "2025-05-05", ANA), tier="A"),
        due=("2025-06-08",),
        until="2025-07-31",
        why="since the call with Dee on 10 March 2025.",
        draft="Hello Dee,",
    ),
    Example(
        "a mail that nobody answered is no talk",
        ada(BEN, MET, touch(Kind.EMAIL, "2025-05-05", BEN, answered=False), tier="A"),
        due=("2025-06-01",),
        until="2025-06-30",
    ),
    Example(
        "a meeting with one of them in the next two weeks keeps it quiet, and no other does",
        ada(ANA, BEN, MET, *DIARY, tier="A"),
        due=("2025-08-30", "2025-11-28"),
    ),
    Example(
        "when the one we knew has left, the next one is asked",
        ada(BEN, GONE, CALLED, tier="A"),
        due=("2025-06-08",),
        until="2025-06-30",
        draft="Hello Ben,",
    ),
    Example(
        "where none of them is left, nobody is asked",
        ada(GONE, CALLED, since="2025-01-01", tier="A"),
    ),
    Example(
        "for somebody we met later the wait begins on that day",
        ada(NEW, since="2025-01-01", tier="A"),
        due=("2025-08-01",),
        until="2025-08-31",
        why="since we got to know the first of them on 3 May 2025.",
    ),
    Example(
        "with a customer that came back the wait begins afresh",
        ada(BEN, MET, tier="A", standing_since="2025-06-02"),
        due=("2025-08-31",),
        until="2025-10-31",
        why="since they came back on 2 June 2025.",
    ),
    Example("where no executive is known, it stays quiet", ada(ANA, since="2025-01-01", tier="A")),
]
