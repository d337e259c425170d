"""Notes whose fate is unknown."""

from datetime import timedelta

import pytest

from bot.flow.deliver import SETTLE_AFTER, write_notes
from bot.flow.settle import settle
from bot.model import GiveUp, Member, TryAgain, Uncertain
from bot.store import cards, notes, sending
from bot.store.engine import open_record, writing
from tests.flow.team import TUESDAY, Team, asks, at, at_the_same_time

NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_SECOND = timedelta(seconds=1)
NO_REPLY = Uncertain("no reply")


@pytest.fixture(autouse=True)
def _acme(team: Team, ana: Member) -> None:
    team.customer("Acme", ana)
    team.rules = [asks("call", TUESDAY)]


def note(team: Team) -> dict[str, object]:
    (only,) = team.rows("notes")
    return only


@pytest.mark.parametrize("arrived", [True, False])
def test_a_lost_reply_is_looked_up_and_never_sent_twice(team: Team, *, arrived: bool) -> None:
    team.courier.troubles = [(NO_REPLY, arrived)]
    assert team.round(NINE) == 0
    assert note(team)["state"] == "uncertain"
    team.round(NINE + SETTLE_AFTER - A_SECOND)
    assert team.courier.looked_up == [], "a late reply could still come"
    team.round(NINE + SETTLE_AFTER)
    assert len(team.courier.looked_up) == 1
    assert len(team.courier.posted) == 1
    assert (note(team)["state"], note(team)["channel"]) == ("sent", "D1")
    team.round(NINE + 2 * SETTLE_AFTER)
    assert len(team.courier.posted) == 1


def test_replies_may_be_lost_again_and_again(team: Team) -> None:
    team.courier.troubles = [(NO_REPLY, arrived) for arrived in (False, False, False, True)]
    for number in range(20):
        team.round(NINE + number * SETTLE_AFTER)
    assert len(team.courier.posted) == 1
    assert (note(team)["state"], note(team)["attempts"]) == ("sent", 4)


def begin(team: Team) -> None:
    """As far as a sender gets who dies in the middle."""
    team.tick(NINE)
    write_notes(team.engine, team.workspace_id, NINE)
    with writing(team.engine) as connection:
        assert notes.claim(connection, team.workspace_id, NINE, 50) == [1]
        assert sending.begin(connection, team.workspace_id, 1, NINE)


@pytest.mark.parametrize("posted_before_the_crash", [True, False])
def test_who_dies_while_sending_leaves_a_note_that_is_settled_later(
    team: Team, *, posted_before_the_crash: bool
) -> None:
    begin(team)
    if posted_before_the_crash:
        with writing(team.engine) as connection:
            unmarked = cards.note(connection, team.workspace_id, 1)
        assert unmarked
        team.courier.send(unmarked)
    for number in range(300):
        team.round(NINE + number * A_SECOND)
        if note(team)["state"] == "sent":
            break
    assert number * A_SECOND == notes.LEASE + SETTLE_AFTER
    assert len(team.courier.posted) == 1


def test_a_sender_who_is_only_slow_still_says_that_it_was_sent(team: Team) -> None:
    begin(team)
    later = NINE + notes.LEASE
    team.settle(later)
    assert note(team)["state"] == "uncertain"
    with writing(team.engine) as connection:
        assert sending.sent(connection, team.workspace_id, 1, channel="D1", ts="7.0", version=0)
    team.round(later + SETTLE_AFTER)
    assert team.courier.looked_up == []
    assert note(team)["ts"] == "7.0"


@pytest.mark.parametrize("trouble", [TryAgain(30), NO_REPLY])
def test_what_cannot_be_looked_up_stays_uncertain_and_is_not_sent(
    team: Team, trouble: Exception
) -> None:
    team.courier.troubles = [(NO_REPLY, True)]
    team.round(NINE)
    team.courier.refuses_to_look = [trouble]
    assert team.settle(NINE + SETTLE_AFTER) == 0
    assert team.deliver(NINE + SETTLE_AFTER) == 0
    assert note(team)["state"] == "uncertain"
    assert team.settle(NINE + SETTLE_AFTER + A_SECOND) == 0, "not at once again"
    assert team.settle(NINE + SETTLE_AFTER + notes.LEASE) == 1


def test_what_can_never_be_looked_up_is_shown_as_not_sent(team: Team) -> None:
    team.courier.troubles = [(NO_REPLY, True)]
    team.round(NINE)
    team.courier.refuses_to_look = [GiveUp("The app lacks a permission.")]
    assert team.settle(NINE + SETTLE_AFTER) == 1
    assert (note(team)["state"], note(team)["trouble"]) == ("failed", "The app lacks a permission.")


def test_what_slack_will_never_tell_is_shown_as_not_sent(team: Team) -> None:
    team.courier.troubles = [(NO_REPLY, True)]
    team.round(NINE)
    team.courier.refuses_to_look = [GiveUp("The app lacks a permission.")]
    team.round(NINE + SETTLE_AFTER)
    team.round(NINE + 2 * SETTLE_AFTER)
    assert (note(team)["state"], note(team)["trouble"]) == ("failed", "The app lacks a permission.")
    assert len(team.courier.posted) == 1


def test_two_processes_settle_a_note_once(team: Team) -> None:
    team.courier.troubles = [(NO_REPLY, False)]
    team.round(NINE)
    later = NINE + SETTLE_AFTER
    other = open_record(str(team.engine.url))
    at_the_same_time(
        lambda: team.round(later),
        lambda: settle(other, team.workspace_id, team.courier, later),
    )
    other.dispose()
    team.round(later + A_SECOND)
    assert len(team.courier.posted) == 1
    assert note(team)["state"] == "sent"


def test_what_happened_meanwhile_is_shown_when_it_is_found(team: Team) -> None:
    team.courier.troubles = [(NO_REPLY, True)]
    team.round(NINE)
    team.touched(1, TUESDAY)
    team.round(NINE + SETTLE_AFTER)
    assert [[card.state.value for card in one.cards] for one in team.courier.shown] == [
        ["overtaken"]
    ]
