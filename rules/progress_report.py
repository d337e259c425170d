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
    say,
    say_day,
    say_days,
    touch,
    word,
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
            say(
                "Hello {name}, this is where {project} stands since {day}.",
                name=whom,
                project=work.name,
                day=say_day(start),
            ),
            say("Done: {what}.", what=_listed(done, due, most) or say("[what got done]")),
            say(
                "Detours: {what}, because [why].",
                what=_listed(detours, due, most) or say("[none, or what]"),
            ),
            say("Next: {what}.", what=_next(customer, work, due)),
            say("What you need to decide: [nothing, or what and by when]."),
            say("If anything in here is not what you expected, please tell me."),
        )
        yield Nudge(
            due=due,
            why=" ".join(
                (
                    *_why(customer, work, start, step, reported=last is not None),
                    *_since(noted, due, most),
                )
            ),
            draft="\n".join(lines),
            about=About(project=work),
            to=Role.DELIVERY,
            worth=60,
            dated=True,
            good_for=step - 1,
        )


def _held(one: Touch) -> str:
    """For their eyes: what we noted of it is in our words, and stays with us."""
    return say("{kind} on {day}: [what came of it]", kind=word(one.kind), day=say_day(one.on))


def _noted(one: Touch) -> str:
    return say(
        "{kind} on {day}, {words}",
        kind=word(one.kind),
        day=say_day(one.on),
        words=quote(one.note),
    )


def _since(noted: list[Line], due: date, most: int) -> list[str]:
    """For our eyes."""
    listed = _listed(noted, due, most)
    return [say("Noted since: {what}.", what=listed)] if listed else []


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
            words, opened = quote(concern.text), say_day(concern.opened_on)
            said = say("{words}, raised on {day}", words=words, day=opened)
            if concern.closed_on:
                closed = say_day(concern.closed_on)
                said = say("{concern}, settled on {day}", concern=said, day=closed)
            yield concern.opened_on, said


def _listed(lines: list[Line], due: date, most: int) -> str:
    known = [said for on, said in lines if on <= due]
    return "; ".join(known[-most:])


def _next(customer: Customer, work: Project, due: date) -> str:
    plan = customer.next_plan(work, *WORK, after=due)
    if plan is None:
        return say("[what comes next, and when]")
    return say("{kind} on {day}; [what else]", kind=word(plan.kind), day=say_day(plan.on))


def _why(
    customer: Customer, work: Project, start: date, step: int, *, reported: bool
) -> Iterator[str]:
    told = {"project": work.name, "customer": customer.name, "day": say_day(start)}
    if reported:
        yield say("The last report on {project} went to {customer} on {day}.", **told)
    else:
        yield say(
            "{customer} has had no report on {project} since delivery began on {day}.", **told
        )
    rhythm = say_days(step)
    if work.report_every:
        yield say("One every {days} is agreed.", days=rhythm)
    else:
        yield say("One every {days} is a good rhythm while nothing else is agreed.", days=rhythm)
    if decides := work.term(Item.DECIDES):
        yield say("Who decides there: {words}.", words=quote(decides.text))


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
