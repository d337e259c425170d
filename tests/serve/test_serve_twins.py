"""Somebody in another workspace who knows all our numbers reaches none of what they stand for."""

from collections.abc import Iterator

import pytest

from bot.sandbox import Json
from tests.serve.offices import OURS, THEIRS, Offices, Rows, by_web, two_offices
from tests.serve.test_serve_many import Address
from tests.serve.twin_bodies import VALUES, asked_by, besides_by, pressed_by, said_by, sent_by
from tests.slack.edge import TEN
from tests.test_bots import A_LONG_STEP

pytestmark = pytest.mark.thorough

OUR_FIRST = 1
"""The number of our first row in every table; none of theirs has it."""
NEVER_TYPED = ("Souza", "Ivo Lund", "new shop", "Ana Ruiz", "Ben Okafor", "the roof leaks")
BY_THEMSELVES = ("beats", "rings", "seen", "sweeps")
"""How the bot itself goes on."""


@pytest.fixture
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Offices]:
    with two_offices(tmp_path_factory.mktemp("twins")) as offices, by_web(offices):
        offices.town.clock.walk(TEN, step=A_LONG_STEP)
        dm = offices.sandbox(OURS).bot_user
        for line in (
            "/touch Acme call today: the roof leaks",
            "/customer Acme concern: the roof leaks",
            "/touch Nobody Knows call today",
            "/customer private Cobalt",
        ):
            assert offices.ana.hands.types(dm, line).warning == ""
        for one in offices.bots.ids():
            bot = offices.bots.of(one)
            assert bot is not None
            bot.round_now()
        yield offices


def bodies(offices: Offices, team: str, user: str) -> Iterator[Json]:
    note = offices.ana.notes[-1]
    told = {"channel": note.channel, "ts": note.ts, "text": note.text, "metadata": note.metadata}
    yield from pressed_by(team, user, OUR_FIRST)
    yield from sent_by(team, user, OUR_FIRST)
    yield from asked_by(team, user, "a")
    yield from said_by(team, user, "Acme")
    yield from besides_by(team, user, told)


def kept(rows: Rows) -> Rows:
    return {name: rows[name] for name in rows if name not in BY_THEMSELVES}


def test_numbers_of_ours_are_nobodys_in_another_workspace(offices: Offices) -> None:
    address = Address(offices.sandbox(THEIRS).request_url or "", offices.town.signing_secret)
    before = kept(offices.rows(OURS))
    heard = [address.hears(one) for one in bodies(offices, THEIRS.id, "UEVE")]
    assert kept(offices.rows(OURS)) == before
    everything = str(heard) + str(all_seen(offices))
    assert not [one for one in NEVER_TYPED if one in everything]
    # Nor is any of it so strange that nothing comes of it: our own people do much by it.
    for one in pressed_by(OURS.id, "UANA", OUR_FIRST, VALUES[:1]):
        address.hears(one)
    for one in (*sent_by(OURS.id, "UANA", OUR_FIRST), *said_by(OURS.id, "UANA", "Acme")):
        address.hears(one)
    after = kept(offices.rows(OURS))
    changed = {name for name in before if after[name] != before[name]}
    assert changed >= {"arrangements", "customers", "loops", "nudges", "touchpoints"}


def all_seen(offices: Offices) -> list[object]:
    sandbox = offices.sandbox(THEIRS)
    return [sandbox.messages("UEVE"), sandbox.views("UEVE"), sandbox.home("UEVE")]
