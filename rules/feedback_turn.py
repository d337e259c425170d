"""Ask one person one specific question, and say what became of their last answer.

Who asks at every turn hears of little problems while they are little. The best moment is the day
after something was reached or mended; when that is long ago, ask anyway. “How are we doing?” gets
“fine”: ask about one thing, and say what became of the last answer. Nobody is asked twice a month.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rules.kit import (
    INTERNAL,
    About,
    Contact,
    Customer,
    Example,
    Kind,
    Loop,
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
    project,
    quote,
    say,
    say_day,
    touch,
    working_days_after,
)

ANSWER = Kind.FEEDBACK

LATE = (Stage.DELIVERY, Stage.DONE, Stage.AFTER)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Something was reached or mended on a day, or silence has lasted until then."""

    on: date
    due: date
    said: str
    question: str
    about: About
    dated: bool = True


def nudges(
    customer: Customer,
    *,
    wait_working_days: int = 1,
    delivery_days: int = 45,
    after_days: int = 120,
    same_contact_days: int = 30,
    good_for_days: int = 21,
) -> Iterator[Nudge]:
    turns = _turns(customer, wait_working_days, same_contact_days)
    asked = max((turn.due for turn in turns), default=date.min)
    silences = [
        _in_silence(customer, work, max(begin, asked), wait, same_contact_days)
        for begin, wait, work in _silences(customer, delivery_days, after_days)
    ]
    return in_order(*(_nudges(customer, some, good_for_days) for some in (turns, *silences)))


def _nudges(customer: Customer, turns: Iterable[_Turn], good_for: int) -> Iterator[Nudge]:
    for turn in turns:
        person = turn.about.contact
        if any(on >= turn.on for on in _asked(customer, person, turn.on - days(1))):
            continue
        told, thanks = _last_answer(customer, person, turn.due)
        yield Nudge(
            due=turn.due,
            why=f"{turn.said} {told}",
            draft=say(
                "Hello {name}, {question} {thanks}",
                name=person.first_name if person else say("[name]"),
                question=turn.question,
                thanks=thanks,
            ),
            about=turn.about,
            to=Role.DELIVERY if _in_delivery(customer, turn) else Role.OWNER,
            worth=65 if turn.dated else 45,
            asks=True,
            dated=turn.dated,
            good_for=good_for,
        )


def _in_delivery(customer: Customer, turn: _Turn) -> bool:
    works = [turn.about.project] if turn.about.project else customer.projects
    return any(work.stage_on(turn.on) is Stage.DELIVERY and not work.over for work in works)


def _turns(customer: Customer, wait: int, same_contact: int) -> list[_Turn]:
    """Those at which somebody is asked, whether they have answered since or not."""
    reached = (one for one in customer.all(Kind.MILESTONE) if not one.internal)
    found = [_reached(customer, one, wait) for one in reached]
    found += [
        _mended(customer, one, one.closed_on, wait)
        for one in customer.loops
        if one.kind is LoopKind.CONCERN and one.closed_on and one.closed_on >= one.opened_on
    ]
    counted: list[_Turn] = []
    for turn in sorted(found, key=lambda turn: turn.on):
        person, since = turn.about.contact, turn.due - days(same_contact)
        recent = (one.about.contact for one in counted if turn.on <= one.on + days(same_contact))
        again = any(not other or not person or other.key == person.key for other in recent)
        asked = any(on < turn.on for on in _asked(customer, person, since))
        if not again and not asked and turn.on >= (customer.back_on or date.min):
            counted.append(turn)
    return counted


