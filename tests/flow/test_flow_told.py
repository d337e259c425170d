"""Whoever wants to follow a note hears of it once, when it was sent for certain."""

from datetime import timedelta

import pytest

from bot.flow.deliver import SETTLE_AFTER, deliver
from bot.model import GiveUp, Member, Note, Posted, TryAgain, Uncertain
from tests.flow.team import TUESDAY, Team, asks, at

NINE = at("2026-03-03 09:00", "Europe/Madrid")


@pytest.fixture(autouse=True)
def _acme(team: Team, ana: Member) -> None:
    team.customer("Acme", ana)
    team.rules = [asks("rule", TUESDAY)]
    team.tick(NINE)


def heard(team: Team, minutes: int = 0) -> list[Posted]:
    told: list[Posted] = []

    def hear(_note: Note, posted: Posted) -> None:
        told.append(posted)

    now = NINE + timedelta(minutes=minutes)
    deliver(team.engine, team.workspace_id, team.courier, now, told=hear)
    return told


def test_a_note_that_was_sent_is_told_once(team: Team, ana: Member) -> None:
    assert heard(team) == [Posted(f"D{ana.id}", "1.0")]
    assert heard(team, minutes=1) == []


@pytest.mark.parametrize("after", [False, True])
def test_of_a_note_that_may_be_there_or_not_nothing_is_told(team: Team, *, after: bool) -> None:
    team.courier.troubles = [(Uncertain("no reply"), after)]
    assert heard(team) == []
    team.settle(NINE + SETTLE_AFTER)
    assert len(heard(team, minutes=3)) == (0 if after else 1)


@pytest.mark.parametrize("trouble", [GiveUp("is_archived"), TryAgain(30)])
def test_of_a_note_that_was_not_sent_nothing_is_told(team: Team, trouble: Exception) -> None:
    team.courier.troubles = [(trouble, False)]
    assert heard(team) == []
