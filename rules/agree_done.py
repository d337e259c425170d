"""Ask whether they see it as done too, once you have called it done and they have said nothing.

There are two dones: the day we say it and the day they do. In between lie the small things that
nobody mentions and everybody remembers. So a week after delivery, and once more a week later, ask
for their word, with what done was agreed to mean. Nobody asks once they have accepted, or when the
work went back into delivery.
"""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from rules.kit import (
    About,
    ContactStanding,
    Customer,
    Example,
    Item,
    Kind,
    Nudge,
    Project,
    Role,
    Stage,
    ada,
    contact,
    days,
    in_order,
    project,
    quote,
    say,
    say_day,
    say_n,
    touch,
    working_days_after,
)

ANSWER = Kind.CALL


def nudges(
    customer: Customer,
    *,
    after_working_days: tuple[int, ...] = (5, 10),
    good_for_days: int = 21,
) -> Iterator[Nudge]:
    """Each question is good until the next one is due; the last for `good_for_days`."""
    return in_order(
        *(
            _questions(
                customer, work, work.delivered_on, sorted(set(after_working_days)), good_for_days
            )
            for work in customer.projects
            if work.delivered_on and not _settled(customer, work, work.delivered_on)
        )
    )


def _settled(customer: Customer, work: Project, delivered: date) -> bool:
    """Accepted, lost, or back in delivery."""
    again = work.entered(Stage.DELIVERY)
    accepted = any(
        one.on >= delivered and customer.concerns(one, work)
        for one in customer.all(Kind.ACCEPTANCE)
    )
    return work.over or accepted or (again is not None and again > delivered)


def _questions(
    customer: Customer, work: Project, delivered: date, numbers: list[int], good_for: int
) -> Iterator[Nudge]:
    answered = {
        one.step for one in customer.all(ANSWER) if one.project == work.key and one.on >= delivered
    }
    for number, following in zip_longest(numbers, numbers[1:]):
        due = working_days_after(delivered, number)
        end = working_days_after(delivered, following) if following else due + days(good_for + 1)
        step = f"after {number} working days"
        if step in answered:
            continue
        yield Nudge(
            due=due,
            why=say_n(
                number,
                "We called {project} done on {day}, and one working day later {customer} has not"
                " said that it is. {agreed}",
                "We called {project} done on {day}, and {n} working days later {customer} has not"
                " said that it is. {agreed}",
                project=work.name,
                day=say_day(delivered),
                customer=customer.name,
                agreed=_agreed(work),
            ),
            draft=_draft(customer, work, delivered, first=number == numbers[0]),
            about=About(project=work, step=step),
            to=Role.DELIVERY,
            worth=75,
            asks=True,
            dated=True,
            good_for=(end - due).days - 1,
        )


def _agreed(work: Project) -> str:
    term = work.term(Item.DONE)
    if term is None:
        return say("What done means was never put on record.")
    return say(
        "What done means, as of {day}: {words}.",
        day=say_day(term.on),
        words=quote(term.text) or say("[their words]"),
    )


def _draft(customer: Customer, work: Project, delivered: date, *, first: bool) -> str:
    term = work.term(Item.DONE)
    meant = quote(term.text) if term else ""
    agreed = (
        say("We had agreed that it is done when this is so: {words}.", words=meant)
        if meant
        else say("For us it is done because [what is there now that was not there before].")
    )
    day = say_day(delivered)
    opening = (
        say("from our side {project} has been done since {day}.", project=work.name, day=day)
        if first
        else say("I do not want to call {project} done while you do not.", project=work.name)
    )
    return say(
        "Hello {name}, {opening} {agreed} Do you also see this as done? If not, what is missing?"
        " However small it is, I would rather hear it now, and you will hear by when it is"
        " settled.",
        name=customer.whom(work),
        opening=opening,
        agreed=agreed,
    )


ANA, GONE = contact("Ana Souza"), contact("Dee Wong", standing=ContactStanding.LEFT)
SHOP, TILL = (
    project("Shop", delivered_on="2025-03-03"),
    project("Till", delivered_on="2025-03-05"),
)
ASKED = ("2025-03-10", "2025-03-17")
MEANT = (Item.DONE, "a week of bread without a fault.", "2025-01-20")

EXAMPLES = [
    Example(
        "they are asked 5 and 10 working days after we called it done",
        ada(SHOP, ANA, touch(Kind.MEETING, "2025-03-03", ANA)),
        due=ASKED,
        why="We called Shop done on 3 March 2025, and 5 working days later Ada's Bakery has not"
        " said that it is. What done means was never put on record.",
        draft="Hello Ana, from our side Shop has been done since 3 March 2025. For us it is done"
        " because [what is there now that was not there before]. Do you also see this as done? If"
        " not, what is missing?",
    ),
    Example(
        "what done was agreed to mean is held against it, and the second time sounds different",
        ada(
            project("Shop", terms=(MEANT,), delivered_on="2025-03-03"),
            touch(ANSWER, "2025-03-11", GONE, project=SHOP, step="after 5 working days"),
        ),
        due=ASKED[1:],
        why="What done means, as of 20 January 2025: “a week of bread without a fault”.",
        draft="Hello [name], I do not want to call Shop done while you do not. We had agreed that"
        " it is done when this is so: “a week of bread without a fault”.",
    ),
    Example(
        "once they have accepted it nobody asks, on whichever day that became known",
        ada(project("Shop", delivered_on="2025-03-03", accepted_on="2025-04-20")),
    ),
    Example(
        "an acceptance that was logged counts like one that was entered",
        ada(SHOP, touch(Kind.ACCEPTANCE, "2025-03-12", ANA)),
    ),
    Example(
        "an acceptance of something before it was delivered is not theirs of the whole",
        ada(SHOP, touch(Kind.ACCEPTANCE, "2025-02-12", ANA)),
        due=ASKED,
    ),
    Example(
        "a call about anything, or one from before, leaves the question open",
        ada(
            SHOP,
            touch(ANSWER, "2025-03-01", project=SHOP, step="after 5 working days"),
            touch(ANSWER, "2025-03-11", project=SHOP),
        ),
        due=ASKED,
    ),
    Example(
        "of two projects each has its own done, and an acceptance must say which",
        ada(
            SHOP,
            TILL,
            touch(Kind.ACCEPTANCE, "2025-03-06"),
            touch(Kind.ACCEPTANCE, "2025-03-06", project=SHOP),
            touch(ANSWER, "2025-03-12", project=SHOP, step="after 5 working days"),
        ),
        due=("2025-03-12", "2025-03-19"),
        why="We called Till done on 5 March 2025,",
    ),
    Example(
        "what went back into delivery is not done, and one that came to delivery before is",
        ada(
            project("Shop", (Stage.DELIVERY, "2025-03-06"), delivered_on="2025-03-03"),
            project("Till", (Stage.DELIVERY, "2025-03-05"), delivered_on="2025-03-05"),
        ),
        due=("2025-03-12", "2025-03-19"),
    ),
    Example(
        "a deal that was lost is not asked about",
        ada(project("Shop", delivered_on="2025-03-03", lost_on="2025-03-04")),
    ),
    Example(
        "as long as we are not done ourselves, there is nothing to ask",
        ada(project("Shop", (Stage.DELIVERY, "2025-01-06"))),
    ),
]
