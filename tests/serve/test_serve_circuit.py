"""The rounds of many workspaces in one process: each apart, none twice at a time."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import ColumnElement, update

from bot.flow.apart import Failed
from bot.sandbox import Team
from bot.serve.circuit import Circuit
from bot.serve.fortunes import Fortunes
from bot.serve.health import of_rounds
from bot.serve.many import HandedRounds
from bot.store import installations, rings
from bot.store.engine import quietly, within, writing
from bot.store.tables import customers
from tests.serve.offices import KEY, OTHER_KEY, OURS, THEIRS, Offices, two_offices
from tests.serve.waiting import A_LONG_TIME, comes
from tests.slack.edge import TEN
from tests.test_bots import A_LONG_STEP


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with two_offices(tmp_path) as offices:
        offices.town.clock.walk(TEN, step=A_LONG_STEP)
        yield offices


class Seconds:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def rung(circuit: Circuit) -> None:
    circuit()
    assert circuit._threads.finish(A_LONG_TIME)


def mine(offices: Offices) -> ColumnElement[bool]:
    return customers.c.workspace_id == offices.here(OURS)


def rings_again(offices: Offices) -> None:
    for one in offices.bots.ids():
        with within(one), writing(offices.bots.engine) as connection:
            rings.ring(connection, one)


def test_every_workspace_whose_time_has_come_has_a_round(offices: Offices) -> None:
    rung(Circuit(offices.bots))
    assert "Acme" in offices.ana.note.text
    assert "Dunes" in offices.eve.note.text


def test_where_it_is_not_time_there_is_none(offices: Offices) -> None:
    with within(offices.here(THEIRS)), quietly(), writing(offices.bots.engine) as connection:
        until = rings.take(connection, offices.here(THEIRS), TEN)
    rung(Circuit(offices.bots))
    assert offices.eve.notes == []
    assert len(offices.ana.notes) == 1
    offices.town.clock.walk(until, step=A_LONG_STEP)
    rung(Circuit(offices.bots))
    assert "Dunes" in offices.eve.note.text


def test_one_that_is_slow_holds_up_no_other_and_is_not_begun_twice(offices: Offices) -> None:
    slow = offices.bots.of_team(OURS.id)
    assert slow is not None
    circuit = Circuit(offices.bots)
    with slow._one_at_a_time:
        for number in range(1, 4):
            rings_again(offices)
            circuit()
            assert comes(lambda: len(circuit._threads._under_way) == 1)
            assert len(offices.eve.notes) == 1, f"at the ring number {number}"
        assert offices.ana.notes == []
        assert not circuit.finish(0)
    assert circuit.finish(A_LONG_TIME)
    assert len(offices.eve.notes) == 1
    assert len(offices.ana.notes) == 1


def test_one_that_fails_is_told_and_stops_no_other(
    offices: Offices, caplog: pytest.LogCaptureFixture
) -> None:
    with within(offices.here(OURS)), writing(offices.bots.engine) as connection:
        # What no version has ever written.
        connection.execute(update(customers).where(mine(offices)).values(standing="?"))
    rung(Circuit(offices.bots))
    assert f"a round of workspace {offices.here(OURS)} failed" in caplog.text
    assert "Dunes" in offices.eve.note.text


def test_one_whose_token_no_key_opens_stops_no_other(tmp_path: Path) -> None:
    with two_offices(tmp_path, sealed_with={OURS: OTHER_KEY, THEIRS: KEY}) as offices:
        offices.town.clock.walk(TEN, step=A_LONG_STEP)
        rung(Circuit(offices.bots))
        assert offices.ana.notes == []
        assert "Dunes" in offices.eve.note.text


def test_one_whose_token_slack_refuses_stops_no_other(
    offices: Offices, caplog: pytest.LogCaptureFixture
) -> None:
    offices.sandbox(OURS).admin.revokes_token()
    with caplog.at_level(logging.ERROR):
        rung(Circuit(offices.bots))
    assert "Dunes" in offices.eve.note.text
    assert offices.ana.notes == []
    assert [row["name"] for row in offices.rows(OURS)["beats"] if row["name"] == "stopped"]


def test_after_the_end_was_told_none_is_begun(offices: Offices) -> None:
    circuit = Circuit(offices.bots)
    assert circuit.finish(A_LONG_TIME)
    rung(circuit)
    assert offices.eve.notes == []


def test_it_tells_how_long_ago_a_round_was_finished(offices: Offices) -> None:
    seconds = Seconds()
    circuit = Circuit(offices.bots, seconds)
    assert circuit.since_last() is None
    rung(circuit)
    seconds.now += 70
    assert circuit.since_last() == 70
    rung(circuit)
    assert circuit.since_last() == 0


def broken(offices: Offices, *teams: Team) -> None:
    """From now on one step of every round fails there."""

    def fails(_: datetime) -> None:
        raise LookupError

    for one in teams:
        here = offices.here(one)
        bot = offices.bots.of(here)
        assert bot
        token, _ = offices.bots._kept[here]
        offices.bots._kept[here] = token, replace(bot, _look_after=fails)
        rings_again(offices)


def a_minute_later(offices: Offices, circuit: Circuit, seconds: Seconds) -> float | None:
    """How long ago a round went well, when the alarm has rung again."""
    offices.town.clock.walk(offices.town.clock.now() + timedelta(minutes=1), step=A_LONG_STEP)
    seconds.now += 60
    rung(circuit)
    return circuit.since_last()


def test_where_all_rounds_fail_none_counts(offices: Offices) -> None:
    seconds = Seconds()
    circuit = Circuit(offices.bots, seconds)
    rung(circuit)
    broken(offices, OURS, THEIRS)
    ago = [a_minute_later(offices, circuit, seconds) for _ in range(3)]
    assert ago == [60, 120, 180]


def test_a_workspace_that_fails_does_not_stand_for_its_process(offices: Offices) -> None:
    """The other one is quiet: its next round is in a quarter of an hour."""
    seconds = Seconds()
    circuit = Circuit(offices.bots, seconds)
    rung(circuit)
    broken(offices, OURS)
    assert [a_minute_later(offices, circuit, seconds) for _ in range(3)] == [0, 0, 0]


def test_one_that_is_left_alone_with_those_that_fail_does(offices: Offices) -> None:
    seconds = Seconds()
    circuit = Circuit(offices.bots, seconds)
    rung(circuit)
    broken(offices, OURS)
    assert a_minute_later(offices, circuit, seconds) == 0
    with within(offices.here(THEIRS)), writing(offices.bots.engine) as connection:
        installations.remove(connection, offices.here(THEIRS))
    assert a_minute_later(offices, circuit, seconds) == 60


def test_nobody_waits_for_those_that_fail_when_they_are_gone(offices: Offices) -> None:
    seconds = Seconds()
    circuit = Circuit(offices.bots, seconds)
    broken(offices, OURS, THEIRS)
    rung(circuit)
    assert circuit.since_last() is None
    for team in (OURS, THEIRS):
        with within(offices.here(team)), writing(offices.bots.engine) as connection:
            installations.remove(connection, offices.here(team))
    assert a_minute_later(offices, circuit, seconds) == 0


def test_a_round_that_hangs_is_told_where_nobody_else_does_well() -> None:
    fortunes = Fortunes()
    assert fortunes.are_well()
    assert not fortunes.are_well(but={1})
    with fortunes.of(1):
        pass
    assert fortunes.are_well()
    assert not fortunes.are_well(but={1})
    with fortunes.of(2):
        pass
    assert fortunes.are_well(but={1})


def test_a_worker_that_is_handed_rounds_tells_when_all_of_them_fail(offices: Offices) -> None:
    seconds = Seconds()
    rounds = HandedRounds(seconds)
    seconds.now += 1_000
    assert rounds.since_last() == 0
    broken(offices, OURS)
    ours, theirs = (offices.bots.of(offices.here(one)) for one in (OURS, THEIRS))
    assert ours
    assert theirs
    with pytest.raises(Failed):
        rounds(ours)
    seconds.now += 400
    assert of_rounds(rounds)() == "rounds: the last went well 400 seconds ago"
    rounds(theirs)
    seconds.now += 400
    with pytest.raises(Failed):
        rounds(ours)
    assert of_rounds(rounds)() == ""


def test_a_worker_that_is_handed_rounds_tells_when_all_of_them_hang(offices: Offices) -> None:
    seconds = Seconds()
    rounds = HandedRounds(seconds)
    ours, theirs = (offices.bots.of(offices.here(one)) for one in (OURS, THEIRS))
    assert ours
    assert theirs
    hangs = Thread(target=rounds, args=(ours,))
    with ours._one_at_a_time:
        hangs.start()
        assert comes(lambda: rounds._under_way)
        seconds.now += 400
        assert of_rounds(rounds)() == "rounds: the last went well 400 seconds ago"
        rounds(theirs)
        assert of_rounds(rounds)() == ""
    hangs.join(A_LONG_TIME)
    seconds.now += 400
    assert of_rounds(rounds)() == ""
