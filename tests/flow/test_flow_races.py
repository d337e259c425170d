"""Two workers, and people, at the same note at the same moment: what is left is right."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.flow import react
from bot.flow.deliver import SETTLE_AFTER, deliver, take_back_old_notes
from bot.flow.see_to import Became, it_is_there, post_again
from bot.model import GiveUp, Member, NotDrawn, Note, Posted, TryAgain, Uncertain
from bot.store import notes, sending
from bot.store.engine import writing
from tests.flow.courier import Courier
from tests.flow.team import TUESDAY, Team, asks, at

NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)
GIVEN_UP = NINE + notes.LEASE + SETTLE_AFTER


@dataclass
class Meanwhile(Courier):
    """While it carries the first note, something else happens; then the reply comes."""

    happens: Callable[[], object] = lambda: None
    reply: Exception | None = None
    arrives: bool = True
    busy: bool = field(default=False)

    def send(self, note: Note) -> Posted:
        if self.busy:
            return super().send(note)
        self.busy = True
        posted = super().send(note) if self.arrives else None
        self.happens()
        if self.reply or posted is None:
            raise self.reply or Uncertain("no reply")
        return posted


@pytest.fixture(autouse=True)
def _acme(team: Team, ana: Member) -> None:
    team.customer("Acme", ana)
    team.rules = [asks("call", TUESDAY)]


def meanwhile(team: Team, **how: object) -> Meanwhile:
    courier = Meanwhile()
    for name, value in how.items():
        setattr(courier, name, value)
    team.courier = courier
    return courier


def note(team: Team) -> dict[str, object]:
    (only,) = team.rows("notes")
    return only


LATE = (TryAgain(1), GiveUp("no"), NotDrawn("x"), Uncertain("no reply"))


@pytest.mark.parametrize("reply", LATE)
def test_a_late_no_to_a_first_attempt_says_nothing_of_a_second(
    team: Team, reply: Exception
) -> None:
    """A worker slept for minutes, and the note was sent by another meanwhile."""

    def others() -> None:
        team.settle(NINE + notes.LEASE)
        team.settle(GIVEN_UP)
        with writing(team.engine) as connection:
            assert notes.claim(connection, team.workspace_id, GIVEN_UP, 5) == [1]
            assert sending.begin(connection, team.workspace_id, 1, GIVEN_UP) == 2

    meanwhile(team, happens=others, reply=reply, arrives=False)
    team.round(NINE)
    assert (note(team)["state"], note(team)["attempts"]) == ("sending", 2)


def test_a_late_yes_makes_a_note_sent_that_others_took_for_uncertain(team: Team) -> None:
    courier = meanwhile(team, happens=lambda: team.settle(NINE + notes.LEASE))
    assert team.round(NINE) == 1
    assert note(team)["state"] == "sent"
    team.round(GIVEN_UP)
    assert (courier.looked_up, len(courier.posted)) == ([], 1)


def test_a_yes_that_comes_when_it_was_found_already_changes_nothing(team: Team) -> None:
    def others() -> None:
        team.settle(NINE + notes.LEASE)
        assert team.settle(GIVEN_UP) == 1

    courier = meanwhile(team, happens=others)
    assert team.round(NINE) == 0, "the other has counted it"
    assert (note(team)["state"], note(team)["ts"]) == ("sent", "1.0")
    team.round(GIVEN_UP)
    assert len(courier.posted) == 1


def test_a_claim_that_was_lost_before_it_was_begun_sends_nothing(team: Team) -> None:
    team.tick(NINE)
    team.courier.troubles = [(TryAgain(1), False)]
    team.deliver(NINE)
    with writing(team.engine) as connection:
        assert notes.claim(connection, team.workspace_id, NINE + A_MINUTE, 5) == [1]
    later = NINE + A_MINUTE + notes.LEASE
    assert team.deliver(later) == 1
    with writing(team.engine) as connection:
        assert sending.begin(connection, team.workspace_id, 1, later) == 0


def test_what_is_being_sent_is_not_taken_back(team: Team) -> None:
    def at_midnight() -> None:
        take_back_old_notes(team.engine, team.workspace_id, NINE + A_DAY)

    meanwhile(team, happens=at_midnight)
    assert team.round(NINE) == 1
    assert note(team)["state"] == "sent"


def test_what_is_answered_while_it_is_sent_is_shown_after(team: Team, ana: Member) -> None:
    courier = meanwhile(team, happens=lambda: react.skip(team.visit(ana, NINE), 1))
    assert team.round(NINE) == 1
    assert [[card.state.value for card in one.cards] for one in courier.shown] == [["skipped"]]


def failed(team: Team) -> None:
    team.courier.troubles = [(GiveUp("The app lacks a permission."), True)]
    team.round(NINE)
    assert note(team)["state"] == "failed"


def test_posted_again_and_found_to_be_there_at_once_one_of_them_counts(
    team: Team, ana: Member
) -> None:
    failed(team)
    visit = team.visit(ana, NINE)

    class Finds(Courier):
        def find(self, note: Note, since: object) -> Posted | None:  # noqa: ARG002
            assert post_again(visit, 1, 1) is Became.GOES_AGAIN
            return Posted("D1", "1.0")

    assert it_is_there(visit, Finds(), 1, 1) is Became.SETTLED
    assert note(team)["state"] == "planned"


def test_a_yes_to_an_earlier_attempt_says_nothing_of_one_that_failed_since(
    team: Team, ana: Member
) -> None:
    failed(team)
    visit = team.visit(ana, NINE)

    class FailsAgain(Courier):
        def find(self, note: Note, since: object) -> Posted | None:  # noqa: ARG002
            assert post_again(visit, 1, 1) is Became.GOES_AGAIN
            team.courier.troubles = [(GiveUp("no"), False)]
            team.deliver(NINE + A_MINUTE)
            return None

    assert it_is_there(visit, FailsAgain(), 1, 1) is Became.SETTLED
    assert (note(team)["state"], note(team)["attempts"]) == ("failed", 3)


def test_somebody_who_has_seen_it_takes_nothing_from_a_late_yes(team: Team, ana: Member) -> None:
    team.courier.troubles = [(Uncertain("no reply"), True)]
    team.round(NINE)
    visit = team.visit(ana, NINE)

    class Late(Courier):
        def find(self, note: Note, since: object) -> Posted | None:  # noqa: ARG002
            with writing(team.engine) as connection:
                sending.sent(connection, team.workspace_id, 1, channel="D1", ts="7.0", version=0)
            return None

    assert it_is_there(visit, Late(), 1, 1) is Became.SETTLED
    assert note(team)["ts"] == "7.0"


def test_posted_again_while_it_is_being_sent_again_is_told_so(team: Team, ana: Member) -> None:
    failed(team)
    visit, said = team.visit(ana, NINE), list[Became]()
    assert post_again(visit, 1, 1) is Became.GOES_AGAIN
    courier = meanwhile(team, happens=lambda: said.append(post_again(visit, 1, 1)))
    assert team.deliver(NINE + A_MINUTE) == 1
    assert (said, len(courier.posted)) == ([Became.SETTLED], 1)


def test_two_workers_post_no_faster_than_one(team: Team) -> None:
    for number in range(70):
        team.customer(f"C{number}", team.hire(f"M{number}", "Europe/Madrid", "ES"))
    team.tick(NINE)
    second: list[int] = []

    def other() -> None:
        second.append(deliver(team.engine, team.workspace_id, team.courier, NINE))

    meanwhile(team, happens=other)
    first = team.deliver(NINE)
    assert first + second[0] == 50
    assert {row["state"] for row in team.rows("notes")} == {"sent", "planned"}
