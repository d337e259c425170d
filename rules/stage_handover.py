"""Introduce whoever takes over, and tell them all that is in no document.

Nobody is good at every part of the journey, so the work changes hands. For the customer that is a
risk: they have told everything once, and now somebody new begins with questions. An introduction by
the one they trust carries the trust over, when people, moods, promises and what not to do have been
passed on before it. Both are asked that day, and once more two working days later. When one person
keeps both parts, nobody is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from rules.kit import (
    ROLE_OF_STAGE,
    About,
    Colleague,
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
    colleague,
    contact,
    days,
    holding,
    honest_no,
    in_order,
    listed,
    loop,
    project,
    quote,
    say,
    say_day,
    touch,
    word,
    working_days_after,
)

ANSWER = Kind.INTRODUCTION

HAND, TAKE = "handing over", "taking over"


@dataclass(frozen=True, slots=True)
class _Handover:
    """`work` is set when a project moved on, and `role` when its holder changed."""

    on: date
    old: Colleague
    new: Colleague
    works: tuple[Project, ...]
    said: str
    work: Project | None = None
    role: Role | None = None

    def step(self, name: str) -> str:
        return f"{name}: {self.role}" if self.role else name


def nudges(
    customer: Customer, *, again_working_days: int = 2, good_for_days: int = 14
) -> Iterator[Nudge]:
    found = [_of_stage(customer, work) for work in customer.projects]
    found += [_of_role(customer, role) for role in dict.fromkeys(ROLE_OF_STAGE.values())]
    asked = (_both(customer, one, again_working_days, good_for_days) for one in found if one)
    return in_order(*asked)


def _of_stage(customer: Customer, work: Project) -> _Handover | None:
    """The latest move of a project with which it changed hands."""
    for _, on in reversed(work.stages):
        before, after = work.stage_on(on - days(1)), work.stage_on(on)
        if before and after and ROLE_OF_STAGE[before] is not ROLE_OF_STAGE[after]:
            old = customer.holder(ROLE_OF_STAGE[before], on - days(1))
            new = customer.holder(ROLE_OF_STAGE[after], on)
            if old and new and old.key != new.key:
                said = say(
                    "{project} at {customer} moved from {before} to {after} on {day}",
                    project=work.name,
                    customer=customer.name,
                    before=word(before),
                    after=word(after),
                    day=say_day(on),
                )
                return _Handover(on, old, new, (work,), said, work=work)
    return None


def _of_role(customer: Customer, role: Role) -> _Handover | None:
    """The latest change of a role's holder while a project was in their hands."""
    changes = {one.since for one in customer.holdings if one.role is role and one.since}
    for on in sorted(changes, reverse=True):
        in_hand = (work for work in customer.projects if _role(work, on - days(1)) is role)
        works = tuple(work for work in in_hand if _role(work, on) is role)
        old, new = customer.holder(role, on - days(1)), customer.holder(role, on)
        if old and new and old.key != new.key:
            said = say(
                "The role of {role} at {customer} changed hands on {day}",
                role=word(role),
                customer=customer.name,
                day=say_day(on),
            )
            return _Handover(on, old, new, works, said, role=role)
    return None


def _role(work: Project, day: date) -> Role | None:
    stage, lost = work.stage_on(day), work.lost_on is not None and work.lost_on <= day
    return ROLE_OF_STAGE[stage] if stage and not lost else None


def _both(customer: Customer, one: _Handover, again: int, good_for: int) -> Iterator[Nudge]:
    second = working_days_after(one.on, again)
    for due, last in ((one.on, (second - one.on).days - 1), (second, good_for)):
        roles = {role for work in one.works if (role := _role(work, due))}
        if not any(customer.holder(role, due) == one.new for role in roles):
            continue
        for name in (HAND, TAKE):
            if not _introduced(customer, one, name):
                yield Nudge(
                    due=due,
                    why=_why(customer, one, name, due),
                    draft=_draft(customer, one, name, due),
                    about=About(project=one.work, step=one.step(name)),
                    to=one.old if name == HAND else one.new,
                    worth=75,
                    dated=True,
                    good_for=last,
                )


def _introduced(customer: Customer, one: _Handover, name: str) -> bool:
    """Once they have been introduced, there is nothing left to ask of the new one either."""
    steps, about = {one.step(HAND), one.step(name)}, one.work.key if one.work else None
    return any(
        (made.step in steps and made.project == about)
        or (not made.step and any(customer.concerns(made, work) for work in one.works))
        for made in customer.all(ANSWER)
        if made.on >= one.on
    )


def _why(customer: Customer, one: _Handover, name: str, due: date) -> str:
    who = (
        say("{name} takes over from you.", name=one.new.name)
        if name == HAND
        else say("{name} hands over to you.", name=one.old.name)
    )
    if due > one.on:
        who = say("{who} No introduction is on record yet.", who=who)
    return f"{one.said}: {who} {_to_pass_on(customer.as_of(due))}"


