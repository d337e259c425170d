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
    Customer,
    Example,
    Kind,
    Nudge,
    Project,
    Role,
    Touch,
    ada,
    contact,
    days,
    in_order,
    project,
    say_day,
    say_days,
    touch,
    working_days_after,
)

ANSWER = Kind.REVIEW

TOGETHER, EFFECT = "review with the customer", "effect check"

WHAT = {
    INTERNAL: "First look back on it among yourselves.",
    TOGETHER: "Look back on it with them. Might it become a case study?",
    EFFECT: "Ask whether it does what it was meant to do.",
}

DRAFT = {
    INTERNAL: "Half an hour on {work}: What did they hope for, and what did they get? When were"
    " they least happy, and what did we do then? What did we promise that is still open? What would"
    " we do again? What would we never do again?",
    TOGETHER: "Hello {whom}, {work} is done, and I would like to hear how it was for you: What went"
    " well? What was harder than it should have been? When were you unsure what comes next? What is"
    " still open? What should we do differently next time? Would [date] or [date] suit you?",
    EFFECT: "Hello {whom}, you have now worked with {work} for a while. Does it do what you wanted?"
    " What has changed in your daily work, and can you put a number to it? Who uses it, and who"
    " does not? What is missing? I am asking because I would like to know, whatever the answer is.",
}

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
    acceptances = [one for one in customer.all(Kind.ACCEPTANCE) if _of(work, one, customer)]
    whom = acceptances[0].whom if acceptances else "[name]"
    for due, step in sorted(moments):
        if step in answered:
            continue
        yield Nudge(
            due=due,
            why=(
                f"The {step} is due {say_days((due - accepted).days)} after {customer.name}"
                f" accepted {work.name} on {say_day(accepted)}. {WHAT[step]}"
            ),
            draft=DRAFT[step].format(work=work.name, whom=whom),
            about=About(project=work, step=step),
            to=Role.OWNER if step == EFFECT else Role.DELIVERY,
            worth=WORTH[step],
            asks=step != INTERNAL,
            good_for=good_for,
        )


def _answered(
    customer: Customer, work: Project, accepted: date, moments: list[tuple[date, str]]
) -> set[str]:
    """The moments that had their review. One logged freely counts for the first still open.

    It may come early, but not before the moment ahead of its own was due, and not once the next is.
    """
    reviews = [
        one for one in customer.all(ANSWER) if one.on >= accepted and _of(work, one, customer)
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


def _of(work: Project, one: Touch, customer: Customer) -> bool:
    return one.project == work.key or (one.project is None and len(customer.projects) == 1)


ANA = contact("Ana Souza")
SHOP = project("Shop", accepted_on="2025-03-03")
TILL = project("Till", accepted_on="2025-03-05")
ASKED = ("2025-03-07", "2025-03-17", "2025-05-02")

EXAMPLES = [
    Example(
        "a project is looked back on three times after they accepted it",
        ada(SHOP),
        due=ASKED,
        why="The internal review is due 4 days after Ada's Bakery accepted Shop on 3 March 2025."
        " First look back on it among yourselves.",
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
        ada(SHOP, touch(Kind.ACCEPTANCE, "2025-03-03", ANA), touch(ANSWER, "2025-03-07")),
        due=ASKED[1:],
        draft="Hello Ana, Shop is done",
    ),
    Example(
        "what only we call done is not looked back on",
        ada(project("Shop", delivered_on="2025-03-03")),
    ),
]
