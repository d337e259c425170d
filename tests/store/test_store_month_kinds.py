from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from bot.store import month_kinds
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from rules.kit import INTERNAL, Kind
from tests.flow.team import Team, at, day, record_in, team_in

TODAY = day("2026-03-03")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    engine = record_in(tmp_path)
    yield team_in(engine, "Harbour")
    engine.dispose()


def happened(
    team: Team, customer_id: int, *days: str, kind: Kind = Kind.CALL, **columns: object
) -> None:
    touchpoints = metadata.tables["touchpoints"]
    with writing(team.engine) as connection:
        for on in map(date.fromisoformat, days):
            row = {
                "workspace_id": team.workspace_id,
                "customer_id": customer_id,
                "on": on,
                "kind": kind,
                "identity": f"{team.workspace_id} {customer_id} {on} {kind} {columns}",
                "recorded_at": at("2026-03-03 10:00"),
                "recorded_on": on,
            }
            connection.execute(insert(touchpoints).values(row | columns))


def counted(team: Team, today: date = TODAY) -> dict[Kind, tuple[int, int]]:
    with reading(team.engine) as connection:
        return month_kinds.of_last_month(connection, team.workspace_id, today, viewer_id=0)


def test_the_month_that_is_over_counts_by_kind(team: Team) -> None:
    acme = team.customer("Acme", since=day("2026-02-10"))
    happened(team, acme, "2026-01-31", "2026-02-01", "2026-02-10", "2026-02-28", "2026-03-01")
    happened(team, acme, "2026-02-11", kind=Kind.COMPLAINT)
    happened(team, team.customer("Not yet"), "2026-02-02", kind=Kind.EMAIL)
    assert counted(team) == {Kind.CALL: (2, 1), Kind.COMPLAINT: (0, 1), Kind.EMAIL: (1, 0)}
    assert counted(team, day("2026-01-15")) == {}


def test_what_is_private_or_among_ourselves_is_left_out(team: Team) -> None:
    acme = team.customer("Acme")
    happened(team, acme, "2026-02-02", kind=Kind.REVIEW, step=INTERNAL)
    happened(team, acme, "2026-02-03", kind=Kind.COMPLAINT, private=True)
    happened(team, acme, "2026-02-04")
    assert counted(team) == {Kind.CALL: (1, 0)}


def test_a_private_customer_is_left_out(team: Team) -> None:
    happened(team, team.customer("Acme"), "2026-02-04")
    customers = metadata.tables["customers"]
    with writing(team.engine) as connection:
        connection.execute(update(customers).values(private=True))
    assert counted(team) == {}


def test_another_workspace_is_left_out(team: Team) -> None:
    other = team_in(team.engine, "Elsewhere")
    happened(other, other.customer("Acme"), "2026-02-04")
    assert counted(team) == {}
