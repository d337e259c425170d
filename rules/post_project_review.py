"""Look back on a finished project: among yourselves, with them, and once it has had time to work.

Expectations are still fresh in the first days after they say "done"; what a project was really good
for shows only two months later. A team that asks every time learns something, and a customer who is
asked every time sees that we did not only want the order.
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
    LoopKind,
    Nudge,
    Project,
    Role,
    Stage,
    ada,
    contact,
    days,
    in_order,
    listed,
    loop,
    project,
    quote,
    say,
    say_day,
    say_days,
    touch,
    working_days_after,
)

ANSWER = Kind.REVIEW

TOGETHER, EFFECT = "review with the customer", "effect check"

LONGEST_LINE = 12  # more moods cannot be taken in at a glance

WORTH = {INTERNAL: 60, TOGETHER: 75, EFFECT: 55}


def nudges(
    customer: Customer,
    *,
    internal_working_days: int = 4,
    customer_working_days: int = 10,
    effect_days: int = 60,
    good_for_days: int = 30,
) -> Iterator[Nudge]:
    calendars = []
    for work in customer.projects:
        if work.accepted_on:
            moments = [
                (working_days_after(work.accepted_on, internal_working_days), INTERNAL),
                (working_days_after(work.accepted_on, customer_working_days), TOGETHER),
                (work.accepted_on + days(effect_days), EFFECT),
            ]
            calendars.append(_reviews(customer, work, work.accepted_on, moments, good_for_days))
    return in_order(*calendars)


def _reviews(
    customer: Customer,
    work: Project,
    accepted: date,
    moments: list[tuple[date, str]],
    good_for: int,
) -> Iterator[Nudge]:
    answered = _answered(customer, work, accepted, sorted(moments))
    whom = customer.whom(work, Kind.ACCEPTANCE)
    promises = _promises(customer)
    known = {
        INTERNAL: [_moods(customer, work), *promises],
        TOGETHER: promises,
        EFFECT: [],
    }
    for due, step in sorted(moments):
        if step in answered:
            continue
        yield Nudge(
            due=due,
            why=" ".join(
                (
                    say(
                        "The {step} is due {days} after {customer} accepted {project} on {day}.",
                        step=_called(step),
                        days=say_days((due - accepted).days),
                        customer=customer.name,
                        project=work.name,
                        day=say_day(accepted),
                    ),
                    _what(step),
                    *known[step],
                )
            ),
            draft=_draft(step, work.name, whom),
            about=About(project=work, step=step),
            to=Role.OWNER if step == EFFECT else Role.DELIVERY,
            worth=WORTH[step],
            asks=step != INTERNAL,
            dated=True,
            good_for=good_for,
        )


def _answered(
    customer: Customer, work: Project, accepted: date, moments: list[tuple[date, str]]
) -> set[str]:
    """The moments that had their review. One logged freely counts for the first still open.

    It may come early, but not before the moment ahead of its own was due, and not once the next is.
    """
    reviews = [
        one for one in customer.all(ANSWER) if one.on >= accepted and customer.concerns(one, work)
    ]
    answered = {review.step for review in reviews if review.step}
    dues = [due for due, _ in moments]
    firsts, lasts = [accepted, *dues[:-1]], [*dues[1:], date.max]
    spans = [
        (first, last, step) for first, last, (_, step) in zip(firsts, lasts, moments, strict=True)
    ]
    for review in (review for review in reviews if not review.step):
        fits = (step for first, last, step in spans if first <= review.on < last)
        answered.add(next((step for step in fits if step not in answered), ""))
    return answered


def _moods(customer: Customer, work: Project) -> str:
    """The curve of the project, with the usual one beside it."""
    line = customer.mood_line(work)[-LONGEST_LINE:]
    if not line:
        return say("How they felt on the way is not on record.")
    moods = [
        say("{mood} (usual {usual})", mood=mood, usual=usual)
        if (usual := work.usual_mood(on)) not in (None, mood)
        else str(mood)
        for on, mood in line
    ]
    lowest, _ = min(line, key=lambda point: point[1])
    return say(
        "Their mood from 1 to 5: {moods}; at its lowest on {day}.",
        moods=", ".join(moods),
        day=say_day(lowest),
    )


def _promises(customer: Customer) -> list[str]:
    kept_open = [
        f"{quote(promise.text)} ({say_day(promise.opened_on)})"
        for promise in customer.loops
        if promise.kind is LoopKind.PROMISE and promise.open
    ]
    if not kept_open:
        return []
    return [say("Promises of ours still open: {promises}.", promises=listed(kept_open))]


def _called(step: str) -> str:
    said = {
        INTERNAL: say("internal review"),
        TOGETHER: say("review with the customer"),
        EFFECT: say("effect check"),
    }
    return said[step]


def _what(step: str) -> str:
    said = {
        INTERNAL: say("First look back on it among yourselves."),
        TOGETHER: say("Look back on it with them. Might it become a case study?"),
        EFFECT: say("Ask whether it does what it was meant to do."),
    }
    return said[step]


def _draft(step: str, work: str, whom: str) -> str:
    said = {
        INTERNAL: say(
            "Half an hour on {project}: What did they hope for, and what did they get? When were"
            " they least happy, and what did we do then? What did we promise that is still open?"
            " What would we do again? What would we never do again?",
            project=work,
        ),
        TOGETHER: say(
            "Hello {name}, {project} is done, and I would like to hear how it was for you: What"
            " went well? What was harder than it should have been? When were you unsure what comes"
            " next? What is still open? What should we do differently next time? Would [date] or"
            " [date] suit you?",
            name=whom,
            project=work,
        ),
        EFFECT: say(
            "Hello {name}, you have now worked with {project} for a while. Does it do what you"
            " wanted? What has changed in your daily work, and can you put a number to it? Who uses"
            " it, and who does not? What is missing? I am asking because I would like to know,"
            " whatever the answer is.",
            name=whom,
            project=work,
        ),
    }
    return said[step]


ANA, BEN = contact("Ana Souza"), contact("Ben Okafor")
GONE = contact("Dee Wong", standing=ContactStanding.LEFT)
SHOP = project("Shop", accepted_on="2025-03-03")
TILL = project("Till", accepted_on="2025-03-05")
JOURNEY = (Stage.CHOOSING, "2025-01-10"), (Stage.DELIVERY, "2025-01-20")
ASKED = ("2025-03-07", "2025-03-17", "2025-05-02")

EXAMPLES = [
    Example(
        "a project is looked back on three times after they accepted it",
        ada(SHOP),
        due=ASKED,
        why="The internal review is due 4 days after Ada's Bakery accepted Shop on 3 March 2025."
        " First look back on it among yourselves. How they felt on the way is not on record.",
        draft="Half an hour on Shop:",
    ),
    Example(
        "a review logged freely counts for the first moment that is still open",
        ada(SHOP, touch(ANSWER, "2025-03-10")),
        due=ASKED[1:],
        draft="Hello [name], Shop is done",
    ),
    Example(
        "one in the weeks after the review with the customer was due is that review",
        ada(SHOP, touch(ANSWER, "2025-03-20", ANA)),
        due=(ASKED[0], ASKED[2]),
    ),
    Example(
        "one logged through the effect check leaves the others as they are",
        ada(SHOP, touch(ANSWER, "2025-03-10", project=SHOP, step=EFFECT)),
        due=ASKED[:2],
    ),
    Example(
        "a review from before they accepted is none",
        ada(SHOP, touch(ANSWER, "2025-03-02", step=INTERNAL)),
        due=ASKED,
    ),
    Example(
        "two projects are looked back on one by one, and a review must say of which",
        ada(SHOP, TILL, touch(ANSWER, "2025-03-07"), touch(ANSWER, "2025-03-07", project=TILL)),
        due=("2025-03-07", "2025-03-17", "2025-03-19", "2025-05-02", "2025-05-04"),
    ),
    Example(
        "whoever accepted it is asked by name",
        ada(SHOP, touch(Kind.ACCEPTANCE, "2025-03-03", ANA), touch(ANSWER, "2025-03-07", BEN)),
        due=ASKED[1:],
        draft="Hello Ana, Shop is done",
    ),
    Example(
        "whoever has left since is not, but the one we spoke with last",
        ada(
            SHOP,
            touch(Kind.MEETING, "2025-03-01", ANA),
            touch(Kind.ACCEPTANCE, "2025-03-03", GONE),
            touch(ANSWER, "2025-03-07", step=INTERNAL),
        ),
        due=ASKED[1:],
        draft="Hello Ana, Shop is done",
    ),
    Example(
        "among yourselves you see how they felt beside what is usual, and what we still owe them",
        ada(
            project("Shop", *JOURNEY, accepted_on="2025-03-03"),
            touch(Kind.CALL, "2025-01-07", mood=4),
            touch(Kind.CALL, "2025-01-10", mood=4),
            touch(Kind.CALL, "2025-01-22", mood=1),
            touch(Kind.CALL, "2025-02-20", mood=5, project=TILL),
            touch(Kind.CALL, "2025-02-28", mood=3),
            loop(LoopKind.PROMISE, "Send the figures.", "2025-02-03"),
            loop(LoopKind.PROMISE, "a second key", "2025-02-04", closed_on="2025-02-28"),
            loop(LoopKind.CONCERN, "the noise", "2025-02-05"),
        ),
        due=ASKED,
        why="among yourselves. Their mood from 1 to 5: 4, 4 (usual 3), 1 (usual 2), 3; at"
        " its lowest on 22 January 2025. Promises of ours still open: “Send the figures”"
        " (3 February 2025).",
    ),
    Example(
        "with them, we bring the open promises and leave their moods at home",
        ada(
            SHOP,
            touch(ANSWER, "2025-03-07", mood=2),
            loop(LoopKind.PROMISE, "the manual", "2025-02-03"),
        ),
        due=ASKED[1:],
        why="case study? Promises of ours still open: “the manual” (3 February 2025).",
    ),
    Example(
        "what only we call done is not looked back on",
        ada(project("Shop", delivered_on="2025-03-03")),
    ),
]
