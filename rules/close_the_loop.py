"""Tell them where their concern or our promise stands, before they have to ask.

Little problems do not add up as long as people hear of them. Silence about a worry reads like
indifference, even while somebody is working on it day and night. So whoever looks after it says a
word every few days, sooner the heavier it weighs: “no news yet” is news, too. When even the second
reminder finds nobody, the team lead is told, once.
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
    Kind,
    Loop,
    LoopKind,
    Nudge,
    Role,
    Severity,
    ada,
    colleague,
    contact,
    days,
    in_order,
    loop,
    quote,
    say,
    say_day,
    say_day_of_year,
    say_days,
    touch,
    working_days_after,
)

ANSWER = Kind.UPDATE

LEAD = "told to the team lead"

WORTH = {Severity.SEVERE: 90, Severity.NORMAL: 70, Severity.MINOR: 50}


def nudges(
    customer: Customer,
    *,
    severe_working_days: int = 2,
    normal_working_days: int = 5,
    minor_working_days: int = 10,
    lead_good_for_days: int = 14,
) -> Iterator[Nudge]:
    wait = {
        Severity.SEVERE: severe_working_days,
        Severity.NORMAL: normal_working_days,
        Severity.MINOR: minor_working_days,
    }
    return in_order(
        *(
            _reminders(customer, one, max(wait[one.severity], 1), lead_good_for_days)
            for one in customer.loops
            if one.open
        )
    )


def _reminders(customer: Customer, open_: Loop, wait: int, lead_good_for: int) -> Iterator[Nudge]:
    told = _told(customer, open_)
    start = max(filter(None, (open_.opened_on, told, customer.back_on)))
    due, time = working_days_after(start, wait), 1
    if open_.wait_until and open_.kind is LoopKind.CONCERN:
        due = max(due, open_.wait_until)
    elif open_.wait_until:
        # The last Monday to Friday before the day for which we promised it.
        before = (open_.wait_until - days(number) for number in (1, 2, 3))
        eve = next(day for day in before if day.weekday() < 5)
        due = eve if eve > start else due if told else start
    while True:
        following = working_days_after(due, wait)
        nudge = Nudge(
            due=due,
            why=_why(customer, open_, told, due),
            draft=_draft(open_, due),
            about=About(loop=open_),
            to=open_.by or Role.OWNER,
            worth=WORTH[open_.severity],
            dated=True,
            good_for=(following - due).days - 1,
        )
        yield nudge
        # Where nobody looks after it, it is the team lead who was asked already.
        if time == 2 and (open_.by or customer.owner):
            yield _to_lead(customer, nudge, open_, lead_good_for)
        due, time = following, time + 1


def _to_lead(customer: Customer, nudge: Nudge, open_: Loop, good_for: int) -> Nudge:
    keeper = open_.by or customer.owner
    name = keeper.name if keeper else say("nobody")
    return Nudge(
        due=nudge.due,
        why=say(
            "{why} This is the second time that it is due, and {name} looks after it.",
            why=nudge.why,
            name=name,
        ),
        draft=say(
            "Hello {name}, {customer} still waits for a word about {words}. What keeps it, and"
            " what can I take off you so that they hear from us today?",
            name=name,
            customer=customer.name,
            words=_words(open_),
        ),
        about=About(loop=open_, step=LEAD),
        to=Role.LEAD,
        worth=nudge.worth,
        dated=True,
        good_for=good_for,
    )


def _told(customer: Customer, open_: Loop) -> date | None:
    """When they last heard of it. What we said among ourselves they did not hear."""
    told = (
        one.on
        for one in reversed(customer.touches)
        if one.loop == open_.key and one.on >= open_.opened_on and not one.internal
    )
    return next(told, None)


def _why(customer: Customer, open_: Loop, told: date | None, due: date) -> str:
    heard = (
        say("our last word about it was on {day}", day=say_day(told))
        if told
        else say("no update on it is on record")
    )
    person = _whose(open_, due)
    who = customer.whose(person.name) if person else customer.name
    return say(
        "{opened} It has been open for {age} or more, and {heard}.",
        opened=_opened(open_, who, say_day(open_.opened_on)),
        age=say_days((due - open_.opened_on).days),
        heard=heard,
    )


def _opened(open_: Loop, who: str, day: str) -> str:
    words = _words(open_)
    if open_.kind is LoopKind.CONCERN:
        what = {
            Severity.SEVERE: say("a severe concern"),
            Severity.NORMAL: say("a concern"),
            Severity.MINOR: say("a minor concern"),
        }[open_.severity]
        return say(
            "{who} told us of {what} on {day}: {words}.", who=who, what=what, day=day, words=words
        )
    if open_.wait_until:
        day = say("{day}, for {until}", day=day, until=say_day(open_.wait_until))
    return say("We promised {who} on {day}: {words}.", who=who, day=day, words=words)


def _draft(open_: Loop, due: date) -> str:
    person = _whose(open_, due)
    day, words = say_day_of_year(open_.opened_on), _words(open_)
    what = (
        say("on {day} we promised you this: {words}.", day=day, words=words)
        if open_.kind is LoopKind.PROMISE
        else say("on {day} you told us of {words}. It is not forgotten.", day=day, words=words)
    )
    return say(
        "Hello {name}, {what} Where it stands today: [one honest sentence]. What happens next:"
        " [step], by [date]. You will hear from me again on [date], even if there is nothing new"
        " by then.",
        name=person.first_name if person else say("[name]"),
        what=what,
    )


def _whose(open_: Loop, due: date) -> Contact | None:
    return open_.contact if open_.contact and open_.contact.there_on(due) else None


def _words(open_: Loop) -> str:
    return quote(open_.text) or say("[their words]")


ANA, TOM = contact("Ana Souza"), colleague("Tom Kilburn")
GONE = contact("Ana Souza", standing=ContactStanding.LEFT, standing_since="2025-03-08")
LATE = loop(LoopKind.CONCERN, "The flour comes late.\nAgain.", "2025-03-03", contact=ANA, by=TOM)
OUTAGE = loop(LoopKind.CONCERN, "the oven stops", "2025-03-03", severity=Severity.SEVERE)
FIGURES = loop(LoopKind.PROMISE, "send the figures", "2025-03-04", severity=Severity.MINOR)

EXAMPLES = [
    Example(
        "a promise for a day is thought of on the working day before it",
        ada(loop(LoopKind.PROMISE, "the price list", "2025-03-03", wait_until="2025-03-17")),
        due=("2025-03-14",),
        until="2025-03-20",
        why="We promised Ada's Bakery on 3 March 2025, for 17 March 2025: “the price list”.",
    ),
    Example(
        "one for the day itself is thought of at once, and one that they heard of in its rhythm",
        ada(
            loop(LoopKind.PROMISE, "a call", "2025-03-04", wait_until="2025-03-04"),
            touch(
                ANSWER,
                "2025-03-10",
                loop=loop(LoopKind.PROMISE, "a call", "2025-03-04"),
            ),
        ),
        due=("2025-03-17",),
        until="2025-03-21",
    ),
    Example(
        "a concern is spoken of after a week, then every week; at the second time the lead knows",
        ada(LATE),
        due=("2025-03-10", "2025-03-17", "2025-03-17", "2025-03-24"),
        until="2025-03-30",
        why="Ana Souza of Ada's Bakery told us of a concern on 3 March 2025: “The flour comes"
        " late”. It has been open for 7 days or more, and no update on it is on record.",
        draft="Hello Ana, on 3 March you told us of “The flour comes late”. It is not forgotten.",
    ),
    Example(
        "a severe one after two working days, over a weekend too",
        ada(loop(LoopKind.CONCERN, "no bread", "2025-03-06", severity=Severity.SEVERE)),
        due=("2025-03-10",),
        until="2025-03-11",
        why="told us of a severe concern on 6 March 2025: “no bread”.",
    ),
    Example(
        "a small promise after two weeks",
        ada(FIGURES),
        due=("2025-03-18",),
        until="2025-03-31",
        why="We promised Ada's Bakery on 4 March 2025: “send the figures”. It has been open for",
        draft="Hello [name], on 4 March we promised you this: “send the figures”.",
    ),
    Example(
        "a word about it starts the wait afresh, by mail or in any other way",
        ada(OUTAGE, touch(Kind.CALL, "2025-03-04", loop=OUTAGE)),
        due=("2025-03-06",),
        until="2025-03-09",
        why="our last word about it was on 4 March 2025.",
    ),
    Example(
        "a word about something else, among ourselves, or from before it was opened does not",
        ada(
            OUTAGE,
            FIGURES,
            touch(ANSWER, "2025-03-01", loop=OUTAGE),
            touch(ANSWER, "2025-03-05", loop=FIGURES),
            touch(Kind.REVIEW, "2025-03-04", loop=OUTAGE, step=INTERNAL),
        ),
        due=("2025-03-05", "2025-03-07", "2025-03-07"),
        until="2025-03-09",
        why="and no update on it is on record.",
    ),
    Example(
        "when they said to wait, nobody speaks of it before",
        ada(
            loop(
                LoopKind.CONCERN,
                "the flour",
                "2025-03-03",
                severity=Severity.SEVERE,
                wait_until="2025-03-20",
            )
        ),
        due=("2025-03-20",),
        until="2025-03-21",
    ),
    Example(
        "where nobody owns it, the lead is asked from the first time and not twice",
        ada(OUTAGE, owner=None),
        due=("2025-03-05", "2025-03-07"),
        until="2025-03-10",
    ),
    Example(
        "what somebody who has left told us is told to somebody else",
        ada(loop(LoopKind.CONCERN, "the flour", "2025-03-03", contact=GONE)),
        due=("2025-03-10",),
        until="2025-03-11",
        why="Ada's Bakery told us",
        draft="Hello [name],",
    ),
    Example(
        "with a customer that came back, the wait begins on that day",
        ada(LATE, standing_since="2025-06-02"),
        due=("2025-06-09",),
        until="2025-06-10",
    ),
    Example(
        "what is closed is closed",
        ada(loop(LoopKind.PROMISE, "x", "2025-03-03", closed_on="2025-03-05")),
    ),
]
