"""Customers that Hypothesis makes up: few names and few days, so that facts meet often."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from rules.kit import (
    HELD,
    Birthday,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    Holding,
    HonestNo,
    Item,
    Job,
    Kind,
    LifeEvent,
    LifeKind,
    Loop,
    LoopKind,
    Loyalty,
    Month,
    Need,
    Offering,
    Project,
    Seniority,
    Severity,
    Side,
    Stage,
    Standing,
    Team,
    Term,
    Touch,
    Value,
    days,
)

FIRST, TODAY = date(2024, 1, 1), date(2025, 12, 31)
NAMES = ("Ana Souza", "Ben Okafor", "Cem")
TAGS = ("flour", "ovens")
STEPS = ("", "", "", "internal review", "effect check", "month 5", "offering:0", "offering:1")
SECRET = "the surgery went badly"
"""The note of every private touchpoint."""

some_day = st.dates(FIRST, TODAY)
maybe_a_day = st.none() | some_day
us = st.sampled_from([Colleague("U1", "Grace Hopper"), Colleague("U2", "Tom Kilburn")])
# The leap day is drawn on purpose, and no age that follows could be the day of a month.
birthdays = st.builds(
    lambda on, year: Birthday(month=on.month, day=on.day, year=year),
    st.just(date(2024, 2, 29)) | st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.none() | st.sampled_from((1956, 1972, 1984)),
)
contacts = st.builds(
    Contact,
    key=st.just(""),
    name=st.just(""),
    department=st.sampled_from(("", "Ovens")),
    seniority=st.none() | st.sampled_from(Seniority),
    birthday=st.none() | birthdays,
    champion=st.booleans(),
    standing=st.sampled_from(ContactStanding) | st.just(ContactStanding.ACTIVE),
    standing_since=maybe_a_day,
    met_on=maybe_a_day,
    successor_of=st.none() | st.sampled_from(NAMES),
)
terms = st.builds(
    Term, item=st.sampled_from(Item), text=st.just("two ovens and a mixer"), on=some_day
)
projects = st.builds(
    Project,
    key=st.just(""),
    name=st.just(""),
    stages=st.lists(some_day, max_size=len(Stage)).map(
        lambda entered: tuple(zip(Stage, sorted(entered), strict=False))
    ),
    chosen_on=maybe_a_day,
    chosen_because=st.sampled_from(("", "we listened")),
    terms=st.lists(terms, max_size=5).map(lambda all_: tuple(sorted(all_, key=lambda t: t.on))),
    ends_on=maybe_a_day,
    report_every=st.none() | st.sampled_from((7, 14)),
    paused_on=st.none() | maybe_a_day,
    delivered_on=maybe_a_day,
    accepted_on=maybe_a_day,
    lost_on=st.none() | maybe_a_day,
    lost_because=st.sampled_from(("", "the price")),
)
needs = st.builds(
    Need,
    tag=st.sampled_from(TAGS),
    on=some_day,
    text=st.sampled_from(("", "bread that keeps")),
    met_on=st.none() | maybe_a_day,
    refused_on=st.none() | maybe_a_day,
)
offerings = st.builds(
    Offering,
    key=st.just(""),
    title=st.just(""),
    published_on=some_day,
    kind=st.just("offering") | st.sampled_from(("case study", "win", "fact")),
    tags=st.frozensets(st.sampled_from(TAGS)),
    link=st.sampled_from(("", "https://example.com/news")),
)
holdings = st.builds(
    Holding, role=st.sampled_from(HELD), by=st.none() | us, since=st.none() | some_day
)
months = st.builds(
    Month,
    first=st.just(FIRST),
    before=st.integers(0, 40),
    after=st.integers(0, 40),
    untouched=st.integers(0, 3),
    wins=st.sampled_from(((), ("order: Ada's Bakery",))),
)


@st.composite
def touches(
    draw: st.DrawFn,
    there: tuple[list[Contact], list[Project], list[Loop]],
    kinds: list[Kind],
    on: st.SearchStrategy[date],
) -> Touch:
    people, work, open_ = there
    private = draw(st.booleans())
    note = st.sampled_from(("", "likes the new report", "sent News 0"))
    return Touch(
        on=draw(on),
        kind=draw(st.sampled_from(kinds)),
        contacts=tuple(draw(st.lists(st.sampled_from(people), unique=True))) if people else (),
        by=draw(st.none() | us),
        project=draw(st.none() | st.sampled_from([one.key for one in work])) if work else None,
        loop=draw(st.none() | st.sampled_from([one.key for one in open_])) if open_ else None,
        began=draw(st.none() | st.sampled_from(Side)),
        answered=draw(st.none() | st.booleans()),
        mood=draw(st.none() | st.integers(1, 5)),
        note=SECRET if private else draw(note),
        private=private,
        step=draw(st.sampled_from(STEPS)),
    )


@st.composite
def loops(draw: st.DrawFn, people: list[Contact]) -> list[Loop]:
    found = [
        Loop(
            key=f"L{number}",
            kind=draw(st.sampled_from(LoopKind)),
            text=draw(st.sampled_from(("the migration", "send the figures"))),
            opened_on=draw(some_day),
            severity=draw(st.sampled_from(Severity)),
            by=draw(st.none() | us),
            contact=draw(_one_of(people)),
            wait_until=draw(maybe_a_day),
            closed_on=draw(maybe_a_day),
        )
        for number in range(draw(st.sampled_from((0, 0, 1, 2))))
    ]
    return sorted(found, key=lambda one: one.opened_on)


def _one_of(people: list[Contact]) -> st.SearchStrategy[Contact | None]:
    return st.none() | st.sampled_from(people) if people else st.none()


@st.composite
def noes(draw: st.DrawFn, people: list[Contact]) -> list[HonestNo]:
    found = [
        HonestNo(
            key=f"N{number}",
            text="a second oven",
            on=draw(some_day),
            contact=draw(_one_of(people)),
            win=draw(st.sampled_from(("", "an order"))),
            instead=draw(st.sampled_from(("", "a new timetable"))),
            revisit_on=draw(maybe_a_day),
            closed_on=draw(maybe_a_day),
        )
        for number in range(draw(st.sampled_from((0, 0, 1, 2))))
    ]
    return sorted(found, key=lambda one: one.on)


@st.composite
def life_events(draw: st.DrawFn, people: list[Contact]) -> list[LifeEvent]:
    return [
        LifeEvent(
            key="E0",
            kind=draw(st.sampled_from(LifeKind)),
            contact=draw(st.sampled_from(people)),
            on=draw(some_day),
            silent=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 1)) if people else 0)
    ]


def jobs(people: list[Contact]) -> st.SearchStrategy[list[Job]]:
    one = st.builds(Job, text=st.just("bread by six"), on=some_day, contact=_one_of(people))
    return st.lists(one, max_size=2).map(lambda all_: sorted(all_, key=lambda one: one.on))


def values(people: list[Contact], work: list[Project]) -> st.SearchStrategy[list[Value]]:
    one = st.builds(
        Value,
        text=st.just("a fifth less waste"),
        on=some_day,
        contact=_one_of(people),
        project=st.none() | st.sampled_from([one.key for one in work]) if work else st.none(),
    )
    return st.lists(one, max_size=2).map(lambda all_: sorted(all_, key=lambda one: one.on))


@st.composite
def customers(draw: st.DrawFn) -> Customer:
    """A customer as the record shows it on one day: what is planned lies after all the rest."""
    people = [
        replace(one, key=name, name=name)
        for name, one in zip(NAMES, draw(st.lists(contacts, max_size=3)), strict=False)
    ]
    work = [
        replace(one, key=f"P{number}", name=f"Project {number}")
        for number, one in enumerate(draw(st.lists(projects, max_size=2)))
    ]
    open_ = draw(loops(people))
    there = people, work, open_
    kinds = draw(st.lists(st.sampled_from(Kind), min_size=1, max_size=4))
    when = some_day | st.sampled_from(draw(st.lists(some_day, min_size=1, max_size=3)))
    happened = draw(st.lists(touches(there, kinds, when), max_size=10))
    ahead = st.dates(TODAY + days(1), TODAY + days(200))
    diary = [
        replace(one, recorded_on=draw(some_day))
        for one in draw(st.lists(touches(there, kinds, ahead), max_size=2))
    ]
    return Customer(
        key="ada",
        name="Ada's Bakery",
        tier=draw(st.sampled_from("ABC")),
        since=draw(maybe_a_day),
        standing=draw(st.just(Standing.ACTIVE) | st.sampled_from(Standing)),
        standing_since=draw(maybe_a_day),
        owner=draw(st.none() | us),
        renews_on=draw(maybe_a_day),
        loyalty_pinned=draw(st.none() | st.none() | st.sampled_from(Loyalty)),
        contacts=tuple(people),
        projects=tuple(work),
        touches=in_time(happened),
        planned=in_time(diary),
        loops=tuple(open_),
        noes=tuple(draw(noes(people))),
        jobs=tuple(draw(jobs(people))),
        values=tuple(draw(values(people, work))),
        life_events=tuple(draw(life_events(people))),
        needs=tuple(draw(st.lists(needs, max_size=3))),
        holdings=tuple(draw(st.lists(holdings, max_size=3))),
        offers=tuple(sorted(draw(st.just([]) | st.lists(some_day, max_size=2)))),
        offerings=tuple(
            replace(one, key=str(number), title=f"News {number}")
            for number, one in enumerate(draw(st.lists(offerings, max_size=3)))
        ),
    )


@st.composite
def teams(draw: st.DrawFn) -> Team:
    """Some months in a row."""
    drawn = draw(st.lists(months, max_size=4))
    firsts = [date(2025, number, 1) for number in range(1, len(drawn) + 1)]
    return Team(
        name="Harbour",
        months=tuple(replace(one, first=on) for one, on in zip(drawn, firsts, strict=True)),
    )


def in_time(found: list[Touch]) -> tuple[Touch, ...]:
    return tuple(sorted(found, key=lambda touch: touch.on))