def _reached(customer: Customer, milestone: Touch, wait: int) -> _Turn:
    due = working_days_after(milestone.on, wait)
    works = (work for work in customer.projects if customer.concerns(milestone, work))
    work, note = next(works, None), "" if milestone.private else quote(milestone.note)
    last = customer.spoke_with(by=milestone.on, there_on=due, project=work)
    person = next(iter(milestone.still_there(due).contacts), last)
    what = say("A milestone of {project}", project=work.name) if work else say("A milestone")
    day = say_day(milestone.on)
    said = say("{what} was reached with {whom} on {day}", what=what, whom=customer.name, day=day)
    question = say(
        "{milestone} is behind us. What was harder for you on the way there than it should have"
        " been?",
        milestone=note or say("[the milestone]"),
    )
    return _Turn(
        milestone.on,
        due,
        f"{said}{note and f': {note}'}.",
        question,
        About(contact=person, project=work, step=f"milestone {milestone.on.isoformat()}"),
    )


def _mended(customer: Customer, concern: Loop, on: date, wait: int) -> _Turn:
    due, words = working_days_after(on, wait), quote(concern.text) or say("[their words]")
    theirs = concern.contact if concern.contact and concern.contact.there_on(due) else None
    person = theirs or customer.spoke_with(by=on, there_on=due)
    said = say(
        "The concern {words} was closed on {day}.", words=customer.whose(words), day=say_day(on)
    )
    question = say(
        "we think that {words} is settled. Do you think so, and what should we have done sooner?",
        words=words,
    )
    return _Turn(on, due, said, question, About(contact=person, loop=concern))


def _silences(
    customer: Customer, delivery: int, after: int
) -> Iterator[tuple[date, int, Project | None]]:
    """Since when nobody has asked, and how long that may last: in each delivery, or after all."""
    back = customer.back_on or date.min
    late = [work for work in customer.projects if work.accepted_on or any(map(work.entered, LATE))]
    running = [work for work in late if work.stage is Stage.DELIVERY and not work.over]
    for work in running:
        heard = [one.on for one in customer.all(ANSWER) if customer.concerns(one, work)]
        if not work.paused_on:
            yield max([work.stages[-1][1], back, *heard]), delivery, work
    if not running and any(work.stage is not Stage.DELIVERY and not work.lost_on for work in late):
        moved = [on for work in late for on in (work.accepted_on, work.lost_on) if on]
        moved += [on for work in late for _, on in work.stages]
        yield max([*moved, back, *(one.on for one in customer.all(ANSWER))]), after, None


def _in_silence(
    customer: Customer, work: Project | None, start: date, wait: int, same_contact: int
) -> Iterator[_Turn]:
    for due in every(days(wait), after=start):
        # A talk of the last days may not be on record yet, and asking must not flicker.
        person = customer.spoke_with(by=due - days(7), there_on=due, project=work)
        if not any(on <= due for on in _asked(customer, person, due - days(same_contact))):
            said, question = _silence(customer, work, say_day(start))
            about = About(contact=person, project=work, step="" if work else "after delivery")
            yield _Turn(due, due, said, question, about, dated=False)


def _silence(customer: Customer, work: Project | None, day: str) -> tuple[str, str]:
    """The reason and the question."""
    told = {"customer": customer.name, "project": work.name if work else "", "day": day}
    if work is None:
        return (
            say("{customer} has given no feedback since {day}.", **told),
            say("if you could change one thing in what we have built for you, what would it be?"),
        )
    return (
        say("{customer} has given no feedback on {project} since {day}.", **told),
        say(
            "if you could change one thing in the way we work together on {project}, what would"
            " it be?",
            **told,
        ),
    )


def _asked(customer: Customer, person: Contact | None, since: date) -> list[date]:
    """The days after `since` on which they may have been asked, by name or not."""
    return [
        one.on
        for one in customer.between(since + days(1), date.max)
        if one.kind is ANSWER and (not person or not one.contacts or one.with_(person))
    ]


