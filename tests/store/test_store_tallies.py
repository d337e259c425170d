from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.model import NudgeState
from bot.model.rituals import Tally
from bot.store import tallies
from bot.store.engine import reading, writing
from bot.store.tables import nudges
from tests.flow.team import TUESDAY, Team, at, record_in, team_in

NINE = at("2026-03-03 09:00")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine)
    engine.dispose()


def nudge(
    team: Team,
    rule: str,
    state: NudgeState,
    *,
    asked: date | None = TUESDAY,
    answered: datetime | None = None,
    snoozes: int = 0,
) -> None:
    known = team.rows("customers")
    customer = int(str(known[0]["id"])) if known else team.customer("Acme")
    with writing(team.engine) as connection:
        row = {
            "workspace_id": team.workspace_id,
            "customer_id": customer,
            "rule": rule,
            "due": TUESDAY + timedelta(days=len(team.rows("nudges"))),
            "why": "Because.",
            "draft": "Hello.",
            "worth": 50,
            "urgent": False,
            "private": False,
            "ask_on": TUESDAY,
            "good_until": TUESDAY,
            "state": state,
            "asked_on": asked,
            "asked_at": NINE if asked else None,
            "answered_at": answered,
            "snoozes": snoozes,
        }
        connection.execute(insert(nudges).values(row))


def counted(team: Team) -> list[Tally]:
    with reading(team.engine) as connection:
        return tallies.of_workspace(connection, team.workspace_id)


def test_nothing_asked_is_nothing_counted(team: Team) -> None:
    nudge(team, "call", NudgeState.WAITING, asked=None)
    nudge(team, "call", NudgeState.LAPSED, asked=None)
    nudge(team, "call", NudgeState.OVERTAKEN, asked=None)
    assert counted(team) == []


def test_every_answer_has_its_number(team: Team) -> None:
    for hours, state in ((1, NudgeState.DONE), (2, NudgeState.DONE), (30, NudgeState.SKIPPED)):
        nudge(team, "call", state, answered=NINE + timedelta(hours=hours))
    nudge(team, "call", NudgeState.NOT_USEFUL, answered=NINE + timedelta(hours=3))
    nudge(team, "call", NudgeState.OVERTAKEN)
    nudge(team, "call", NudgeState.LAPSED)
    nudge(team, "call", NudgeState.LAPSED, snoozes=1)
    nudge(team, "call", NudgeState.WAITING, snoozes=2)
    nudge(team, "call", NudgeState.ASKED)
    (tally,) = counted(team)
    assert tally == Tally(
        rule="call",
        sent=9,
        done=2,
        snoozed=3,
        skipped=1,
        not_useful=1,
        overtaken=1,
        ignored=2,
        median=timedelta(hours=2, minutes=30),
    )
    assert (tally.closed, tally.useful) == (7, 3)


def test_the_most_asked_come_first_and_workspaces_share_nothing(team: Team) -> None:
    other = team_in(team.engine, "Other")
    nudge(team, "write", NudgeState.ASKED)
    for _ in range(2):
        nudge(team, "call", NudgeState.ASKED)
    nudge(team, "ask", NudgeState.ASKED)
    assert [(one.rule, one.sent) for one in counted(team)] == [
        ("call", 2),
        ("ask", 1),
        ("write", 1),
    ]
    assert [one.median for one in counted(team)] == [None] * 3
    assert counted(other) == []


def test_lately_looks_at_the_last_that_are_closed_and_no_further(team: Team) -> None:
    for days, state in enumerate((NudgeState.DONE, NudgeState.SKIPPED, NudgeState.LAPSED)):
        nudge(team, "call", state, asked=TUESDAY + timedelta(days=days))
    nudge(team, "call", NudgeState.ASKED, asked=TUESDAY + timedelta(days=9))
    nudge(team, "call", NudgeState.OVERTAKEN, asked=None)
    nudge(team, "write", NudgeState.DONE)
    with reading(team.engine) as connection:
        last = tallies.lately(connection, team.workspace_id, 2)
        assert tallies.lately(connection, team.workspace_id + 1, 2) == {}
    assert last["call"] == Tally(rule="call", sent=2, skipped=1, ignored=1)
    assert last["write"] == Tally(rule="write", sent=1, done=1)
