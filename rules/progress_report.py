"""Write them a short report for as long as we deliver, as often as was agreed.

Good work that nobody sees looks like no work. A report a week shows what got done, where the way
led round a corner and why, what comes next, and what only they can decide; so that a doubter who
joins late can read what the money was for. The rhythm is the one agreed for the project. It rests
while the project is paused, and ends when it is delivered.
"""

from collections.abc import Iterator
from datetime import date

from rules.kit import (
    INTERNAL,
    About,
    ContactStanding,
    Customer,
    Example,
    Item,
    Kind,
    LoopKind,
    Nudge,
    Project,
    Role,
    Stage,
    Touch,
    ada,
    contact,
    days,
    every,
    in_order,
    loop,
    planned,
    project,
    quote,
    say_day,
    say_days,
    touch,
)

ANSWER = Kind.REPORT

WORK = (Kind.MILESTONE, Kind.WORKSHOP, Kind.AUDIT, Kind.MEETING, Kind.VISIT, Kind.REVIEW)
"""What belongs into a report; coffees and cards do not."""


Line = tuple[date, str]


def nudges(customer: Customer, *, every_days: int = 7, most_lines: int = 5) -> Iterator[Nudge]:
    """`every_days` holds where no rhythm was agreed, `most_lines` for each part of the report."""
    return in_order(
        *(
            _reports(customer, work, every_days, most_lines)
            for work in customer.projects
            if work.stage is Stage.DELIVERY
            and not (work.over or work.delivered_on or work.paused_on)
        )
    )


def _reports(customer: Customer, work: Project, usual: int, most: int) -> Iterator[Nudge]:
    began = work.entered(Stage.DELIVERY)
    if began is None:
        return
    since = [one for one in customer.between(began, date.max) if customer.concerns(one, work)]
    last = next((one for one in reversed(since) if one.kind is ANSWER), None)
    start, step = last.on if last else began, work.report_every or usual
    first = start + days(1) if last else start
    news = [one for one in since if one.on >= first and not one.private]
    work_done = [one for one in news if one.kind in WORK and not one.internal]
    complaints = [(one.on, _held(one)) for one in news if one.kind is Kind.COMPLAINT]
    done = [(one.on, _held(one)) for one in work_done]
    noted = [(one.on, _noted(one)) for one in work_done if one.note]
    detours = sorted([*complaints, *_concerns(customer, work, first)])
    whom = customer.whom(work, ANSWER)
    for due in every(days(step), after=start):
        lines = (
            f"Hello {whom}, this is where {work.name} stands since {say_day(start)}.",
            f"Done: {_listed(done, due, most) or '[what got done]'}.",
            f"Detours: {_listed(detours, due, most) or '[none, or what]'}, because [why].",
            f"Next: {_next(customer, work, due)}.",
            "What you need to decide: [nothing, or what and by when].",
            "If anything in here is not what you expected, please tell me.",
        )
        yield Nudge(
            due=due,
            why=_why(customer, work, start, step, reported=last is not None)
            + _since(noted, due, most),
            draft="\n".join(lines),
            about=About(project=work),
            to=Role.DELIVERY,
            worth=60,
            dated=True,
            good_for=step - 1,
        )


def _held(one: Touch) -> str:
    """For their eyes: what we noted of it is in our words, and stays with us."""
    return f"{one.kind} on {say_day(one.on)}: [what came of it]"


def _noted(one: Touch) -> str:
    return f"{one.kind} on {say_day(one.on)}, {quote(one.note)}"


def _since(noted: list[Line], due: date, most: int) -> str:
    """For our eyes."""
    listed = _listed(noted, due, most)
    return f" Noted since: {listed}." if listed else ""


def _concerns(customer: Customer, work: Project, first: date) -> Iterator[Line]:
    """Where there are several projects, a touchpoint must say to which a concern belongs."""
    alone = len(customer.projects) == 1
    about_it = {one.loop for one in customer.touches if alone or one.project == work.key}
    for concern in customer.loops:
        if (
            concern.kind is LoopKind.CONCERN
            and concern.opened_on >= first
            and (alone or concern.key in about_it)
        ):
            closed = f", settled on {say_day(concern.closed_on)}" if concern.closed_on else ""
            opened = say_day(concern.opened_on)
            yield concern.opened_on, f"{quote(concern.text)}, raised on {opened}{closed}"


def _listed(lines: list[Line], due: date, most: int) -> str:
    known = [said for on, said in lines if on <= due]
    return "; ".join(known[-most:])


def _next(customer: Customer, work: Project, due: date) -> str:
    plan = customer.next_plan(work, *WORK, after=due)
    return (
        f"{plan.kind} on {say_day(plan.on)}; [what else]" if plan else "[what comes next, and when]"
    )


def _why(customer: Customer, work: Project, start: date, step: int, *, reported: bool) -> str:
    since = (
        f"The last report on {work.name} went to {customer.name} on {say_day(start)}."
        if reported
        else f"{customer.name} has had no report on {work.name} since delivery began on"
        f" {say_day(start)}."
    )
    agreed = "agreed" if work.report_every else "a good rhythm while nothing else is agreed"
    decides = work.term(Item.DECIDES)
    who = f" Who decides there: {quote(decides.text)}." if decides else ""
    return f"{since} One every {say_days(step)} is {agreed}.{who}"


