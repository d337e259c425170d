"""To those who may not know of it, a private customer is as good as erased, wherever they look."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.slack.commands import AFTER_NUDGES
from bot.slack.customer_command import AFTER_A_NAME, WORDS
from bot.store.engine import writing
from bot.store.tables import members
from tests.slack.colleague import seen
from tests.slack.edge import Edge
from tests.slack.hidden import MARKERS, NAME, Worlds, all_that, press_all, worlds

pytestmark = pytest.mark.thorough

COUNTS = {"stats"}
"""What is counted there names nobody, and an erased customer is not counted any more."""

TYPED = (
    *(f"/customer {word} {NAME}".replace("  ", " ") for word in WORDS),
    *(f"/customer {NAME} {word}" for word in sorted(AFTER_A_NAME)),
    *(f"/nudges {word} {NAME}".replace("  ", " ") for word in AFTER_NUDGES if word not in COUNTS),
    "/nudges",
    "/nudges preview 60 days",
    "/customer list",
    "/customer list all",
    "/customer list quiet",
    f"/customer {NAME}",
    f"/customer {NAME.lower()} ltd",
    "/customer quarzite",
    "/customer The Quarry",
    f"/customer {NAME} concern: the roof leaks",
    f"/customer {NAME} concern",
    f"/customer {NAME} tier B",
    f"/customer {NAME} name Cobalt",
    f"/customer {NAME} not private",
    f"/customer share {NAME} with @noor",
    f"/customer erase @zephyr at {NAME}",
    f"/customer add {NAME} too",
    f"/touch {NAME} call yesterday: all is well",
    f"/touch {NAME}",
    f"/touch {NAME} with Zephyr, something odd",
    f"/touch Acme call yesterday\n{NAME} call yesterday",
    "/touch The Quarry call",
)
DOINGS = {
    "plain": (),
    "held a role before": (
        f"/customer {NAME} role sales @ben since 1 January 2026",
        f"/customer {NAME} role sales nobody since 1 February 2026",
    ),
}


def leave(edge: Edge) -> None:
    with writing(edge.bot.engine) as connection:
        mine = members.c.slack_id == "UBEN"
        connection.execute(update(members).where(mine).values(active=False))


def nothing(edge: Edge) -> None:
    """He is still with us."""


WAYS = ["plain", "held a role before", "has left"]


@pytest.fixture(scope="module", params=WAYS)
def two(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Worlds]:
    """Both worlds for Ben, whose customer it was; shared by all tests that leave it as it is."""
    with the_worlds(request.param, tmp_path_factory.mktemp("two")) as found:
        yield found


@pytest.fixture(params=WAYS)
def untouched(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Worlds]:
    """The same, in which nobody has typed anything yet."""
    with the_worlds(request.param, tmp_path) as found:
        yield found


@contextmanager
def the_worlds(way: str, folder: Path) -> Iterator[Worlds]:
    def before(edge: Edge) -> None:
        for line in DOINGS.get(way, ()):
            edge.ana.types(line)

    with worlds(folder, before, leave if way == "has left" else nothing) as found:
        yield found


@pytest.mark.parametrize("line", TYPED)
def test_whatever_is_typed_is_answered_as_if_there_were_no_such_customer(
    two: Worlds, line: str
) -> None:
    for edge in (two.private, two.gone):
        edge.ben.types(line)
    two.look_alike(lambda edge: edge.ben)
    _close_and_check(two)


def test_counts_name_nobody(two: Worlds) -> None:
    said, _ = (edge.noor.types("/nudges stats") for edge in (two.private, two.gone))
    assert "Check in" in said
    assert "Quartz" not in said


def test_typing_ahead_offers_neither_it_nor_anybody_there(two: Worlds) -> None:
    for edge in (two.private, two.gone):
        edge.ben.types("/touch")
    offered = [
        [
            edge.ben.is_offered("customer_options", letters)
            for letters in ("q", "Quartz", NAME, "the quarr")
        ]
        for edge in (two.private, two.gone)
    ]
    assert offered[0] == offered[1]
    _close_and_check(two)


def test_home_shows_nothing_of_it(untouched: Worlds) -> None:
    for edge in (untouched.private, untouched.gone):
        edge.ben.hands.looks_at_home()
    untouched.look_alike(lambda edge: edge.ben)
    assert "Quartz" not in seen(untouched.private.ben.home)


def _close_and_check(two: Worlds) -> None:
    for edge in (two.private, two.gone):
        for view in reversed(edge.sandbox.views("UBEN")):
            edge.ben.hands.closes(view)
        assert not [one for one in MARKERS if one in all_that(edge.ben)]


BEFORE = {
    "its page": f"/customer {NAME}",
    "why": f"/nudges why {NAME}",
    "the list": "/customer list all",
    "what is open": "/nudges",
    "what he logged": f"/touch {NAME} call yesterday: all is well",
    "what he told": f"/customer {NAME} concern: the roof leaks",
    "which one": "/touch Quarz Wrks call",
    "whose fact": "/customer Quarz Wrks concern: the roof leaks",
    "what he planned": f"/touch {NAME} meeting next Monday",
}


@pytest.mark.parametrize("what", BEFORE)
def test_buttons_from_before_answer_as_if_it_were_erased(tmp_path: Path, what: str) -> None:
    with worlds(tmp_path, lambda edge: edge.ben.types(BEFORE[what])) as two:
        shown = {id(edge): edge.ben.reply for edge in (two.private, two.gone)}
        two.both(lambda edge: press_all(edge, edge.ben, shown[id(edge)]))
        two.look_alike(lambda edge: edge.ben)


def test_the_note_that_asked_about_it_says_nothing_of_it_any_more(tmp_path: Path) -> None:
    with worlds(tmp_path, nothing) as two:
        note = two.private.ben.note
        assert "Quartz" not in f"{note.text} {list(note.blocks)}"
        two.look_alike(lambda edge: edge.ben)


def test_buttons_of_that_note_answer_as_if_it_were_erased(tmp_path: Path) -> None:
    notes = []
    with worlds(tmp_path, lambda edge: notes.append(edge.ben.note)) as two:
        assert "Quartz" in str(notes[0].blocks)
        for edge, note in zip((two.private, two.gone), notes, strict=True):
            press_all(edge, edge.ben, note)
        two.look_alike(lambda edge: edge.ben)
