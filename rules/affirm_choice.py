"""Tell them that they chose well, the working day after they chose us.

Whoever has just chosen heaves a sigh of relief, and on the next day begins to wonder. One message
while the relief lasts says that we know why they chose us, what happens next and whom they will
deal with. It goes out once for each project, and not to those who were greeted or spoken with
since they chose.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    INTERNAL,
    TOGETHER,
    About,
    Contact,
    Customer,
    Example,
    Kind,
    Nudge,
    Project,
    Role,
    Stage,
    Touch,
    ada,
    colleague,
    contact,
    days,
    holding,
    in_order,
    planned,
    project,
    quote,
    say,
    say_day,
    touch,
    word,
    working_days_after,
)

ANSWER = Kind.GREETING

SPOKEN = (Kind.CALL, Kind.INTRODUCTION, *TOGETHER)
"""In these nobody passes over a choice that was made the days before."""

STEP = "they chose us"


def nudges(
    customer: Customer, *, after_working_days: int = 1, good_for_days: int = 7
) -> Iterator[Nudge]:
    """The relief lasts about a week, and so does what we have to say about it."""
    return in_order(
        *(
            _greeting(customer, work, chosen, after_working_days, good_for_days)
            for work in customer.projects
            if not work.over and (chosen := _chosen(work))
        )
    )


def _chosen(work: Project) -> date | None:
    """A choice is made once: what comes first of the word and the contract."""
    contract = next((on for stage, on in work.stages if stage is Stage.CONTRACT), None)
    return min(filter(None, (work.chosen_on, contract)), default=None)


def _greeting(
    customer: Customer, work: Project, chosen: date, after: int, good_for: int
) -> Iterator[Nudge]:
    due = working_days_after(chosen, after)
    until = due + days(good_for)
    since = (one for one in customer.between(chosen, until) if customer.concerns(one, work))
    if any(_greeted(one, chosen) for one in since):
        return
    because = quote(work.chosen_because)
    why_us = (
        say("What decided it, in their words: {because}.", because=because)
        if because
        else say("Why us is not on record.")
    )
    yield Nudge(
        due=due,
        why=say(
            "{customer} chose us for {project} on {day}. {why_us} Say that they chose well, what"
            " happens next and whom they will meet.",
            customer=customer.name,
            project=work.name,
            day=say_day(chosen),
            why_us=why_us,
        ),
        draft=say(
            "Hello {name}, you have chosen us for {project}, and I am glad. As I understood you,"
            " what decided it was {because}. Please measure us by it. {people} {next} Whatever"
            " crosses your mind before that, please ask me.",
            name=customer.whom(work),
            project=work.name,
            because=because or say("[why they chose us]"),
            people=_people(customer, due),
            next=_next(customer, work, due),
        ),
        about=About(project=work, step=STEP),
        to=Role.SALES,
        worth=75,
        dated=True,
        good_for=good_for,
    )


def _greeted(one: Touch, chosen: date) -> bool:
    """A talk of the same day was the one in which they told us."""
    if one.kind is ANSWER:
        return one.step == STEP or not any(_birthday(person, one.on) for person in one.contacts)
    return one.kind in SPOKEN and one.talk and one.on > chosen


def _birthday(person: Contact, on: date) -> bool:
    """A greeting in these days was for the birthday."""
    return person.birthday is not None and abs(person.birthday.in_year(on.year) - on) < days(7)


def _next(customer: Customer, work: Project, due: date) -> str:
    plan = customer.next_plan(work, *SPOKEN, after=due)
    if plan is None:
        return say("The next step is [what happens next], on [date].")
    return say("The next step is our {kind} on {day}.", kind=word(plan.kind), day=say_day(plan.on))


def _people(customer: Customer, due: date) -> str:
    ours = {role: customer.holder(role, due) for role in (Role.CONTRACT, Role.DELIVERY)}
    contract, delivery = (one.name if one else say("[colleague]") for one in ours.values())
    if contract != delivery:
        return say(
            "For the contract you will meet {contract}, and for the work itself {delivery}.",
            contract=contract,
            delivery=delivery,
        )
    if ours[Role.CONTRACT] and ours[Role.CONTRACT] == customer.holder(Role.SALES, due):
        return say("I stay at your side for the contract and for the work itself.")
    return say("For the contract and for the work itself you will meet {name}.", name=contract)


ANA = contact("Ana Souza")
SHOP = project("Shop", (Stage.CONTRACT, "2025-03-07"), chosen_because="You listened first.")
TILL = project("Till", chosen_on="2025-03-03")
ASKED = ("2025-03-10",)

EXAMPLES = [
    Example(
        "a contract begun on a Friday is greeted on Monday, in the words that decided it",
        ada(SHOP, ANA, touch(Kind.CALL, "2025-03-07", ANA)),
        due=ASKED,
        why="Ada's Bakery chose us for Shop on 7 March 2025. What decided it, in their words:"
        " “You listened first”.",
        draft="Hello Ana, you have chosen us for Shop, and I am glad.",
    ),
    Example(
        "a word given before the contract is what counts, and they are greeted once",
        ada(project("Shop", (Stage.CONTRACT, "2025-03-20"), chosen_on="2025-03-03")),
        due=("2025-03-04",),
        why="Why us is not on record.",
        draft="As I understood you, what decided it was [why they chose us]. Please measure us by"
        " it. I stay at your side for the contract and for the work itself. The next step is [what"
        " happens next], on [date].",
    ),
    Example(
        "they hear by name whom they will meet, and when",
        ada(
            TILL,
            holding(Role.CONTRACT, colleague("Tom Kilburn")),
            holding(Role.DELIVERY, colleague("Mary Cole"), "2025-03-01"),
            planned(Kind.WORKSHOP, "2025-03-12"),
        ),
        due=("2025-03-04",),
        draft="For the contract you will meet Tom Kilburn, and for the work itself Mary Cole. The"
        " next step is our workshop on 12 March 2025.",
    ),
    Example(
        "where one colleague does it all, nobody else is announced, owner or not",
        ada(
            TILL,
            *(
                holding(role, colleague("Tom Kilburn"))
                for role in (Role.SALES, Role.CONTRACT, Role.DELIVERY)
            ),
            owner=None,
        ),
        due=("2025-03-04",),
        draft="I stay at your side for the contract and for the work itself.",
    ),
    Example("a greeting on the day itself is enough", ada(SHOP, touch(ANSWER, "2025-03-07"))),
    Example(
        "whom they will meet is a blank where nobody is known",
        ada(TILL, owner=None),
        due=("2025-03-04",),
        draft="For the contract and for the work itself you will meet [colleague].",
    ),
    Example("so is a call on the next working day", ada(SHOP, touch(Kind.CALL, "2025-03-10"))),
    Example(
        "a birthday wish, a mail, a greeting from before and a talk among ourselves are not",
        ada(
            SHOP,
            touch(ANSWER, "2025-03-06"),
            touch(ANSWER, "2025-03-08", contact("Ben Okafor", birthday="--03-08")),
            touch(Kind.EMAIL, "2025-03-08"),
            touch(Kind.MEETING, "2025-03-10", step=INTERNAL),
        ),
        due=ASKED,
    ),
    Example(
        "two projects are two choices, and a greeting must say for which",
        ada(SHOP, TILL, touch(ANSWER, "2025-03-10"), touch(ANSWER, "2025-03-10", project=SHOP)),
        due=("2025-03-04",),
        why="chose us for Till",
    ),
    Example(
        "a customer that came back by choosing us is greeted all the same",
        ada(SHOP, standing_since="2025-03-11"),
        due=ASKED,
    ),
    Example(
        "a contract entered again is no second choice",
        ada(
            project(
                "Shop",
                (Stage.CONTRACT, "2025-03-07"),
                (Stage.DELIVERY, "2025-04-01"),
                (Stage.CONTRACT, "2025-06-02"),
            )
        ),
        due=ASKED,
    ),
    Example(
        "what fell through after all is not celebrated",
        ada(project("Shop", chosen_on="2025-03-07", lost_on="2025-03-08")),
    ),
    Example("a project that is still searched for stays quiet", ada(project("Shop"))),
]
