"""Notice how far a customer has come with you, and answer it.

A first order is only a trial. Who comes back after a talk is a customer; who suggests something
unasked, recommends us or lets us in while things go badly is loyal; who did all of it over years
is a customer for life. Such a step is easily overlooked, and so is a step back after a silent year,
or a trial that leads nowhere. What somebody has pinned by hand is left as it is.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from rules.kit import (
    About,
    Customer,
    Example,
    Kind,
    LoopKind,
    Loyalty,
    LoyaltyChange,
    LoyaltyEvidence,
    Nudge,
    Severity,
    Side,
    ada,
    contact,
    days,
    loop,
    loyalty_changes,
    loyalty_on,
    say,
    say_days,
    touch,
)

ANSWER = Kind.CALL

WORTH = {Loyalty.TRIAL: 40, Loyalty.CUSTOMER: 50, Loyalty.LOYAL: 60, Loyalty.FOR_LIFE: 65}


def nudges(
    customer: Customer,
    *,
    stuck_days: int = 60,
    silent_days: int = 365,
    for_life_years: int = 3,
    good_for_days: int = 30,
) -> Iterator[Nudge]:
    if customer.loyalty_pinned is not None:
        return
    silence = days(silent_days)
    changes = loyalty_changes(customer, years=for_life_years, silence=silence)
    ends = (following.on for following in changes[1:])
    for change, end in zip(changes, chain(ends, (date.max,)), strict=False):
        for due, step in _moments(change, stuck_days):
            last = due + days(good_for_days)
            overtaken = end <= last or due < (customer.back_on or due)
            if overtaken or _answered(customer, change, step, last):
                continue
            found = loyalty_on(customer, due, years=for_life_years, silence=silence)
            if found:
                yield replace(_nudge(customer, change, due, step, found), good_for=good_for_days)


def _moments(change: LoyaltyChange, stuck_days: int) -> Iterator[tuple[date, str]]:
    """The day of a change, and the day on which a trial has been one for too long."""
    named = f"{change.stage} {change.on.isoformat()}"
    yield change.on, named
    if change.stage is Loyalty.TRIAL and not change.back:
        yield change.on + days(stuck_days), f"stuck {named}"


def _answered(customer: Customer, change: LoyaltyChange, step: str, last: date) -> bool:
    """By a call made for it; and a silence is over with any talk."""
    later = customer.between(change.on, date.max)
    return any(one.kind is ANSWER and one.step == step for one in later) or (
        change.back and any(one.talk for one in customer.between(change.on, last))
    )


def _nudge(
    customer: Customer, change: LoyaltyChange, due: date, step: str, found: LoyaltyEvidence
) -> Nudge:
    stuck = due > change.on
    if stuck:
        stands, said = _on_trial(customer.name, (due - change.on).days), _say_stuck()
    elif change.back:
        stands, said = _is_back_to(change.stage, customer.name), _say_back()
    else:
        stands, said = _is(change.stage, customer.name), _say(change.stage)
    against = (say("Against it:"), *found.speaks_against) if found.speaks_against else ()
    return Nudge(
        due=due,
        why=" ".join(
            (
                stands,
                say("For it:"),
                *found.speaks_for,
                *against,
                say("What would move it on: {step}.", step=found.next_step),
            )
        ),
        draft=say("Hello {name}, {words}", name=customer.whom_by(due), words=said),
        about=About(step=step),
        worth=70 if change.back else 55 if stuck else WORTH[change.stage],
        asks=stuck,
    )


def _on_trial(name: str, number: int) -> str:
    return say(
        "{customer} has been on trial for {days} or more.", customer=name, days=say_days(number)
    )


def _is(stage: Loyalty, name: str) -> str:
    said = {
        Loyalty.TRIAL: say("{customer} is trying us out.", customer=name),
        Loyalty.CUSTOMER: say("{customer} has become a customer.", customer=name),
        Loyalty.LOYAL: say("{customer} has become a loyal customer.", customer=name),
        Loyalty.FOR_LIFE: say("{customer} has become a customer for life.", customer=name),
    }
    return said[stage]


def _is_back_to(stage: Loyalty, name: str) -> str:
    if stage is Loyalty.LOYAL:
        return say("{customer} is still loyal, but no customer for life any more.", customer=name)
    if stage is Loyalty.CUSTOMER:
        return say("{customer} is a customer like any other again.", customer=name)
    return say("{customer} is back where they began, on trial.", customer=name)


def _say(stage: Loyalty) -> str:
    said = {
        Loyalty.TRIAL: say(
            "you have just begun with us, and I would like to know how it goes from the first day"
            " on. What do you hope for most, and what would disappoint you?"
        ),
        Loyalty.CUSTOMER: say(
            "you have come back to us, and I do not take that for granted. What made you choose us"
            " again, and what should we do better this time?"
        ),
        Loyalty.LOYAL: say(
            "I have thought again of [what they did], and it meant a lot to us. What would you do"
            " next, if you were in our place?"
        ),
        Loyalty.FOR_LIFE: say(
            "we have been through good days and bad ones together, and I would like to thank you"
            " for it in person, with nothing on my list. When would it suit you?"
        ),
    }
    return said[stage]


def _say_stuck() -> str:
    return say(
        "it has been a while since you first tried us, and I have not asked yet: did it do what you"
        " needed it to do? If it did not, what should have been different?"
    )


def _say_back() -> str:
    return say(
        "it is long since we last spoke, and I would like to know how you are. What has changed on"
        " your side, and is there anything that we should have done differently?"
    )


FIRST, AGAIN = touch(Kind.ORDER, "2025-03-03"), touch(Kind.RENEWAL, "2025-05-26")
TALK = touch(Kind.CALL, "2025-05-05", contact("Ana Souza"))
IDEA = touch(Kind.SUGGESTION, "2025-07-07", began=Side.THEY)
REFERRED = touch(Kind.REFERRAL, "2025-08-04")
OVENS = loop(
    LoopKind.CONCERN, "the ovens", "2025-09-01", severity=Severity.SEVERE, closed_on="2025-09-08"
)
RAIN = touch(Kind.VISIT, "2025-09-03")
ALL = (OVENS, IDEA, REFERRED, RAIN, touch(Kind.CALL, "2026-05-05"))
LOST = ("2026-10-02", "2027-05-05", "2028-05-04", "2029-05-04")
TRIED = touch(ANSWER, "2025-03-04", step="trial 2025-03-03")

EXAMPLES = [
    Example(
        "a first order is a trial, and two months later one that is stuck",
        ada(FIRST),
        due=("2025-03-03", "2025-05-02"),
        until="2030-12-31",
        why="Ada's Bakery is trying us out. For it: They have been with us since 3 March 2025."
        " Against it: There has been no second order after a talk. What would move it on: another"
        " order, after a talk about how this one went.",
        draft="Hello [name], you have just begun with us",
    ),
    Example(
        "a trial that was talked about is stuck all the same",
        ada(FIRST, TRIED, TALK),
        due=("2025-05-02",),
        why="Ada's Bakery has been on trial for 60 days or more.",
        draft="did it do what you needed it to do?",
    ),
    Example(
        "a second order after a talk makes a customer, until a silent year has passed",
        ada(FIRST, TRIED, TALK, AGAIN, touch(Kind.UPDATE, "2026-01-05")),
        due=("2025-05-26", "2026-05-26"),
        until="2030-12-31",
        why="has become a customer. For it: They have been with us since 3 March 2025. They ordered"
        " 2 times, last on 26 May 2025. Against it: Of the three signs of loyalty they have shown"
        " none. What would move it on: an unasked suggestion, a referral or a visit in bad times.",
        draft="Hello Ana, you have come back to us",
    ),
    Example(
        "one without a talk in between does not: the trial goes on",
        ada(FIRST, AGAIN),
        due=("2025-03-03", "2025-05-02"),
        until="2030-12-31",
    ),
    Example(
        "a second order within a month of the trial leaves only the newer step to answer",
        ada(FIRST, touch(Kind.CALL, "2025-03-10"), touch(Kind.ORDER, "2025-03-17")),
        due=("2025-03-17",),
    ),
    Example(
        "an unasked suggestion makes them loyal, even on trial",
        ada(FIRST, TRIED, IDEA),
        due=("2025-07-07",),
        why="they have shown one. What would move it on: a referral and a visit in bad times, and"
        " staying with us until 3 March 2028.",
        knobs={"stuck_days": 120},
    ),
    Example(
        "one that we asked for does not",
        ada(FIRST, TRIED, touch(Kind.SUGGESTION, "2025-07-07", began=Side.WE)),
        due=("2025-05-02",),
    ),
    Example(
        "a visit in bad times makes them loyal, one in good times does not",
        ada(FIRST, TRIED, OVENS, touch(Kind.VISIT, "2025-08-31"), RAIN),
        due=("2025-05-02", "2025-09-03"),
    ),
    Example(
        "all of it over three years makes a customer for life, and each silent year costs a step",
        ada(*ALL, since="2023-10-02"),
        due=("2023-10-02", "2023-12-01", "2025-07-07", *LOST),
        until="2030-12-31",
    ),
    Example(
        "the steps from before they went away and came back are let be",
        ada(*ALL, since="2023-10-02", standing_since="2026-06-01"),
        due=LOST,
        until="2030-12-31",
        why="has become a customer for life. For it: They have been with us since 2 October 2023."
        " There was an unasked suggestion on 7 July 2025. There was a referral on 4 August 2025."
        " There was a visit in bad times on 3 September 2025. What would move it on: nothing;"
        " staying close keeps it.",
    ),
    Example(
        "an order ends the silence, and the step that it cost has to be climbed again",
        ada(
            FIRST,
            TALK,
            AGAIN,
            touch(Kind.ORDER, "2026-06-09"),
            touch(Kind.MESSAGE, "2026-06-16"),
            touch(Kind.ORDER, "2026-08-03"),
            standing_since="2026-01-05",
        ),
        due=("2026-08-03",),
        until="2027-06-30",
    ),
    Example(
        "an old customer's first order on record is not their first, and two signs are not three",
        ada(TALK, AGAIN, IDEA, REFERRED, since="2019-01-07"),
        due=("2019-01-07", "2019-03-08", "2025-05-26", "2025-07-07"),
    ),
    Example("a step that was pinned by hand stays", ada(FIRST, loyalty_pinned=Loyalty.LOYAL)),
    Example("who has never ordered is on no trial", ada(TALK, IDEA)),
]
