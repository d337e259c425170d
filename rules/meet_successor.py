"""Meet whoever takes the place of a champion, four times in the first three months, and listen.

They inherit an expense they did not choose, and nobody has told them why it exists. So come with
the pack: what we were hired for, what came of it, what is planned and what we still owe. But listen
first: what was right for the one who left need not be right for the one who came.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rules.kit import (
    About,
    Contact,
    ContactStanding,
    Customer,
    Example,
    Kind,
    LoopKind,
    Nudge,
    Stage,
    Touch,
    ada,
    contact,
    days,
    in_order,
    job,
    listed,
    loop,
    project,
    quote,
    say,
    say_day,
    touch,
    value,
    word,
)

ANSWER = Kind.MEETING

SPOKEN = (Kind.MEETING, Kind.CALL)


def nudges(
    customer: Customer,
    *,
    after_days: tuple[int, ...] = (3, 14, 30, 90),
    good_for_days: int = 21,
) -> Iterator[Nudge]:
    return in_order(
        *(
            _meetings(customer, champion, moved_on, sorted(set(after_days)), good_for_days)
            for moved_on, champion in customer.champions_moved
        )
    )


def _meetings(
    customer: Customer, champion: Contact, moved_on: date, waits: list[int], good_for: int
) -> Iterator[Nudge]:
    steps = [(moved_on + days(wait), f"day {wait} after {champion.key}") for wait in waits]
    answered = _answered(customer, champion, moved_on, steps)
    # Each step makes room for the next one, so that no two are open at a time.
    ends = [*(due - days(1) for due, _ in steps[1:]), date.max]
    for number, ((due, step), end) in enumerate(zip(steps, ends, strict=True)):
        successor = _successor(customer, champion, due)
        if step in answered or (successor and not successor.active):
            continue
        known = customer.as_of(due)
        work = known.projects[-1].name if known.projects else say("[our work together]")
        yield Nudge(
            due=due,
            why=say(
                "{gone} {place} {pack}",
                gone=_gone(champion, customer.name, say_day(moved_on)),
                place=_place(successor),
                pack=_pack(known),
            ),
            draft=say(
                "Hello {name}, {opening}",
                name=successor.first_name if successor else say("[name]"),
                opening=_opening(number, champion.name, work),
            ),
            about=About(contact=successor, step=step),
            worth=85,
            asks=True,
            dated=True,
            good_for=min(good_for, (end - due).days),
        )


def _successor(customer: Customer, champion: Contact, due: date) -> Contact | None:
    """Who took the place, as far as was known on the day: the one we met last."""
    there = [
        person
        for person in customer.contacts
        if person.successor_of == champion.key != person.key and person.there_on(due)
    ]
    return max(there, key=lambda person: person.met_on or date.min, default=None)


def _answered(
    customer: Customer, champion: Contact, moved_on: date, steps: list[tuple[date, str]]
) -> set[str]:
    """The steps that were taken. A talk with the successor counts for the first still open.

    It may come early, but not before the step ahead of its own was due, and not once the next is.
    """
    talks = [one for one in customer.all(*SPOKEN) if one.on >= moved_on]
    answered = {talk.step for talk in talks if talk.step}
    dues = [due for due, _ in steps]
    firsts, lasts = [moved_on, *dues[:-1]], [*dues[1:], date.max]
    for talk in (talk for talk in talks if not talk.step and _with_successor(talk, champion)):
        fits = (
            step
            for first, last, (_, step) in zip(firsts, lasts, steps, strict=True)
            if first <= talk.on < last
        )
        answered.add(next((step for step in fits if step not in answered), ""))
    return answered


def _with_successor(talk: Touch, champion: Contact) -> bool:
    return talk.talk and any(person.successor_of == champion.key for person in talk.contacts)


def _opening(number: int, champion: str, work: str) -> str:
    """What to say at each step; the last serves for any that are added."""
    said = (
        say(
            "I have worked with {champion} on {project}. Before I tell you anything about it, I"
            " would like to hear from you: what do you want to reach, what should go on, and what"
            " would you rather stop? Would [date] or [date] suit you for half an hour?",
            champion=champion,
            project=work,
        ),
        say(
            "you have had some time to look around. What have you found, and where do you have"
            " doubts about {project}? I will bring what it was begun for, what came of it and what"
            " is planned; half an hour on [date] or [date] would be enough.",
            project=work,
        ),
        say(
            "now that you know the place a little, I would like to go through {project} with you:"
            " what you need, which number would tell you that it is worth it, and what we should"
            " change. Would [date] or [date] suit you?",
            project=work,
        ),
        say(
            "some time has passed since you took over from {champion}. What of our work has been"
            " useful to you, what has not, and what would you miss if it ended? I would like to"
            " hear it from you directly. Would [date] or [date] suit you?",
            champion=champion,
        ),
    )
    return said[min(number, len(said) - 1)]


def _gone(champion: Contact, customer: str, day: str) -> str:
    name = champion.name
    if champion.standing is ContactStanding.PROMOTED:
        return say(
            "{name} was promoted at {customer} on {day}.", name=name, customer=customer, day=day
        )
    return say("{name} left {customer} on {day}.", name=name, customer=customer, day=day)


def _place(successor: Contact | None) -> str:
    if successor is None:
        return say("Who takes the place is not on record yet: find out, and then listen first.")
    return say("{name} takes the place; listen first.", name=successor.name)


def _pack(known: Customer) -> str:
    """What to bring: why the budget exists, results, plan and open promises, as far as known."""
    plan = listed(
        f"{work.name} ({word(work.stage)})" if work.stage else work.name
        for work in known.projects
        if not work.over
    )
    owed = listed(
        quote(loop.text) for loop in known.loops if loop.open and loop.kind is LoopKind.PROMISE
    )
    return say(
        "Bring why the budget exists: {job}; what came of it: {results}; what is planned: {plan};"
        " what we still owe: {owed}.",
        job=quote(known.jobs[-1].text) if known.jobs else say("[ask whoever remembers]"),
        results=listed(quote(value.text) for value in known.values[-3:]) or say("[a number]"),
        plan=plan or say("[the next step]"),
        owed=owed or say("nothing on record"),
    )


ANA = contact(
    "Ana Souza", champion=True, standing=ContactStanding.LEFT, standing_since="2025-03-03"
)
BEN = contact(
    "Ben Okafor", champion=True, standing=ContactStanding.PROMOTED, standing_since="2025-03-03"
)
CEM = contact("Cem Aydin", successor_of=ANA)
LATE = contact("Dee Wong", successor_of=ANA, met_on="2025-03-20")
FAY = replace(LATE, met_on=None, standing=ContactStanding.LEFT, standing_since=date(2025, 3, 20))
DUE = ("2025-03-06", "2025-03-17", "2025-04-02", "2025-06-01")

EXAMPLES = [
    Example(
        "whoever takes a champion's place is met four times, even while nobody knows the name",
        ada(ANA),
        due=DUE,
        why="Ana Souza left Ada's Bakery on 3 March 2025. Who takes the place is not"
        " on record yet: find out",
        draft="Hello [name], I have worked with Ana Souza on [our work together].",
    ),
    Example(
        "the pack says why the budget exists, what came of it, what is planned and what we owe",
        ada(
            BEN,
            contact("Cem Aydin", successor_of=BEN),
            job("bread by six", "2024-03-03"),
            value("a fifth less waste", "2024-09-02"),
            project("Till", accepted_on="2024-12-02"),
            project("Shop", (Stage.DELIVERY, "2025-02-03")),
            loop(LoopKind.PROMISE, "send the figures", "2025-02-10"),
            loop(LoopKind.PROMISE, "the manual", "2025-02-10", closed_on="2025-02-17"),
        ),
        due=DUE,
        why="Cem Aydin takes the place; listen first. Bring why the budget exists: “bread by six”;"
        " what came of it: “a fifth less waste”; what is planned: Shop (delivery); what we still"
        " owe: “send the figures”.",
        draft="Hello Cem, I have worked with Ben Okafor on Shop.",
    ),
    Example(
        "a step that was logged is done, and the others stay",
        ada(ANA, CEM, touch(ANSWER, "2025-03-10", CEM, step="day 14 after Ana Souza")),
        due=(DUE[0], *DUE[2:]),
    ),
    Example(
        "a call with the successor counts for the first step still open",
        ada(ANA, CEM, touch(Kind.CALL, "2025-03-05", CEM), touch(ANSWER, "2025-03-10", CEM)),
        due=DUE[2:],
        draft="Hello Cem, now that you know the place",
    ),
    Example(
        "a talk with somebody else, a mail, or a talk from before does not",
        ada(
            ANA,
            CEM,
            touch(ANSWER, "2025-03-02", CEM, step="day 3 after Ana Souza"),
            touch(ANSWER, "2025-03-05", contact("Eli Ray")),
            touch(Kind.EMAIL, "2025-03-05", CEM),
        ),
        due=DUE,
    ),
    Example(
        "a successor we met later is called by name from then on",
        ada(ANA, LATE, touch(ANSWER, "2025-03-05"), touch(ANSWER, "2025-03-17", LATE)),
        due=(DUE[0], *DUE[2:]),
        draft="Hello [name],",
    ),
    Example(
        "a successor who left in turn is not waited for",
        ada(ANA, FAY),
        due=DUE[2:],
        draft="Hello [name],",
    ),
    Example(
        "two who move the same day are two places to be taken",
        ada(ANA, BEN, touch(ANSWER, "2025-03-06", step="day 3 after Ana Souza")),
        due=(DUE[0], *(day for day in DUE[1:] for _ in range(2))),
        why="Ben Okafor was promoted at Ada's Bakery",
    ),
    Example(
        "where somebody else leaves, or nobody, it stays quiet",
        ada(contact("Eli Ray", standing=ContactStanding.LEFT, standing_since="2025-03-03"), CEM),
    ),
]