ANA = contact("Ana Souza")
GONE = contact("Dee Wong", standing=ContactStanding.LEFT)
BEGAN = (Stage.DELIVERY, "2025-03-03")
SHOP, TILL = project("Shop", BEGAN), project("Till", BEGAN, report_every=14)
NOISE = loop(LoopKind.CONCERN, "the noise", "2025-03-06")
LATE = loop(LoopKind.CONCERN, "the till is late", "2025-03-12", closed_on="2025-03-13")
ASKED = ("2025-03-10", "2025-03-17", "2025-03-24", "2025-03-31")
IN_MARCH = "2025-03-31"

EXAMPLES = [
    Example(
        "a report is due a week after delivery began, and each week while nobody writes one",
        ada(SHOP, touch(ANSWER, "2025-02-27")),
        due=ASKED,
        until=IN_MARCH,
        why="Ada's Bakery has had no report on Shop since delivery began on 3 March 2025. One every"
        " 7 days is a good rhythm while nothing else is agreed.",
        draft="Hello [name], this is where Shop stands since 3 March 2025.\nDone: [what got done]."
        "\nDetours: [none, or what], because [why].\nNext: [what comes next, and when].",
    ),
    Example(
        "the skeleton holds what happened since the last report, and what is in the diary",
        ada(
            project("Shop", BEGAN, terms=((Item.DECIDES, "Ana, or Ben", "2025-02-20"),)),
            touch(Kind.MILESTONE, "2025-03-10", note="the walls are up"),
            touch(ANSWER, "2025-03-10", ANA),
            touch(Kind.MILESTONE, "2025-03-11", note="The first oven is running.\nAna is cross."),
            touch(Kind.COFFEE, "2025-03-12", note="she likes cycling"),
            touch(Kind.WORKSHOP, "2025-03-14"),
            touch(Kind.MILESTONE, "2025-03-18"),
            NOISE,
            LATE,
            loop(LoopKind.PROMISE, "send the figures", "2025-03-13"),
            planned(Kind.AUDIT, "2025-03-20"),
        ),
        due=("2025-03-17", "2025-03-24", "2025-03-31"),
        until=IN_MARCH,
        why="The last report on Shop went to Ada's Bakery on 10 March 2025. One every 7 days is a"
        " good rhythm while nothing else is agreed. Who decides there: “Ana, or Ben”. Noted since:"
        " milestone on 11 March 2025, “The first oven is running”.",
        draft="Hello Ana, this is where Shop stands since 10 March 2025.\nDone: milestone on"
        " 11 March 2025: [what came of it]; workshop on 14 March 2025: [what came of it].\nDetours:"
        " “the till is late”, raised on 12 March 2025, settled on 13 March 2025, because [why].\n"
        "Next: audit on 20 March 2025; [what else].",
    ),
    Example(
        "what is private, among ourselves or too much is left out",
        ada(
            SHOP,
            touch(Kind.MEETING, "2025-03-04"),
            touch(Kind.MEETING, "2025-03-05"),
            touch(Kind.COMPLAINT, "2025-03-06", note="shouted at us", private=True),
            touch(Kind.REVIEW, "2025-03-06", step=INTERNAL),
        ),
        due=ASKED,
        until=IN_MARCH,
        knobs={"most_lines": 1},
        draft="Done: meeting on 5 March 2025: [what came of it].\nDetours: [none, or what],",
    ),
    Example(
        "the rhythm that was agreed counts, and each project has its own reports and detours",
        ada(
            project("Shop", BEGAN, report_every=21),
            TILL,
            LATE,
            touch(Kind.CALL, "2025-03-12", GONE, project=TILL, loop=LATE),
            touch(ANSWER, "2025-03-10"),
            touch(ANSWER, "2025-03-14", project=project("Shop", BEGAN)),
        ),
        due=("2025-03-17", "2025-03-31"),
        until=IN_MARCH,
        why="no report on Till since delivery began on 3 March 2025. One every 14 days is agreed.",
        draft="Hello [name], this is where Till stands since 3 March 2025.\nDone: [what got done]."
        "\nDetours: “the till is late”, raised on 12 March 2025",
    ),
    Example(
        "a concern about another project is no detour of this one",
        ada(SHOP, project("Cafe"), NOISE),
        due=ASKED,
        until=IN_MARCH,
        draft="Detours: [none, or what], because [why].",
    ),
    Example(
        "a report of last week told late, and one from before delivery, change nothing",
        ada(
            SHOP,
            touch(ANSWER, "2025-02-27"),
            touch(ANSWER, "2025-03-04"),
            touch(ANSWER, "2025-03-20", ANA),
            touch(ANSWER, "2025-03-26", GONE),
        ),
        due=("2025-04-02",),
        until="2025-04-08",
        draft="Hello Ana, this is where Shop stands since 26 March 2025.",
    ),
    Example(
        "a paused project needs no report", ada(project("Shop", BEGAN, paused_on="2025-03-20"))
    ),
    Example(
        "what is delivered, accepted or lost needs none either",
        ada(
            project("Shop", BEGAN, delivered_on="2025-03-20"),
            project("Till", BEGAN, accepted_on="2025-03-20"),
            project("Cafe", BEGAN, lost_on="2025-03-20"),
        ),
    ),
    Example(
        "before delivery and after it there is nothing to report",
        ada(
            project("Shop", (Stage.CONTRACT, "2025-03-03")),
            project("Till", BEGAN, (Stage.DONE, "2025-03-20")),
        ),
    ),
]
