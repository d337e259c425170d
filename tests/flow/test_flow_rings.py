"""Rounds only when a ring is due are as good as one a minute: nothing is late, whatever happens."""

from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from bot.flow import leave, react, record
from bot.flow.deliver import Quiet, deliver
from bot.flow.next_ring import LONGEST, rung
from bot.flow.round_up import round_up_week
from bot.flow.sweep import Pace, sweep
from bot.flow.together import Looked, tell_team
from bot.model import Absence, Member, NudgeState, TryAgain, Uncertain
from bot.store import customers, rings
from bot.store.engine import quietly, reading, within, writing
from bot.store.tables import rings as rows
from rules.kit import Kind
from tests.flow.team import (
    TUESDAY,
    Team,
    asks,
    at,
    at_the_same_time,
    called,
    day,
    record_in,
    team_in,
)

A_MINUTE = timedelta(minutes=1)
NINE = at("2026-03-03 09:00", "Europe/Madrid")
STEPS = (A_MINUTE, A_MINUTE, A_MINUTE * 5, A_MINUTE * 15, A_MINUTE * 40)
TROUBLES = (TryAgain(90), Uncertain("no reply"))
PLACES = (("Europe/Madrid", "ES"), ("Asia/Tokyo", ""), ("America/New_York", "US"))
RULES = (
    asks("call", day("2026-03-03"), day("2026-03-05"), day("2026-03-06")),
    asks("write", day("2026-03-04"), day("2026-03-06"), answer=Kind.EMAIL, good_for=2),
    asks("hurry", day("2026-03-04"), urgent=True, answer=Kind.VISIT),
)


@dataclass
class Clockwork:
    """The rounds of one process, as `Bot` makes them."""

    team: Team
    quiet: Quiet = field(default_factory=dict)
    looked: set[Looked] = field(default_factory=set)
    pace: Pace = field(default_factory=dict)
    rounds: int = 0

    def round(self, now: datetime) -> None:
        engine, here, book = self.team.engine, self.team.workspace_id, self.team.rules
        self.rounds += 1
        with within(here), rung(engine, here, now, self.quiet):
            self.team.tick(now)
            sweep(engine, here, book, now, self.pace)
            tell_team(engine, self.team.in_force(), now, self.looked)
            round_up_week(engine, self.team.in_force(), now, lambda _: "What a week.")
            self.team.settle(now)
            deliver(engine, here, self.team.courier, now, quiet=self.quiet)

    def ring(self, now: datetime) -> bool:
        """What the alarm clock does each minute: whether it was time for a round."""
        if is_due := self.team.workspace_id in self.due(now):
            self.round(now)
        return is_due

    def due(self, now: datetime) -> list[int]:
        with reading(self.team.engine) as connection:
            return rings.due(connection, now)

    def next_at(self) -> datetime:
        with reading(self.team.engine) as connection:
            found: datetime = connection.scalars(select(rows.c.due_at)).one()
            return found


@pytest.fixture
def clockwork(team: Team) -> Clockwork:
    return Clockwork(team)


def lived(folder: Path, seed: int, *, each_minute: bool) -> tuple[list[object], int]:
    """(when, to whom, what) of every note of some days, and how many rounds it took."""
    folder.mkdir()
    dice = Random(seed)  # noqa: S311 - dice, no secret
    team = team_in(record_in(folder), rules=RULES)
    clockwork, told, now = Clockwork(team), list[object](), at("2026-03-02 22:00")
    for number, (zone, country) in enumerate(PLACES):
        owner = team.hire(f"M{number}", zone, country, daily_budget=2)
        for name in "AB":
            team.customer(f"{name}{number}", owner, country=country)
    for _ in range(250):
        now += dice.choice(STEPS)
        if dice.random() < 0.15:
            dice.choice(DEEDS)(team, now, dice)
        if dice.random() < 0.1:
            team.courier.troubles.append((dice.choice(TROUBLES), dice.random() < 0.5))
        before = len(team.courier.posted)
        if each_minute:
            clockwork.round(now)
        else:
            clockwork.ring(now)
        news = team.courier.posted[before:]
        told += [(now, one.member.name, sorted(card.id for card in one.cards)) for one in news]
    team.engine.dispose()
    return told, clockwork.rounds


def somebody(team: Team, dice: Random) -> Member:
    return team.member(f"M{dice.randrange(len(PLACES))}")


def logs(team: Team, now: datetime, dice: Random) -> None:
    visit, who = team.visit(somebody(team, dice), now), dice.randrange(1, 2 * len(PLACES) + 1)
    kind = dice.choice([Kind.CALL, Kind.EMAIL])
    record.log(visit, called(who, visit.today, identity=f"slack:{now}", kind=kind))


