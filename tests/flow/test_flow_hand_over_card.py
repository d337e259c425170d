"""The hand-over card: what one needs to begin, and nothing that is for somebody else."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flow.fitting import MOST
from bot.flow.hand_over_card import card
from bot.flow.tick import InForce
from bot.model import Dossier, Member, Tuned, Workspace
from rules.kit import (
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    Holding,
    HonestNo,
    Kind,
    Loop,
    LoopKind,
    Project,
    Role,
    Severity,
    Touch,
)
from tests.flow.planning import ANA, BEN, dossier
from tests.flow.team import TUESDAY, asks
from tests.views.drawn import anything, contacts, loops, projects, touches

HERE = InForce(
    Workspace(1, "Test", None, "UTC", 1, ""), [Tuned(asks("call_them", date(2026, 3, 9)), {})], 1
)
CARLA = Contact(key="1", name="Carla Costa", title="Head of Buying", champion=True)
IVO = Contact(key="2", name="Ivo Lund")
UNA = Contact(key="3", name="Una Vo", standing=ContactStanding.DO_NOT_CONTACT)
ACME = Customer(
    key="7",
    name="Acme",
    tier="A",
    since=date(2024, 5, 6),
    contacts=(IVO, CARLA, UNA),
    loops=(
        Loop(key="1", kind=LoopKind.PROMISE, text="the prices", opened_on=date(2026, 2, 20)),
        Loop(
            key="2",
            kind=LoopKind.CONCERN,
            text="the budget",
            opened_on=date(2026, 2, 27),
            severity=Severity.SEVERE,
        ),
        Loop(
            key="3",
            kind=LoopKind.CONCERN,
            text="long over",
            opened_on=date(2026, 1, 1),
            closed_on=date(2026, 1, 2),
        ),
    ),
    noes=(HonestNo(key="1", text="a bigger contract", on=date(2026, 1, 5)),),
    holdings=(Holding(role=Role.CARE, by=Colleague("1", "Ana"), since=None),),
)
TOUCHES = tuple(
    Touch(
        on=date(2026, 2, number), kind=Kind.CALL, contacts=(IVO,), mood=mood, note=f"note {number}"
    )
    for number, mood in ((1, 4), (2, 3), (3, 2), (4, 2))
)


def written(of: Dossier, to: Member = BEN, *, by: str = "Ana", old: str = "Ana") -> str:
    return card(HERE, of, to, TUESDAY, by=by, old=old, because="I move to Lyon")


def test_it_tells_all_that_one_needs_to_begin() -> None:
    said = written(dossier(ACME, *TOUCHES, owner=BEN))
    assert said.splitlines() == [
        "Ana hands Acme over to you.",
        "Why: “I move to Lyon”",
        "Tier A, since 6 May 2024. Roles: care: Ana. Their last moods: pleased, neutral, worried,"
        " worried.",
        "Speak with Ivo Lund first. Also there: Carla Costa (Head of Buying, stands up for us)."
        " Leave in peace: Una Vo.",
        "A severe worry, 4 days old: “the budget”",
        "We promised: “the prices” (11 days ago)",
        "We said no to: “a bigger contract”.",
        "4 February 2026: call with Ivo Lund: “note 4”",
        "3 February 2026: call with Ivo Lund: “note 3”",
        "2 February 2026: call with Ivo Lund: “note 2”",
        "Coming: Call them on 9 March 2026.",
    ]


def test_a_champion_is_spoken_with_first_where_nobody_was_spoken_with() -> None:
    assert "Speak with Carla Costa (Head of Buying, stands up for us) first." in written(
        dossier(ACME, owner=BEN)
    )


def test_what_is_private_is_told_to_the_owner_alone() -> None:
    secret = Touch(
        on=TUESDAY, kind=Kind.CALL, by=Colleague("1", "Ana"), note="a rumour", private=True
    )
    assert "a rumour" in written(dossier(ACME, secret, owner=BEN))
    assert "a rumour" not in written(dossier(ACME, secret, owner=ANA))


def test_it_is_said_who_looked_after_it_until_now() -> None:
    of = dossier(ACME, owner=BEN)
    assert "Eva has handed Acme over to you; Ana looked after it until now." in written(
        of, by="Eva"
    )
    assert "nobody looked after it" in written(of, by="Eva", old="")
    assert written(of, by="").startswith("From now on you look after Acme.")


def test_it_is_in_the_language_of_who_reads_it() -> None:
    german = replace(BEN, language="de")
    of = dossier(ACME, owner=german, members=(ANA, german))
    assert "6. Mai 2024" in written(of, german)


@settings(max_examples=60, deadline=None)
@given(
    anything,
    st.lists(contacts, max_size=30).map(tuple),
    st.lists(touches, max_size=8).map(tuple),
    st.lists(loops, max_size=12).map(tuple),
    st.lists(projects, max_size=4).map(tuple),
)
def test_it_fits_whatever_is_on_record(
    words: str,
    people: tuple[Contact, ...],
    happened: tuple[Touch, ...],
    open_loops: tuple[Loop, ...],
    works: tuple[Project, ...],
) -> None:
    whole = replace(
        ACME, name=words, contacts=people, loops=open_loops, projects=works, holdings=()
    )
    of = dossier(whole, *sorted(happened, key=lambda one: one.on), owner=BEN)
    said = card(HERE, of, BEN, TUESDAY, by=words, old=words, because=words)
    assert 0 < len(said) <= MOST
