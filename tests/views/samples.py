"""Cards, notes and pages to look at, plain and hostile."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from hypothesis import strategies as st

from bot.model import (
    Card,
    Coming,
    CustomerPage,
    HomePage,
    Logged,
    Member,
    Note,
    NoteState,
    NotSent,
    NudgeState,
    RuleLine,
    Verdict,
)
from bot.model.reasons import Because, WhyMe
from rules.kit import (
    HELD,
    Colleague,
    Contact,
    Standing,
    Touch,
)
from rules.kit.kinds import Kind
from tests.views.drawn import (
    TODAY,
    anything,
    contacts,
    days,
    few_or_many,
    loops,
    projects,
    questions,
    touches,
)

TITLES = {"check_in": "Check in", "birthday": "Birthday"}
ANA = Member(id=1, name="Ana Alves", slack_id="U0ANA")


LAST = Touch(
    on=date(2026, 2, 10),
    kind=Kind.CALL,
    contacts=(Contact(key="1", name="Carla Costa"),),
    by=Colleague("2", "Ben"),
    note="likes the new report",
)

CARD = Card(
    id=7,
    rule="check_in",
    customer_id=3,
    customer="Acme",
    due=TODAY,
    why="Nobody has spoken with Acme for 21 days.",
    draft="Hello Carla, how are you?",
    private=False,
    urgent=False,
    state=NudgeState.ASKED,
    ask_on=TODAY,
    last_touch=LAST,
)
NOTE = Note(
    id=1,
    member=ANA,
    day=TODAY,
    occasion="morning",
    version=1,
    channel=None,
    ts=None,
    cards=(CARD, replace(CARD, id=8, customer="Beta")),
)
COMING = Coming(
    customer_id=3,
    customer="Acme",
    rule="Coffee",
    why="No coffee with Carla for 90 days.",
    due=date(2026, 3, 8),
    ask_on=date(2026, 3, 9),
    to="Ana Alves",
)
LOGGED = Logged(
    touchpoint_id=12,
    customer_id=3,
    customer="Acme",
    touch=replace(LAST, on=date(2026, 3, 2)),
    today=TODAY,
    undo_until=datetime(2026, 3, 3, 9, 10, tzinfo=UTC),
)
PAGE = CustomerPage(
    id=3,
    name="Acme",
    owner="Ana Alves",
    tier="A",
    country="NL",
    since=date(2024, 5, 6),
    standing=Standing.ACTIVE,
    today=TODAY,
)
NOT_SENT = NotSent(
    note_id=4,
    attempt=1,
    state=NoteState.FAILED,
    day=date(2026, 3, 2),
    reader_id=ANA.id,
    reader=ANA.name,
    trouble="The channel is archived: choose another by /nudges channel.",
)
HOME = HomePage(member=ANA, today=TODAY, customers=4)

# By index, or every failure would print all of them. Control characters end at the edge.


def numbered(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    return tuple(replace(card, id=place) for place, card in enumerate(cards, start=1))


single_cards = st.builds(
    Card,
    id=st.integers(1, 10**12),
    rule=st.sampled_from(["check_in", "birthday", "unheard_of"]),
    customer_id=st.integers(1, 10**12),
    customer=anything,
    due=days,
    why=anything,
    draft=anything,
    private=st.booleans(),
    urgent=st.booleans(),
    state=st.sampled_from(NudgeState),
    reason=anything,
    ask_on=days,
    answered_by=anything,
    contact=anything,
    project=anything,
    step=st.just(""),
    last_touch=st.none() | touches,
    handed_to=st.just("") | anything,
    loops=st.lists(loops, max_size=4).map(tuple),
    ignored=st.sampled_from((0, 3, 4)),
    silent=st.lists(anything, max_size=4).map(tuple),
    handed_by=st.just("") | anything,
    handed_because=anything,
    journey=st.none() | projects,
    moods=st.lists(st.tuples(days, st.integers(1, 5)), max_size=2).map(tuple),
    answer=st.none() | touches,
)
reasons = st.builds(
    WhyMe,
    because=st.sampled_from(Because),
    role=st.none() | st.sampled_from(HELD),
    by=anything,
    said=anything,
    day=st.none() | days,
)


cards = few_or_many(single_cards, 12).map(numbered)
open_cards = (
    few_or_many(single_cards.map(lambda card: replace(card, state=NudgeState.ASKED)), 30)
).map(numbered)
members = st.builds(
    Member, id=st.just(1), name=anything, timezone=st.just("UTC"), slack_id=st.none()
)
not_sents = st.builds(
    NotSent,
    note_id=st.integers(1, 10**12),
    attempt=st.integers(0, 10**6),
    state=st.sampled_from(NoteState),
    day=days,
    reader_id=st.integers(1, 3),
    reader=anything,
    channel=st.booleans(),
    trouble=anything,
)
notes = st.builds(
    Note,
    id=st.just(1),
    member=members,
    day=days,
    occasion=st.sampled_from(["morning", "urgent 7"]),
    version=st.just(1),
    channel=st.none(),
    ts=st.none(),
    cards=cards,
    text=st.just("") | anything,
    customers=st.lists(st.tuples(st.integers(1, 10**12), anything), max_size=9).map(
        lambda named: tuple(dict(named).items())
    ),
    question=st.none() | questions,
    about=st.none() | not_sents,
    sent_at=st.none() | days.map(lambda day: datetime.combine(day, time(9), UTC)),
)
comings = few_or_many(
    st.builds(
        Coming,
        customer_id=st.just(1),
        customer=anything,
        rule=anything,
        why=anything,
        due=days,
        ask_on=days,
        to=anything,
        private=st.booleans(),
    ),
    60,
)
rule_lines = few_or_many(
    st.builds(
        RuleLine,
        rule=anything,
        about=anything,
        verdict=st.sampled_from(Verdict),
        day=st.none() | days,
        to=anything,
        why=anything,
        held=st.just("") | anything,
        until=st.none() | days,
        became=st.just("") | anything,
    ),
    60,
)
pages = st.builds(
    CustomerPage,
    id=st.integers(1, 10**12),
    name=anything,
    owner=anything,
    tier=anything,
    country=anything,
    since=st.none() | days,
    standing=st.sampled_from(Standing),
    today=days,
    aliases=few_or_many(anything, 8),
    contacts=few_or_many(contacts, 12),
    projects=few_or_many(projects, 8),
    touches=few_or_many(touches, 8),
    planned=few_or_many(touches, 8),
    open=cards,
    coming=comings,
)
homes = st.builds(
    HomePage,
    member=members,
    today=days,
    open=open_cards,
    waiting=cards,
    coming=comings,
    customers=st.integers(0, 10**6),
    not_sent=few_or_many(not_sents, 12),
)
echoes = st.builds(
    Logged,
    touchpoint_id=st.integers(1, 10**12),
    customer_id=st.just(1),
    customer=anything,
    touch=touches,
    today=days,
    undo_until=st.just(LOGGED.undo_until),
    new_customer=st.booleans(),
    planned=st.booleans(),
    closes=few_or_many(anything, 8),
    next=st.none() | comings.filter(bool).map(lambda many: many[0]),
    other_day=st.none() | days,
    unread=few_or_many(anything, 8),
)
