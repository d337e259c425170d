"""Ask how involved they would like to be on the first day of delivery, and help them in.

Once the contract is signed many do not know what to do: stand back, take part, look at everything?
Ask them, tell them what you need from them and what they will see first. As long as their answer
is not on record, look again on days 5 and 20. Nobody is asked while the work is paused or once it
is delivered.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from rules.kit import (
    INTERNAL,
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
    planned,
    project,
    quote,
    say,
    say_day,
    say_days,
    touch,
)

ANSWER = Kind.MEETING


def nudges(
    customer: Customer, *, on_days: tuple[int, ...] = (1, 5, 20), good_for_days: int = 14
) -> Iterator[Nudge]:
    """Each look is good until the next one; the last for `good_for_days`."""
    return in_order(
        *(
            _looks(customer, work, sorted(set(on_days)), good_for_days)
            for work in customer.projects
            if not (work.over or work.delivered_on or work.paused_on or work.term(Item.INVOLVED))
        )
    )


def _looks(
    customer: Customer, work: Project, numbers: Sequence[int], good_for: int
) -> Iterator[Nudge]:
    began = work.entered(Stage.DELIVERY)
    steps = {f"day {number}" for number in numbers}
    if began is None or any(
        one.step in steps and one.project == work.key and one.on >= began
        for one in customer.all(ANSWER)
    ):
        return
    for number, following in zip_longest(numbers, numbers[1:]):
        due = began + days(number - 1)
        if work.stage_on(due) is not Stage.DELIVERY:
            return
        yield Nudge(
            due=due,
            why=say(
                "This is day {number} of delivering {project} to {customer}, begun on {day}. How"
                " involved they want to be is not on record; many are unsure in these days whether"
                " to stand back or take part.",
                number=number,
                project=work.name,
                customer=customer.name,
                day=say_day(began),
            ),
            draft=_draft(customer, work, began, due),
            about=About(project=work, step=f"day {number}"),
            to=Role.DELIVERY,
            worth=70,
            asks=True,
            dated=True,
            good_for=following - number - 1 if following else good_for,
        )


def _draft(customer: Customer, work: Project, began: date, due: date) -> str:
    seen = customer.next_plan(work, Kind.MILESTONE, after=due)
    result = quote(seen.note) if seen else ""
    draft = say(
        "Hello {name}, {opening} What we need from you next: [their tasks, each with a day]. What"
        " you will see next: {result}, on {day}.",
        name=customer.whom(work),
        opening=_beginning(work) if due == began else _underway(work, began),
        result=result or say("[the next visible result]"),
        day=say_day(seen.on) if seen else say("[date]"),
    )
    if work.report_every is None:
        return draft
    rhythm = say_days(work.report_every)
    return say("{draft} A written report comes every {days}.", draft=draft, days=rhythm)


def _beginning(work: Project) -> str:
    return say(
        "we have begun with {project}. How involved would you like to be: look over our shoulder,"
        " decide the big questions, or hear from us when there is something to see? Each of the"
        " three is fine with us.",
        project=work.name,
    )


def _underway(work: Project, began: date) -> str:
    return say(
        "we have been at work on {project} since {day}. Is it clear to you what we are doing, and"
        " what we need from you? And would you like to be more involved, less, or just as now?",
        project=work.name,
        day=say_day(began),
    )


ANA = contact("Ana Souza")
GONE = contact("Dee Wong", standing=ContactStanding.LEFT)
BEGAN = (Stage.DELIVERY, "2025-03-03")
SHOP, TILL = project("Shop", BEGAN), project("Till", (Stage.DELIVERY, "2025-03-05"))
ASKED = ("2025-03-03", "2025-03-07", "2025-03-22")

EXAMPLES = [
    Example(
        "they are asked on the first day of delivery, and again on the 5th and the 20th",
        ada(SHOP),
        due=ASKED,
        why="This is day 1 of delivering Shop to Ada's Bakery, begun on 3 March 2025. How involved"
        " they want to be is not on record;",
        draft="Hello [name], we have begun with Shop. How involved would you like to be:",
    ),
    Example(
        "they hear what comes next, as far as it is in the diary",
        ada(
            project("Shop", BEGAN, report_every=14),
            planned(Kind.CALL, "2025-03-10"),
            planned(Kind.MILESTONE, "2025-03-14", note="The first oven is running."),
        ),
        due=ASKED,
        draft="What you will see next: “The first oven is running”, on 14 March 2025. A written"
        " report comes every 14 days.",
    ),
    Example(
        "the one we spoke with last is asked by name, unless they have left",
        ada(
            SHOP,
            touch(Kind.MEETING, "2025-02-20", ANA),
            touch(Kind.MEETING, "2025-02-27", GONE),
            touch(Kind.MEETING, "2025-02-28", step=INTERNAL),
        ),
        due=ASKED,
        draft="Hello Ana, we have begun with Shop.",
    ),
    Example(
        "on the later days the question is another one",
        ada(SHOP, planned(Kind.MILESTONE, "2025-03-14", note="The first oven is running.")),
        due=("2025-03-07", "2025-03-22"),
        knobs={"on_days": (20, 5)},
        draft="Hello [name], we have been at work on Shop since 3 March 2025. Is it clear to you"
        " what we are doing, and what we need from you? And would you like to be more involved,"
        " less, or just as now? What we need from you next: [their tasks, each with a day]. What"
        " you will see next: “The first oven is running”, on 14 March 2025.",
    ),
    Example(
        "once their answer is on record nobody asks again",
        ada(project("Shop", BEGAN, terms=((Item.INVOLVED, "only the big things", "2025-02-27"),))),
    ),
    Example(
        "what else is clear is no answer to this",
        ada(project("Shop", BEGAN, terms=((Item.DECIDES, "Ana", "2025-02-27"),))),
        due=ASKED,
    ),
    Example(
        "a meeting on the first day that was held because of this answers for the other days too",
        ada(SHOP, touch(ANSWER, "2025-03-05", project=SHOP, step="day 1")),
    ),
    Example(
        "a meeting about anything, or of an earlier delivery, does not",
        ada(
            SHOP,
            touch(ANSWER, "2025-03-02", project=SHOP, step="day 20"),
            touch(ANSWER, "2025-03-04", project=SHOP),
        ),
        due=ASKED,
    ),
    Example(
        "of two projects each has days of its own",
        ada(SHOP, TILL, touch(ANSWER, "2025-03-08", project=SHOP, step="day 5")),
        due=("2025-03-05", "2025-03-09", "2025-03-24"),
        why="delivering Till",
    ),
    Example(
        "whoever goes back to the contract is asked afresh when delivery begins again",
        ada(project("Shop", BEGAN, (Stage.CONTRACT, "2025-03-06"), (Stage.DELIVERY, "2025-06-02"))),
        due=("2025-06-02", "2025-06-06", "2025-06-21"),
    ),
    Example(
        "when delivery is over within the week, the later days fall away",
        ada(project("Shop", BEGAN, (Stage.DONE, "2025-03-06"))),
        due=("2025-03-03",),
    ),
    Example(
        "what is paused, delivered or lost is left alone",
        ada(
            project("Shop", BEGAN, paused_on="2025-03-10"),
            project("Till", BEGAN, delivered_on="2025-03-10"),
            project("Cafe", BEGAN, lost_on="2025-03-10"),
        ),
    ),
]
