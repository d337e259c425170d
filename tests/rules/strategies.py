"""Customers that Hypothesis makes up: few names and few days, so that facts meet often."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from rules.kit import (
    Birthday,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    Kind,
    Need,
    Offering,
    Project,
    Seniority,
    Stage,
    Touch,
    days,
)

FIRST, TODAY = date(2024, 1, 1), date(2025, 12, 31)
NAMES = ("Ana Souza", "Ben Okafor", "Cem")
TAGS = ("flour", "ovens")
STEPS = ("", "", "", "internal review", "effect check", "month 5", "offering:0", "offering:1")

some_day = st.dates(FIRST, TODAY)
maybe_a_day = st.none() | some_day
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
    seniority=st.none() | st.sampled_from(Seniority),
    birthday=st.none() | birthdays,
    champion=st.booleans(),
    standing=st.sampled_from(ContactStanding) | st.just(ContactStanding.ACTIVE),
    standing_since=maybe_a_day,
)
projects = st.builds(
    Project,
    key=st.just(""),
    name=st.just(""),
    stages=st.lists(some_day, max_size=len(Stage)).map(
        lambda entered: tuple(zip(Stage, sorted(entered), strict=False))
    ),
    delivered_on=maybe_a_day,
    accepted_on=maybe_a_day,
)
needs = st.builds(
    Need,
    tag=st.sampled_from(TAGS),
    on=some_day,
    text=st.sampled_from(("", "bread that keeps")),
)
offerings = st.builds(
    Offering,
    key=st.just(""),
    title=st.just(""),
    published_on=some_day,
    kind=st.sampled_from(("offering", "case study", "win", "fact")),
    tags=st.frozensets(st.sampled_from(TAGS)),
    link=st.sampled_from(("", "https://example.com/news")),
)


@st.composite
def touches(
    draw: st.DrawFn,
    people: list[Contact],
    work: list[Project],
    kinds: list[Kind],
    on: st.SearchStrategy[date],
) -> Touch:
    keys = [project.key for project in work]
    return Touch(
        on=draw(on),
        kind=draw(st.sampled_from(kinds)),
        contacts=tuple(draw(st.lists(st.sampled_from(people), unique=True))) if people else (),
        by=draw(st.none() | st.just(Colleague("U1", "Grace Hopper"))),
        project=draw(st.none() | st.sampled_from(keys)) if keys else None,
        mood=draw(st.none() | st.integers(1, 5)),
        note=draw(st.sampled_from(("", "likes the new report", "sent News 0"))),
        step=draw(st.sampled_from(STEPS)),
    )


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
    kinds = draw(st.lists(st.sampled_from(Kind), min_size=1, max_size=4))
    when = some_day | st.sampled_from(draw(st.lists(some_day, min_size=1, max_size=3)))
    happened = draw(st.lists(touches(people, work, kinds, when), max_size=10))
    ahead = st.dates(TODAY + days(1), TODAY + days(200))
    diary = [
        replace(one, recorded_on=draw(some_day))
        for one in draw(st.lists(touches(people, work, kinds, ahead), max_size=2))
    ]
    return Customer(
        key="ada",
        name="Ada's Bakery",
        tier=draw(st.sampled_from("ABC")),
        since=draw(maybe_a_day),
        contacts=tuple(people),
        projects=tuple(work),
        touches=in_time(happened),
        planned=in_time(diary),
        needs=tuple(draw(st.lists(needs, max_size=3))),
        offerings=tuple(
            replace(one, key=str(number), title=f"News {number}")
            for number, one in enumerate(draw(st.lists(offerings, max_size=3)))
        ),
    )


def in_time(found: list[Touch]) -> tuple[Touch, ...]:
    return tuple(sorted(found, key=lambda touch: touch.on))
