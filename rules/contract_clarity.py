"""Make four things clear while the contract is being made.

What they get, what they do not get, what done means and who decides: whatever stays loose here
bites both sides later, and it is never again as easy to ask. So when a project has been in its
contract stage for two working days, whoever looks after the contract asks for what is still
missing, in one mail, and writes the answers down. Where all four are on record, nobody is asked.
"""

from collections.abc import Iterator

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
    in_order,
    listed,
    project,
    quote,
    say,
    say_day,
    say_n,
    touch,
    word,
    working_days_after,
)

ANSWER = Kind.EMAIL

STEP = "what must be clear"

ITEMS = (Item.GETS, Item.NOT, Item.DONE, Item.DECIDES)
"""The four, in the order in which they are asked."""


def nudges(
    customer: Customer, *, after_working_days: int = 2, good_for_days: int = 21
) -> Iterator[Nudge]:
    return in_order(
        *(
            _questions(customer, work, after_working_days, good_for_days)
            for work in customer.projects
            if not (work.over or work.delivered_on or work.paused_on)
        )
    )


def _questions(customer: Customer, work: Project, after: int, good_for: int) -> Iterator[Nudge]:
    began = work.entered(Stage.CONTRACT)
    gaps = [item for item in ITEMS if work.term(item) is None]
    if began is None or not gaps:
        return
    due = working_days_after(began, after)
    asked = any(
        one.step == STEP and one.project == work.key and one.on >= began
        for one in customer.all(ANSWER)
    )
    if asked or work.stage_on(due) is not Stage.CONTRACT:
        return
    yield Nudge(
        due=due,
        why=say(
            "{customer} has been at the contract for {project} since {day}. Not on record yet,"
            " {missing} of {all}: {gaps}. Whatever stays loose now bites both sides later.",
            customer=customer.name,
            project=work.name,
            day=say_day(began),
            missing=len(gaps),
            all=len(ITEMS),
            gaps=listed(map(word, gaps)),
        ),
        draft=_draft(customer, work, gaps),
        about=About(project=work, step=STEP),
        to=Role.CONTRACT,
        worth=75,
        asks=True,
        dated=True,
        good_for=good_for,
    )


def _draft(customer: Customer, work: Project, gaps: list[Item]) -> str:
    clear = [
        _understood(item, quote(term.text) or say("[in their words]"))
        for item in ITEMS
        if (term := work.term(item))
    ]
    first = say("This is how I have understood you so far, please correct me:")
    return "\n".join(
        [
            say(
                "Hello {name}, I would like the two of us to mean the same by {project}, and to"
                " have it in writing for later.",
                name=customer.whom(work),
                project=work.name,
            ),
            *([first, *clear] if clear else []),
            say("What I could not answer if somebody asked me:"),
            *(_question(item) for item in gaps),
            say_n(
                len(gaps),
                "A line is enough. Or shall we talk for a quarter of an hour on [date]?",
                "A line for each is enough. Or shall we talk for a quarter of an hour on [date]?",
            ),
        ]
    )


def _question(item: Item) -> str:
    said = {
        Item.GETS: say("What will you have in your hands at the end that you do not have today?"),
        Item.NOT: say("What is not part of it, so that nobody waits for it?"),
        Item.DONE: say("How will we both see that it is done?"),
        Item.DECIDES: say(
            "Who decides on your side when we have to choose, and who when they are away?"
        ),
    }
    return said[item]


def _understood(item: Item, words: str) -> str:
    said = {
        Item.GETS: say("You get: {words}.", words=words),
        Item.NOT: say("Not part of it: {words}.", words=words),
        Item.DONE: say("It is done when: {words}.", words=words),
        Item.DECIDES: say("Who decides on your side: {words}.", words=words),
    }
    return said[item]


ANA, GONE = contact("Ana Souza"), contact("Dee Wong", standing=ContactStanding.LEFT)
BEGAN = (Stage.CONTRACT, "2025-03-06")
SHOP, TILL = project("Shop", BEGAN), project("Till", (Stage.CONTRACT, "2025-03-03"))
ASKED = ("2025-03-10",)
GETS = (Item.GETS, "Two ovens, wired and running.", "2025-03-06")
NOT = (Item.NOT, "the cold room", "2025-03-06")
DONE = (Item.DONE, "a week of bread without a fault", "2025-03-07")
DECIDES = (Item.DECIDES, "Ana, or Ben when she is away", "2025-03-20")

EXAMPLES = [
    Example(
        "what is missing is asked for after two working days, over the weekend",
        ada(SHOP),
        due=ASKED,
        why="Ada's Bakery has been at the contract for Shop since 6 March 2025. Not on record yet,"
        " 4 of 4: what they get, what they do not get, what done means and who decides.",
        draft="Hello [name], I would like the two of us to mean the same by Shop, and to have it in"
        " writing for later.\nWhat I could not answer if somebody asked me:\nWhat will you have",
    ),
    Example(
        "only the gaps are asked for, and what is clear is said in their words",
        ada(ANA, project("Shop", BEGAN, terms=(GETS, DONE)), touch(Kind.CALL, "2025-03-07", ANA)),
        due=ASKED,
        why="Not on record yet, 2 of 4: what they do not get and who decides.",
        draft="please correct me:\nYou get: “Two ovens, wired and running”.\nIt is done when: “a"
        " week of bread without a fault”.\nWhat I could not answer if somebody asked me:\nWhat is"
        " not part of it, so that nobody waits for it?\nWho decides",
    ),
    Example(
        "once all four are on record nobody is asked, even if the last came late",
        ada(project("Shop", BEGAN, terms=(GETS, NOT, DONE, DECIDES))),
    ),
    Example(
        "how involved they want to be is a question for later",
        ada(
            project("Shop", BEGAN, terms=(GETS, NOT, DONE, (Item.INVOLVED, "a lot", "2025-03-07")))
        ),
        due=ASKED,
        why="1 of 4: who decides.",
    ),
    Example(
        "asked and logged is enough, and a mail about something else is not",
        ada(
            SHOP,
            TILL,
            touch(ANSWER, "2025-03-10", project=SHOP),
            touch(ANSWER, "2025-03-10", project=TILL, step=STEP),
        ),
        due=ASKED,
        why="the contract for Shop",
    ),
    Example(
        "what was asked before an earlier contract does not count for a new one",
        ada(SHOP, touch(ANSWER, "2025-03-05", project=SHOP, step=STEP)),
        due=ASKED,
    ),
    Example(
        "the mail greets whom we spoke with last, unless they have left",
        ada(SHOP, touch(Kind.CALL, "2025-03-06", ANA), touch(Kind.CALL, "2025-03-07", GONE)),
        due=ASKED,
        draft="Hello Ana, I would like",
    ),
    Example(
        "a contract that was over within two days stays quiet",
        ada(project("Shop", BEGAN, (Stage.DELIVERY, "2025-03-10"))),
    ),
    Example(
        "where delivery begins later, the gaps remain gaps",
        ada(project("Shop", BEGAN, (Stage.DELIVERY, "2025-03-11"))),
        due=ASKED,
    ),
    Example(
        "what is paused, delivered or lost is left alone",
        ada(
            project("Shop", BEGAN, paused_on="2025-03-07"),
            project("Till", BEGAN, lost_on="2025-03-07"),
            project("Cafe", BEGAN, delivered_on="2025-03-07"),
        ),
    ),
    Example(
        "who is still choosing is not asked", ada(project("Shop", (Stage.CHOOSING, "2025-03-06")))
    ),
]