def _last_answer(customer: Customer, person: Contact | None, due: date) -> tuple[str, str]:
    """What they said last time, for the reason and for the draft."""
    for one in reversed(customer.between(date.min, due - days(1))):
        said = quote(one.note) if one.kind is ANSWER and not one.private else ""
        if said and person and one.with_(person):
            told = say(
                "The last answer of {person}, on {day}, was {answer}.",
                person=person.name,
                day=say_day(one.on),
                answer=said,
            )
            # What is on record of it are our words about them.
            since_then = say(
                "Last time you told us [their answer, in their own words]; since then we have"
                " [what we did with it]."
            )
            return told, since_then
    none = say("No earlier answer is on record.")
    if person:
        none = say("No earlier answer of {person} is on record.", person=person.name)
    return none, say("One sentence is enough.")


ANA, BEN = contact("Ana Souza"), contact("Ben Okafor")
SHOP = project("Shop", (Stage.DELIVERY, "2025-03-03"))
TILL = project("Till", (Stage.DELIVERY, "2024-03-04"), (Stage.DONE, "2025-03-03"))
OPENED = touch(Kind.MILESTONE, "2025-03-07", ANA, note="The till is live.", project=SHOP)
OF_BEN = touch(Kind.MILESTONE, "2025-03-11", BEN)
MET = touch(Kind.CALL, "2025-04-01", ANA)
LATER = touch(ANSWER, "2025-02-03", BEN, note="more rye")
MENDED = loop(LoopKind.CONCERN, "the flour", "2025-03-03", contact=ANA, closed_on="2025-03-10")

EXAMPLES = [
    Example(
        "a milestone is asked about on the next working day, and the silence after it in time",
        ada(SHOP, OPENED, touch(ANSWER, "2025-01-07", ANA, note="Call before noon."), LATER),
        due=("2025-03-10", "2025-04-24"),
        until="2025-05-31",
        why="A milestone of Shop was reached with Ada's Bakery on 7 March 2025: “The till is live”."
        " The last answer of Ana Souza, on 7 January 2025, was “Call before noon”.",
        draft="been? Last time you told us [their answer, in their own words]; since then we have",
    ),
    Example(
        "a concern that was closed is asked about, a promise that was kept is not",
        ada(MENDED, loop(LoopKind.PROMISE, "x", "2025-03-03", closed_on="2025-06-03")),
        due=("2025-03-11",),
        draft="Hello Ana, we think that “the flour” is settled.",
    ),
    Example(
        "two turns within a month are one question to one person, and two to two",
        ada(MENDED, touch(Kind.MILESTONE, "2025-03-07", ANA), OF_BEN),
        due=("2025-03-10", "2025-03-12"),
    ),
    Example(
        "who was asked in the month before, or has answered since, is not asked",
        ada(MENDED, OF_BEN, touch(ANSWER, "2025-02-10", ANA), touch(ANSWER, "2025-03-11", BEN)),
    ),
    Example(
        "a stage that we noted among ourselves is no milestone of theirs",
        ada(touch(Kind.MILESTONE, "2025-03-07", step=INTERNAL)),
    ),
    Example(
        "an answer of somebody else, or from long before, changes nothing",
        ada(MENDED, touch(ANSWER, "2025-02-09", ANA), touch(ANSWER, "2025-03-10", BEN)),
        due=("2025-03-11",),
    ),
    Example(
        "in a delivery six weeks without feedback are enough, and six more while nobody asks",
        ada(SHOP, TILL, touch(ANSWER, "2025-03-20", BEN, project=SHOP), MET),
        draft="Hello Ben,",
        due=("2025-05-04", "2025-06-18"),
        until="2025-07-31",
        why="Ada's Bakery has given no feedback on Shop since 20 March 2025.",
    ),
    Example(
        "after it, four months, with whomever we spoke last",
        ada(TILL, touch(Kind.CALL, "2025-05-05", BEN)),
        due=("2025-07-01", "2025-10-29"),
        why="Ada's Bakery has given no feedback since 3 March 2025.",
        draft="Hello Ben, if you could change one thing in what we have built for you, what",
    ),
    Example("what came before their return is past", ada(OPENED, standing_since="2025-03-08")),
]