def takes_leave(team: Team, now: datetime, dice: Random) -> None:
    visit = team.visit(somebody(team, dice), now)
    leave.leave(visit, Absence(visit.today, visit.today))


def comes_back(team: Team, now: datetime, dice: Random) -> None:
    leave.back(team.visit(somebody(team, dice), now))


def works_else(team: Team, now: datetime, dice: Random) -> None:
    begins = dice.randrange(0, 18) * 60 + dice.choice([0, 7, 30])
    leave.keep_hours(team.visit(somebody(team, dice), now), begins, begins + 300)


def lets_wait(team: Team, now: datetime, dice: Random) -> None:
    asked = [row for row in team.rows("nudges") if row["state"] == NudgeState.ASKED]
    if asked:
        visit = team.visit(somebody(team, dice), now)
        nudge_id = int(str(dice.choice(asked)["id"]))
        with suppress(react.NotYours, react.AnsweredAlready):
            react.snooze(visit, nudge_id, until=visit.today + timedelta(days=1), reason="")


DEEDS = (logs, logs, takes_leave, comes_back, works_else, lets_wait)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(4))
def test_the_same_notes_go_out_at_the_same_minute(tmp_path: Path, seed: int) -> None:
    always, rounds = lived(tmp_path / "always", seed, each_minute=True)
    only_when_due, fewer = lived(tmp_path / "due", seed, each_minute=False)
    assert only_when_due == always
    assert len(always) > 5
    assert fewer < rounds


def test_a_workspace_that_nobody_has_rung_for_is_due(clockwork: Clockwork) -> None:
    assert clockwork.ring(NINE)
    assert not clockwork.ring(NINE)


def test_a_round_comes_after_a_quarter_of_an_hour_at_the_latest(clockwork: Clockwork) -> None:
    clockwork.round(NINE)
    assert clockwork.next_at() == NINE + LONGEST
    assert not clockwork.ring(NINE + LONGEST - A_MINUTE)
    assert clockwork.ring(NINE + LONGEST)


def test_it_comes_as_somebody_begins_to_work_for_whom_something_waits(
    clockwork: Clockwork, ana: Member, acme: int
) -> None:
    clockwork.team.rules = [asks("call", TUESDAY)]
    clockwork.round(NINE - 7 * A_MINUTE)
    assert clockwork.next_at() == NINE
    assert clockwork.ring(NINE)
    assert clockwork.team.courier.told() == [("Ana", TUESDAY, ["call"])]


def test_what_is_to_be_tried_again_is_tried_at_its_time(
    clockwork: Clockwork, ana: Member, acme: int
) -> None:
    clockwork.team.rules = [asks("call", TUESDAY)]
    clockwork.team.courier.troubles = [(TryAgain(150), False)]
    clockwork.round(NINE)
    assert clockwork.next_at() == NINE + timedelta(seconds=150)


@pytest.mark.parametrize("outside", [True, False])
def test_whatever_anybody_changes_makes_a_round_due_at_once(
    clockwork: Clockwork, ana: Member, acme: int, *, outside: bool
) -> None:
    here = clockwork.team.workspace_id
    clockwork.round(NINE)
    with nullcontext() if outside else within(here):
        record.log(clockwork.team.visit(ana, NINE), called(acme, TUESDAY))
    assert clockwork.due(NINE) == [here]


def test_what_came_to_nothing_makes_none_due(clockwork: Clockwork, acme: int) -> None:
    team = clockwork.team
    clockwork.round(NINE)

    def come_to_nothing() -> None:
        with writing(team.engine) as connection:
            customers.changed(connection, team.workspace_id, acme)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        come_to_nothing()
    assert clockwork.due(NINE) == []


def test_what_is_of_another_workspace_makes_none_due_here(clockwork: Clockwork) -> None:
    other = team_in(clockwork.team.engine, "Harbour")
    with quietly(), writing(clockwork.team.engine) as connection:
        rings.take(connection, clockwork.team.workspace_id, NINE)
    with within(other.workspace_id):
        other.customer("Acme")
    assert clockwork.due(NINE) == [other.workspace_id]


def test_what_changes_during_a_round_is_not_forgotten_at_its_end(
    clockwork: Clockwork, ana: Member
) -> None:
    team = clockwork.team
    with rung(team.engine, team.workspace_id, NINE):
        at_the_same_time(lambda: team.customer("Acme", ana))
    assert clockwork.due(NINE) == [team.workspace_id]


def test_a_round_that_fails_is_made_again_in_a_minute(clockwork: Clockwork) -> None:
    team = clockwork.team
    with pytest.raises(ZeroDivisionError), rung(team.engine, team.workspace_id, NINE):
        raise ZeroDivisionError
    assert clockwork.due(NINE) == []
    assert clockwork.due(NINE + A_MINUTE) == [team.workspace_id]
