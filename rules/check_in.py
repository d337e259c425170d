"""Ask how they are, just because, before the silence grows long.

A customer who only hears from us when we want something stops listening. So when nobody has
really spoken with them for as long as their tier allows, somebody calls: how are you, and how
can we help. Nothing is sold on this call.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    INTERNAL,
    TOGETHER,
    ContactStanding,
    Customer,
    Example,
    Kind,
    Nudge,
    Touch,
    ada,
    contact,
    days,
    every,
    planned,
    quote,
    say,
    say_day,
    say_days,
    touch,
    word,
)

ANSWER = Kind.CALL


def nudges(
    customer: Customer,
    *,
    a_days: int = 21,
    b_days: int = 45,
    c_days: int = 90,
    meeting_within_days: int = 7,
    settling_days: int = 14,
) -> Iterator[Nudge]:
    spoke = customer.last_talk()
    begun = _begun(customer, spoke)
    if begun is None:
        return
    start, since = begun
    cadence = {"A": a_days, "B": b_days}.get(customer.tier, c_days)
    for due in every(days(cadence), after=start):
        if customer.since and customer.since <= due < customer.since + days(settling_days):
            continue
        if customer.plans(*TOGETHER, first=due, last=due + days(meeting_within_days)):
            continue
        yield Nudge(
            due=due,
            why=say(
                "Nobody has spoken with {customer} for {days} or more, since {event}. In tier"
                " {tier} that should not last longer than {cadence}.",
                customer=customer.name,
                days=say_days((due - start).days),
                event=since,
                tier=customer.tier,
                cadence=say_days(cadence),
            ),
            draft=say(
                "Hello {name}, I am calling just to ask: how are you, and how can we help? What"
                " takes up most of your time these days?",
                name=customer.whom_by(due),
            ),
            worth={"A": 70, "B": 55}.get(customer.tier, 40),
            good_for=cadence - 1,
        )


def _begun(customer: Customer, spoke: Touch | None) -> tuple[date, str] | None:
    """The day from which we count, and that day in words."""
    first, back = spoke.on if spoke else customer.since, customer.back_on
    if back and (first is None or first < back):
        return back, say("they came back on {day}", day=say_day(back))
    if first is None:
        return None
    if spoke is None:
        return first, say("the first day, {day}", day=say_day(first))
    event = say("the {kind} on {day}", kind=word(spoke.kind), day=say_day(first))
    topic = "" if spoke.private else quote(spoke.note)
    return first, say("{event}, about {topic}", event=event, topic=topic) if topic else event


CALLED = touch(Kind.CALL, "2025-03-03")
DEE = contact("Dee Wong", standing=ContactStanding.LEFT, standing_since="2025-03-10")

EXAMPLES = [
    Example(
        "a customer of tier A is called three weeks after the last talk, and again while ignored",
        ada(CALLED, tier="A"),
        due=("2025-03-24", "2025-04-14"),
        until="2025-04-30",
        why="Nobody has spoken with Ada's Bakery for 21 days or more, since the call on 3 March"
        " 2025. In"
        " tier A that should not last longer than 21 days.",
    ),
    Example(
        "a newer talk starts the wait afresh",
        ada(CALLED, touch(Kind.MEETING, "2025-03-20"), tier="A"),
        due=("2025-04-10",),
        until="2025-04-30",
    ),
    Example(
        "our own report is no talk",
        ada(CALLED, touch(Kind.REPORT, "2025-03-20"), tier="A"),
        due=("2025-03-24",),
        until="2025-03-31",
    ),
    Example(
        "nor is a review among ourselves",
        ada(CALLED, touch(Kind.REVIEW, "2025-03-20", step=INTERNAL), tier="A"),
        due=("2025-03-24",),
        until="2025-03-31",
        why="since the call on 3 March 2025.",
    ),
    Example(
        "a talk remembered late and older than the last one changes nothing",
        ada(touch(Kind.CALL, "2025-02-20"), CALLED, tier="A"),
        due=("2025-03-24",),
        until="2025-03-31",
    ),
    Example(
        "a meeting planned within a week keeps it quiet",
        ada(CALLED, planned(Kind.MEETING, "2025-03-28"), tier="A"),
        until="2025-03-31",
    ),
    Example(
        "a customer with nothing but a first day is called when the cadence is over",
        ada(since="2025-01-01", tier="C"),
        due=("2025-04-01",),
        until="2025-04-30",
        why="since the first day, 1 January 2025",
    ),
    Example(
        "the first two weeks of a new customer are left alone",
        ada(touch(Kind.MEETING, "2025-01-20"), since="2025-02-03", tier="A"),
        due=("2025-03-03",),
        until="2025-03-10",
    ),
    Example(
        "the last topic is called to mind, in short",
        ada(touch(Kind.CALL, "2025-03-03", note="the new oven.\nAnd a long story."), tier="A"),
        due=("2025-03-24",),
        until="2025-03-31",
        why="since the call on 3 March 2025, about “the new oven”. In tier A",
    ),
    Example(
        "what was said in private is not",
        ada(touch(Kind.CALL, "2025-03-03", note="the divorce", private=True), tier="A"),
        due=("2025-03-24",),
        until="2025-03-31",
        why="since the call on 3 March 2025. In tier A",
    ),
    Example(
        "somebody who has left since is not called by name",
        ada(touch(Kind.CALL, "2025-03-03", DEE, contact("Ana Souza")), tier="A"),
        due=("2025-03-24",),
        until="2025-03-31",
        draft="Hello Ana, I am calling just to ask",
    ),
    Example(
        "the wait for a customer that came back starts on that day",
        ada(CALLED, tier="A", standing_since="2025-06-02"),
        due=("2025-06-23",),
        until="2025-06-30",
        why="for 21 days or more, since they came back on 2 June 2025.",
    ),
    Example(
        "a talk since they came back starts it afresh",
        ada(touch(Kind.CALL, "2025-06-10"), tier="A", standing_since="2025-06-02"),
        due=("2025-07-01",),
        until="2025-07-07",
        why="since the call on 10 June 2025.",
    ),
    Example("a name and nothing else stays quiet", ada()),
]
