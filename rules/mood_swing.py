"""Do one calming thing when their mood falls below what is usual, or when nobody knows it.

Moods go up and down on every journey; nobody is cheerful in the middle of a delivery. What deserves
a call is a mood well below what that part of the journey makes usual, one that has fallen twice
running, or silence in the two stretches in which doubts grow: after the contract, and in the middle
of the work. Whoever has spoken with them since has acted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules.kit import (
    ROLE_OF_STAGE,
    About,
    Customer,
    Example,
    Kind,
    Nudge,
    Project,
    Role,
    Stage,
    Touch,
    ada,
    contact,
    days,
    in_order,
    project,
    quote,
    say,
    say_day,
    say_days,
    touch,
    working_days_after,
)

ANSWER = Kind.CALL

SWING, UNKNOWN = "mood", "mood unknown"


@dataclass(frozen=True, slots=True)
class _Cause:
    """What was noticed at the end of a day, the mood that shows it, and what tells them apart."""

    on: date
    why: str
    step: str
    mood: Touch | None = None
    private: bool = False


def nudges(
    customer: Customer,
    *,
    below: int = 2,
    wait_working_days: int = 1,
    acted_within_working_days: int = 5,
    after_contract_days: int = 14,
    around_middle_days: int = 7,
    good_for_days: int = 7,
) -> Iterator[Nudge]:
    calendars = []
    for work in customer.projects or (None,):
        causes = _swings(customer, work, below)
        if work:
            causes += _unknown(customer, work, after_contract_days, around_middle_days)
        calls = {}
        for cause in sorted(causes, key=lambda cause: cause.on):
            due = working_days_after(cause.on, wait_working_days)
            until = working_days_after(cause.on, acted_within_working_days)
            if not _over(work, due) and not _acted(customer, cause, work, until):
                # Of two that fall on one morning, the later tells how they feel now.
                calls[due, cause.step] = _call(customer, work, cause, due, good_for_days)
        calendars.append(calls.values())
    return in_order(*calendars)


def _swings(customer: Customer, work: Project | None, below: int) -> list[_Cause]:
    """Moods far below the usual one, and moods that fell for the second time running."""
    felt = (one for one in customer.touches if one.mood is not None)
    line = [one for one in felt if work is None or customer.concerns(one, work)]
    found = []
    for number, one in enumerate(line):
        lately = line[max(number - 2, 0) : number + 1]
        moods = [before.mood or 0 for before in lately]
        usual, said = work.as_of(one.on).usual_mood(one.on) if work else None, []
        if usual is not None and moods[-1] <= usual - below:
            said.append(
                say(
                    "The mood was at {mood} of 5 on {day}, where {usual} is usual.",
                    mood=moods[-1],
                    day=say_day(one.on),
                    usual=usual,
                )
            )
        if len(moods) == 3 and moods[0] > moods[1] > moods[2]:
            fell, day = ", ".join(map(str, moods)), say_day(one.on)
            said.append(
                say(
                    "The mood fell twice running, the last time on {day}: {moods}.",
                    day=day,
                    moods=fell,
                )
            )
        if said:
            secret = any(before.private for before in lately)
            found.append(_Cause(one.on, " ".join(said), SWING, one, secret))
    return found


def _unknown(customer: Customer, work: Project, after: int, around: int) -> list[_Cause]:
    """The stretches in which doubts grow and nobody wrote down how they felt."""
    signed, middle, stretches = work.entered(Stage.CONTRACT), work.middle, []
    if signed:
        said = say(
            "No mood is on record for the {days} after the contract of {day}.",
            days=say_days(after),
            day=say_day(signed),
        )
        stretches.append((signed, signed + days(after), said))
    if middle and work.stage_on(middle) is Stage.DELIVERY:
        said = say(
            "No mood is on record for the days around the middle of the delivery, {day}.",
            day=say_day(middle),
        )
        stretches.append((middle - days(around), middle + days(around), said))
    moods = [on for on, _ in customer.mood_line(work)]
    return [
        _Cause(last, said, UNKNOWN)
        for first, last, said in stretches
        if not any(first <= on <= last for on in moods)
    ]


def _over(work: Project | None, due: date) -> bool:
    """Lost or paused by then: that is another conversation."""
    ends = (work.lost_on, work.paused_on) if work else ()
    return any(on is not None and on <= due for on in ends)


def _acted(customer: Customer, cause: _Cause, work: Project | None, until: date) -> bool:
    """Whether somebody spoke with them soon after, or later because of this nudge."""
    key = work.key if work else None
    return any(
        one.talk and (one.on <= until or (one.step, one.project) == (cause.step, key))
        for one in customer.between(cause.on + days(1), date.max)
    )


def _call(
    customer: Customer, work: Project | None, cause: _Cause, due: date, good_for: int
) -> Nudge:
    stage = work.stage_on(cause.on) if work else None
    theirs = cause.mood.still_there(due).contacts if cause.mood else ()
    person = next(iter(theirs), customer.spoke_with(by=cause.on, there_on=due, project=work))
    whose, noticed = customer.name, cause.why
    if work:
        whose = say("{project} at {customer}", project=work.name, customer=customer.name)
    if said := quote(cause.mood.note) if cause.mood and not cause.mood.private else "":
        noticed = say("{noticed} The note says {words}.", noticed=noticed, words=said)
    return Nudge(
        due=due,
        why=say(
            "{whose}: {noticed} One thing to do: {act}",
            whose=whose,
            noticed=noticed,
            act=_calm(stage),
        ),
        draft=say(
            "Hello {name}, I would like to know how you feel about {project} at the moment,"
            " honestly. {words}",
            name=person.first_name if person else say("[name]"),
            project=work.name if work else say("our work together"),
            words=_words(stage),
        ),
        about=About(project=work, step=cause.step),
        to=ROLE_OF_STAGE[stage] if stage else Role.OWNER,
        worth=85 if cause.mood else 50,
        dated=True,
        good_for=good_for,
        private=cause.private,
    )


def _calm(stage: Stage | None) -> str:
    said = {
        Stage.SEARCHING: say("Ask what puzzles them most, and recommend nothing today."),
        Stage.CHOOSING: say(
            "Name one thing that speaks against us before they find it themselves."
        ),
        Stage.CONTRACT: say("Go through what they get and what they do not get, point by point."),
        Stage.DELIVERY: say("Show them one thing that works already, however small."),
        Stage.DONE: say("Write down together what is missing for them to call it done."),
        Stage.AFTER: say(
            "Look at one thing that annoys them in daily use, and mend it the same day."
        ),
    }
    return said[stage] if stage else say("Ask, and listen.")


def _words(stage: Stage | None) -> str:
    said = {
        Stage.SEARCHING: say("What puzzles you most? I will not recommend anything today."),
        Stage.CHOOSING: say(
            "What speaks against us, as you see it? I will say what I think does, too."
        ),
        Stage.CONTRACT: say(
            "Shall we go through what you get and what you do not get, point by point?"
        ),
        Stage.DELIVERY: say(
            "May I show you [one thing that works already], and tell you what comes next?"
        ),
        Stage.DONE: say("What is missing for you to call it done? Let us write it down together."),
        Stage.AFTER: say(
            "What annoys you most about it in daily use? I would like to mend that first."
        ),
    }
    return said[stage] if stage else say("What weighs on you most, and what would help?")


ANA, BEN = contact("Ana Souza"), contact("Ben Okafor")
SHOP = project("Shop", (Stage.CHOOSING, "2025-01-06"))
WORK = project("Shop", (Stage.DELIVERY, "2025-02-03"), ends_on="2025-05-14")
SIGNED = project("Shop", (Stage.CONTRACT, "2025-03-03"))
LOW = touch(Kind.MEETING, "2025-03-06", ANA, mood=1, note="nobody answers us", project=WORK)
MIDDLE = touch(Kind.EMAIL, "2025-03-26", mood=3, project=WORK)
TOLD = touch(Kind.REPORT, "2025-03-07")

EXAMPLES = [
    Example(
        "a mood two below the usual one is acted on the next working day",
        ada(WORK, LOW, MIDDLE, TOLD, touch(Kind.CALL, "2025-03-06", BEN)),
        due=("2025-03-07",),
        why="Shop at Ada's Bakery: The mood was at 1 of 5 on 6 March 2025, where 3 is usual. The"
        " note says “nobody answers us”. One thing to do: Show them one thing that works",
        draft="Hello Ana, I would like to know how you feel about Shop at the moment, honestly.",
    ),
    Example(
        "in the first two weeks of a delivery that mood is only a little low",
        ada(WORK, touch(Kind.MEETING, "2025-02-06", mood=1, project=WORK), MIDDLE),
    ),
    Example(
        "whoever spoke with them within five working days has acted",
        ada(WORK, LOW, touch(Kind.EMAIL, "2025-03-13"), MIDDLE),
    ),
    Example(
        "one day later is too late",
        ada(WORK, LOW, touch(Kind.EMAIL, "2025-03-14"), MIDDLE),
        due=("2025-03-07",),
    ),
    Example(
        "unless it was logged through the nudge",
        ada(WORK, LOW, touch(ANSWER, "2025-03-14", project=WORK, step=SWING), MIDDLE),
    ),
    Example(
        "a mood that falls twice running is a swing, however high it began",
        ada(
            SHOP,
            touch(Kind.CALL, "2025-02-03", mood=5),
            touch(Kind.CALL, "2025-02-10", mood=3),
            touch(Kind.CALL, "2025-02-21", mood=2, private=True, note="the boss is ill"),
        ),
        due=("2025-02-24",),
        why="The mood fell twice running, the last time on 21 February 2025: 5, 3, 2. One thing",
        draft="What speaks against us, as you see it?",
    ),
    Example(
        "a fall, a rest and a fall are none; nor is a mood of another project",
        ada(
            SHOP,
            project("Till", (Stage.CHOOSING, "2025-01-06")),
            touch(Kind.CALL, "2025-02-03", mood=4, project=SHOP),
            touch(Kind.CALL, "2025-02-10", mood=3, project=SHOP),
            touch(Kind.CALL, "2025-02-17", mood=3, project=SHOP),
            touch(Kind.CALL, "2025-02-24", mood=2, project=SHOP),
            touch(Kind.CALL, "2025-03-10", mood=1),
        ),
    ),
    Example(
        "a contract of which nobody knows how it feels is asked about after two weeks",
        ada(SIGNED, touch(Kind.CALL, "2025-03-10"), touch(Kind.CALL, "2025-03-01", mood=3)),
        due=("2025-03-18",),
        why="No mood is on record for the 14 days after the contract of 3 March 2025.",
    ),
    Example(
        "so is the middle of a delivery, with a week on either side",
        ada(WORK, touch(Kind.CALL, "2025-03-17", mood=3)),
        due=("2025-04-02",),
        why="for the days around the middle of the delivery, 25 March 2025.",
    ),
    Example("a mood in that time is enough", ada(SIGNED, touch(Kind.CALL, "2025-03-17", mood=3))),
    Example(
        "what is paused or lost is another conversation",
        ada(project("Shop", (Stage.CONTRACT, "2025-03-03"), lost_on="2025-03-17")),
    ),
    Example("where there is neither mood nor project, nobody is asked", ada(since="2025-01-01")),
]