def _to_pass_on(known: Customer) -> str:
    """What is on record of people, moods, promises and what not to do."""
    unwanted = ContactStanding.DO_NOT_CONTACT
    moods = [str(one.mood) for one in known.touches if one.mood and not one.private]
    still_open = [quote(one.text) for one in known.loops if one.open and one.text.strip()]
    declined = [quote(no.text) for no in known.noes if no.open and no.text.strip()]
    in_peace = [one.name for one in known.contacts if one.standing is unwanted]
    people, last_moods = _few(person.name for person in known.people), _few(moods[-3:])
    told = [
        say("the people are {names}", names=people) if people else "",
        say("the last moods of 5 were {moods}", moods=last_moods) if last_moods else "",
        say("still open is {words}", words=_few(still_open)) if still_open else "",
        say("we said no to {words}", words=_few(declined)) if declined else "",
        say("leave in peace {names}", names=_few(in_peace)) if in_peace else "",
    ]
    nothing = say("nothing is on record, so tell it in person")
    return say("To pass on: {what}.", what="; ".join(filter(None, told)) or nothing)


def _few(words: Iterable[str]) -> str:
    return listed(islice(words, 4))


def _draft(customer: Customer, one: _Handover, name: str, due: date) -> str:
    if name == TAKE:
        return say(
            "Before you introduce me to {customer}, may I have half an hour with you? Who are the"
            " people, and what matters to each of them? When was the mood low, and why? What did we"
            " promise that is still open? What should I not do or say?",
            customer=customer.name,
        )
    person = customer.spoke_with(by=one.on, there_on=due, project=one.work)
    return say(
        "Hello {name}, may I introduce {new} to you? From now on {project} is in the hands of"
        " {new}, because [why this is good for you]. You will not have to begin again: I have"
        " passed on what matters to you, above all [what matters most], and what we promised stays"
        " promised. If anything is unclear, you can reach me until [date].",
        name=person.first_name if person else say("[name]"),
        new=one.new.name,
        project=one.work.name if one.work else say("our work together"),
    )


TOM, KIM = colleague("Tom Kilburn"), colleague("Kim Novak")
SELLS = holding(Role.SALES, TOM)
SHOP = project("Shop", (Stage.CHOOSING, "2025-01-06"), (Stage.CONTRACT, "2025-03-03"))
CARED = project("Till", (Stage.AFTER, "2024-06-03"))
SWAPS = ((KIM, "2025-03-04"), (TOM, "2025-03-05"))
TWICE = ("2025-03-03", "2025-03-03", "2025-03-05", "2025-03-05")

EXAMPLES = [
    Example(
        "when a project moves into other hands, both are asked that day and two working days later",
        ada(
            contact("Ana Souza"),
            contact("Cem Aydin", standing=ContactStanding.DO_NOT_CONTACT),
            SELLS,
            SHOP,
            touch(Kind.CALL, "2025-02-03", contact("Ana Souza"), mood=3),
            loop(LoopKind.PROMISE, "send the figures", "2025-02-03"),
            honest_no("a second oven", "2025-02-03"),
        ),
        due=TWICE,
        why="Shop at Ada's Bakery moved from choosing to contract on 3 March 2025: Grace Hopper"
        " takes over from you. To pass on: the people are Ana Souza; the last moods of 5 were 3;"
        " still open is “send the figures”; we said no to “a second oven”; leave in peace Cem"
        " Aydin.",
        draft="Hello Ana, may I introduce Grace Hopper to you? From now on Shop is in the hands",
    ),
    Example(
        "an introduction that was logged is enough for both",
        ada(SELLS, SHOP, touch(ANSWER, "2025-03-04", project=SHOP, step=HAND)),
    ),
    Example(
        "when the new one has been told everything, the old one still introduces them",
        ada(SELLS, SHOP, touch(ANSWER, "2025-03-04", project=SHOP, step=TAKE)),
        due=TWICE[::2],
        why="Grace Hopper takes over from you.",
    ),
    Example(
        "one from before, of another project, or through another nudge is none",
        ada(
            SELLS,
            SHOP,
            CARED,
            touch(ANSWER, "2025-03-02", project=SHOP),
            touch(ANSWER, "2025-03-04", project=CARED),
            touch(ANSWER, "2025-03-04", project=SHOP, step="day 3"),
        ),
        due=TWICE,
    ),
    Example(
        "a new holder of the role takes over all that is in it at once",
        ada(
            CARED,
            project("Oven", (Stage.AFTER, "2024-09-02")),
            holding(Role.CARE, KIM, "2025-03-03"),
        ),
        due=TWICE,
        why="The role of care at Ada's Bakery changed hands on 3 March 2025: Kim Novak takes over"
        " from you. To pass on: nothing is on record, so tell it in person.",
        draft="Hello [name], may I introduce Kim Novak to you? From now on our work together is in",
    ),
    Example(
        "whoever is replaced within the two days is not introduced any more",
        ada(SELLS, SHOP, *(holding(Role.CONTRACT, *one) for one in SWAPS)),
        due=(*TWICE[:2], "2025-03-05", "2025-03-05", "2025-03-07", "2025-03-07"),
    ),
    Example("one person who holds both is not asked", ada(SHOP)),
    Example("nor is anybody while one of the two is unknown", ada(SELLS, SHOP, owner=None)),
    Example(
        "a role in which there is no work changes hands quietly",
        ada(SHOP, holding(Role.CARE, KIM, "2025-03-03")),
    ),
    Example(
        "a deal that was lost is not handed over",
        ada(SELLS, replace(SHOP, lost_on=SHOP.stages[-1][1])),
    ),
]
