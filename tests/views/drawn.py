"""What Hypothesis draws of customers and their people, in any words."""

from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from bot.model.questions import Missing, Question, QuestionState
from rules.kit import (
    Colleague,
    Contact,
    ContactStanding,
    Loop,
    LoopKind,
    Project,
    Severity,
    Stage,
    Touch,
)
from rules.kit.kinds import Kind

T = TypeVar("T")

TODAY = date(2026, 3, 3)

HOSTILE = (
    "<!channel>",
    "<!here|here>",
    "<@U123>",
    "<#C123>",
    "<!subteam^S1>",
    "<https://example.org|pay here>",
    "*Acme*",
    "_x_",
    "~gone~",
    "`a`",
    "```b```",
    "> quoted",
    "&amp;",
    "&lt;!channel&gt;",
    "AT&T",
    "שלום עולם",
    "👩\u200d👩\u200d👧 & Söhne",
    ":tada:",
    '"quoted" \\ back',
    "two\nlines",
    "   ",
    "",
    "x" * 200,
    "&" * 200,
    '"' * 4_000,
    "word " * 800,
    "<!everyone>",
    "<!date^0^{date}|soon>",
    "<mailto:ana@evil.example|Ana>",
    "@channel @here @everyone",
    "#general",
    "<script>alert(1)</script>",
    "'); DROP TABLE customers; --",
    "{{7*7}} ${name} %s {0} {name}",
    "=HYPERLINK(1)",
    "مرحبا بالعالم",
    "\u202eevil\u202c \u2066alone\u2069",
    "e\u0301" + "\u0301" * 60,
)

anything = st.one_of(
    st.integers(0, len(HOSTILE) - 1).map(HOSTILE.__getitem__),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12),
)

days = st.dates(TODAY - timedelta(days=800), TODAY + timedelta(days=800))


def few_or_many(element: st.SearchStrategy[T], most: int) -> st.SearchStrategy[tuple[T, ...]]:
    """Up to two different ones, or the same two over and over."""
    few = st.lists(element, max_size=2)
    return st.builds(lambda ones, times: tuple(ones * times), few, st.sampled_from([1, most // 2]))


contacts = st.builds(
    Contact,
    key=st.text("0123456789", min_size=1),
    name=anything,
    title=anything,
    department=anything,
    champion=st.booleans(),
    standing=st.sampled_from(ContactStanding),
    seniority=st.none(),
    birthday=st.none(),
    standing_since=st.none(),
)

touches = st.builds(
    Touch,
    on=days,
    kind=st.sampled_from(Kind),
    contacts=few_or_many(contacts, 7),
    by=st.none() | st.builds(Colleague, key=st.just("1"), name=anything),
    mood=st.none() | st.integers(1, 5),
    note=anything,
    private=st.booleans(),
    step=st.just(""),
    project=st.none(),
    recorded_on=st.none(),
)

projects = st.builds(
    Project,
    key=st.just("1"),
    name=anything,
    stages=st.lists(st.tuples(st.sampled_from(Stage), days), max_size=2).map(tuple),
    delivered_on=st.none(),
    accepted_on=st.none(),
)

loops = st.builds(
    Loop,
    key=st.just("1"),
    kind=st.sampled_from(LoopKind),
    text=anything,
    opened_on=days,
    severity=st.sampled_from(Severity),
    contact=st.none() | contacts,
)

questions = st.builds(
    Question,
    id=st.integers(1, 10**12),
    customer_id=st.just(1),
    customer=anything,
    about=st.sampled_from(Missing),
    choices=st.lists(st.tuples(st.text("0123456789", min_size=1), anything), max_size=5).map(tuple),
    sent_on=st.none() | days,
    state=st.sampled_from(QuestionState),
    answer=anything,
)
